from collections.abc import Iterator
from itertools import pairwise

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault
from notelint.nodes import Image, ImageReference, Link, LinkReference, Parent


class AdjacentLinks(Rule):
    """Something stands between two links.

    `[논문](a)[코드](b)` is shown as one word, 논문코드, whose halves lead to different places.
    Links that show images, as badges do, are left alone.

    The fix writes a space between them. It is safe: two links are not one word.
    """

    name = "adjacent-links"
    group = "structure"
    default = False
    fixes = "safe"

    good = [
        Good("[논문](a.md) [코드](b.md), [글](a.md)·[글](b.md)\n", {"a.md": "", "b.md": ""}),
        Good("[![](a.png)](a.md)[![](b.png)](b.md)\n"),
    ]
    bad = [
        Bad(
            "- 추론 [[논문]](a.md)⟦[[코드]](b.md)⟧ 🧪\n",
            ["`[[코드]](b.md)` follows another link without a space"],
            "- 추론 [[논문]](a.md) [[코드]](b.md) 🧪\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        links = (link for kind in (Link, LinkReference) for link in note.find(kind))
        written = sorted(
            (link for link in links if _has_text(note, link)), key=lambda link: link.start
        )
        for first, second in pairwise(written):
            if first.end == second.start:
                message = f"`{note.source[second.span]}` follows another link without a space"
                edit = Edit(Span(second.start, second.start), " ")
                yield Finding(second.span, message, Fix("write a space", (edit,)))


def _has_text(note: Note, link: Parent) -> bool:
    """Whether a link is written in brackets and shows text."""
    shows_image = any(isinstance(child, Image | ImageReference) for child in link.children)
    return note.text[link.start] == "[" and bool(link.children) and not shows_image
