"""Formats of text, and how Markdown writes them: with its own marks where these are read as such."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Format = Literal["link", "mark", "underline", "delete", "strong", "emphasis"]

NESTING: tuple[Format, ...] = ("link", "mark", "underline", "delete", "strong", "emphasis")
"""The outer ones first."""

_MARKS = {"delete": "~~", "strong": "**", "emphasis": "*"}
_TAGS = {
    "mark": "mark",
    "underline": "u",
    "delete": "del",
    "strong": "strong",
    "emphasis": "em",
}


@dataclass(frozen=True)
class Run:
    """``written`` is Markdown (or HTML), ``formats`` maps a format to its url, or to nothing.

    ``space`` says that there is nothing to see in it.
    """

    written: str
    formats: dict[Format, str]
    space: bool = False


@dataclass
class _Mark:
    """``at`` is its place among the parts."""

    format: Format
    url: str
    at: int


def write(runs: Sequence[Run], *, tags: bool = False) -> str:
    """Runs as one text; with ``tags``, every format is written in HTML."""
    parts: list[str] = []
    pairs: list[tuple[_Mark, _Mark]] = []
    opened: list[_Mark] = []

    def close(kept: int) -> None:
        while len(opened) > kept:
            mark = opened.pop()
            pairs.append((mark, _Mark(mark.format, mark.url, len(parts))))
            parts.append("")

    for run in _without_formatted_spaces(runs):
        wanted = _nested(run)
        same = 0
        for mark, want in zip(opened, wanted, strict=False):
            if (mark.format, mark.url) != want:
                break
            same += 1
        close(same)
        for name, url in wanted[same:]:
            opened.append(_Mark(name, url, len(parts)))
            parts.append("")
        parts.append(run.written)
    close(0)
    for opening, closing in sorted(pairs, key=lambda pair: -NESTING.index(pair[0].format)):
        _write_pair(parts, opening, closing, tags=tags)
    return "".join(parts)


def _nested(run: Run) -> list[tuple[Format, str]]:
    return [(name, run.formats[name]) for name in NESTING if name in run.formats]


def _without_formatted_spaces(runs: Sequence[Run]) -> list[Run]:
    """Spaces have the outer formats that the text on both sides has: no format ends in a space."""
    shown = [index for index, run in enumerate(runs) if not run.space]
    result: list[Run] = []
    before, place = -1, 0
    for index, run in enumerate(runs):
        if not run.space:
            before, place = index, place + 1
            result.append(run)
            continue
        after = shown[place] if place < len(shown) else -1
        both: dict[Format, str] = {}
        if before >= 0 and after >= 0:
            for first, last in zip(_nested(runs[before]), _nested(runs[after]), strict=False):
                if first != last:
                    break
                both[first[0]] = first[1]
        result.append(Run(run.written, both, space=True))
    return result


def _write_pair(parts: list[str], opening: _Mark, closing: _Mark, *, tags: bool) -> None:
    name = opening.format
    if name == "link":
        parts[opening.at], parts[closing.at] = "[", f"]({opening.url})"
    elif not tags and name in _MARKS and _is_read(parts, name, opening.at, closing.at):
        parts[opening.at] = parts[closing.at] = _MARKS[name]
    else:
        parts[opening.at], parts[closing.at] = f"<{_TAGS[name]}>", f"</{_TAGS[name]}>"


def _is_read(parts: Sequence[str], name: Format, start: int, end: int) -> bool:
    """Whether marks at these places open and close what stands between them.

    Inner formats are written first. Emphasis at an edge of strong text makes one run of stars.
    """
    before, first = _nearest(parts, start, -1), _nearest(parts, start, 1)
    last, after = _nearest(parts, end, -1), _nearest(parts, end, 1)
    if {before, after} & set(_MARKS.values()):
        return False
    if name == "strong":
        first = _nearest(parts, start, 1, past="*")
        last = _nearest(parts, end, -1, past="*")
    elif name == "emphasis" and _is_punctuation(before[-1:]) and _is_punctuation(first[:1]):
        return False  # the star could end what is around it
    return _flanks(first[:1], before[-1:]) and _flanks(last[-1:], after[:1])


def _flanks(inner: str, outer: str) -> bool:
    """CommonMark's left- and right-flanking; spaces never stand inside."""
    return not _is_punctuation(inner) or not outer or outer.isspace() or _is_punctuation(outer)


def _is_punctuation(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "PS"


def _nearest(parts: Sequence[str], place: int, step: int, past: str = "") -> str:
    """The next part in a direction that is written, and is not to be passed."""
    place += step
    while 0 <= place < len(parts):
        if parts[place] and parts[place] != past:
            return parts[place]
        place += step
    return ""
