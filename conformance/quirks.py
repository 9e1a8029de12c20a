"""Where remark differs from notelint on purpose: each with a minimal input and a reason.

A quirk takes out of the differences of a document what it explains; what is left is a fault.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Entry(NamedTuple):
    """A node without its children; two trees are the same if their entries are.

    Offsets are JavaScript's; -1 for a node without a place.
    """

    start: int
    end: int
    type: str
    path: str
    line: int
    fields: str

    def __str__(self) -> str:
        return f"{self.path}{self.type} {self.start}-{self.end} {self.fields[:160]}"


class Differences(NamedTuple):
    """What only remark has, and what only notelint has."""

    missing: list[Entry]
    extra: list[Entry]


@dataclass(frozen=True)
class Quirk:
    """``take_out(text, differences)`` returns those that the quirk does not explain.

    ``mode`` is the one in which the example shows it.
    """

    name: str
    example: str
    reason: str
    take_out: Callable[[str, Differences], Differences]
    mode: str = "md"


def _paired(key: Callable[[Entry], object]) -> Callable[[str, Differences], Differences]:
    """Take out the nodes of both sides that are equal in this; those with key None stay."""

    def take_out(text: str, differences: Differences) -> Differences:
        common = Counter(map(key, differences.missing)) & Counter(map(key, differences.extra))
        common[None] = 0
        left = []
        for side in differences:
            count = common.copy()
            kept = []
            for entry in side:
                if count[key(entry)]:
                    count[key(entry)] -= 1
                else:
                    kept.append(entry)
            left.append(kept)
        return Differences(*left)

    return take_out


def _where(
    explains: Callable[[str, Differences], bool],
) -> Callable[[str, Differences], Differences]:
    """Take out each cluster of differences that lie together and of which this is true."""

    def take_out(text: str, differences: Differences) -> Differences:
        left = Differences([], [])
        for cluster in _clusters(differences):
            if not explains(text, cluster):
                left.missing.extend(cluster.missing)
                left.extra.extend(cluster.extra)
        return left

    return take_out


def _clusters(differences: Differences) -> Iterator[Differences]:
    """The differences, apart where nothing different spans the gap between them."""
    entries = sorted([(e, 0) for e in differences.missing] + [(e, 1) for e in differences.extra])
    cluster, reach = Differences([], []), -1
    for entry, side in entries:
        if entry.start > reach + 2 and (cluster.missing or cluster.extra):
            yield cluster
            cluster = Differences([], [])
        cluster[side].append(entry)
        reach = max(reach, entry.end)
    if cluster.missing or cluster.extra:
        yield cluster


def _without_line_endings(fields: str) -> str:
    return fields.replace("\\r\\n", "\\n").replace("\\r", "\\n")


def _same_lines(entry: Entry) -> object:
    fields = _without_line_endings(entry.fields)
    if entry.type == "inlineCode":
        fields = _FIRST_INDENTATION.sub(r"\1", _INDENTATION.sub(" ", fields))
    return entry._replace(fields=fields)


def _elsewhere(text: str, differences: Differences) -> Differences:
    """Pair nodes that have no place in remark with nodes that are else the same."""
    placeless = [entry for entry in differences.missing if entry.start < 0]
    if not placeless or not differences.extra:
        return Differences([], differences.extra) if placeless else differences
    paired = _paired(lambda entry: (entry.type, entry.path, _without_line_endings(entry.fields)))
    left = paired(text, Differences(placeless, differences.extra))
    placed = [entry for entry in differences.missing if entry.start >= 0]
    return Differences(placed + left.missing, left.extra)


def _unclosed(text: str, cluster: Differences) -> bool:
    """Both begin the same blocks; remark lets them end further on, or drops a blank line."""
    theirs = {(e.start, e.path, e.type): e for e in cluster.missing}
    ours = {(e.start, e.path, e.type): e for e in cluster.extra}
    return (
        theirs.keys() == ours.keys()
        and all(e.type in (_CLOSES | _CONTAINERS) for e in cluster.missing)
        and any(e.type in _CLOSES for e in cluster.missing)
        and all(
            theirs[key].end >= ours[key].end
            or not _slice(text, theirs[key].end, ours[key].end).strip(" \t\r\n>")
            for key in theirs
        )
    )


def _quoted(entry: Entry) -> object:
    quoted = "blockquote/" in entry.path and entry.type in _CONTAINERS
    return (entry.start, entry.path, entry.type) if quoted else None


def _long_run(text: str, cluster: Differences) -> bool:
    entries = cluster.missing + cluster.extra
    start, end = min(e.start for e in entries), max(e.end for e in entries)
    return (
        any(entry.type in ("emphasis", "strong") for entry in entries)
        and all(_PHRASING.search(entry.path) for entry in entries)
        and _RUN.search(_slice(text, max(start - 40, 0), end + 40)) is not None
    )


def _underlined(entry: Entry) -> object:
    return (entry.end, entry.path) if entry.type == "heading" else None


def _lazy_html(text: str, cluster: Differences) -> bool:
    theirs = any(e.type == "html" and not _PHRASING.search(e.path) for e in cluster.missing)
    ours = any(
        e.type == "definition" or (e.type == "html" and _PHRASING.search(e.path))
        for e in cluster.extra
    )
    return theirs and ours


def _not_interrupted(text: str, cluster: Differences) -> bool:
    texts = {e.start for e in cluster.missing if e.type in ("paragraph", "heading", "text")}
    return any(
        e.type in ("list", "blockquote") and any(e.start - 3 <= s <= e.start for s in texts)
        for e in cluster.extra
    ) or (
        text.startswith(("---", "+++"))
        and any(e.type in ("paragraph", "heading") for e in cluster.missing)
    )


def _split_code(text: str, cluster: Differences) -> bool:
    codes = all(entry.type in ("code", "html") for side in cluster for entry in side)
    theirs, ours = cluster
    return (
        codes
        and bool(theirs)
        and bool(ours)
        and theirs[0].start == ours[0].start
        and (len(theirs) > len(ours) or theirs[0].end < ours[0].end)
    )


def _longer(entry: Entry) -> object:
    fields = _without_line_endings(entry.fields)
    return (entry.start, entry.path, fields) if entry.type in ("text", "break") else None


def _tabs_in_math(entry: Entry) -> object:
    fields = re.sub(r"\\n(?:\\t| )+", r"\\n ", _without_line_endings(entry.fields))
    return entry._replace(fields=fields) if entry.type == "inlineMath" else None


def _defined_in_directive(text: str, cluster: Differences) -> bool:
    references = [e for e in cluster.extra if e.type in ("linkReference", "imageReference")]
    return bool(references) and ":::" in text and not any("Ref" in e.type for e in cluster.missing)


def _open_bracket(text: str, cluster: Differences) -> bool:
    return any(
        e.type in ("linkReference", "imageReference") and _slice(text, e.end, e.end + 1) == "["
        for e in cluster.extra
    )


def _slice(text: str, start: int, end: int) -> str:
    """A stretch of the text by JavaScript's offsets."""
    units = text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end]
    return units.decode("utf-16-le", "replace")


_INDENTATION = re.compile(r"\\n(?:\\t| )*")
_FIRST_INDENTATION = re.compile(r'("value": ")(?:\\t| )+')  # behind a line ending that is padding
_RUN = re.compile(r"\*{2}|_{2}")
_PHRASING = re.compile(r"/(?:paragraph|heading|tableCell)/")
_CLOSES = {"code", "math", "html", "containerDirective"}
_CONTAINERS = {"list", "listItem", "blockquote", "footnoteDefinition"}

QUIRKS = [
    Quirk(
        "literal autolinks without a place",
        '"www.example.com"',
        "remark finds some literal autolinks only after parsing, and gives no place to them "
        "and to the text round them",
        _elsewhere,
    ),
    Quirk(
        "line endings in values",
        "`a\r\nb`",
        "notelint's values have line feeds, whatever the note has, and code in text has spaces, as "
        "CommonMark says (6.1); remark keeps what is written",
        _paired(_same_lines),
    ),
    Quirk(
        "unclosed blocks",
        "1. ```\n2. b",
        "where a container ends inside a fence, HTML or a directive that is not closed, remark "
        "lets the block reach into the next line, and drops a blank line from its end",
        _where(_unclosed),
    ),
    Quirk(
        "containers in quotes",
        "> 1. a\n>\n> - b",
        "remark lets a container in a block quote reach over the blank lines that follow it, and "
        "calls such a list spread out",
        _paired(_quoted),
    ),
    Quirk(
        "what is left of a run",
        "****a</b>***>b",
        "CommonMark's rule of three (6.2) counts delimiter runs as they are written, remark what "
        "is left of them",
        _where(_long_run),
    ),
    Quirk(
        "headings after definitions",
        "[a]: /u\nb\n===",
        "remark lets an underlined heading begin at the definition above it",
        _paired(_underlined),
    ),
    Quirk(
        "HTML on a lazy line",
        "- a\n<br>",
        "such a line continues the paragraph (CommonMark, 4.6: HTML of the seventh kind interrupts "
        "no paragraph); remark opens a block in the item",
        _where(_lazy_html),
    ),
    Quirk(
        "what was open before",
        "    code\n2. b",
        "what may not interrupt a paragraph does not begin after code, HTML or a line of "
        "`---` at the top either in remark, and within quotes: its `interrupt` is not reset",
        _where(_not_interrupted),
    ),
    Quirk(
        "code after a quote",
        "> ```\n    b\n    c",
        "remark makes a block of its own of each line of indented code after such a quote, and "
        "lets HTML that is not closed then hold the last line ending",
        _where(_split_code),
    ),
    Quirk(
        "shortcuts before a bracket",
        "[r][ x\n\n[r]: /u",
        "a shortcut reference is one unless a link label follows (CommonMark, 6.3), and an open "
        "bracket is none; remark takes it for text",
        _where(_open_bracket),
    ),
    Quirk(
        "ends behind an attempt",
        "- `a\n  *b*",
        "where remark has tried in vain to read code, math, HTML or a link over a line ending, it "
        "lets a text or break that ends there end behind the next line's indentation",
        _paired(_longer),
    ),
    Quirk(
        "tabs in math",
        ">\t$a\n>\tb$",
        "a tab of which a container takes a column stays what it is in notelint's values; "
        "remark has the columns that are left as spaces",
        _paired(_tabs_in_math),
    ),
    Quirk(
        "definitions in directives",
        "[r]\n\n:::note\n[r]: /u\n:::",
        "a definition holds in the whole note, wherever it stands; remark-directive reads what is in "
        "containers after the text above them",
        _where(_defined_in_directive),
        "md+directives",
    ),
]
