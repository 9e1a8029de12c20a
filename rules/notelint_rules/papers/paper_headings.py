"""Which headings of a note name a paper.

A heading alone cannot tell: "Mixture of Experts for Long Videos" is a paper in one note and
a part of a paper in the next. So the page or the headings beside it must show that papers
are collected here.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from notelint import Note, Section, Span, lazy_re_compile
from notelint.nodes import Heading, InlineCode, Toml, Yaml, plain_text
from notelint_rules.papers.heading_candidates import Candidate, candidates_in
from notelint_rules.papers.paper_links import any_within
from notelint_rules.papers.titles import is_name, is_part_of

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


@dataclass(frozen=True)
class PaperHeading:
    """A heading that names a paper: its title, where that stands, whether a link leads to it.

    ``subtitle`` is the rest of the title, where it stands in a heading of its own.
    """

    title: str
    span: Span
    linked: bool
    subtitle: str = ""


@dataclass(frozen=True)
class _Group:
    """How many headings of one depth under one parent there are, and show what."""

    size: int
    evident: int
    shows_paper: int
    to_paper: int
    linked_below: int
    section_names: int

    def shows_papers_beside(self, candidate: Candidate, *, page: bool) -> bool:
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
    candidates = candidates_in(note, places)
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


def _names_paper(candidate: Candidate, group: _Group, page: bool) -> bool:
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


def _groups(candidates: Sequence[Candidate]) -> Mapping[object, _Group]:
    members: defaultdict[object, list[Candidate]] = defaultdict(list)
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


def _ends_in_code(heading: Heading) -> bool:
    """Whether a name of a group could stand behind a title."""
    return len(heading.children) > 1 and any(isinstance(c, InlineCode) for c in heading.children)


def _group_key(candidate: Candidate) -> object:
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
