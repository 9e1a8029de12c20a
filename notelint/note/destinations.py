"""Where a note's links and images lead, in Markdown, HTML and JSX alike."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Literal

import regex

from notelint.lazy import lazy_regex_compile
from notelint.nodes import Definition, Image, Link
from notelint.note.elements import Element
from notelint.source import Source, Span

LINK_ATTRIBUTES: Mapping[str, Sequence[str]] = {"a": ("href",), "Link": ("to", "href")}
IMAGE_ATTRIBUTES: Mapping[str, Sequence[str]] = {"img": ("src",)}

_TITLE = r"""(?:[\s>]+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?"""
_URL = r"(?:<(?P<angled>(?:[^<>\n\\]|\\.)*+)>|(?P<bare>(?:[^\s<\\]|\\.)(?:[^\s\\]|\\.)*?)?)"
_RESOURCE = lazy_regex_compile(rf"\]\([\s>]*{_URL}{_TITLE}[\s>]*\)", regex.DOTALL)
_DEFINITION = lazy_regex_compile(rf"\[(?:[^\[\]\\]|\\.)*+\]:[\s>]*{_URL}{_TITLE}\s*", regex.DOTALL)
_ESCAPE = lazy_regex_compile(r"\\([!-/:-@\[-`{-~])")
_STRING = lazy_regex_compile(r"""\s*(?P<quote>["'`])(?P<text>[^"'`\\$]*)(?P=quote)\s*""")
_MOST_TRIED = 8


Written = Literal["markdown", "definition", "component", "html"]
"""Where a url stands: in a link or image, in a definition, in a component's tag, in HTML's own."""


@dataclass(frozen=True)
class Destination:
    """A place in a note that names a url.

    ``url`` is decoded; ``span`` covers the url as it is written, ``owner`` the whole construct.
    ``tag`` is the name of the HTML or JSX element, None in Markdown.
    """

    url: str
    span: Span
    owner: Span
    tag: str | None = None
    defined: bool = False

    @property
    def written(self) -> Written:
        if self.tag is not None:
            return "component" if self.tag[:1].isupper() else "html"
        return "definition" if self.defined else "markdown"


def in_markdown(
    nodes: Iterable[Link | Image | Definition], source: Source
) -> Iterator[Destination]:
    """The destinations of links, images and definitions."""
    for node in nodes:
        span = _url_span(node, source.text)
        yield Destination(node.url, span, node.span, defined=isinstance(node, Definition))


def in_elements(
    elements: Iterable[Element], attributes: Mapping[str, Sequence[str]]
) -> Iterator[Destination]:
    """What tags name in these attributes; what a tag computes is left out."""
    for element in elements:
        for name in attributes.get(element.name, ()):
            attribute = element.attribute(name)
            if attribute is None or attribute.value is None:
                continue
            url, span = attribute.value, attribute.value_span
            if attribute.expression:
                literal = _STRING.fullmatch(url)
                if literal is None:
                    continue
                url = literal["text"]
                span = Span(span.start + literal.start("text"), span.start + literal.end("text"))
            yield Destination(unescape(url).strip(), span, element.span, element.name)


def _url_span(node: Link | Image | Definition, text: str) -> Span:
    """Where the url stands in what was written; the whole node where that cannot be told."""
    if isinstance(node, Definition):
        match = _DEFINITION.fullmatch(text, node.start, node.end)
        return _matched(match, node.span)
    if isinstance(node, Link):
        if text[node.start] == "<":
            return Span(node.start + 1, node.end - 1)
        if text[node.start] != "[":
            return node.span
        label_end = node.children[-1].end if node.children else node.start + 1
        return _matched(_RESOURCE.fullmatch(text, label_end, node.end), node.span)
    return _image_url_span(node, text)


def _image_url_span(node: Image, text: str) -> Span:
    """An image's label is no list of nodes: the last ``](`` that fits the url begins it."""
    start, found = node.end, node.span
    for _ in range(_MOST_TRIED):
        start = text.rfind("](", node.start, start)
        if start < 0:
            break
        match = _RESOURCE.fullmatch(text, start, node.end)
        if match is not None:
            found = _matched(match, node.span)
            if unescape(_ESCAPE.sub(r"\1", text[found.start : found.end])) == node.url:
                break
    return found


def _matched(match: "regex.Match[str] | None", otherwise: Span) -> Span:
    if match is None:
        return otherwise
    for group in ("angled", "bare"):
        if match[group] is not None:
            return Span(*match.span(group))
    return otherwise
