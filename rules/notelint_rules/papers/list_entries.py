"""What the items of a list say: which of them are entries, and what they name and link to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from notelint import Note, Span, lazy_re_compile, may_name_arxiv
from notelint.nodes import (
    Emphasis,
    FootnoteReference,
    Heading,
    Html,
    Image,
    Link,
    LinkReference,
    List,
    ListItem,
    MdxJsxElement,
    Node,
    Paragraph,
    Strong,
    Text,
    plain_text,
    walk,
)
from notelint_rules.papers.paper_links import any_within
from notelint_rules.papers.titles import is_name, is_plain_title, is_title

_TAGS = lazy_re_compile(r"(?:\s|\d{1,3}[.)]\s|\[[^\]]{2,40}\]|\([^)]{2,40}\)|[^\w\s\"“(\[])*")
_TITLE_END = lazy_re_compile(
    r"https?://|www\.|[぀-ヿㄱ-ㆎ㐀-鿿가-힣，。：；（《》]|\s[—–-]\s|\s\||\[\[|\n|(?<=[a-z]{3})\.\s"
)
_VENUE = lazy_re_compile(
    r"(?<![\s,.(])[\s,.(]+"
    r"(?:(?:[A-Z][A-Za-z]{0,15}[A-Z]|Inter)[A-Za-z]{0,15}\s*'?\d{2,4}|(?:19|20)\d\d)\)?\.?$"
)
_NAME = lazy_re_compile(
    r"(?P<name>[A-Za-z][^\s:：,，。(（]*(?:[ ][^\s:：,，。(（]+){0,2}?)\s*(?:$|[:：(（]|\s[-–—]\s)"
)
_REPORT = lazy_re_compile(r"(?P<name>\S+(?: \S+){0,2}?) tech(?:nical)? report\b", re.IGNORECASE)
_AUTHORS_AND_YEAR = (
    r"[(（][A-Z][^\W\d]+(?:\s[A-Z][^\W\d]+)?\s"
    r"(?:et\sal\.?|and\s[A-Z][^\W\d]+|&\s[A-Z][^\W\d]+),?\s(?:19|20)\d\d[a-z]?[)）]"
)
_CITATION = lazy_re_compile(
    rf"(?P<name>[A-Za-z][\w+-]*(?:\s[A-Z][\w+-]*){{0,2}})?\s*{_AUTHORS_AND_YEAR}"
)
_SOURCE = lazy_re_compile(_AUTHORS_AND_YEAR)
_LABEL = lazy_re_compile(
    r"(?:(?:paper|article|논문|论文|論文|文章|原文|项目)\s*)?"
    r"(?:(?:abstract|affiliations?|arxiv|authors?|blog|citations?|code|conference|date|demo|doi|github"
    r"|institutions?|journal|keywords?|links?|models?|name|online|organi[sz]ations?|paper|pdf|project"
    r"|projects?(?: page)?|published|publication|repo|repository|source|status|tags?|tasks?|title|url"
    r"|venue|website|year|제목|저자|소속|논문|링크|주소|코드|출처|학회|标题|標題|题目|題目|名称|作者|机构|单位"
    r"|论文|論文|链接|連結|地址|代码|源码|来源|会议|时间|日期|出处|主页|タイトル|題名|著者|リンク)"
    r"(?:\s*(?:link|page|url|링크|链接|地址))?\s*[:：]"
    r"|(?:title|제목|标题|標題|题目|題目|地址|链接|源码|代码|主页)\s*\Z)",
    re.IGNORECASE,
)
"""A property of a paper, or what alone in its line says what follows below."""
_DATED = lazy_re_compile(
    r"(?P<title>(?:\S+\s){3,}?\S*?)\s*\((?:19|20)\d\d\),?\s(?:[A-Z]\.\s?)+\S+(?:\s\S+)?\set\sal\b"
)
"""A title with its year and first author: ``Deep networks at scale (2012), J. Dean et al.``"""
_YEAR = lazy_re_compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ET_AL = lazy_re_compile(r"(?:\S+\s){1,4}et\sal\b")
_AROUND_TITLE = ' \t*_"“”.,:'
_QUOTED = lazy_re_compile(r"[\"“](?P<title>[^\"“”]+)[\"”]")
_AUTHORS = lazy_re_compile(r"\W*[^\W\d_][\w'’-]+,\s+(?:[A-Z]\.[\s-]*)+[,:;]")


@dataclass(frozen=True, eq=False)
class Entry:
    """What a line of a list item says.

    ``title`` is what the line begins with, tags aside; ``name`` a coined name that stands there
    alone or before its explanation; ``cited`` one with authors and year, or that of a technical
    report; each is empty where there is none. ``to_paper`` is set where the line leads to a
    paper, and with its title, not in passing; ``to_arxiv`` where that is one of arXiv;
    ``linked`` where anything in the item leads anywhere. A property (``Authors: …``) is
    ``labelled`` and has no title. ``said`` is all of the line, tags aside; ``source`` is where
    authors and a year first stand in brackets.
    """

    title: str
    span: Span
    name: str = ""
    cited: str = ""
    to_paper: bool = False
    to_arxiv: bool = False
    linked: bool = True
    only_title: bool = False
    labelled: bool = False
    said: str = ""
    source: Span | None = None


@dataclass(frozen=True)
class Places:
    """Where links to papers, and links at all, stand in a note: sorted offsets."""

    papers: Sequence[int]
    links: Sequence[int]

    @classmethod
    def of(cls, note: Note, papers: Sequence[int]) -> "Places":
        links: list[Node] = [
            *(*note.find(Link), *note.find(LinkReference), *note.find(FootnoteReference)),
            *(node for node in note.find(Html) if "href" in node.value),
            *(node for node in note.find(MdxJsxElement) if node.attribute("href") is not None),
        ]
        return cls(papers, sorted({*papers, *(link.start for link in links)}))


def entries(note: Note, items: List, places: Places) -> list[Entry]:
    """An entry an item, from its first line."""
    found = []
    for item in items.children:
        first = next(iter(item.children), None) if isinstance(item, ListItem) else None
        if isinstance(first, Paragraph) and first.children:
            found.append(_entry(note, item.span, first, places))
        else:
            found.append(Entry("", item.span))
    return found


def further_entries(note: Note, items: List, places: Places) -> list[Entry]:
    """An entry a paragraph that stands below the first line of an item."""
    return [
        _entry(note, paragraph.span, paragraph, places)
        for item in items.children
        if isinstance(item, ListItem)
        for paragraph in item.children[1:]
        if isinstance(paragraph, Paragraph) and not all(map(_is_picture, paragraph.children))
    ]


def _is_picture(part: Node) -> bool:
    return isinstance(part, Image) or (isinstance(part, Text) and not part.value.strip())


def _entry(note: Note, whole: Span, paragraph: Paragraph, places: Places) -> Entry:
    """``whole`` is what belongs to the entry: there a link may stand."""
    line = plain_text(paragraph)
    if _LABEL.match(line.lstrip()) or _is_labelled(paragraph):
        return Entry("", whole, labelled=True)
    said = _untagged(line)
    title = _first_title(said)
    by_authors = _AUTHORS.match(line) is not None
    named = _title_behind_authors(paragraph, line) if by_authors or _ET_AL.match(said) else ""
    named = named or _title_in_bold(paragraph)
    if named:
        title = named
    elif by_authors:
        return Entry("", whole)
    dated = _DATED.match(said)
    leads = any_within(places.papers, paragraph.span)
    to_paper = leads and (bool(named or dated) or _leads(paragraph))
    return Entry(
        _VENUE.sub("", title),
        _title_span(note, paragraph),
        _name(said),
        dated["title"].strip(_AROUND_TITLE) if dated else _cited(line.lstrip()),
        to_paper,
        to_paper and may_name_arxiv(note.source[paragraph.span]),
        any_within(places.links, whole) or "[[" in line,
        only_title=said.strip() == title,
        said=said,
        source=_source(note, paragraph),
    )


def title_of(block: Heading | Paragraph) -> str:
    """What the first line of a heading or an item begins with, tags, numbers and venue aside."""
    return _VENUE.sub("", _first_title(_untagged(plain_text(block))))


def whole_title(line: str) -> str:
    """The title that a line consists of, tags, numbers and venue aside; empty of any other line."""
    said = _untagged(line)
    title = _first_title(said)
    return _VENUE.sub("", title) if said.strip(_AROUND_TITLE) == title else ""


def _untagged(line: str) -> str:
    tags = _TAGS.match(line)
    return line[tags.end() if tags else 0 :]


def _first_title(said: str) -> str:
    if quoted := _QUOTED.match(said):
        return quoted["title"].strip(" .,")
    end = _TITLE_END.search(said)
    return said[: end.start() if end else len(said)].strip(_AROUND_TITLE)


def _title_behind_authors(paragraph: Paragraph, line: str) -> str:
    """The title that stands in italics, in bold or between quotes behind the names of authors."""
    set_apart = [plain_text(n) for n in paragraph.children if isinstance(n, Emphasis | Strong)]
    set_apart += [quoted["title"] for quoted in _QUOTED.finditer(line)]
    return next((t for text in set_apart if is_plain_title(t := text.strip(" .,"))), "")


def _title_in_bold(paragraph: Paragraph) -> str:
    """The title in bold that a paragraph begins with, where nothing but its source follows.

    That is nothing before a link, a year, or authors in italics; an explanation is none.
    """
    before = ""
    bold = None
    behind = ""
    for part in paragraph.children:
        if bold is None and isinstance(part, Strong):
            bold = part
        elif bold is None:
            before += plain_text(part)
        elif isinstance(part, Link | LinkReference | Emphasis):
            break
        else:
            behind += plain_text(part)
    title = plain_text(bold).strip(" .,") if bold is not None else ""
    if _TAGS.fullmatch(before) is None or not is_plain_title(title):
        return ""
    behind = behind.lstrip(" .,|[(")
    return title if not behind or _YEAR.search(behind) else ""


def _name(said: str) -> str:
    """A coined name at the beginning, where what follows does not go on with the sentence."""
    match = _NAME.match(said.strip("*_ "))
    return match["name"] if match and is_name(match["name"]) else ""


def _cited(line: str) -> str:
    if report := _REPORT.match(line):
        return report["name"] if is_name(report["name"]) else ""
    cited = _CITATION.match(line)
    return (cited["name"] or cited[0]).strip() if cited else ""


def _source(note: Note, paragraph: Paragraph) -> Span | None:
    found = _SOURCE.search(note.text, paragraph.start, paragraph.end)
    return Span(*found.span()) if found else None


def _is_labelled(paragraph: Paragraph) -> bool:
    """Whether an item is a property (**Authors**: …), not an entry that begins with a name."""
    label, *rest = paragraph.children
    if not isinstance(label, Strong):
        return False
    text = plain_text(label).rstrip()
    after = plain_text(rest[0]).lstrip() if rest else ""
    if is_name(text.rstrip(" :：")):
        return False
    return text.endswith((":", "：")) or after.startswith((":", "："))


def _leads(paragraph: Paragraph) -> bool:
    """Whether the paragraph's first link is that of an entry: its title, or after its title."""
    before: list[str] = []
    for child in paragraph.children:
        link = next((node for node in walk(child) if isinstance(node, Link | LinkReference)), None)
        if link is not None:
            break
        before.append(plain_text(child))
    said = _untagged("".join(before)).strip(" \t:：-–—,，[(*|")
    quoted = _QUOTED.match(said)
    return len(said.split()) <= 3 or is_title(quoted["title"] if quoted else said) or is_name(said)


def _title_span(note: Note, paragraph: Paragraph) -> Span:
    """The paragraph's first line, behind the box of a task."""
    start = paragraph.children[0].start
    line_end = note.source.line(note.source.position(start).line).end
    return Span(start, min(paragraph.end, line_end))
