"""What is wrong with a piece of JavaScript."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from notelint.markdown.mdx.script import Script
from notelint.nodes import SyntaxProblem

if TYPE_CHECKING:
    from tree_sitter import Node


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a text is not what MDX expects, and where.

    ``kind`` is MDX's rule id; an ``unfinished`` text may become valid when more follows.
    ``brace`` is where the expression begins that keeps a tag from being one, else -1.
    """

    place: int
    message: str
    kind: str = "acorn"
    unfinished: bool = False
    brace: int = -1


NOT_ESM = Flaw(0, "only `import` and `export` may stand here", "non-esm")

UNEXPECTED = "unexpected token"


def flaw_at(script: Script, node: "Node", message: str) -> Flaw:
    return Flaw(script.offset(node.start_byte), message)


def problem_at(place: int, flaw: Flaw, construct: int, *, at_end: bool) -> SyntaxProblem:
    """The problem of a flaw, at an offset in the note; what is wrong is a character there, or,
    ``at_end``, that there is none.
    """
    return SyntaxProblem(place, place + (not at_end), flaw.kind, flaw.message, construct)
