from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from notelint import Bad, Finding, Good, Note, Rule, Severity, Vault, title_words
from notelint_rules.papers.arxiv_links import ArxivLink, arxiv_links
from notelint_rules.papers.places import where
from notelint_rules.papers.titles import is_title


class TitleWithTwoArxivIds(Rule):
    """A title is linked to one arXiv id, in a note and across the vault.

    Where the same title leads to two papers, one of the links is wrong: an id was mistyped, or
    a line was copied and half of it changed. Only whole titles are compared, word by word,
    case and punctuation aside: a name such as `LLaMA` may well stand for two papers.
    """

    name = "title-with-two-arxiv-ids"
    group = "papers"
    severity = Severity.ERROR
    facts = (arxiv_links,)

    good = [
        Good(
            "- [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361)\n"
            "- [Scaling laws for neural language models](https://arxiv.org/pdf/2001.08361v1)\n"
        ),
        Good(
            "[LLaMA](https://arxiv.org/abs/2302.13971), [LLaMA](https://arxiv.org/abs/2307.09288)\n"
        ),
    ]
    bad = [
        Bad(
            "- ⟦[Visual Instruction Tuning for All](https://arxiv.org/abs/2304.08485)⟧\n"
            "- ⟦[Visual instruction tuning for all.](https://arxiv.org/abs/2310.03744)⟧\n",
            [
                "`Visual Instruction Tuning for All` is `2304.08485` here, but `2310.03744` in line 2",
                "`Visual instruction tuning for all.` is `2310.03744` here, but `2304.08485` in line 1",
            ],
        ),
        Bad(
            "⟦[Deep Residual Learning for Images](https://arxiv.org/abs/1512.03385)⟧\n",
            [
                "`Deep Residual Learning for Images` is `1512.03385` here, but `1512.03358` in line 3 of `2024/잔차.md`"
            ],
            files={
                "2024/잔차.md": "# 읽은 논문\n\n"
                "[Deep Residual Learning for Images](https://arxiv.org/abs/1512.03358)\n"
            },
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        by_title = vault.derive(_ids_by_title)
        for link in vault.ask(arxiv_links, note.path):
            ids = by_title.get(_key(link), {})
            other = next((id_ for id_ in ids if id_ != link.id), None)
            if other is not None:
                yield Finding(
                    link.span,
                    f"`{link.title}` is `{link.id}` here, but `{other}`"
                    f" {where(*ids[other], seen_from=note.path)}",
                )


Places = Mapping[str, tuple[PurePosixPath, int]]
"""Ids, each with the first note and line that links to it."""


def _ids_by_title(vault: Vault) -> Mapping[str, Places]:
    """What the vault links to under each title that is linked to more than one id."""
    found: defaultdict[str, dict[str, tuple[PurePosixPath, int]]] = defaultdict(dict)
    titles: set[str] = set()
    for path, links in vault.gather(arxiv_links).items():
        for link in links:
            if key := _key(link):
                found[key].setdefault(link.id, (path, link.line))
                if is_title(link.title.rstrip(".")):
                    titles.add(key)
    return {key: found[key] for key in titles if len(found[key]) > 1}


def _key(link: ArxivLink) -> str:
    """What is compared of a title; empty where the text is too short for one."""
    words = title_words(link.title)
    return " ".join(words) if len(words) >= 4 else ""
