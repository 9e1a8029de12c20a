from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault
from notelint_rules.papers.arxiv_links import arxiv_links


class ArxivPdfLink(Rule):
    """A link to a paper at arXiv leads to its abstract, not to the PDF.

    The page of the abstract names the authors, all versions and the code, loads at once, and
    leads on to the PDF. A link to a page within the PDF (`#page=7`) is left alone.

    The fix is safe: the abstract is of the same paper and version.
    """

    name = "arxiv-pdf-link"
    group = "papers"
    default = False
    fixes = "safe"
    facts = (arxiv_links,)

    good = [
        Good("[CLIP](https://arxiv.org/abs/2103.00020)\n"),
        Good("[그림 3](https://arxiv.org/pdf/2103.00020#page=5)\n"),
    ]
    bad = [
        Bad(
            "## [ProCLIP](⟦https://arxiv.org/pdf/2510.18795v2.pdf⟧) `알리바바`\n",
            ["link to a PDF, expected `https://arxiv.org/abs/2510.18795v2`"],
            fixed="## [ProCLIP](https://arxiv.org/abs/2510.18795v2) `알리바바`\n",
        ),
        Bad(
            "论文： ⟦https://arxiv.org/pdf/2410.13121⟧\n",
            ["link to a PDF, expected `https://arxiv.org/abs/2410.13121`"],
            fixed="论文： https://arxiv.org/abs/2410.13121\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for link in vault.ask(arxiv_links, note.path):
            address = link.address
            if address.page != "pdf" or "#" in address.extra:
                continue
            start = f"{address.scheme}{address.host}/abs/"
            written = note.source[Span(address.written_span.start, address.version_span.end)]
            fix = Fix("link to the abstract", (Edit(address.span, start + written),))
            yield Finding(address.span, f"link to a PDF, expected `{start}{written}`", fix)
