"""What a note links to at arXiv and its mirrors."""

from collections.abc import Iterator
from dataclasses import dataclass

from notelint import ArxivAddress, Note, Span, arxiv_addresses, lazy_re_compile, may_name_arxiv
from notelint.nodes import (
    Definition,
    Heading,
    Link,
    LinkReference,
    ListItem,
    Paragraph,
    Root,
    TableCell,
    plain_text,
)
from notelint_rules.papers.link_texts import is_kind_of_link
from notelint_rules.papers.list_entries import whole_title
from notelint_rules.papers.titles import is_plain_title

_BLOCKS = (Heading, Paragraph, Root, TableCell)
_TAGS = lazy_re_compile(r"(?:\[[^\]]*\]|\d+[.)]|[^\w\[])*")
_CONTENT = lazy_re_compile(r"([^<>\n]{4,300})</a>")


@dataclass(frozen=True)
class ArxivLink:
    """A link to a paper whose id is well formed.

    ``span`` covers the whole link, ``text`` is what it shows, empty where it is no Markdown link.
    ``title`` is what the paper is called there: the text, but for quotes; the title that stands
    before a link called ``paper`` or the like; what an ``<a>`` or a reference shows.
    ``entry`` says what it is the first thing of, tags and numbers aside (``heading``, ``item``,
    ``cell``); it is empty for a link within a sentence.
    """

    id: str
    address: ArxivAddress
    span: Span
    text: str
    title: str
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
    references: dict[Span, LinkReference] | None = None
    for destination in note.links:
        address = next(arxiv_addresses(note.text, destination.span), None)
        if address is None or address.id is None:
            continue
        owner = destination.owner
        link = links.get(owner)
        text = _shown(link) if link else ""
        if link is None and references is None:
            references = _references(note)
        yield ArxivLink(
            address.id,
            address,
            owner,
            text,
            _title(note, link, text) if link else _other_title(note, owner, references or {}),
            _entry(note, link) if link else "",
            note.source.position(owner.start).line,
        )


def _shown(link: Link | LinkReference) -> str:
    return " ".join(plain_text(link).split())


def _title(note: Note, link: Link, text: str) -> str:
    if not is_kind_of_link(text):
        return text.strip("\"“”'[]")
    block = note.parent(link)
    if not isinstance(block, Heading | Paragraph):
        return ""
    if not (isinstance(block, Heading) or isinstance(note.parent(block), ListItem)):
        return ""
    before = block.children[: block.children.index(link)]
    if any(isinstance(part, Link | LinkReference) for part in before):
        return ""
    said = "".join(map(plain_text, before)).strip(" \t([|:：-–—,")
    title = whole_title(said)
    return title if is_plain_title(title) else ""


def _other_title(note: Note, owner: Span, references: dict[Span, LinkReference]) -> str:
    reference = references.get(owner)
    if reference is not None:
        return _shown(reference).strip("\"“”'[]")
    content = _CONTENT.match(note.text, owner.end)
    return " ".join(content[1].split()) if content else ""


def _references(note: Note) -> dict[Span, LinkReference]:
    """The first reference to each definition, by the definition's place."""
    first: dict[str, LinkReference] = {}
    for reference in note.find(LinkReference):
        first.setdefault(reference.identifier, reference)
    return {
        definition.span: first[definition.identifier]
        for definition in note.find(Definition)
        if definition.identifier in first
    }


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
