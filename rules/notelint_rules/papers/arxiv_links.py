"""What a note links to at arXiv and its mirrors."""

from collections.abc import Iterator
from dataclasses import dataclass

from notelint import ArxivAddress, Note, Span, arxiv_addresses, lazy_re_compile, may_name_arxiv
from notelint.nodes import Heading, Link, ListItem, Paragraph, Root, TableCell, plain_text

_BLOCKS = (Heading, Paragraph, Root, TableCell)
_TAGS = lazy_re_compile(r"(?:\[[^\]]*\]|\d+[.)]|[^\w\[])*")


@dataclass(frozen=True)
class ArxivLink:
    """A link to a paper whose id is well formed.

    ``span`` covers the whole link, ``text`` is what it shows, empty where it is no Markdown link.
    ``entry`` says what it is the first thing of, tags and numbers aside (``heading``, ``item``,
    ``cell``); it is empty for a link within a sentence.
    """

    id: str
    address: ArxivAddress
    span: Span
    text: str
    entry: str
    line: int

    @property
    def is_literal(self) -> bool:
        """Whether the address is its own text."""
        return self.text.endswith(self.address.written) and "/" in self.text


def arxiv_links(note: Note) -> tuple[ArxivLink, ...]:
    """In document order."""
    return tuple(_read(note)) if may_name_arxiv(note.text) else ()


def _read(note: Note) -> Iterator[ArxivLink]:
    links = {link.span: link for link in note.find(Link)}
    for destination in note.links:
        address = next(arxiv_addresses(note.text, destination.span), None)
        if address is None or address.id is None:
            continue
        link = links.get(destination.owner)
        yield ArxivLink(
            address.id,
            address,
            destination.owner,
            " ".join(plain_text(link).split()) if link else "",
            _entry(note, link) if link else "",
            note.source.position(destination.owner.start).line,
        )


def _entry(note: Note, link: Link) -> str:
    block = next(above for above in note.ancestors(link) if isinstance(above, _BLOCKS))
    if _TAGS.fullmatch(note.text, block.children[0].start, link.start) is None:
        return ""
    match block:
        case Heading():
            return "heading"
        case TableCell():
            return "cell"
        case Paragraph() if isinstance(note.parent(block), ListItem):
            return "item"
        case _:
            return ""
