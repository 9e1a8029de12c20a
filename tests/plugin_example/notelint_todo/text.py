"""Plain text: what a reader sees of each note."""

from collections.abc import Iterable, Iterator
from functools import partial

from notelint import Document, File, Format, Loss, LossKind, parse
from notelint.nodes import Image, plain_text


def write(documents: Iterable[Document | File]) -> Iterator[File | Loss]:
    for document in documents:
        if isinstance(document, File):
            yield document
            continue
        note = parse(document.text, document.path.as_posix())
        for image in note.find(Image):
            line = note.source.position(image.start).line
            yield Loss(document.origin, line, LossKind.DROPPED, f"image {image.url}")
        blocks = (plain_text(block) for block in note.root.children)
        text = "\n\n".join(block for block in blocks if block) + "\n"
        yield File(document.path.with_suffix(".txt"), partial(str.encode, text), document.origin)


TEXT = Format("text", "plain text", loses="markup, links, images", write=write)
