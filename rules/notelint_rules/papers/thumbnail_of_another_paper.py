import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from notelint import Bad, Finding, Good, Note, Rule, Section, Severity, Span, Vault, may_name_arxiv
from notelint_rules.papers.arxiv_links import arxiv_links

_PICTURE = re.compile(
    r"""(?:arxiv\.org|ar5iv\.org|alphaxiv\.org|huggingface\.co)/
        [^\s<>()"'`]*?(?<![\d.])(?P<id>\d{4}\.\d{4,5})(?![\d])""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True)
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
        by_section = _ids_of_headings(note, places)
        for span, paper in pictures:
            section = _innermost(by_section, span)
            if section is None or paper in by_section[section]:
                continue
            if any(section.body.covers(place) for place, id_ in places if id_ == paper):
                continue
            linked = ", ".join(f"`{id_}`" for id_ in by_section[section])
            yield Finding(span, f"the image is of `{paper}`, but the heading links to {linked}")


def _ids_of_headings(note: Note, places: list[tuple[Span, str]]) -> Mapping[Section, list[str]]:
    """The sections whose headings link to papers, with the ids; in the order of the outline."""
    found: defaultdict[Section, list[str]] = defaultdict(list)
    for section in note.sections:
        for place, id_ in places:
            if section.heading.span.covers(place) and id_ not in found[section]:
                found[section].append(id_)
    return {section: ids for section, ids in found.items() if ids}


def _innermost(sections: Mapping[Section, list[str]], span: Span) -> Section | None:
    return next((s for s in reversed([*sections]) if s.body.covers(span)), None)
