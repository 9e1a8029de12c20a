from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Vault
from notelint_rules.papers.arxiv_links import arxiv_links


class PinnedArxivVersion(Rule):
    """A link to a paper at arXiv leads to its latest version.

    `2404.12358v1` stays what it is when the authors correct the paper. Most such addresses were
    copied from the browser; where a version is meant, allow it. A link to a page within the PDF
    (`#page=7`) is left alone: pages differ between versions.

    The fix removes the version. It is safe where the vault links the same paper without a
    version, unsafe elsewhere.
    """

    name = "pinned-arxiv-version"
    group = "papers"
    default = False
    fixes = "unsafe"
    facts = (arxiv_links,)

    good = [
        Good("[DPO](https://arxiv.org/abs/2404.12358)\n"),
        Good("[표 2](https://arxiv.org/pdf/2404.12358v1#page=7)\n"),
    ]
    bad = [
        Bad(
            "- DPO: https://arxiv.org/pdf/2404.12358⟦v2⟧\n",
            ["`2404.12358` is pinned to the version `v2`"],
            fixed="- DPO: https://arxiv.org/pdf/2404.12358\n",
        ),
        Bad(
            "[DPO](https://arxiv.org/pdf/2404.12358⟦v2⟧.pdf)\n",
            ["`2404.12358` is pinned to the version `v2` here, and to none elsewhere"],
            fixed="[DPO](https://arxiv.org/pdf/2404.12358.pdf)\n",
            files={"다른 글.md": "[DPO](https://arxiv.org/abs/2404.12358)\n"},
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for link in vault.ask(arxiv_links, note.path):
            address = link.address
            if not address.version or "#" in address.extra:
                continue
            elsewhere = link.id in vault.derive(_ids_without_version)
            also = " here, and to none elsewhere" if elsewhere else ""
            yield Finding(
                address.version_span,
                f"`{link.id}` is pinned to the version `{address.version}`{also}",
                Fix("remove the version", (Edit(address.version_span, ""),), safe=elsewhere),
            )


def _ids_without_version(vault: Vault) -> frozenset[str]:
    found = vault.gather(arxiv_links).values()
    return frozenset(link.id for links in found for link in links if not link.address.version)
