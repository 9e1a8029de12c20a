from collections.abc import Iterator

from notelint import Bad, Finding, Good, Note, Rule, Severity, Vault
from notelint_rules.links.literal_links import literal_links, mark_up


class AutolinkSwallowsText(Rule):
    """A bare url ends where the url ends.

    A bare url reaches to the next space, or to ASCII punctuation before one: the full-width
    comma of a Chinese sentence, the particle of a Korean one and all that follows them become
    part of the address, which then leads nowhere. A path may hold such letters
    (`…/wiki/한국어`): what reads like a part of it is left alone.

    The fix is safe: it marks up the url alone as a link, `<https://…>` in Markdown and
    `[https://…](https://…)` in MDX.
    """

    name = "autolink-swallows-text"
    group = "links"
    severity = Severity.ERROR
    fixes = "safe"

    good = [
        Good("https://arxiv.org/abs/2410.13121 를 보면, https://github.com/a/b.\n"),
        Good("https://ko.wikipedia.org/wiki/한국어 https://zh.wikipedia.org/wiki/三体（小说）\n"),
        Good("<https://arxiv.org/abs/2410.13121>를 보면\n"),
    ]
    bad = [
        Bad(
            "- https://arxiv.org/pdf/2410.13121⟦，⟧ https://arxiv.org/pdf/2410.13246\n",
            ["`，` is taken into the link to `https://arxiv.org/pdf/2410.13121`"],
            "- <https://arxiv.org/pdf/2410.13121>， https://arxiv.org/pdf/2410.13246\n",
        ),
        Bad(
            "코드는 (https://github.com/a/b⟦)에서⟧ 받는다\n",
            ["`)에서` is taken into the link to `https://github.com/a/b`"],
            "코드는 (<https://github.com/a/b>)에서 받는다\n",
        ),
        Bad(
            "https://github.com/a/b⟦를⟧ 쓴다\n",
            ["`를` is taken into the link to `https://github.com/a/b`"],
            "[https://github.com/a/b](https://github.com/a/b)를 쓴다\n",
            path="note.mdx",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for link in literal_links(note):
            if link.taken.start < link.taken.end:
                message = f"`{note.source[link.taken]}` is taken into the link to `{link.url}`"
                yield Finding(link.taken, message, mark_up(link, note))
