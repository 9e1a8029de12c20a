"""Writing HTML of text that nobody vouches for."""

from html import escape

from notelint.lazy import lazy_re_compile
from notelint.reporters.terminal import visible

_CODE = lazy_re_compile("`([^`]+)`")


def text(content: object) -> str:
    """Text, in an element or in a quoted attribute, in one line; what would not show has a picture."""
    return escape(visible(str(content)))


def sentence(content: str) -> str:
    """Text in which what stands in backticks is code."""
    return _CODE.sub(r"<code>\1</code>", text(content))


def counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
