"""What plain text must not say in MDX, and how to say it so that it renders the same."""

import re
from collections.abc import Iterator
from enum import Enum

from notelint import EMOJI, Edit, Span

_SPECIAL = re.compile(r"\\[!-/:-@[-`{-~]|[<{:]")
_DIRECTIVE = re.compile(r":[A-Za-z][A-Za-z0-9_-]*+(?<![_-])(?!:)(?P<label>\[)?")
_EMOJI = re.compile(r":(\+1|-1|[A-Za-z0-9_-]+):")
_SIGNIFICANT = re.compile(r"[\\`*{\[\]<~$]|(?<![^\W_])_|_(?![^\W_])|:(?=[A-Za-z])|&(?=[#A-Za-z])")


_HEADING_ID = re.compile(r"\{#(?P<id>[^\s{}*#]+)\}(?=[ \t]*(?:#+[ \t]*)?(?:[\r\n]|\Z))")
_READ_AS_MARKUP = re.compile(r"[\\`*{\[\]<~$]|(?<![^\W_])_|_(?![^\W_])|://|www\.|@|:[\w+-]+:")
_ALMOST_A_LINK = re.compile(r"(?<!\\)\]\([ \t\r\n]*\Z")
_ADDRESS = re.compile(r"(?i)(?<=http|ttps|:ftp)\\?:(?=//)|(?<=www)\.")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


class Place(Enum):
    """Where a piece of text stands. MDX takes ``:words`` for directives: prose keeps them, a
    heading's anchor and a picture's description do not.
    """

    PROSE = "prose"
    HEADING = "heading"
    DESCRIPTION = "description"


def escapes(text: str, span: Span, place: Place = Place.PROSE) -> Iterator[Edit]:
    """The edits that keep a span of Markdown text from meaning more in MDX.

    ``<`` begins JSX unless a space follows, ``{`` begins an expression, ``:name[`` a
    directive (outside prose, ``:name`` alone), ``:smile:`` is an emoji of Docusaurus.
    ``{#id}`` at the end of a heading names it; a comment says so in every version of Docusaurus.
    """
    for match in _SPECIAL.finditer(text, span.start, span.end):
        at = match.start()
        match match[0]:
            case "<" if text[at + 1 : at + 2] not in (" ", "\t"):
                if link := _ALMOST_A_LINK.search(text, max(span.start, at - 40), at):
                    yield Edit(Span(link.start(), link.start()), "\\")
                yield Edit(Span(at, at + 1), r"\<")
            case "{" if named := place is Place.HEADING and _HEADING_ID.match(text, at):
                yield Edit(Span(*named.span()), f"{{/* #{named['id']} */}}")
            case "{":
                yield Edit(Span(at, at + 1), r"\{")
            case ":" if emoji_at(text, at):
                yield Edit(Span(at, at + 1), "{':'}")
            case ":" if is_directive(text, at, place):
                yield Edit(Span(at, at + 1), r"\:")


def label_escapes(text: str, span: Span) -> Iterator[Edit]:
    """The same for a label that is compared with another: code within it stays as it is."""
    position = span.start
    for found in _CODE.finditer(text, span.start, span.end):
        yield from escapes(text, Span(position, found.start()))
        position = found.end()
    yield from escapes(text, Span(position, span.end))


def emoji_at(text: str, colon: int) -> tuple[str, int] | None:
    """The emoji that Docusaurus makes of ``:smile:``, and where that ends; None for no emoji."""
    match = _EMOJI.match(text, colon)
    return (EMOJI[match[1]], match.end()) if match is not None and match[1] in EMOJI else None


def is_directive(text: str, colon: int, place: Place) -> bool:
    """Whether a text directive that swallows something begins here (remark-directive 3)."""
    if text[colon - 1 : colon] == ":":
        return False
    match = _DIRECTIVE.match(text, colon)
    return match is not None and (place is not Place.PROSE or match["label"] is not None)


def literal(text: str) -> str:
    """Markdown that renders as this text, whatever stands in it. White space stays as it is."""
    return _SIGNIFICANT.sub(r"\\\g<0>", text)


def without_links(text: str) -> str:
    """Markdown in which no address becomes a link: an empty comment divides it.

    A backslash would not do: remark-gfm looks for addresses in what was escaped, too.
    """
    return _ADDRESS.sub(lambda mark: f"{mark[0][-1]}{{/**/}}", text)


def means_nothing(text: str) -> bool:
    """Whether the text is read as it stands, by Markdown and by MDX."""
    return _READ_AS_MARKUP.search(text) is None
