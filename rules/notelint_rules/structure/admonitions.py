"""How admonitions are written (``:::note`` … ``:::``), and lines that fail to be part of one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from notelint import Note, Span, lazy_re_compile
from notelint.nodes import ContainerDirective, DirectiveLabel, Paragraph, Parent, Text

KNOWN = (
    *("note", "tip", "info", "warning", "danger"),
    *("caution", "important", "secondary", "success"),
)
"""The names that Docusaurus knows by itself."""

_LINE = lazy_re_compile(r"(?P<colons>:{3,})(?P<space>[ \t]*)(?P<rest>[^\r\n]*)")
_BEFORE = lazy_re_compile(r"[ \t>]*")
_NAME = lazy_re_compile(r"[^\W\d_][\w-]*")


@dataclass(frozen=True, eq=False)
class Admonition:
    """A container directive.

    ``opener`` is its first line, ``closer`` the colons that close it (None where the text ends,
    or the container round it), ``around`` the directive that it stands in.
    """

    node: ContainerDirective
    opener: Span
    colons: str
    closer: Span | None
    around: "Admonition | None"


@dataclass(frozen=True)
class Fence:
    """A line that begins with colons and is read as text; ``parent`` is what its paragraph is in.

    ``name`` is empty for a line of colons alone, ``title`` is what follows the name, ``closed``
    says that more colons end the line.
    """

    span: Span
    parent: Parent
    colons: str
    spaced: bool
    name: str
    title: str
    closed: bool

    @property
    def is_bare(self) -> bool:
        """Whether the line could close an admonition."""
        return not self.name and not self.title


def admonitions(note: Note) -> Sequence[Admonition]:
    """The container directives, in document order.

    A line of colons closes the outermost directive that it has colons enough for.
    """
    found: dict[int, Admonition] = {}
    closers: set[Span] = set()
    for node in note.find(ContainerDirective):
        line = note.source.line(note.source.position(node.start).line)
        colons = note.text[node.start : line.end]
        colons = colons[: len(colons) - len(colons.lstrip(":"))]
        closer = _closer(note, node, len(colons))
        if closer in closers:
            closer = None
        if closer is not None:
            closers.add(closer)
        around = next((found[id(p)] for p in note.ancestors(node) if id(p) in found), None)
        found[id(node)] = Admonition(node, Span(node.start, line.end), colons, closer, around)
    return list(found.values())


def fences(note: Note) -> Iterator[Fence]:
    """Every line of text that begins as an admonition begins or ends."""
    for paragraph in note.find(Paragraph):
        parent = note.parent(paragraph)
        if (
            parent is None
            or isinstance(paragraph, DirectiveLabel)
            or note.text.find(":::", paragraph.start, paragraph.end) < 0
        ):
            continue
        texts = [child for child in paragraph.children if isinstance(child, Text)]
        for start in _line_starts(note, paragraph):
            line = _LINE.match(note.text, start, paragraph.end)
            if line is not None and any(text.start <= start < text.end for text in texts):
                yield _fence(line, parent)


def meant(name: str, known: Sequence[str]) -> str | None:
    """The known name that a name is another spelling of; None where it is known or like none."""
    if name in known:
        return None
    return next(iter(get_close_matches(name.lower(), known, n=1, cutoff=0.8)), None)


def _closer(note: Note, node: ContainerDirective, width: int) -> Span | None:
    """A directive's last line, where that has colons enough and stands as deep in quotes."""
    source = note.source
    first = source.line(source.position(node.start).line)
    last = source.line(source.position(max(node.start, node.end - 1)).line)
    before = _BEFORE.match(note.text, last.start, last.end)
    if last == first or before is None:
        return None
    if before[0].count(">") != note.text.count(">", first.start, node.start):
        return None
    colons = note.text[before.end() : last.end].rstrip(" \t")
    if len(colons) < width or colons.strip(":"):
        return None
    return Span(before.end(), before.end() + len(colons))


def _line_starts(note: Note, paragraph: Paragraph) -> Iterator[int]:
    """Where the text of each of a paragraph's lines begins, behind the containers' markers."""
    source = note.source
    yield paragraph.start
    first = source.position(paragraph.start).line
    last = source.position(paragraph.end - 1).line
    for number in range(first + 1, last + 1):
        before = _BEFORE.match(note.text, source.line(number).start, paragraph.end)
        if before is not None:
            yield before.end()


def _fence(line: "re.Match[str]", parent: Parent) -> Fence:
    rest = line["rest"].rstrip()
    said = rest.rstrip(":").rstrip() if rest.endswith(":::") else rest
    name = _NAME.match(said)
    return Fence(
        Span(line.start(), line.start("rest") + len(rest)),
        parent,
        line["colons"],
        spaced=bool(line["space"]),
        name=name[0] if name else "",
        title=said[name.end() :].strip() if name else said,
        closed=said != rest,
    )
