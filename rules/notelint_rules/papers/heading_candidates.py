"""What each heading of a note shows of itself: a title, links, the name of a group behind it."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from notelint import Note, Section, Span, lazy_re_compile
from notelint.nodes import (
    FootnoteReference,
    Heading,
    InlineCode,
    Link,
    LinkReference,
    Node,
    Text,
    plain_text,
    walk,
)
from notelint_rules.papers.paper_links import any_within
from notelint_rules.papers.titles import is_long_title, is_section_name, is_title

_BEFORE_TITLE = lazy_re_compile(
    r"(?:\s+|\d{1,3}\s*[.)：:]|[\[(]\d{1,3}[\])]|\[[^\]]{2,40}\]|[^\w\s(\[])*"
)
_AFFILIATION = lazy_re_compile(r"[A-Za-z][A-Za-z0-9 &,.+/-]{1,38}")
_TYPE_NAMES = (
    "any array bool boolean date default deprecated dict enum float function int integer list null"
    " number object optional readonly required str string symbol tuple undefined void"
)
_TYPES = frozenset(_TYPE_NAMES.split())
_PARENTHESES = lazy_re_compile(r"\s*\([^()]*\)$")
_GOES_ON = lazy_re_compile(
    r"\b(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|using|via|vs|with)\s*\Z", re.IGNORECASE
)
"""What stands before code that belongs to the title: ``Perspective on `VLM` ``."""
_LABEL = lazy_re_compile(
    r"\W{0,40}(?:(?:paper|pdf|arxiv|link|url|논문|링크|论文|論文|原文|链接|地址|リンク)\W{0,20}){0,3}",
    re.IGNORECASE,
)
_CODE = lazy_re_compile(r"\.\w|[a-z][A-Z]")


@dataclass(frozen=True, eq=False)
class Candidate:
    """What a heading shows of itself.

    ``linked_below`` is set where the first thing below it is a link to a paper; ``subtitle`` is the
    only heading under it, where that follows at once and reads like a title.
    """

    section: Section
    title: str
    span: Span
    to_paper: bool
    linked_below: bool
    to_anything: bool
    affiliated: bool
    subtitle: "Candidate | None"

    @property
    def shows_paper(self) -> bool:
        """Whether the heading alone is evidence: a link, or a group's name behind a title."""
        return self.to_paper or (self.is_signed and (self.is_titled or self.subtitle is not None))

    @property
    def is_evident(self) -> bool:
        return self.shows_paper or self.subtitle is not None

    @property
    def is_signed(self) -> bool:
        return self.affiliated or (self.subtitle is not None and self.subtitle.affiliated)

    @property
    def is_titled(self) -> bool:
        return is_title(_PARENTHESES.sub("", self.title))

    @property
    def is_long_titled(self) -> bool:
        return is_long_title(_PARENTHESES.sub("", self.title))

    @property
    def is_section_name(self) -> bool:
        return is_section_name(self.title)


def candidates_in(note: Note, places: Sequence[int]) -> list[Candidate]:
    """What each section's heading shows; read from the end, for subtitles come after."""
    children: defaultdict[int, list[Candidate]] = defaultdict(list)
    candidates: list[Candidate] = []
    for section in reversed(note.sections):
        candidate = _candidate(note, places, section, children[id(section)][::-1])
        if section.parent is not None:
            children[id(section.parent)].append(candidate)
        candidates.append(candidate)
    return candidates[::-1]


def _candidate(
    note: Note, places: Sequence[int], section: Section, children: Sequence[Candidate]
) -> Candidate:
    heading = section.heading
    parts, affiliated = _without_affiliation(heading)
    written = "".join(map(plain_text, parts))
    before = _BEFORE_TITLE.match(written)
    title = written[before.end() if before else 0 :].strip(" \t*_\"“”'")
    subtitle = None
    if len(children) == 1 and not note.source[section.lead].strip():
        only = children[0]
        if is_title(only.title) and not is_section_name(only.title) and heading.depth > 1:
            subtitle = only
    return Candidate(
        section,
        title,
        _trimmed(note, Span(parts[0].start, parts[-1].end)) if parts else heading.span,
        any_within(places, heading.span),
        _is_linked_below(section, places, note),
        _has_link(heading),
        affiliated,
        subtitle,
    )


def _is_linked_below(section: Section, places: Sequence[int], note: Note) -> bool:
    index = bisect_left(places, section.lead.start)
    if index == len(places) or places[index] >= section.lead.end:
        return False
    return _LABEL.fullmatch(note.text, section.lead.start, places[index]) is not None


def _trimmed(note: Note, span: Span) -> Span:
    return Span(span.start, span.start + len(note.source[span].rstrip()))


def _without_affiliation(heading: Heading) -> tuple[list[Node], bool]:
    """A heading's content, less a group's name in code at its end (```MoGA `bytedance` ```)."""
    parts = list(heading.children)
    while parts and isinstance(parts[-1], Text) and not parts[-1].value.strip():
        parts.pop()
    *title, last = parts or [heading]
    if not title or not isinstance(last, InlineCode):
        return parts, False
    value = last.value
    if _GOES_ON.search("".join(map(plain_text, title))):
        return parts, False
    if not _AFFILIATION.fullmatch(value) or _CODE.search(value) or value.lower() in _TYPES:
        return parts, False
    return title, not any(isinstance(part, InlineCode) for part in title)


def _has_link(heading: Heading) -> bool:
    kinds = (Link, LinkReference, FootnoteReference)
    return any(isinstance(node, kinds) for node in walk(heading))
