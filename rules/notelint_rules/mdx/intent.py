"""What the writer of a note had in mind, Markdown or MDX: that decides what is reported and how safe a fix is."""

from dataclasses import replace

from notelint import Attribute, Finding, Note, Vault
from notelint.nodes import ContainerDirective, MdxExpression


def is_meant_as_markdown(note: Note, vault: Vault) -> bool:
    """Whether the note was written as plain Markdown, though it is built as MDX.

    The user says so of what is no ``.mdx`` (``--target mdx``); and a note says so that has
    nothing which pages of a site have: front matter, components, JavaScript, admonitions.
    """
    if vault.dialect is not None and vault.dialect.mdx and not _is_native(note):
        return True
    return not (
        note.front_matter is not None or note.find(ContainerDirective) or _is_written_in_jsx(note)
    )


def with_care(finding: Finding, note: Note) -> Finding:
    """The finding; its fix unsafe in ``.mdx``, whose writer may mean what MDX shows."""
    if finding.fix is None or not _is_native(note):
        return finding
    return replace(finding, fix=replace(finding.fix, safe=False))


def _is_written_in_jsx(note: Note) -> bool:
    """Whether the writer uses MDX for what Markdown has not: components, JavaScript."""
    module = note.module
    if module.imports or module.declared:
        return True
    if any(expression.value.strip() for expression in note.find(MdxExpression)):
        return True
    return any(
        not element.name[:1].islower() or any(_is_reacts(one) for one in element.attributes)
        for element in note.elements()
    )


def _is_reacts(attribute: Attribute) -> bool:
    """Whether an attribute is JavaScript, or has a name that React has and HTML has not."""
    return attribute.expression or attribute.name in ("className", "htmlFor")


def _is_native(note: Note) -> bool:
    return note.path.suffix == ".mdx"
