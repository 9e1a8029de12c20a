import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from notelint import Bad, Finding, Good, Note, Rule, Severity, Span, Vault
from notelint.nodes import Heading, Link, ListItem, Paragraph, Root, TableCell, plain_text
from notelint_rules.papers.arxiv import addresses, identifier
from notelint_rules.papers.titles import are_different, is_name, is_title

_BLOCKS = (Heading, Paragraph, Root, TableCell)
_MOST_TITLES = 20
_TAGS = re.compile(r"(?:\[[^\]]*\]|\d+[.)]|[^\w\[])*")


@dataclass(frozen=True)
class ArxivIdWithTwoTitles(Rule):
    """An arXiv id is linked under one title, in a note and across the vault.

    Where two papers share an id, one of the links was copied and not changed, and leads to the
    wrong paper. Only link texts are compared, names with names and titles with titles: a paper
    may be linked by its nickname here and by its title there, and a title may be shortened.
    A name counts where it heads an entry (a heading, a list item, a cell): in a sentence, the
    link to a paper may stand on whatever it is about.
    """

    name = "arxiv-id-with-two-titles"
    group = "papers"
    severity = Severity.ERROR

    good = [
        Good(
            "- [InstructGPT](https://arxiv.org/abs/2203.02155)\n"
            "- [Training language models to follow instructions with human feedback]"
            "(https://arxiv.org/pdf/2203.02155)\n"
            "- [논문](https://arxiv.org/abs/2203.02155)\n"
        ),
        Good(
            "[LLaMA-2](https://arxiv.org/abs/2307.09288)\n",
            files={"b.md": "[Llama 2](https://arxiv.org/abs/2307.09288v2)\n"},
        ),
    ]
    bad = [
        Bad(
            "- ⟦[Panda-70M](https://arxiv.org/abs/2406.18522)⟧\n"
            "- ⟦[ChronoMagic](https://arxiv.org/pdf/2406.18522)⟧\n",
            [
                "`2406.18522` is `Panda-70M` here, but `ChronoMagic` in note.md:2",
                "`2406.18522` is `ChronoMagic` here, but `Panda-70M` in note.md:1",
            ],
        ),
        Bad(
            "## ⟦[Scaling Laws for Language Models](https://arxiv.org/abs/2001.08361)⟧\n",
            [
                "`2001.08361` is `Scaling Laws for Language Models` here, but `Diffusion Models Beat GANs on Image Synthesis` in 2024/확산 모델.md:3"
            ],
            files={
                "2024/확산 모델.md": "# 읽은 논문\n\n"
                "[Diffusion Models Beat GANs on Image Synthesis](https://arxiv.org/abs/2001.08361)\n"
            },
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        linked = vault.derive(_links_by_id)
        for link in _titled_links(note):
            for path, other in linked.get(link.id, ()):
                if are_different(link.title, other.title):
                    yield Finding(
                        link.span,
                        f"`{link.id}` is `{link.title}` here, but `{other.title}`"
                        f" in {path}:{other.line}",
                    )
                    break


@dataclass(frozen=True)
class _TitledLink:
    """A link to arXiv whose text is a title or a name."""

    id: str
    title: str
    span: Span
    line: int


def _links_by_id(vault: Vault) -> Mapping[str, Sequence[tuple[PurePosixPath, _TitledLink]]]:
    """The vault's titled links, each title of an id once, and no more than are needed to differ."""
    found: defaultdict[str, dict[str, tuple[PurePosixPath, _TitledLink]]] = defaultdict(dict)
    for path, links in vault.gather(_titled_links).items():
        for link in links:
            titles = found[link.id]
            if len(titles) < _MOST_TITLES:
                titles.setdefault(link.title, (path, link))
    return {paper: tuple(titles.values()) for paper, titles in found.items()}


def _titled_links(note: Note) -> tuple[_TitledLink, ...]:
    if "arxiv" not in note.text.lower() and "huggingface.co/papers" not in note.text:
        return ()
    return tuple(_read_links(note))


def _read_links(note: Note) -> Iterator[_TitledLink]:
    for link in note.find(Link):
        title = " ".join(plain_text(link).split()).strip("\"“”'[]")
        if not (is_title(title) or (is_name(title) and _heads_entry(note, link))):
            continue
        address = next(addresses(link.url, Span(0, len(link.url))), None)
        paper = identifier(link.url[address.start : address.end]) if address else None
        if paper is not None:
            yield _TitledLink(paper, title, link.span, note.source.position(link.start).line)


def _heads_entry(note: Note, link: Link) -> bool:
    """Whether a link is what a heading, a list item or a cell begins with, tags left aside."""
    block = next(a for a in note.ancestors(link) if isinstance(a, _BLOCKS))
    if isinstance(block, Paragraph) and not isinstance(note.parent(block), ListItem):
        return False
    return _TAGS.fullmatch(note.text, block.children[0].start, link.start) is not None
