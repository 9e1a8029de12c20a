import re
from collections.abc import Iterator

from notelint import Bad, Finding, Good, Note, Rule, Vault, lazy_re_compile

_HASHED = lazy_re_compile(
    r"https?://(?:www\.)?(?P<host>[^/\s]+)/\S*?[0-9a-f]{32,64}\.pdf(?:$|[?#])", re.IGNORECASE
)
_LANDING = {
    "openreview.net": "its page, `https://openreview.net/forum?id=…`",
    "pdfs.semanticscholar.org": "its page at `https://www.semanticscholar.org`",
}


class UnstablePaperLink(Rule):
    """A link to a paper leads to its page, not to a file with a hash for a name.

    OpenReview and Semantic Scholar name an uploaded PDF after its content: with the next
    revision the address is gone, or leads to the old one, and it says nothing of the paper.
    """

    name = "unstable-paper-link"
    group = "papers"
    default = False

    good = [
        Good("[LOOK-M](https://openreview.net/forum?id=ONOtpXLqqw)\n"),
        Good("[YaRN](https://openreview.net/pdf?id=wHBfxhZu1u)\n"),
    ]
    bad = [
        Bad(
            "[LOOK-M](⟦https://openreview.net/pdf/d775ca7f5d0bfad0e56d5e710a3953555ccaabda.pdf⟧)\n",
            [
                "link to a file named after its content, expected its page, `https://openreview.net/forum?id=…`"
            ],
        ),
        Bad(
            "논문은 ⟦https://example.org/2f/d775ca7f5d0bfad0e56d5e710a395355.pdf⟧ 에 있다.\n",
            ["link to a file named after its content, expected the paper's page"],
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if ".pdf" not in note.text:
            return
        for link in note.links:
            if hashed := _HASHED.match(link.url):
                page = _LANDING.get(hashed["host"].lower(), "the paper's page")
                yield Finding(link.span, f"link to a file named after its content, expected {page}")
