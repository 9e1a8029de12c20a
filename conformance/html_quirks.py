"""Where commonmark.js' HTML differs from notelint's on purpose: each with a minimal input and a reason.

A quirk makes equal what it explains, in both parsers' HTML or, where HTML no longer shows it, in
the text that both then read again; what is different after that is a fault.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass


def _replacing(*pairs: tuple[str, str]) -> Callable[[str], str]:
    def replaced(text: str) -> str:
        for pattern, replacement in pairs:
            text = re.sub(pattern, replacement, text)
        return text

    return replaced


_nothing = _replacing()


@dataclass(frozen=True)
class HtmlQuirk:
    """``in_html`` and ``in_text`` take out what the quirk is about."""

    name: str
    example: str
    reason: str
    in_html: Callable[[str], str] = _nothing
    in_text: Callable[[str], str] = _nothing


def quirks_between(ours: str, theirs: str) -> list[HtmlQuirk] | None:
    """The quirks that explain why two texts of HTML differ; None where none do."""
    found = []
    for quirk in HTML_QUIRKS:
        if ours == theirs:
            break
        left, right = quirk.in_html(ours), quirk.in_html(theirs)
        if (left, right) != (ours, theirs):
            found.append(quirk)
            ours, theirs = left, right
    return found if ours == theirs else None


def without_quirks(text: str) -> tuple[str, list[HtmlQuirk]]:
    """A text without what only texts show, and the quirks that were in it."""
    found = []
    for quirk in HTML_QUIRKS:
        changed = quirk.in_text(text)
        if changed != text:
            found.append(quirk)
            text = changed
    return text, found


HTML_QUIRKS = [
    HtmlQuirk(
        "tabs at the end of a line",
        "a\t\nb",
        "notelint and micromark drop spaces and tabs round the line endings of a paragraph and "
        "behind a definition; to commonmark.js tabs are content, and spaces behind them a break",
        _replacing((r"[ \t]*\t[ \t]*(?:<br />)?\n", "\n")),
        _replacing((r"[ \t]*\t[ \t]*(?=[\r\n]|$)", "")),
    ),
    HtmlQuirk(
        "white space that is not ASCII's",
        "\u00a0a",
        "commonmark.js drops all that JavaScript calls white space, from paragraphs and info "
        "strings, and ends tags with it; CommonMark (2.1, 4.8) means spaces and tabs",
        _nothing,
        _replacing(("\u00a0|&nbsp;", "x")),
    ),
    HtmlQuirk(
        "empty paragraphs",
        "[a]: /u\n---",
        "commonmark.js leaves a paragraph of definitions where an underline follows it",
        _replacing((r"<p></p>\n", "")),
    ),
    HtmlQuirk(
        "carriage returns at the end",
        "```\ra\r",
        "commonmark.js sees a blank line behind a carriage return that ends the text",
        _nothing,
        _replacing((r"\r\n?", "\n")),
    ),
    HtmlQuirk(
        "indentation within raw HTML",
        "a <b\n \tc>",
        "notelint and micromark keep of it what is more than three columns; CommonMark drops all",
        _replacing((r"\n[ \t]+", "\n")),
    ),
]
