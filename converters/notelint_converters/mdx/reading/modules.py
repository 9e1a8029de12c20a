"""Imports and exports, which Markdown has no place for."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from notelint import LossKind
from notelint.nodes import MdxjsEsm
from notelint_converters.mdx.reading.page import Change, Page

_PICTURES = frozenset(
    (".apng", ".avif", ".bmp", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp")
)


def module_losses(node: MdxjsEsm, page: Page) -> Iterator[Change]:
    """What goes with a block of imports and exports; an imported picture that is shown stays."""
    statements = [found for found in page.note.module.imports if node.span.covers(found.span)]
    for statement in statements:
        names = ", ".join(f"`{name.name}`" for name in statement.names)
        is_picture = PurePosixPath(statement.url.partition("?")[0]).suffix.lower() in _PICTURES
        if is_picture and names and all(name.name in page.shown for name in statement.names):
            continue
        detail = f"the import of {names or 'a module'} from `{statement.url}`"
        yield page.loss(statement.span.start, LossKind.DROPPED, detail)
    for name in page.note.module.declared:
        if node.span.covers(name.span):
            yield page.loss(name.span.start, LossKind.DROPPED, f"the export of `{name.name}`")
    if not statements and not any(
        node.span.covers(name.span) for name in page.note.module.declared
    ):
        yield page.loss(node.start, LossKind.DROPPED, "a block of imports or exports")
