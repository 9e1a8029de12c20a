"""Which list items may well name a paper: what stands among papers, and is built like them."""

from collections.abc import Iterator, Sequence

from notelint import Note, lazy_re_compile
from notelint_rules.papers.list_entries import Entry
from notelint_rules.papers.paper_items import PaperItem, entry_lists, named_papers
from notelint_rules.papers.titles import is_name, is_plain_title, is_section_name

_HEAD = lazy_re_compile(r"(?P<head>[A-Za-z][\w+./-]*(?: [\w+./-]+){0,5}?)\s*(?:[:：(（]|\s[-–—]\s)")
_WORD = lazy_re_compile(r"[A-Z][a-z]+[a-z0-9.+-]*|[a-z]{5,}\d?")
_PHRASE = lazy_re_compile(r"[A-Z][\w+-]+(?: (?:for|of|in|with|and|the|[A-Z][\w+-]+)){1,3}")
_LOOSE_TITLE = lazy_re_compile(
    r"[A-Z][\w-]*(?: [\w-]+){0,5}: (?:[A-Z][a-z]+ing|An?|Towards?|On|Beyond|[Tt]he) .{20,}"
)
_LATIN_ONLY = lazy_re_compile(r"[\x20-\x7e‘’“”–—]+")
_FEWEST_LINKS = 2
"""With so many links to arXiv a list collects papers."""


def likely_paper_items(note: Note, places: Sequence[int]) -> Iterator[PaperItem]:
    """List items without a link that papers stand beside, other than those surely named.

    An item that is but a name where all the others are papers, one that begins with a name or
    cites authors and year where most are; and titles in small letters where the list has nothing
    else.
    """
    for lists in entry_lists(note, places):
        if lists.to_arxiv >= _FEWEST_LINKS:
            for siblings in lists.lists:
                if not any(entry.labelled for entry in siblings):
                    sure = {id(entry) for entry, _ in named_papers(siblings, lists)}
                    yield from _likely(note, siblings, sure)


def _likely(note: Note, siblings: Sequence[Entry], sure: set[int]) -> Iterator[PaperItem]:
    papers = sum(_is_paper(entry, sure) for entry in siblings)
    links = sum(entry.linked and not entry.to_paper for entry in siblings)
    titles_only = _are_titles(siblings)
    for entry in siblings:
        if entry.linked or _is_paper(entry, sure):
            continue
        named = entry.title if titles_only else _name(entry, len(siblings), papers, links)
        if named and not is_section_name(named):
            yield PaperItem(named, entry.span)
        elif entry.source is not None and papers * 2 >= len(siblings):
            yield PaperItem(note.source[entry.source].strip("()（）"), entry.source)


def _is_paper(entry: Entry, sure: set[int]) -> bool:
    return entry.to_paper or id(entry) in sure or is_plain_title(entry.title)


def _name(entry: Entry, size: int, papers: int, links: int) -> str:
    """What names a paper if most of a list, or all of its other entries, are papers."""
    said = entry.said.strip()
    all_others = papers + links == size - 1 and papers > links
    if all_others and entry.only_title and (_WORD.fullmatch(said) or _PHRASE.fullmatch(said)):
        return said
    match = _HEAD.match(said)
    head = match["head"] if match else ""
    if papers * 2 >= size and papers >= 2 and any(map(is_name, head.split())):
        return head
    return head if all_others and papers >= 3 and _WORD.fullmatch(head) else ""


def _are_titles(siblings: Sequence[Entry]) -> bool:
    """Whether all entries are Latin phrases of some length, and half of them titles by their build."""
    if len(siblings) < 2:
        return False
    said = [entry.said.strip() for entry in siblings]
    if not all(_LATIN_ONLY.fullmatch(text) and len(text.split()) >= 6 for text in said):
        return False
    return sum(map(bool, map(_LOOSE_TITLE.fullmatch, said))) * 2 >= len(siblings)
