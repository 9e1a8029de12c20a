from collections.abc import Iterator

from notelint import Bad, Finding, Good, Note, Rule, Severity, Vault, shows_something
from notelint.nodes import Heading


class EmptyHeading(Rule):
    """A heading says something.

    An empty one is a gap on the page, and an entry without a name in the table of contents. It
    is what is left when a text is deleted, or when `#` was meant as text. A heading that is only
    a picture, code or a component says something.
    """

    name = "empty-heading"
    group = "headings"
    severity = Severity.ERROR

    good = [
        Good("## 방법\n\n## ![로고](logo.png)\n\n## `fit()`\n"),
        Good("## <Logo />\n\n## {title}\n", path="note.mdx"),
        Good("\\#\n\n#태그\n"),
    ]
    bad = [
        Bad("본문\n\n⟦##⟧\n\n본문\n", ["the heading has no text"]),
        Bad("⟦# &nbsp;⟧\n", ["the heading has no text"]),
        Bad('⟦### <a id="here"></a>⟧\n\n본문\n', ["the heading has no text"]),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for heading in note.find(Heading):
            if not shows_something(heading):
                yield Finding(heading.span, "the heading has no text")
