"""Tags as rules want them: HTML in Markdown and JSX in MDX, alike."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from notelint.lazy import lazy_regex_compile
from notelint.nodes import Html, MdxJsxAttribute, MdxJsxElement
from notelint.source import Source, Span

_SKIP = lazy_regex_compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", regex.DOTALL)
_TAG = lazy_regex_compile(
    r"""<(?P<name>[A-Za-z][\w.:-]*)(?P<attributes>(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*+)\s*/?>""",
)
_ATTRIBUTE = lazy_regex_compile(
    r"""(?P<name>[^\s"'<>/=]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+)))?"""
)


@dataclass(frozen=True)
class Attribute:
    """``value`` is None for a bare name; ``expression`` says that it is JavaScript in braces.

    ``span`` covers the whole attribute, ``value_span`` the value without quotes or braces.
    """

    name: str
    value: str | None
    span: Span
    value_span: Span
    expression: bool = False


@dataclass(frozen=True)
class Element:
    """A start tag; ``span`` covers the tag, not what stands between it and its end tag.

    ``spreads`` says that it has attributes which cannot be told (``{...props}``).
    """

    name: str
    attributes: tuple[Attribute, ...]
    span: Span
    spreads: bool = False

    def attribute(self, name: str) -> Attribute | None:
        """The first attribute of this name (HTML's names in lower case)."""
        return next((a for a in self.attributes if a.name == name), None)


def html_elements(node: Html, source: Source) -> Iterator[Element]:
    """The start tags in a piece of HTML; what stands in comments is none."""
    text = source.text
    position = node.start
    while (position := text.find("<", position, node.end)) >= 0:
        if skipped := _SKIP.match(text, position, node.end):
            position = skipped.end()
        elif tag := _TAG.match(text, position, node.end):
            yield Element(tag["name"].lower(), tuple(_html_attributes(tag)), Span(*tag.span()))
            position = tag.end()
        else:
            position += 1


def _html_attributes(tag: "regex.Match[str]") -> Iterator[Attribute]:
    for match in _ATTRIBUTE.finditer(tag.string, *tag.span("attributes")):
        group = next((g for g in ("double", "single", "bare") if match[g] is not None), None)
        value_span = Span(*match.span(group)) if group else Span(match.end(), match.end())
        value = match[group] if group else None
        yield Attribute(match["name"].lower(), value, Span(*match.span()), value_span)


def jsx_element(node: MdxJsxElement, source: Source) -> Element:
    """A JSX element's start tag."""
    attributes = tuple(
        _jsx_attribute(attribute, source)
        for attribute in node.attributes
        if isinstance(attribute, MdxJsxAttribute)
    )
    after = node.attributes[-1].end if node.attributes else node.start + 1 + len(node.name or "")
    end = source.text.find(">", after, node.end) + 1 or node.end
    spreads = len(attributes) < len(node.attributes)
    return Element(node.name or "", attributes, Span(node.start, end), spreads)


def _jsx_attribute(node: MdxJsxAttribute, source: Source) -> Attribute:
    if node.value is None:
        return Attribute(node.name, None, node.span, Span(node.end, node.end))
    opening = source.text.find("{" if node.expression else source.text[node.end - 1], node.start)
    value_span = Span(opening + 1, node.end - 1)
    return Attribute(node.name, node.value, node.span, value_span, node.expression)
