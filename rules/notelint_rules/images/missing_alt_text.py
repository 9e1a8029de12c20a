from collections.abc import Iterator
from dataclasses import dataclass

from notelint import Bad, Element, Finding, Good, Note, Rule, Severity, Vault
from notelint.nodes import Image, ImageReference


@dataclass(frozen=True)
class MissingAltText(Rule):
    """An image has alternative text.

    It is what a screen reader says, what a search finds, and what a reader sees when the
    picture cannot be loaded. In HTML and JSX, `alt=""` says that a picture is mere decoration,
    and is accepted.
    """

    name = "missing-alt-text"
    group = "images"
    severity = Severity.WARNING

    good = [
        Good("![학습 곡선](loss.png)\n"),
        Good('<img src="line.png" alt=""> <img src="line.png" aria-hidden="true">\n'),
        Good("<img src={chart} alt={title} />\n\n<img {...chart} />\n", path="note.mdx"),
    ]
    bad = [
        Bad("문장 ⟦![](loss.png)⟧ 끝.\n", ["the image has no alternative text"]),
        Bad("⟦![ ][one]⟧\n\n[one]: loss.png\n", ["the image has no alternative text"], nests=False),
        Bad('⟦<img src="loss.png">⟧\n', ["the image has no `alt`"]),
        Bad(
            "<div>\n  ⟦<img src={chart} style={{width: 500}} />⟧\n</div>\n",
            ["the image has no `alt`"],
            path="note.mdx",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        images: list[Image | ImageReference] = [*note.find(Image), *note.find(ImageReference)]
        for image in images:
            if not image.alt.strip():
                yield Finding(image.span, "the image has no alternative text")
        for element in note.elements("img"):
            if not _is_described(element):
                yield Finding(element.span, "the image has no `alt`")


def _is_described(element: Element) -> bool:
    if element.spreads or element.attribute("alt") is not None:
        return True
    hidden, role = element.attribute("aria-hidden"), element.attribute("role")
    return (
        (hidden is not None and hidden.value != "false")
        or (role is not None and role.value in {"presentation", "none"})
        or element.attribute("aria-label") is not None
        or element.attribute("aria-labelledby") is not None
    )
