"""Which start tag an end tag closes."""

from collections import Counter
from collections.abc import Sequence

from notelint_converters.mdx.writing.html_tokens import EndTag, StartTag, Token


def pairs(tokens: Sequence[Token | None]) -> dict[int, int]:
    """The indexes of start and end tags that belong together, each as key and as value.

    A tag within which another ends first stays without a partner: ``<b><i></b>`` pairs ``b``.
    """
    found: dict[int, int] = {}
    open_tags: list[tuple[int, str]] = []
    names: Counter[str] = Counter()
    for index, token in enumerate(tokens):
        if isinstance(token, StartTag) and not token.empty:
            name = token.name.lower()
            open_tags.append((index, name))
            names[name] += 1
        elif isinstance(token, EndTag) and names[token.name.lower()]:
            closed = token.name.lower()
            name = ""
            while name != closed:
                start, name = open_tags.pop()
                names[name] -= 1
            found[start] = index
            found[index] = start
    return found
