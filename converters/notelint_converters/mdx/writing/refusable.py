"""Whether MDX could refuse anything in a note: most notes need not be parsed once more to know."""

import re
from bisect import bisect_right

from notelint import Note
from notelint.nodes import Code, InlineCode, InlineMath, Math

_OPENING = re.compile(r"[<{]")
_ESM = re.compile(r"^[ \t>]*(?:import|export)\b", re.MULTILINE)
"""What begins HTML, JSX and expressions, and a module's lines; all else is Markdown, which never fails."""


def can_fail(note: Note) -> bool:
    """Whether a Markdown note has what MDX could refuse, outside of code and formulas.

    Indented code counts: in MDX there is none.
    """
    if any(note.text[code.start] not in "`~" for code in note.find(Code)):
        return True
    places = [found.start() for found in _OPENING.finditer(note.text)]
    if "import" in note.text or "export" in note.text:
        places += (found.start() for found in _ESM.finditer(note.text))
    if not places:
        return False
    kinds = (Code, InlineCode, InlineMath, Math)
    verbatim = sorted(node.span for kind in kinds for node in note.find(kind))
    starts = [span.start for span in verbatim]
    for place in places:
        index = bisect_right(starts, place) - 1
        if index < 0 or verbatim[index].end <= place:
            return True
    return False
