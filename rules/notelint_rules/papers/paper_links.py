"""Which addresses lead to a paper, and where in a note they stand."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from notelint import Note, Span
from notelint.nodes import Definition, FootnoteDefinition, FootnoteReference, Image, LinkReference

_HOST = re.compile(
    r"""(?:^|[/.])(?:
        arxiv\.org/ | ar5iv\.(?:labs\.arxiv\.)?org/ | alphaxiv\.org/ | arxiv-vanity\.com/
      | (?:huggingface\.co|hf\.co)/papers/
      | openreview\.net/ | aclanthology\.org/ | aclweb\.org/ | proceedings\.mlr\.press/
      | (?:proceedings|papers)\.n(?:eur)?ips\.cc/ | openaccess\.thecvf\.com/ | ecva\.net/
      | ieeexplore\.ieee\.org/ | computer\.org/csdl/ | dl\.acm\.org/ | portal\.acm\.org/
      | link\.springer\.com/ | sciencedirect\.com/ | onlinelibrary\.wiley\.com/
      | doi\.org/ | semanticscholar\.org/ | paperswithcode\.com/paper/ | papers\.cool/
      | nature\.com/ | science\.org/ | pnas\.org/ | cell\.com/ | biorxiv\.org/ | medrxiv\.org/
      | ncbi\.nlm\.nih\.gov/ | jmlr\.org/ | aaai\.org/ | ijcai\.org/
      | isca-(?:speech|archive)\.org/ | roboticsproceedings\.org/ | usenix\.org/ | vldb\.org/
      | hal\.science/ | tandfonline\.com/ | journals\.sagepub\.com/ | mdpi\.com/ | frontiersin\.org/
      | transformer-circuits\.pub/ | distill\.pub/ | scholar\.google\.[a-z]+/ | ssrn\.com/
      | dblp\.org/ | scirate\.com/ | bmvc\d*\.
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_PDF = re.compile(r"\.pdf(?:[?#]|$)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"'`)\]}]+")
_ALONE = tuple(
    map(
        re.compile,
        (
            r"arxiv\.org/",
            r"(?<=[\w)%])\.pdf(?=[)\]>\"'?#\s])",
            r"\d\d(?:0[1-9]|1[0-2])\.\d{5}(?!\d)",
            r"[aA]r[xX]iv:\s?(?:\d{4}\.\d|[a-z-]+/\d{7})",
            r"[dD][oO][iI]:\s?10\.\d{4}",
        ),
    )
)
"""What leads to a paper without being an address; each begins with letters that are soon found."""


def leads_to_paper(url: str) -> bool:
    """Whether an address is that of a paper: arXiv, a publisher, proceedings, a PDF."""
    return _HOST.search(url) is not None or _PDF.search(url) is not None


def paper_places(note: Note) -> Sequence[int]:
    """The offsets in a note at which something leads to a paper, sorted.

    Besides addresses these are bare arXiv ids, references whose definition is a paper's
    address, and footnotes that hold one. Code counts, too: a BibTeX entry names its paper as
    well as a link does. Images do not: nobody can follow a thumbnail.
    """
    papers = {
        definition.identifier
        for definition in note.find(Definition)
        if leads_to_paper(definition.url)
    }
    footnotes = {
        footnote.identifier
        for footnote in note.find(FootnoteDefinition)
        if leads_to_paper(note.source[footnote.span])
    }
    references = (r.start for r in note.find(LinkReference) if r.identifier in papers)
    marks = (mark.start for mark in note.find(FootnoteReference) if mark.identifier in footnotes)
    addresses = (match for match in _ADDRESS.finditer(note.text) if leads_to_paper(match[0]))
    alone = (match for pattern in _ALONE for match in pattern.finditer(note.text))
    written = [match.start() for match in (*addresses, *alone)]
    images = sorted(
        [image.span for image in note.find(Image)] + [e.span for e in note.elements("img")]
    )
    return sorted([*(at for at in written if not _is_inside(at, images)), *references, *marks])


def any_within(places: Sequence[int], span: Span) -> bool:
    """Whether one of the sorted offsets lies in the span."""
    index = bisect_left(places, span.start)
    return index < len(places) and places[index] < span.end


def _is_inside(place: int, spans: Sequence[Span]) -> bool:
    index = bisect_left(spans, (place + 1,)) - 1
    return index >= 0 and place < spans[index].end
