from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from notelint import Bad, Finding, Good, Note, Rule, Severity, Vault
from notelint_rules.papers.arxiv_links import ArxivLink, arxiv_links
from notelint_rules.papers.places import where
from notelint_rules.papers.titles import are_different, is_name, is_title

_MOST_TITLES = 20


class ArxivIdWithTwoTitles(Rule):
    """An arXiv id is linked under one title, in a note and across the vault.

    Where two papers share an id, one of the links was copied and not changed, and leads to the
    wrong paper. Compared are the texts of links, and titles that stand before a link called
    `paper` or the like, names with names and titles with titles: a paper may be linked by its
    nickname here and by its title there, and a title may be shortened.
    A name counts where it heads an entry (a heading, a list item, a cell): in a sentence, the
    link to a paper may stand on whatever it is about.
    """

    name = "arxiv-id-with-two-titles"
    group = "papers"
    severity = Severity.ERROR
    facts = (arxiv_links,)

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
                "`2406.18522` is `Panda-70M` here, but `ChronoMagic` in line 2",
                "`2406.18522` is `ChronoMagic` here, but `Panda-70M` in line 1",
            ],
        ),
        Bad(
            "## ⟦[Scaling Laws for Language Models](https://arxiv.org/abs/2001.08361)⟧\n",
            [
                "`2001.08361` is `Scaling Laws for Language Models` here, but `Diffusion Models Beat GANs on Image Synthesis` in line 3 of `2024/확산 모델.md`"
            ],
            files={
                "2024/확산 모델.md": "# 읽은 논문\n\n"
                "[Diffusion Models Beat GANs on Image Synthesis](https://arxiv.org/abs/2001.08361)\n"
            },
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        linked = vault.derive(_links_by_id)
        for link in vault.ask(arxiv_links, note.path):
            if not _is_titled(link):
                continue
            title = link.title
            for path, other in linked.get(link.id, ()):
                if are_different(title, other.title):
                    yield Finding(
                        link.span,
                        f"`{link.id}` is `{title}` here, but `{other.title}`"
                        f" {where(path, other.line, seen_from=note.path)}",
                    )
                    break


def _links_by_id(vault: Vault) -> Mapping[str, Sequence[tuple[PurePosixPath, ArxivLink]]]:
    """The vault's titled links, each title of an id once, and no more than are needed to differ."""
    found: defaultdict[str, dict[str, tuple[PurePosixPath, ArxivLink]]] = defaultdict(dict)
    for path, links in vault.gather(arxiv_links).items():
        for link in filter(_is_titled, links):
            titles = found[link.id]
            if len(titles) < _MOST_TITLES:
                titles.setdefault(link.title, (path, link))
    return {paper: tuple(titles.values()) for paper, titles in found.items()}


def _is_titled(link: ArxivLink) -> bool:
    """Whether a link's text is a title, or the name that heads an entry."""
    return is_title(link.title) or (bool(link.entry) and is_name(link.title))
