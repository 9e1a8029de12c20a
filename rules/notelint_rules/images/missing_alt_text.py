from collections.abc import Iterator

from notelint import Bad, Element, Finding, Good, Note, Rule, Severity, Span, Vault
from notelint.nodes import Image, ImageReference


class MissingAltText(Rule):
    """An image has alternative text.

    It is what a screen reader says, what a search finds, and what a reader sees when the
    picture cannot be loaded. In HTML and JSX, `alt=""` says that a picture is mere decoration,
    and is accepted; so is a picture in a `<figure>` that has a `<figcaption>`.
    """

    name = "missing-alt-text"
    group = "images"
    severity = Severity.WARNING

    good = [
        Good("![학습 곡선](loss.png)\n"),
        Good('<img src="line.png" alt=""> <img src="line.png" aria-hidden="true">\n'),
        Good('<figure><img src="a.png"><figcaption>학습 곡선</figcaption></figure>\n'),
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
        captioned = list(_captioned_figures(note))
        for element in note.elements("img"):
            if not _is_described(element) and not any(
                figure.covers(element.span) for figure in captioned
            ):
                yield Finding(element.span, "the image has no `alt`")


def _captioned_figures(note: Note) -> Iterator[Span]:
    """Where figures with a caption stand."""
    captions = [element.span for element in note.elements("figcaption")]
    for element in note.elements("figure") if captions else ():
        end = note.text.find("</figure>", element.span.end)
        figure = Span(element.span.start, end if end >= 0 else element.span.end)
        if any(figure.covers(caption) for caption in captions):
            yield figure


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
