import re
from collections.abc import Iterator

from notelint import Bad, Finding, Good, Note, Rule, Severity, Vault, lazy_re_compile
from notelint.nodes import Break, Heading, Html, MdxJsxElement, Node, Parent, Text, walk

_SHOWS = lazy_re_compile(r"<(?:img|svg|i|input|picture|video|object|iframe)\b", re.IGNORECASE)
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


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
            if not any(map(_says_something, walk(heading))):
                yield Finding(heading.span, "the heading has no text")


def _says_something(node: Node) -> bool:
    match node:
        case Text(value=value):
            return bool(value.strip().strip(_INVISIBLE))
        case Html(value=value):
            return _SHOWS.match(value) is not None
        case MdxJsxElement():
            return True
        case Break() | Parent():
            return False
    return True
