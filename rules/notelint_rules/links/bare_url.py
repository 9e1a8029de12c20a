from collections.abc import Iterator

from notelint import Bad, Finding, Good, Note, Rule, Vault
from notelint_rules.links.literal_links import literal_links, mark_up


class BareUrl(Rule):
    """A url in text is marked up as a link.

    Only GitHub's dialect makes a link of a bare url, and guesses where it ends; a reader of
    another one sees plain text. A link can also say what it leads to. The rule is off by
    default because most notes are only read where bare urls work.

    The fix is safe: it makes the same link, `<https://…>` in Markdown and
    `[https://…](https://…)` in MDX, where the first would be taken for a tag.
    """

    name = "bare-url"
    group = "links"
    default = False
    fixes = "safe"

    good = [
        Good("[OmniEdit](https://tiger-ai-lab.github.io/OmniEdit/) <https://example.org>\n"),
        Good("`https://example.org` kim@example.org\n"),
        Good("![](https://example.org/my image.png) [글](https://example.org/둘째 절)\n"),
        Good('<a href="https://example.org">https://example.org</a>\n'),
    ]
    bad = [
        Bad(
            "- Q-ranking ⟦https://arxiv.org/abs/2410.11287⟧ 참고\n",
            ["`https://arxiv.org/abs/2410.11287` is not marked up, expected `<…>` or `[…](…)`"],
            "- Q-ranking <https://arxiv.org/abs/2410.11287> 참고\n",
        ),
        Bad(
            "- ⟦https://example.org/a_b⟧\n- ⟦www.example.org⟧\n",
            [
                "`https://example.org/a_b` is not marked up, expected `[…](…)`",
                "`www.example.org` is not marked up, expected `[…](…)`",
            ],
            "- [https://example.org/a_b](https://example.org/a_b)\n"
            "- [www.example.org](http://www.example.org)\n",
            path="note.mdx",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        expected = "`[…](…)`" if note.dialect.mdx else "`<…>` or `[…](…)`"
        for link in literal_links(note):
            if link.url.startswith(("http://", "https://")):
                message = f"`{note.source[link.span]}` is not marked up, expected {expected}"
                yield Finding(link.span, message, mark_up(link, note))
