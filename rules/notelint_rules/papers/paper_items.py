"""Which list items name a paper that others of their list link to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelint import Note, Span
from notelint.nodes import List, plain_text
from notelint_rules.papers.list_entries import Entry, entries
from notelint_rules.papers.paper_links import any_within
from notelint_rules.papers.titles import is_name, is_plain_title

_REFERENCES = re.compile(
    r"\b(?:references?|bibliography|works cited)\b|참고\s*문헌|参考文献|參考文獻"
    r"|^\W*(?:\d+\W+)?(?:参考|參考|참고)(?:資料|资料|자료|链接|링크|リンク)?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PaperItem:
    """A list item that names a paper and has no link; ``span`` is where the title stands."""

    title: str
    span: Span


def unlinked_paper_items(note: Note, places: Sequence[int]) -> Iterator[PaperItem]:
    """List items that name a paper without any link, where others link to their papers."""
    if not places:
        return
    references = [
        section.body for section in note.sections if _REFERENCES.search(plain_text(section.heading))
    ]
    for lists in _with_inner_lists(note):
        whole = lists[0].span
        if any_within(places, whole) and not any(body.covers(whole) for body in references):
            yield from _unlinked([entries(note, items, places) for items in lists])


def _with_inner_lists(note: Note) -> list[list[List]]:
    """Every list that stands in no other, each with those within it."""
    found: list[list[List]] = []
    for items in note.find(List):  # in document order: a list comes before those within it
        if found and found[-1][0].span.covers(items.span):
            found[-1].append(items)
        else:
            found.append([items])
    return found


def _unlinked(lists: Sequence[Sequence[Entry]]) -> Iterator[PaperItem]:
    """``lists`` are a list and all those within it."""
    together = [entry for siblings in lists for entry in siblings]
    catalogue = _is_catalogue(together)
    for siblings in lists:
        to_paper = sum(entry.to_paper for entry in siblings)
        papers = to_paper + sum(is_plain_title(entry.title) for entry in siblings)
        most = (to_paper >= 3 and to_paper * 2 >= len(siblings)) or (
            to_paper >= 1 and papers >= 2 and papers * 2 >= len(siblings)
        )
        for entry in siblings:
            if entry.linked:
                continue
            named = ""
            if to_paper:
                named = entry.title if is_plain_title(entry.title) else entry.cited
            if not named and most and entry.only_title and is_name(entry.title):
                named = entry.title
            if not named and catalogue:
                named = entry.name
            if named:
                yield PaperItem(named, entry.span)


def _is_catalogue(together: Sequence[Entry]) -> bool:
    """Whether a list, with those within it, goes through papers by name, linking some."""
    if any(entry.labelled for entry in together):
        return False
    if sum(entry.to_arxiv for entry in together) < 2:
        return False
    to_paper = sum(entry.to_paper for entry in together)
    named = sum(bool(entry.name) for entry in together)
    others = len(together) - to_paper - named
    return named + to_paper >= 4 and named + to_paper >= 2 * others
