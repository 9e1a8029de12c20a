"""Notes that show what stands in their folder: in Notion, the folder or database does so itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelint import Note
from notelint.nodes import Heading, Link, List, ListItem, Node, Paragraph, Table, Yaml
from notelint_converters.notion.urls import is_remote

INDEX = "index.md"
"""The name of such a note."""


@dataclass(frozen=True)
class Overview:
    """``listed`` are the urls of a list. ``table`` has the rows of a database, whose file ``csv``
    is the url of; without one, the note is but a list.
    """

    listed: Sequence[str] = ()
    table: Table | None = None
    csv: str = ""


def overview(note: Note) -> Overview | None:
    """What a note shows of its folder, if that is all there is in it."""
    blocks = [block for block in note.root.children if not isinstance(block, Yaml)]
    if blocks and isinstance(blocks[0], Heading) and blocks[0].depth == 1:
        blocks = blocks[1:]
    table = blocks.pop(0) if blocks and isinstance(blocks[0], Table) else None
    csv = _csv(blocks.pop()) if table and blocks else ""
    listed: list[str] = []
    for block in blocks:
        urls = _listed(block) if isinstance(block, List) else None
        if urls is None:
            return None
        listed += urls
    if isinstance(table, Table):
        return Overview(listed, table, csv) if csv else None
    return Overview(listed) if listed else None


def _csv(block: Node) -> str:
    link = block.children[0] if isinstance(block, Paragraph) and len(block.children) == 1 else None
    is_table = isinstance(link, Link) and _is_local(link) and link.url.lower().endswith(".csv")
    return link.url if isinstance(link, Link) and is_table else ""


def _listed(block: List) -> list[str] | None:
    """The urls of a list of nothing but links; None for any other list."""
    urls: list[str] = []
    for item in _items(block):
        first = item.children[0]
        links = first.children if isinstance(first, Paragraph) else ()
        if len(links) != 1 or not isinstance(links[0], Link):
            return None
        urls.append(links[0].url)
    return urls


def _items(block: List) -> Iterator[ListItem]:
    pending: list[Node] = [block]
    while pending:
        node = pending.pop()
        if isinstance(node, ListItem) and node.children:
            yield node
        if isinstance(node, List):
            pending += node.children
        elif isinstance(node, ListItem):
            pending += node.children[1:]


def _is_local(link: Link) -> bool:
    return not is_remote(link.url) and not link.url.startswith("#")
