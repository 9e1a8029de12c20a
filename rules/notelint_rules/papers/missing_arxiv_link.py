from collections.abc import Iterator
from dataclasses import dataclass

from notelint import Bad, Finding, Good, Note, Rule, Severity, Vault
from notelint_rules.papers.paper_headings import paper_headings
from notelint_rules.papers.paper_items import unlinked_paper_items
from notelint_rules.papers.paper_links import paper_places


@dataclass(frozen=True)
class MissingArxivLink(Rule):
    """A heading or list item that names a paper links to it.

    A title alone has to be searched for, and a nickname cannot even be searched. Any page of
    the paper will do: arXiv, OpenReview, proceedings, a publisher, a PDF. The link may stand in
    the heading, in the subtitle below it, or anywhere in its section.

    A heading counts as a paper only where the note shows that it collects papers: by its title
    (`Daily Papers`, `논문 정리`, `论文笔记`), or because headings beside it link to papers or end in
    a group's name in code. The parts of a single paper are left alone. A list item
    counts where its whole text is a title and another item of the list links to its paper.
    """

    name = "missing-arxiv-link"
    group = "papers"
    severity = Severity.ERROR

    good = [
        Good(
            "# 10-22 papers summary\n\n"
            "## 1. [MoGA](https://huggingface.co/papers/2510.18692) `bytedance`\n"
            "### Mixture-of-Groups Attention for End-to-End Long Video Generation\n"
        ),
        Good(
            "# Daily Papers\n\n## Scaling Laws for Neural Language Models\n\n"
            "Paper: https://arxiv.org/abs/2001.08361\n"
        ),
        Good("# LoRA\n\n## Low-Rank Parametrized Update Matrices\n\n## Experiments on GLUE\n"),
        Good("- Attention Is All You Need for Long Documents\n- a list without any paper link\n"),
    ]
    bad = [
        Bad(
            "# 10-05 papers summary\n\n"
            "## ⟦Winning the Pruning Gamble⟧\n"
            "### A Unified Approach to Joint Sample and Token Pruning `alibaba`\n\n"
            "data pruning 을 사용한다.\n",
            ["`Winning the Pruning Gamble` names a paper, but nothing here links to it"],
            nests=False,
        ),
        Bad(
            "## [ProCLIP](https://arxiv.org/abs/2510.18795)\n\n"
            "## ⟦Towards Pixel Understanding for LLMs⟧\n\n이미지 전체를 이해한다.\n",
            ["`Towards Pixel Understanding for LLMs` names a paper, but nothing here links to it"],
        ),
        Bad(
            "- [ConsisSR](https://arxiv.org/abs/2410.13807)\n"
            "- ⟦Cinemo: Consistent Image Animation⟧\n",
            ["`Cinemo: Consistent Image Animation` names a paper, but nothing here links to it"],
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        places = paper_places(note)
        for heading in paper_headings(note, places):
            if not heading.linked:
                yield Finding(heading.span, _message(heading.title))
        for item in unlinked_paper_items(note, places):
            yield Finding(item.span, _message(item.title))


def _message(title: str) -> str:
    return f"`{title}` names a paper, but nothing here links to it"
