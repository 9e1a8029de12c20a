"""Pictures and code within text, as Markdown."""

import re

from notelint_converters.mdx.escapes import literal
from notelint_converters.mdx.urls import written


def image(url: str, alt: str, title: str | None) -> str:
    """A picture; the texts are plain."""
    shown = literal(re.sub(r"\s*[\r\n]\s*", " ", alt))
    return f"![{shown}]({written(url)}{title_part(title)})"


def title_part(title: str | None) -> str:
    """A title as it stands behind an address, with a space before it."""
    if not title:
        return ""
    return ' "' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'


def code(text: str) -> str:
    """Inline code that holds this text."""
    longest = run = 0
    for character in text:
        run = run + 1 if character == "`" else 0
        longest = max(longest, run)
    fence = "`" * (longest + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"
