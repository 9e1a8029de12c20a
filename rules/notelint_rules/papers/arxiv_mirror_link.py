from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Vault
from notelint_rules.papers.arxiv_links import ArxivLink, arxiv_links

_OTHER_SITES = ("ar5iv", "alphaxiv")


class ArxivMirrorLink(Rule):
    """A link to a paper at arXiv leads to `https://arxiv.org`.

    `export.arxiv.org` is there for programs, country mirrors and `www.` are gone or redirect,
    `http:` is not encrypted, and ar5iv and alphaXiv show a paper in their own way, as long as
    they are there. A link to one of these two is left alone where its text names the site, where
    it leads to a part of the page, and where the note links the same paper at arXiv as well.

    The fix is safe: it leads to the same paper, of ar5iv and alphaXiv to its abstract.
    """

    name = "arxiv-mirror-link"
    group = "papers"
    fixes = "safe"
    facts = (arxiv_links,)

    good = [
        Good("[OpenVid](https://arxiv.org/pdf/2407.02371)\n"),
        Good(
            "[논문](https://arxiv.org/abs/2407.02371), [ar5iv](https://ar5iv.org/abs/2407.02371)\n"
        ),
        Good("토론은 [alphaXiv](https://alphaxiv.org/abs/2407.02371) 에서\n"),
        Good("[3절](https://ar5iv.labs.arxiv.org/html/2407.02371#S3)\n"),
    ]
    bad = [
        Bad(
            "- [OpenVid](⟦https://export.arxiv.org/pdf/2407.02371⟧) 데이터셋\n",
            ["address is of `export.arxiv.org`, expected `https://arxiv.org/pdf/2407.02371`"],
            fixed="- [OpenVid](https://arxiv.org/pdf/2407.02371) 데이터셋\n",
        ),
        Bad(
            "[StreamingLLM](⟦http://arxiv.org/abs/2309.17453v2⟧), ICLR 2024\n",
            ["address is `http:`, expected `https://arxiv.org/abs/2309.17453v2`"],
            fixed="[StreamingLLM](https://arxiv.org/abs/2309.17453v2), ICLR 2024\n",
        ),
        Bad(
            "논문: ⟦https://ar5iv.labs.arxiv.org/html/2309.17453⟧\n",
            ["address is of `ar5iv.labs.arxiv.org`, expected `https://arxiv.org/abs/2309.17453`"],
            fixed="논문: https://arxiv.org/abs/2309.17453\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        links = vault.ask(arxiv_links, note.path)
        at_arxiv = {link.id for link in links if link.address.page}
        for link in links:
            address, right = link.address, _address_at_arxiv(link, at_arxiv)
            if right is not None:
                found = "`http:`" if address.host == "arxiv.org" else f"of `{address.host}`"
                fix = Fix(f"link to `{right}`", (Edit(address.span, right),))
                yield Finding(address.span, f"address is {found}, expected `{right}`", fix)


def _address_at_arxiv(link: ArxivLink, at_arxiv: set[str]) -> str | None:
    """Where the link should lead; None where it leads there, or elsewhere on purpose."""
    address = link.address
    if address.page:
        if address.host == "arxiv.org" and address.scheme != "http://":
            return None
        return f"https://arxiv.org/{address.page}/{address.written}"
    site = next((site for site in _OTHER_SITES if site in address.host), None)
    if site is None or "#" in address.extra or link.id in at_arxiv:
        return None
    if site in link.text.lower() and not link.is_literal:
        return None
    return f"https://arxiv.org/abs/{link.id}{address.version}"
