"""``==highlighted==``, as Obsidian writes it."""

import re
from dataclasses import dataclass
from typing import ClassVar

from notelint.constructs import InlineConstruct, InlineState
from notelint.nodes import Parent


@dataclass(slots=True, eq=False)
class Highlight(Parent):
    type: ClassVar[str] = "highlight"


def read(state: InlineState, match: re.Match[str]) -> int:
    start, end = match.span()
    children = state.parse_within(start + 2, end - 2)
    state.nodes.append(Highlight(state.base + start, state.base + end, children))
    return end


HIGHLIGHT = InlineConstruct("highlight", "=", re.compile(r"==(?! )[^=\n]+(?<! )=="), read)
