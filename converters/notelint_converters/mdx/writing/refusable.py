"""Whether MDX could refuse anything in a note: most notes need not be parsed once more to know."""

import re
from bisect import bisect_right

from notelint import Note
from notelint.nodes import Code, InlineCode, InlineMath, Math

_MDX_ONLY = re.compile(r"[<{]|^[ \t>]*(?:import|export)\b", re.MULTILINE)
"""What begins HTML, JSX, an expression or a module's lines; all else is Markdown, which never fails."""


def can_fail(note: Note) -> bool:
    """Whether a Markdown note has what MDX could refuse, outside of code and formulas.

    Indented code counts: in MDX there is none.
    """
    if any(note.text[code.start] not in "`~" for code in note.find(Code)):
        return True
    kinds = (Code, InlineCode, InlineMath, Math)
    verbatim = sorted(node.span for kind in kinds for node in note.find(kind))
    for found in _MDX_ONLY.finditer(note.text):
        index = bisect_right(verbatim, found.start(), key=lambda span: span.start) - 1
        if index < 0 or verbatim[index].end <= found.start():
            return True
    return False
