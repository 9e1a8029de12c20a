"""Which headings of a note name a paper.

A heading alone cannot tell: "Mixture of Experts for Long Videos" is a paper in one note and
a part of a paper in the next. So the page or the headings beside it must show that papers
are collected here.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
    Toml,
    Yaml,
    plain_text,
    walk,
)
from notelint_rules.papers.paper_links import any_within
from notelint_rules.papers.titles import (
    is_long_title,
    is_name,
    is_part_of,
    is_section_name,
    is_title,
)

_COLLECTION = lazy_re_compile(
    r"""
    \bpapers?[\s_-]+(?:summar(?:y|ies)|reviews?|lists?|notes?|digest|roundup|collection)
    (?!\ (?:app|format|generator|guide|pipeline|prompt|skill|template|tool|workflow)s?\b)
  | \bpapers?[\s_-]+reading(?!\ (?:club|group|guild|session))
  | \b(?:daily|weekly|monthly|today'?s|recent|new)[\s_-]+(?:arxiv[\s_-]+)?papers?\b
  | \breading[\s_-]+(?:list|notes) | \bpapers\ (?:i|we|to)\ read | \bawesome\b
  | 논문\s*(?:정리|요약|리뷰\s*모음|모음|읽기|목록|노트|스터디)
  | 论文(?:阅读|列表|合集|速递|笔记|整理|精读|汇总) | 論文(?:メモ|まとめ|リスト|閱讀|筆記|整理)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LIST = lazy_re_compile(
    r"\bawesome\b|\breading[\s_-]+list|\bpapers?[\s_-]+(?:lists?|collection)\b"
    r"|논문\s*(?:목록|모음)|论文(?:列表|合集|汇总)|論文リスト",
    re.IGNORECASE,
)
"""A page of lists: its entries are items and rows, and its headings what they are about."""
_TITLE = lazy_re_compile(r"^title\s*[:=](.*)$", re.MULTILINE)
_SUBJECT = lazy_re_compile(r"[]:：|》」』]\s*\S*[A-Za-z]{2}|\s[-–—]\s+\S*[A-Za-z]{2}")
_PART = lazy_re_compile(
    r"^\s*(?:\d+(?:\.\d+)+\.?|[A-H]\.|[IVX]{1,4}\.|(?:step|pass|part|chapter|section|phase|lecture|day|week)\s*\d"
    r"|(?:case|experiment|level|method|mode|option|phase|scenario|stage|task|tier|type)\s(?:\d|[A-H]\b))\s?",
    re.IGNORECASE,
)
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


@dataclass(frozen=True)
class PaperHeading:
    """A heading that names a paper: its title, where that stands, whether a link leads to it.

    ``subtitle`` is the rest of the title, where it stands in a heading of its own.
    """

    title: str
    span: Span
    linked: bool
    subtitle: str = ""


@dataclass(frozen=True, eq=False)
class _Candidate:
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
    subtitle: "_Candidate | None"

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


@dataclass(frozen=True)
class _Group:
    """How many headings of one depth under one parent there are, and show what."""

    size: int
    evident: int
    shows_paper: int
    to_paper: int
    linked_below: int
    section_names: int

    def shows_papers_beside(self, candidate: _Candidate, *, page: bool) -> bool:
        """Whether a third of the others are evident papers."""
        evident = self.evident - candidate.is_evident
        others = self.size - 1
        if self.shows_paper == 0 or (self.section_names and not page):
            return False
        return evident * 3 >= others > 0

    @property
    def links_below(self) -> bool:
        """Whether two thirds have the link to their paper right below."""
        return self.linked_below >= 3 and self.linked_below * 3 >= (self.size - 1) * 2

    @property
    def leaves_no_doubt(self) -> bool:
        """Whether nearly all link to papers: then even a title in plain letters is one."""
        return self.to_paper >= 4 and self.to_paper * 4 >= (self.size - 1) * 3


def paper_headings(note: Note, places: Sequence[int]) -> Iterator[PaperHeading]:
    """The headings that name papers, outline by outline; ``places`` are those of paper links."""
    page = _collects_papers(note)
    if not page and not places and not any(map(_ends_in_code, note.find(Heading))):
        return
    candidates = _candidates(note, places)
    if not page and not any(c.to_paper or c.linked_below or c.affiliated for c in candidates):
        return
    groups = _groups(candidates)
    subtitles = {id(c.subtitle.section) for c in candidates if c.subtitle is not None}
    papers: set[int] = set()
    linked_above: dict[object, str] = {}
    for candidate in candidates:
        section, key = candidate.section, _group_key(candidate)
        if id(section) in subtitles or _is_below(section, papers):
            continue
        if candidate.to_paper:
            linked_above[key] = candidate.title
        elif key in linked_above and is_part_of(candidate.title, linked_above[key]):
            continue
        if _names_paper(candidate, groups[key], page):
            papers.add(id(section))
            whole = Span(section.heading.start, section.body.end)
            rest = candidate.subtitle.title if candidate.subtitle else ""
            yield PaperHeading(candidate.title, candidate.span, any_within(places, whole), rest)


def _names_paper(candidate: _Candidate, group: _Group, page: bool) -> bool:
    if _COLLECTION.search(candidate.title):
        return False
    if candidate.to_paper:
        return True
    source = plain_text(candidate.section.heading)
    if candidate.to_anything or _PART.match(source) or candidate.is_section_name:
        return False
    if source.rstrip().endswith((":", "：")):
        return False
    if page and (candidate.is_long_titled or candidate.is_signed or candidate.subtitle):
        return True
    if group.links_below and candidate.is_long_titled:
        return True
    if group.leaves_no_doubt and len(candidate.title.split()) >= 4:
        return True
    if not group.shows_papers_beside(candidate, page=page):
        return False
    return bool(candidate.is_titled or candidate.subtitle or (page and is_name(candidate.title)))


def _groups(candidates: Sequence[_Candidate]) -> Mapping[object, _Group]:
    members: defaultdict[object, list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        members[_group_key(candidate)].append(candidate)
    return {
        key: _Group(
            size=len(group),
            evident=sum(candidate.is_evident for candidate in group),
            shows_paper=sum(candidate.shows_paper for candidate in group),
            to_paper=sum(candidate.to_paper for candidate in group),
            linked_below=sum(candidate.linked_below for candidate in group),
            section_names=sum(candidate.is_section_name for candidate in group),
        )
        for key, group in members.items()
    }


def _candidates(note: Note, places: Sequence[int]) -> list[_Candidate]:
    """What each section's heading shows; read from the end, for subtitles come after."""
    children: defaultdict[int, list[_Candidate]] = defaultdict(list)
    candidates: list[_Candidate] = []
    for section in reversed(note.sections):
        candidate = _candidate(note, places, section, children[id(section)][::-1])
        if section.parent is not None:
            children[id(section.parent)].append(candidate)
        candidates.append(candidate)
    return candidates[::-1]


def _candidate(
    note: Note, places: Sequence[int], section: Section, children: Sequence[_Candidate]
) -> _Candidate:
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
    return _Candidate(
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


def _ends_in_code(heading: Heading) -> bool:
    """Whether a name of a group could stand behind a title."""
    return len(heading.children) > 1 and any(isinstance(c, InlineCode) for c in heading.children)


def _has_link(heading: Heading) -> bool:
    kinds = (Link, LinkReference, FootnoteReference)
    return any(isinstance(node, kinds) for node in walk(heading))


def _group_key(candidate: _Candidate) -> object:
    """Headings of one depth under one parent are one group."""
    section = candidate.section
    return id(section.parent), id(section.container), section.heading.depth


def _is_below(section: Section, papers: set[int]) -> bool:
    above = section.parent
    while above is not None:
        if id(above) in papers:
            return True
        above = above.parent
    return False


def _collects_papers(note: Note) -> bool:
    """Whether the page says of itself that it collects papers, not that it is about one."""
    block = note.root.children[0] if note.root.children else None
    titles = _TITLE.findall(block.value) if isinstance(block, Yaml | Toml) else []
    titles += [plain_text(s.heading) for s in note.sections[:1] if s.heading.depth <= 2]
    return any(
        _COLLECTION.search(title) and not (_LIST.search(title) or _SUBJECT.search(title))
        for title in titles
    )
