"""Which list items name a paper that others of their list link to."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from notelint import Note, Span, lazy_re_compile
from notelint.nodes import List, plain_text
from notelint_rules.papers.link_texts import is_kind_of_link
from notelint_rules.papers.list_entries import Entry, Places, entries, further_entries
from notelint_rules.papers.paper_links import any_within
from notelint_rules.papers.titles import (
    are_akin,
    is_name,
    is_plain_title,
    is_title,
    stands_for_itself,
)

_NO_PAPERS = lazy_re_compile(
    r"\b(?:references?|bibliography|works cited|to-?do|tasks?|talks?|blogs?|posts?|videos?)\b"
    r"|참고\s*문헌|할\s*일|参考文献|參考文獻|待办|待辦|やること"
    r"|^\W*(?:[\d一二三四五六七八九十]+\W+)?(?:参考|參考|참고)(?:資料|资料|자료|链接|링크|リンク)?"
    r"\W*(?:[与及和].{1,6}|[(（].*)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PaperItem:
    """A list item that names a paper and has no link; ``span`` is where the title stands."""

    title: str
    span: Span


@dataclass(frozen=True)
class EntryLists:
    """A list and all those within it, and what else stands in their items, each as its entries."""

    lists: Sequence[Sequence[Entry]]
    heading: str

    @cached_property
    def to_arxiv(self) -> int:
        return sum(entry.to_arxiv for siblings in self.lists for entry in siblings)

    @cached_property
    def labelled(self) -> bool:
        return any(entry.labelled for siblings in self.lists for entry in siblings)


def unlinked_paper_items(note: Note, places: Sequence[int]) -> Iterator[PaperItem]:
    """List items that name a paper without any link, where others link to their papers."""
    for lists in entry_lists(note, places):
        for siblings in lists.lists:
            for entry, named in named_papers(siblings, lists):
                yield PaperItem(named, entry.span)


def entry_lists(note: Note, places: Sequence[int]) -> Iterator[EntryLists]:
    """The lists of a note that link to papers, but for references, tasks and talks."""
    if not places:
        return
    known = Places.of(note, places)
    headings = sorted(((s.heading.start, s.heading) for s in note.sections), key=itemgetter(0))
    for lists in _with_inner_lists(note):
        if any_within(places, lists[0].span):
            above = bisect_left(headings, lists[0].start, key=itemgetter(0)) - 1
            heading = plain_text(headings[above][1]) if above >= 0 else ""
            if not _NO_PAPERS.search(heading):
                said = [entries(note, items, known) for items in lists]
                said += (further_entries(note, items, known) for items in lists)
                yield EntryLists(said, heading)


def named_papers(siblings: Sequence[Entry], lists: EntryLists) -> Iterator[tuple[Entry, str]]:
    """The entries of one list without a link, with the title or name of the paper that each names."""
    beside = _Siblings.of(siblings)
    for place, entry in enumerate(siblings):
        if entry.linked or _is_linked_below(siblings[place + 1 : place + 3]):
            continue
        named = beside.names_paper(entry)
        if not named and lists.to_arxiv >= 3:
            named = entry.title if entry.only_title and stands_for_itself(entry.title) else ""
        if not named and lists.to_arxiv >= 2 and not lists.labelled:
            named = entry.name if are_akin(entry.name, lists.heading) else ""
        if named:
            yield entry, named


def _is_linked_below(following: Sequence[Entry]) -> bool:
    """Whether the next entry is but a link to a paper, and not the first of several."""
    addresses = [*map(_is_address, following), False]
    return addresses[0] and not addresses[1]


def _is_address(entry: Entry) -> bool:
    said = entry.said.strip()
    alone = len(said.split()) == 1 and said.startswith("http")
    return entry.to_paper and (alone or is_kind_of_link(said))


def _with_inner_lists(note: Note) -> list[list[List]]:
    """Every list that stands in no other, each with those within it."""
    found: list[list[List]] = []
    for items in note.find(List):  # in document order: a list comes before those within it
        if found and found[-1][0].span.covers(items.span):
            found[-1].append(items)
        else:
            found.append([items])
    return found


@dataclass(frozen=True)
class _Siblings:
    """How many items a list has, and how many of them link to a paper, or do or name one."""

    size: int
    to_paper: int
    papers: int

    @classmethod
    def of(cls, siblings: Sequence[Entry]) -> "_Siblings":
        to_paper = sum(entry.to_paper for entry in siblings)
        named = sum(
            bool(entry.cited) or is_plain_title(entry.title)
            for entry in siblings
            if not entry.to_paper
        )
        return cls(len(siblings), to_paper, to_paper + named)

    def names_paper(self, entry: Entry) -> str:
        """The title or name of the paper that an entry names among these; empty where none."""
        if not self.to_paper:
            return ""
        many_papers = self.papers * 3 >= self.size
        if is_plain_title(entry.title) and (many_papers or stands_for_itself(entry.title)):
            return entry.title
        if entry.cited:
            return entry.cited
        mostly_papers = self.papers * 2 >= self.size and max(self.to_paper, self.papers - 1) >= 2
        if mostly_papers and entry.only_title and is_name(entry.title, alone=True):
            return entry.title
        if self.to_paper >= 3 and self.to_paper * 3 >= self.size * 2 and entry.only_title:
            return entry.title if is_title(entry.title) else ""
        return ""
