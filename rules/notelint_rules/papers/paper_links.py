"""Which addresses lead to a paper, and where in a note they stand."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from notelint import Note, Span, lazy_re_compile
from notelint.nodes import (
    Definition,
    FootnoteDefinition,
    FootnoteReference,
    Image,
    LinkReference,
)

_SITES = """
    aaai.org aclanthology.org aclweb.org alphaxiv.org ar5iv.org arxiv-vanity.com arxiv.org
    biorxiv.org bmvc-archive.org cell.com computer.org/csdl/ dblp.org distill.pub dl.acm.org
    doi.org ecva.net frontiersin.org hal.science hf.co/papers/ huggingface.co/papers/
    ieeexplore.ieee.org ijcai.org isca-archive.org isca-speech.org jmlr.org journals.sagepub.com
    link.springer.com mdpi.com medrxiv.org nature.com ncbi.nlm.nih.gov onlinelibrary.wiley.com
    openaccess.thecvf.com openreview.net papers.cool papers.nips.cc paperswithcode.com/paper/
    pnas.org portal.acm.org proceedings.mlr.press proceedings.neurips.cc proceedings.nips.cc
    roboticsproceedings.org science.org sciencedirect.com scirate.com semanticscholar.org
    ssrn.com tandfonline.com transformer-circuits.pub usenix.org vldb.org
"""
_PATHS = {host: slash + path for host, slash, path in (s.partition("/") for s in _SITES.split())}
_PDF = lazy_re_compile(r"\.pdf(?:[?#]|$)")
_ADDRESS = lazy_re_compile(r"https?://[^\s<>\"'`)\]}]+")
_ID = lazy_re_compile(r"\.\d{5}(?!\d)")
_MONTH = lazy_re_compile(r"(?<!\d)\d\d(?:0[1-9]|1[0-2])$")
_ALONE = (
    (("arxiv.org/",), re.compile("")),
    ((".pdf",), re.compile(r"(?<=[\w)%])\.pdf(?=[)\]>\"'?#\s])", re.IGNORECASE)),
    (
        ("arXiv:", "arxiv:"),
        re.compile(r"arxiv:\s?(?:\d{4}\.\d|[a-z-]+/\d{7})", re.IGNORECASE),
    ),
    (("doi:", "DOI:"), re.compile(r"doi:\s?10\.\d{4}", re.IGNORECASE)),
)
"""What leads to a paper without being an address: what it begins with, and all of it."""


def leads_to_paper(url: str) -> bool:
    """Whether an address is that of a paper: arXiv, a publisher, proceedings, a PDF."""
    url = url.lower()
    host, slash, path = url.rpartition("://")[2].partition("/")
    labels = host.split(".")
    for first in range(len(labels) - 1):
        site = _PATHS.get(".".join(labels[first:]))
        if site is not None and f"{slash}{path}".startswith(site or "/"):
            return True
    return (".pdf" in url and _PDF.search(url) is not None) or host.startswith("scholar.google.")


def paper_places(note: Note) -> Sequence[int]:
    """The offsets in a note at which something leads to a paper, sorted.

    Besides addresses these are bare arXiv ids, references whose definition is a paper's
    address, and footnotes that hold one. Code counts, too: a BibTeX entry names its paper as
    well as a link does. Images do not: nobody can follow a thumbnail.
    """
    written = {*_addresses(note.text), *_ids(note.text), *_others(note.text)}
    if not written:
        return ()
    papers = {
        definition.identifier
        for definition in note.find(Definition)
        if leads_to_paper(definition.url)
    }
    footnotes = {
        footnote.identifier
        for footnote in note.find(FootnoteDefinition)
        if any_within(sorted(written), footnote.span)
    }
    references = (r.start for r in note.find(LinkReference) if r.identifier in papers)
    marks = (mark.start for mark in note.find(FootnoteReference) if mark.identifier in footnotes)
    images = sorted(
        [image.span for image in note.find(Image)] + [e.span for e in note.elements("img")]
    )
    return sorted([*(at for at in written if not _is_inside(at, images)), *references, *marks])


def any_within(places: Sequence[int], span: Span) -> bool:
    """Whether one of the sorted offsets lies in the span."""
    index = bisect_left(places, span.start)
    return index < len(places) and places[index] < span.end


def _addresses(text: str) -> Iterator[int]:
    return (match.start() for match in _ADDRESS.finditer(text) if leads_to_paper(match[0]))


def _ids(text: str) -> Iterator[int]:
    """Bare ids (``2410.16429``): a search for the dot is much faster than one for digits."""
    for match in _ID.finditer(text):
        if _MONTH.search(text, max(0, match.start() - 5), match.start()):
            yield match.start() - 4


def _others(text: str) -> Iterator[int]:
    for beginnings, whole in _ALONE:
        for beginning in beginnings:
            start = -1
            while (start := text.find(beginning, start + 1)) >= 0:
                if whole.match(text, start):
                    yield start


def _is_inside(place: int, spans: Sequence[Span]) -> bool:
    index = bisect_left(spans, (place + 1,)) - 1
    return index >= 0 and place < spans[index].end
