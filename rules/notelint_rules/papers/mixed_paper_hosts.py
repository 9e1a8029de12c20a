from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Vault
from notelint_rules.papers.arxiv_links import arxiv_links


class MixedPaperHosts(Rule):
    """The entries of a note link to papers at one host.

    A reader who follows the headings of a note expects the same kind of page behind each; where
    the others lead to arXiv, the one at Hugging Face or alphaXiv was taken from where the writer
    found it. Headings are compared with headings and list items with list items, by the link
    that they begin with.

    The fix links to the paper's page at arXiv. It is safe: the id is the same.
    """

    name = "mixed-paper-hosts"
    group = "papers"
    default = False
    fixes = "safe"
    facts = (arxiv_links,)

    good = [
        Good(
            "## [MoGA](https://huggingface.co/papers/2510.18692)\n\n"
            "## [ProCLIP](https://huggingface.co/papers/2510.18795)\n"
        ),
        Good(
            "## [MoGA](https://arxiv.org/abs/2510.18692)\n\n"
            "댓글은 [여기](https://huggingface.co/papers/2510.18692)\n"
        ),
    ]
    bad = [
        Bad(
            "## 1. [MoGA](⟦https://huggingface.co/papers/2510.18692⟧) `bytedance`\n\n"
            "## 2. [ProCLIP](https://arxiv.org/pdf/2510.18795)\n",
            ["link to `huggingface.co`, but others of this note lead to `arxiv.org`"],
            fixed="## 1. [MoGA](https://arxiv.org/abs/2510.18692) `bytedance`\n\n"
            "## 2. [ProCLIP](https://arxiv.org/pdf/2510.18795)\n",
        )
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        links = [link for link in vault.ask(arxiv_links, note.path) if link.entry]
        at_arxiv = {link.entry for link in links if link.address.page}
        for link in links:
            address = link.address
            if address.page or link.entry not in at_arxiv:
                continue
            right = f"https://arxiv.org/abs/{link.id}{address.version}"
            yield Finding(
                address.span,
                f"link to `{address.host}`, but others of this note lead to `arxiv.org`",
                Fix(f"link to `{right}`", (Edit(address.span, right),)),
            )
