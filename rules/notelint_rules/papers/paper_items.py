"""Which list items name a paper that others of their list link to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelint import Note, Span
from notelint.nodes import (
    FootnoteReference,
    Html,
    Link,
    LinkReference,
    List,
    ListItem,
    MdxJsxElement,
    Paragraph,
    Strong,
    plain_text,
    walk,
)
from notelint_rules.papers.paper_links import any_within
from notelint_rules.papers.titles import is_long_title, is_name, is_title

_TAGS = re.compile(r"(?:\s|\[[^\]]{2,40}\]|\([^)]{2,40}\)|[^\w\s\"“(\[])*")
_TITLE_END = re.compile(r"https?://|www\.|[぀-ヿㄱ-ㆎ㐀-鿿가-힣，。：；（《]|\s[—–-]\s|\[\[|\n")
_VENUE = re.compile(
    r"(?<![\s,.(])[\s,.(]+(?:[A-Z][A-Za-z]{0,15}[A-Z][A-Za-z]{0,15}\s*'?\d{2,4}|(?:19|20)\d\d)\)?\.?$"
)
_LABEL = re.compile(
    r"(?:abstract|affiliations?|arxiv|authors?|blog|citations?|code|conference|date|demo|doi|github"
    r"|institutions?|journal|keywords?|links?|models?|online|organi[sz]ations?|paper|pdf|project"
    r"|projects?(?: page)?|published|publication|repo|repository|source|status|tags?|title|url|venue"
    r"|website|year|제목|저자|소속|논문|링크|코드|출처|학회|标题|作者|机构|单位|论文|链接|代码|来源|会议"
    r"|タイトル|著者|論文|リンク)(?:\s*(?:link|page|url|링크|链接|地址))?\s*[:：]",
    re.IGNORECASE,
)
_AUTHORS = re.compile(r"\W*[^\W\d_][\w'’-]+,\s+(?:[A-Z]\.[\s-]*)+[,:;]")
_REFERENCES = re.compile(
    r"\b(?:references?|bibliography|works cited)\b|참고\s*문헌|参考文献|參考文獻", re.IGNORECASE
)


@dataclass(frozen=True)
class PaperItem:
    """A list item that names a paper and has no link; ``span`` is where the title stands."""

    title: str
    span: Span


@dataclass(frozen=True, eq=False)
class _Entry:
    """What the first line of a list item says.

    ``to_paper`` is set where the line leads to a paper, and with its title: not in passing.
    """

    title: str
    span: Span
    to_paper: bool
    linked: bool
    only_title: bool


def unlinked_paper_items(note: Note, places: Sequence[int]) -> Iterator[PaperItem]:
    """List items that name a paper without any link, where a sibling links to its paper."""
    if not places:
        return
    references = [
        section.body for section in note.sections if _REFERENCES.search(plain_text(section.heading))
    ]
    for items in note.find(List):
        if not any_within(places, items.span):
            continue
        if any(section.covers(items.span) for section in references):
            continue
        entries = [
            _entry(note, item, places) for item in items.children if isinstance(item, ListItem)
        ]
        to_paper = sum(entry.to_paper for entry in entries)
        most = to_paper >= 3 and to_paper * 2 >= len(entries)
        for entry in entries:
            if entry.linked or not to_paper:
                continue
            named = most and entry.only_title and is_name(entry.title)
            if is_long_title(entry.title) or named:
                yield PaperItem(entry.title, entry.span)


def _entry(note: Note, item: ListItem, places: Sequence[int]) -> _Entry:
    paragraph = next(iter(item.children), None)
    if not isinstance(paragraph, Paragraph) or not paragraph.children:
        return _Entry("", item.span, to_paper=False, linked=True, only_title=False)
    line = plain_text(paragraph)
    if _LABEL.match(line.lstrip()) or _AUTHORS.match(line) or _is_labelled(paragraph):
        return _Entry("", item.span, to_paper=False, linked=True, only_title=False)
    tags = _TAGS.match(line)
    said = line[tags.end() if tags else 0 :]
    end = _TITLE_END.search(said)
    title = said[: end.start() if end else len(said)].strip(' \t*_"“”.,:')
    linked = _has_link(item) or "[[" in line or any_within(places, item.span)
    return _Entry(
        _VENUE.sub("", title),
        _title_span(note, paragraph),
        any_within(places, paragraph.span) and _leads(paragraph),
        linked,
        only_title=said.strip() == title,
    )


def _is_labelled(paragraph: Paragraph) -> bool:
    """Whether an item is a property (**Authors**: …), not an entry that begins with a name."""
    label, *rest = paragraph.children
    if not isinstance(label, Strong):
        return False
    text = plain_text(label).rstrip()
    after = plain_text(rest[0]).lstrip() if rest else ""
    return text.endswith((":", "：")) or (after.startswith((":", "：")) and not is_name(text))


def _leads(paragraph: Paragraph) -> bool:
    """Whether the paragraph's first link is that of an entry: its title, or after its title."""
    before: list[str] = []
    for child in paragraph.children:
        link = next((node for node in walk(child) if isinstance(node, Link | LinkReference)), None)
        if link is not None:
            break
        before.append(plain_text(child))
    text = "".join(before)
    tags = _TAGS.match(text)
    said = text[tags.end() if tags else 0 :].strip(" \t:：-–—,，[(*")
    return len(said.split()) <= 3 or is_title(said) or is_name(said)


def _has_link(item: ListItem) -> bool:
    kinds = (Link, LinkReference, FootnoteReference)
    return any(
        isinstance(node, kinds)
        or (isinstance(node, Html) and "href" in node.value)
        or (isinstance(node, MdxJsxElement) and node.attribute("href") is not None)
        for node in walk(item)
    )


def _title_span(note: Note, paragraph: Paragraph) -> Span:
    """The paragraph's first line, behind the box of a task."""
    start = paragraph.children[0].start
    line_end = note.source.line(note.source.position(start).line).end
    return Span(start, min(paragraph.end, line_end))
