from collections.abc import Iterator

from notelint import Bad, Finding, Good, Note, Rule, Vault
from notelint_rules.papers.likely_papers import likely_paper_items
from notelint_rules.papers.paper_links import paper_places


class UnlinkedPaper(Rule):
    """What stands among papers as one of them is linked as they are.

    `missing-arxiv-link` reports what surely names a paper. This rule guesses, in lists with links
    to arXiv: an item that is but a word or a short title where all the others are papers or links;
    one that begins with a name, or cites authors and year, where most of them are papers; and the
    items of a list that holds nothing but titles in small letters.
    """

    name = "unlinked-paper"
    group = "papers"
    default = False
    facts = (paper_places,)

    good = [
        Good(
            "- [DoRA](https://arxiv.org/abs/2402.09353)\n"
            "- [VeRA](https://arxiv.org/abs/2310.11454)\n- Others\n"
        ),
        Good(
            "- [DoRA](https://arxiv.org/abs/2402.09353)\n"
            "- [VeRA](https://arxiv.org/abs/2310.11454)\n- 둘 다 LoRA 를 고친다\n- 다음 주에 비교한다\n"
        ),
    ]
    bad = [
        Bad(
            "- [DoRA](https://arxiv.org/abs/2402.09353)\n- ⟦Pissa⟧\n  - 특이값으로 시작한다\n"
            "- [VeRA](https://arxiv.org/abs/2310.11454)\n",
            ["`Pissa` may name a paper, but nothing here links to it"],
        ),
        Bad(
            "- [DoRA](https://arxiv.org/abs/2402.09353)\n- [VeRA](https://arxiv.org/abs/2310.11454)\n"
            "- ⟦NOLA: 난수 행렬의 선형 결합⟧\n- 나머지는 다음에\n",
            ["`NOLA` may name a paper, but nothing here links to it"],
        ),
        Bad(
            "- [DoRA](https://arxiv.org/abs/2402.09353)\n- [VeRA](https://arxiv.org/abs/2310.11454)\n"
            "- 더 읽을 것\n"
            "  - ⟦Low-rank is enough: Training large models with few parameters⟧\n"
            "  - ⟦Small adapters scale the efficiency of large language models.⟧\n",
            [
                (
                    "`Low-rank is enough: Training large models with few parameters` may name a paper, "
                    "but nothing here links to it"
                ),
                (
                    "`Small adapters scale the efficiency of large language models` may name a paper, "
                    "but nothing here links to it"
                ),
            ],
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for item in likely_paper_items(note, vault.ask(paper_places, note.path)):
            yield Finding(
                item.span, f"`{item.title}` may name a paper, but nothing here links to it"
            )
