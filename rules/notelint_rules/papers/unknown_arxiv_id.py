from collections.abc import Iterator

from notelint import Bad, Finding, Good, Note, Rule, Severity, Vault
from notelint_rules.papers.arxiv_links import arxiv_links


class UnknownArxivId(Rule):
    """The id in an arXiv address is that of a paper.

    A well-formed id with a digit too many or two digits swapped leads to "Article not found", or
    to another paper. It takes knowledge to tell: this rule asks the index that
    `notelint arxiv index` makes, or arXiv itself with `check --online`, and is silent without.
    Ids newer than the index are not judged; an index of a part of arXiv knows no other papers.
    """

    name = "unknown-arxiv-id"
    group = "papers"
    severity = Severity.ERROR
    facts = (arxiv_links,)

    good = [
        Good(
            "[CLIP](https://arxiv.org/abs/2103.00020)\n",
            papers={"2103.00020": "Learning Transferable Visual Models"},
        ),
        Good("[모르는 논문](https://arxiv.org/abs/2103.99999)\n"),
    ]
    bad = [
        Bad(
            "[CLIP](https://arxiv.org/abs/⟦2103.90020⟧), "
            "[ViT](https://huggingface.co/papers/⟦2010.91929v2⟧)\n",
            ["arXiv has no paper `2103.90020`", "arXiv has no paper `2010.91929`"],
            papers={"2103.90020": None, "2010.91929": None},
        )
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for link in vault.ask(arxiv_links, note.path):
            if vault.papers.lacks(link.id):
                yield Finding(link.address.written_span, f"arXiv has no paper `{link.id}`")
