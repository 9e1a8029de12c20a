"""What stays open from line to line, containers and leaves, and the inline work they leave."""

from typing import TYPE_CHECKING, Protocol

from notelint.nodes import Node, Paragraph, Parent

if TYPE_CHECKING:
    from notelint.markdown.blocks import Blocks
    from notelint.markdown.inlines import Inlines

NOT_HERE, LINE_TAKEN, CONTAINER_OPENED = 0, 1, 2
ENDS_HERE = -1

Segment = tuple[int, int]
"""The (start, end) of the part of one line that belongs to a leaf."""


class OpenContainer:
    """A container that following lines may continue.

    ``last_list`` is the list that is its last child, if one is, and ``last_marker`` that
    list's marker. Of this container and those round it, ``barrier`` is the depth of the
    innermost one that a blank line ends (a quote), ``fenced`` that of the innermost one that
    no lazy line continues; ``quoted`` says whether one is a quote. ``first_blank`` is the end of
    the first blank line that stands directly in it. The driver sets the four.
    """

    __slots__ = (
        "barrier",
        "children",
        "fenced",
        "first_blank",
        "last_list",
        "last_marker",
        "node",
        "quoted",
    )

    passes_blank_lines = False
    forbids_lazy_lines = False

    def __init__(self, node: Parent) -> None:
        self.node = node
        self.children: list[Node] = []
        node.children = self.children
        self.last_list: Parent | None = None
        self.last_marker = ""
        self.barrier = self.fenced = 0
        self.quoted = False
        self.first_blank = -1

    def job(self, paragraph: Paragraph, segments: list[Segment]) -> "Job":
        """How the text of a paragraph in here, which is not yet a child, is to be parsed."""
        return Phrasing(paragraph, segments)

    def continues(self, blocks: "Blocks", depth: int) -> int:
        """Take the container's part of the line; ``depth`` is its place on the stack.

        Returns how many containers, from this one inwards, the line continues: 0 for none,
        more than 1 where it answers for those within; ``ENDS_HERE`` when the line is
        the container's last and used up.
        """
        raise NotImplementedError

    def close(self, blocks: "Blocks") -> None:
        """The container's last line ended at ``blocks.previous_end``."""


class OpenLeaf:
    """A leaf that following lines may continue.

    An ``interruptible`` leaf gets a line only where no block begins on it.
    """

    __slots__ = ()

    interruptible = False

    def takes(self, blocks: "Blocks") -> bool:
        """Take the line, if it belongs to the leaf; may set ``blocks.leaf`` to None: closed."""
        raise NotImplementedError

    def close(self, blocks: "Blocks") -> None:
        """There are no more lines: the container ended, or the text did."""
        raise NotImplementedError


class Job(Protocol):
    """Inline work that waits until all definitions are known."""

    def run(self, inlines: "Inlines") -> None: ...


class Phrasing:
    """The job of parsing a leaf's segments into its children.

    ``indented`` text keeps the white space it begins with.
    """

    __slots__ = ("indented", "node", "segments")

    def __init__(self, node: Parent, segments: list[Segment], *, indented: bool = False) -> None:
        self.node = node
        self.segments = segments
        self.indented = indented

    def run(self, inlines: "Inlines") -> None:
        self.node.children = inlines.parse(self.segments, indented=self.indented)
