from collections.abc import Iterator

from notelint import (
    Bad,
    Finding,
    Good,
    Note,
    Rule,
    Severity,
    Vault,
    lazy_re_compile,
    shows_something,
)
from notelint.nodes import Link, LinkReference

_END = lazy_re_compile(r"\s*</a\s*>")
_OF_LINKS = frozenset(("href", "rel", "target", "title"))
_IS_CALL = lazy_re_compile(r"[A-Za-z0-9_]\[")


class EmptyLink(Rule):
    """A link has a text, and leads somewhere.

    Nobody can see or click a link without text, and a link without target leads back to the
    page it stands on. `[text](#)` says that it leads to the top, and is accepted; so are a
    picture as a link's text, `<a id="here" href="#here"></a>`, which marks a place, and
    `checked[List|Map]()`, which is a call.
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
        Bad("본문 ⟦<a href='#위'>⟧</a>\n", ["the link has no text"]),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for link in note.find(Link):
            if not link.url.strip() and note.text.startswith("[", link.start):
                if _IS_CALL.match(note.text, max(link.start - 1, 0)):
                    continue
                yield Finding(link.span, "the link leads nowhere")
            elif not shows_something(link):
                yield Finding(link.span, "the link has no text")
        for reference in note.find(LinkReference):
            if not shows_something(reference):
                yield Finding(reference.span, "the link has no text")
        for destination in note.links:
            if destination.tag is not None and not destination.url:
                yield Finding(destination.owner, "the link leads nowhere")
        for element in note.elements("a"):
            href = element.attribute("href")
            if href is None or not href.value or not _END.match(note.text, element.span.end):
                continue
            if not element.spreads and _OF_LINKS.issuperset(a.name for a in element.attributes):
                yield Finding(element.span, "the link has no text")
