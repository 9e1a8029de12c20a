"""What a plugin needs to add a construct: a way of writing that notelint does not know.

A construct is a ``BlockConstruct`` or an ``InlineConstruct``, which ``notelint_constructs`` yields;
every note of every dialect is then read with it. What it puts into the tree are nodes of a class
of its own, made from ``notelint.nodes.Leaf`` or ``Parent``. Offsets count code points of
the note's text, half-open.

**A block** is opened by a function that gets ``Blocks``, the state of the line: from
``text[content:end]`` it sees what the line holds behind the marks of the containers it stands in
(``pos`` is where those end, ``column`` and ``content_column`` are the columns of ``pos`` and
``content``). ``in_paragraph`` says whether the line would otherwise continue a paragraph. The
function answers

- ``NOT_HERE``, and has changed nothing;
- ``LINE_TAKEN``, and has called ``add_block(node)``. Where the block goes on, it then has set
  ``blocks.leaf`` to an ``OpenLeaf``, which gets the following lines (in ``takes``, ``rest()`` is
  the line without what belongs to containers). Inline content is
  ``blocks.jobs.append(Phrasing(node, [(start, end), …]))``, with one segment a line;
- ``CONTAINER_OPENED``, and has called ``open_container`` with an ``OpenContainer`` and then
  ``move_behind(offset, column)``, behind the mark: the rest of the line is its first line. Its
  ``continues`` takes what is the container's of each following line, calls ``look()``, and
  answers 1; 0 where the line is outside, ``ENDS_HERE`` where it is the last. ``close`` sets the
  node's end. ``OpenIndented(node, width)`` is one that lines continue which are indented by
  so many columns; ``blocks.end_with_child.append(node)`` lets it end where its last child does.

**A part of a text** is read by a function that gets ``InlineState`` and the match of its
pattern in ``state.text``: a paragraph's lines without what belongs to containers. It appends a
node to ``state.nodes``, whose place is ``state.base`` + the offset in ``state.text``, and
answers where it stops, or None: then there is no such thing here, after all.
``state.parse_within(start, end)`` gives the nodes of what stands inside.

Both are asked again and again, and with any text: what they do must take linear time.
"""

from notelint.markdown.blocks import (
    CONTAINER_OPENED,
    ENDS_HERE,
    LINE_TAKEN,
    NOT_HERE,
    Blocks,
    OpenContainer,
    OpenLeaf,
    Phrasing,
)
from notelint.markdown.constructs import BlockConstruct, Construct, InlineConstruct
from notelint.markdown.inlines import InlineState
from notelint.markdown.lists import OpenIndented

__all__ = [
    "CONTAINER_OPENED",
    "ENDS_HERE",
    "LINE_TAKEN",
    "NOT_HERE",
    "BlockConstruct",
    "Blocks",
    "Construct",
    "InlineConstruct",
    "InlineState",
    "OpenContainer",
    "OpenIndented",
    "OpenLeaf",
    "Phrasing",
]
