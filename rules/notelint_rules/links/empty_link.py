import re
from collections.abc import Iterator

from notelint import Bad, Finding, Good, Note, Rule, Severity, Vault, lazy_re_compile
from notelint.nodes import Break, Html, Link, LinkReference, MdxJsxElement, Node, Parent, Text, walk

_SHOWS = lazy_re_compile(r"<(?:img|svg|i|input|picture|video|object|iframe)\b", re.IGNORECASE)
_IS_CALL = lazy_re_compile(r"[A-Za-z0-9_]\[")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


class EmptyLink(Rule):
    """A link has a text, and leads somewhere.

    Nobody can see or click a link without text, and a link without target leads back to the
    page it stands on. `[text](#)` says that it leads to the top, and is accepted; so are a
    picture as a link's text, and `checked[List|Map]()`, which is a call.
    """

    name = "empty-link"
    group = "links"
    severity = Severity.ERROR

    good = [
        Good("[글](https://example.org) [위로](#) [![그림](a.png)](https://example.org)\n"),
        Good('<a id="here"></a> <a href="https://example.org"><img src="a.png" alt="a"></a>\n'),
        Good("- [ ] 할 일\n- [x] 한 일\n- Collections#checked[List|Map]()\n"),
    ]
    bad = [
        Bad("논문 ⟦[코드]()⟧ 참고\n", ["the link leads nowhere"]),
        Bad("논문 ⟦[](https://arxiv.org/abs/2410.13121)⟧ 참고\n", ["the link has no text"]),
        Bad("⟦[ ][one]⟧\n\n[one]: https://example.org\n", ["the link has no text"], nests=False),
        Bad('본문 ⟦<a href="">⟧여기</a> 끝\n', ["the link leads nowhere"]),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for link in note.find(Link):
            if not link.url.strip() and note.text.startswith("[", link.start):
                if _IS_CALL.match(note.text, max(link.start - 1, 0)):
                    continue
                yield Finding(link.span, "the link leads nowhere")
            elif not _shows_something(link):
                yield Finding(link.span, "the link has no text")
        for reference in note.find(LinkReference):
            if not _shows_something(reference):
                yield Finding(reference.span, "the link has no text")
        for destination in note.links:
            if destination.tag is not None and not destination.url:
                yield Finding(destination.owner, "the link leads nowhere")


def _shows_something(link: Link | LinkReference) -> bool:
    return any(_is_visible(node) for node in walk(link) if node is not link)


def _is_visible(node: Node) -> bool:
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
