"""The pieces that lines of JSX are put together from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelint_converters.mdx.javascript import string_literal


@dataclass(slots=True)
class Piece:
    """A tag, an element on one line, or a text.

    ``depth`` is 1 for a start tag and -1 for an end tag; ``words`` says that MDX would see
    words in it; ``before`` and ``after`` that a reader sees white space there; ``string`` is
    set where the piece is a text, written as an expression.
    """

    jsx: str = ""
    depth: int = 0
    words: bool = False
    before: bool = False
    after: bool = False
    string: str | None = None

    def __str__(self) -> str:
        return self.jsx if self.string is None else expression(self.string)


def balanced(indent: str, pieces: Sequence[Piece]) -> Iterator[str]:
    """One line or, where it holds words and tags whose partners stand elsewhere, several."""
    alone: set[int] = set()
    open_tags: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.depth > 0:
            open_tags.append(index)
        elif piece.depth < 0:
            if open_tags:
                open_tags.pop()
            else:
                alone.add(index)
    alone.update(open_tags)
    if not any(piece.words for piece in pieces):
        alone.clear()
    line = ""
    for index, piece in enumerate(pieces):
        if index in alone:
            if line:
                yield indent + line
            yield f"{indent}{piece}"
            line = ""
        elif line.endswith("}") and str(piece).startswith("{"):
            # MDX takes no line of two expressions for a block.
            yield indent + line
            line = str(piece)
        else:
            line += str(piece)
    if line:
        yield indent + line


def expression(text: str) -> str:
    return "{" + string_literal(text) + "}"
