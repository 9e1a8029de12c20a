"""Blocks that are no text: code, equations, images, and what stands elsewhere."""

from collections.abc import Iterable, Iterator

import regex

from notelint_converters.notion.escapes import destination, escape
from notelint_converters.notion.html.elements import Element, text_of
from notelint_converters.notion.html.inlines import (
    Report,
    is_plain,
    paragraphs,
    pieces,
    plain,
    tex,
)
from notelint_converters.notion.html.layout import Block, Line, block
from notelint_converters.notion.languages import language

_LANGUAGE = regex.compile(r"(?:^|\s)language-(.+)$")


def equation(element: Element, report: Report) -> Iterable[Block]:
    source = tex(element)
    if source.strip():
        runs = [len(run) for run in regex.findall(r"^\s*(\${2,})", source, regex.MULTILINE)]
        fence = "$" * max([2, *(length + 1 for length in runs)])
        yield block(f"{fence}\n{source}\n{fence}", element.line)
    yield from _captions(element, report)


def code(element: Element, report: Report) -> Iterable[Block]:
    inner = element.find("code")
    source = text_of(inner or element)
    found = _LANGUAGE.search((inner or element).attributes.get("class", ""))
    name = language(found[1]) if found else ""
    fence = "`" * max([3, *(len(run) + 1 for run in regex.findall(r"`{3,}", source))])
    lines = [Line(line, element.line + i) for i, line in enumerate(source.split("\n"))]
    first, last = Line(f"{fence}{name}", element.line), Line(fence, lines[-1].origin)
    yield Block((first, *lines, last))
    yield from _captions(element, report)


def image(element: Element, report: Report) -> Iterable[Block]:
    image = element.find("img")
    url = (image.attributes.get("src") if image else None) or _href(element)
    caption = element.find("figcaption")
    alt = plain(caption.children) if caption else ""
    if url:
        yield block(f"![{escape(alt, links=False)}]({destination(url)})", element.line)
    if caption and (not url or not is_plain(pieces(caption.children, lambda *_: None))):
        yield from _paragraphs(caption, report)


def bookmark(element: Element, report: Report) -> Iterable[Block]:
    title = element.find(class_="bookmark-title")
    about = element.find(class_="bookmark-description")
    url = element.attributes.get("href", "")
    shown = escape(plain([title]) if title else "", links=False) or escape(url, links=False)
    said = plain([about]).replace("\\", "\\\\").replace('"', '\\"') if about else ""
    said = regex.sub(r"&(?=#?\w+;)", "&amp;", said)
    about_it = f' "{said}"' if said else ""
    yield block(f"[{shown}]({destination(url)}{about_it})", element.line)


def embedded(element: Element, report: Report) -> Iterable[Block]:
    url = element.attributes.get("src") or _source(element)
    if url:
        yield block(f"[{escape(url, links=False)}]({destination(url)})", element.line)


def _source(element: Element) -> str:
    return next(
        (each.attributes["src"] for each in element.below() if "src" in each.attributes), ""
    )


def _href(element: Element) -> str:
    link = element.find("a")
    return link.attributes.get("href", "") if link else ""


def _captions(element: Element, report: Report) -> Iterator[Block]:
    for each in element.below():
        if each.name == "figcaption":
            yield from _paragraphs(each, report)


def _paragraphs(element: Element, report: Report) -> Iterator[Block]:
    for text in paragraphs(element.children, report):
        yield block(text, element.line, is_text=True)
