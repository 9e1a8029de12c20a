"""Texts as nobody writes them: known ones with a few changes, and pieces repeated without end.

Hypothesis makes them, and finds the smallest that still fails.
"""

from collections.abc import Sequence

from hypothesis import strategies as st

_WINDOW = 2_000
"""So many characters of a text are taken: a bug that needs more than that is found by `repeated`."""

_LONG = 30_000
"""What takes more than linear time takes seconds here."""


def mutated(texts: Sequence[str], pieces: Sequence[str]) -> st.SearchStrategy[str]:
    """A piece of a text after up to eight changes, or something long of a few pieces."""
    return st.one_of(_changed(texts, pieces), _changed(texts, pieces), repeated(pieces))


@st.composite
def repeated(draw: st.DrawFn, pieces: Sequence[str]) -> str:
    """A beginning, pieces over and over, an end."""
    some = st.lists(st.sampled_from(pieces), max_size=3).map("".join)
    unit = draw(some)
    times = draw(st.integers(0, _LONG // max(len(unit), 1)))
    return draw(some) + unit * times + draw(some)


@st.composite
def _changed(draw: st.DrawFn, texts: Sequence[str], pieces: Sequence[str]) -> str:
    text = _window(draw, draw(st.sampled_from(texts)))
    for _ in range(draw(st.integers(0, 8))):
        start, end = sorted((_place(draw, text), _place(draw, text)))
        match draw(st.sampled_from(("insert", "replace", "delete", "repeat", "nest", "splice"))):
            case "insert":
                text = text[:start] + draw(st.sampled_from(pieces)) + text[start:]
            case "replace":
                text = text[:start] + draw(st.sampled_from(pieces)) + text[start + 1 :]
            case "delete":
                text = text[:start] + text[min(end, start + 40) :]
            case "repeat":
                text = (
                    text[:start] + text[start : start + 40] * draw(st.integers(0, 6)) + text[start:]
                )
            case "nest":
                marker = draw(st.sampled_from(("> ", "- ", "    ", "\t", "1. ", "| ")))
                text = text[:start] + text[start:end].replace("\n", f"\n{marker}") + text[end:]
            case "splice":
                other = _window(draw, draw(st.sampled_from(texts)))
                text = text[:start] + other[: draw(st.integers(0, 200))] + text[start:]
    if draw(st.booleans()):
        text = text.replace("\n", draw(st.sampled_from(("\n", "\r\n", "\r"))))
    return text


def _window(draw: st.DrawFn, text: str) -> str:
    start = draw(st.integers(0, max(len(text) - _WINDOW, 0)))
    return text[start : start + _WINDOW]


def _place(draw: st.DrawFn, text: str) -> int:
    return draw(st.integers(0, len(text)))
