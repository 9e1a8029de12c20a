import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, takewhile

from notelint import (
    Bad,
    Finding,
    Good,
    Note,
    Rule,
    Section,
    Severity,
    Span,
    Vault,
    lazy_re_compile,
    may_name_arxiv,
)
from notelint_rules.papers.arxiv_links import arxiv_links

_PICTURE = lazy_re_compile(
    r"""(?:arxiv\.org|ar5iv\.org|alphaxiv\.org|huggingface\.co)/
        [^\s<>()"'`]*?(?<![\d.])(?P<id>\d{4}\.\d{4,5})(?![\d])""",
    re.IGNORECASE | re.VERBOSE,
)


class ThumbnailOfAnotherPaper(Rule):
    """A thumbnail or figure below a heading is of the paper that the heading links to.

    Hugging Face's thumbnails and arXiv's figures have the id of their paper in their address.
    Where the heading links to another paper, one of the two was copied from the entry above.
    A figure of a paper that the section links to as well is left alone.
    """

    name = "thumbnail-of-another-paper"
    group = "papers"
    severity = Severity.ERROR
    facts = (arxiv_links,)

    good = [
        Good(
            "## [MoGA](https://arxiv.org/abs/2510.18692)\n\n"
            "![MoGA](https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2510.18692.png)\n"
        ),
        Good(
            "## [MoGA](https://arxiv.org/abs/2510.18692)\n\n"
            "[VMoBA](https://arxiv.org/abs/2506.23858) 와 비교:\n"
            "![비교](https://arxiv.org/html/2506.23858v1/x2.png)\n"
        ),
    ]
    bad = [
        Bad(
            "## [MoGA](https://arxiv.org/abs/2510.18692)\n\n"
            "![MoGA](⟦https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2510.18795.png⟧)\n",
            ["the image is of `2510.18795`, but the heading links to `2510.18692`"],
        ),
        Bad(
            "## 1. ProCLIP\n### [PDF](https://huggingface.co/papers/2510.18795)\n\n"
            '<img src="⟦https://arxiv.org/html/2510.18692v2/x1.png⟧" alt="구조" />\n',
            ["the image is of `2510.18692`, but the heading links to `2510.18795`"],
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if not may_name_arxiv(note.text):
            return
        pictures = [
            (image.span, picture["id"])
            for image in note.images
            if (picture := _PICTURE.search(image.url))
        ]
        if not pictures:
            return
        places = [(link.address.span, link.id) for link in vault.ask(arxiv_links, note.path)]
        sections = sorted(note.sections, key=_start)
        ids = {section: _ids_within(section.heading.span, places) for section in sections}
        mentioned: dict[Section, Mapping[str, None]] = {}
        for span, paper in pictures:
            section = _innermost(sections, ids, span)
            if section is None or paper in ids[section]:
                continue
            if section not in mentioned:
                mentioned[section] = _ids_within(section.body, places)
            if paper in mentioned[section]:
                continue
            linked = ", ".join(f"`{id_}`" for id_ in ids[section])
            yield Finding(span, f"the image is of `{paper}`, but the heading links to {linked}")


def _start(section: Section) -> int:
    return section.heading.start


def _ids_within(span: Span, places: Sequence[tuple[Span, str]]) -> dict[str, None]:
    """The ids that stand in a part of the note, each once, in order."""
    first = bisect_left(places, (span, ""))
    inside = takewhile(lambda place: place[0].start < span.end, islice(places, first, None))
    return dict.fromkeys(id_ for _, id_ in inside)


def _innermost(
    sections: Sequence[Section], ids: Mapping[Section, Mapping[str, None]], span: Span
) -> Section | None:
    """The nearest section around a place whose heading links to a paper."""
    above = bisect_left(sections, span.start, key=_start) - 1
    section = sections[above] if above >= 0 else None
    while section is not None and not (ids[section] and section.body.covers(span)):
        section = section.parent
    return section
