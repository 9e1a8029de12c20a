"""Names that nothing defines, parted into what was meant as text and what was meant as code."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from notelint import Name, Note, Vault
from notelint.nodes import MdxExpression, MdxjsEsm, MdxJsxElement, Node
from notelint_rules.mdx.escapes import ELEMENTS, looks_like_code

_CLOSE = 0.75
_DEFAULT = re.compile(r"export\s+default\s+[^\W\d]\w*[\s;]*$")
_OF_EVERY_PAGE = frozenset({"Details", "Head", "props"})


@dataclass(frozen=True)
class UndefinedNames:
    """``text`` are nodes that were meant as text or as HTML, each with the first name in it;
    ``code`` are the names that stand elsewhere, ``known`` those that would have been found.
    """

    text: tuple[tuple[Node, Name], ...] = ()
    code: tuple[Name, ...] = ()
    known: frozenset[str] = frozenset()


def undefined_names(note: Note, vault: Vault, provided: Iterable[str]) -> UndefinedNames:
    """The names of a note that nothing imports, exports or provides.

    Braces in text, a tag of HTML in capitals, a tag such as ``<host.name>`` and a sentence that
    begins with ``export default`` were meant as text; braces not where they use a name that the
    note knows, or nearly knows, or stand in a component that it imports.
    """
    if not note.module.used:
        return UndefinedNames()
    components = vault.provided_components(note.path)
    own = {name.name for name in note.module.declared}
    own |= {name.name for imported in note.module.imports for name in imported.names}
    known = frozenset(own | components)
    allowed = known | set(provided)
    undefined = {name.span for name in note.module.undefined}
    found = [
        name
        for name in note.module.used
        if name.name not in allowed
        and (name.span in undefined or _is_unprovided_tag(name, note))
        and not ("*" in components and _is_tag(name, note))
    ]
    text = tuple(_meant_as_text(found, note, known))
    taken = {
        name.span
        for node, first in text
        for name in ([first] if isinstance(node, MdxJsxElement) else _within(found, node))
    }
    code = tuple(name for name in found if name.span not in taken)
    return UndefinedNames(text, code, known)


def _meant_as_text(
    found: Sequence[Name], note: Note, known: frozenset[str]
) -> Iterator[tuple[Node, Name]]:
    for node in note.find(MdxExpression):
        names = _within(found, node)
        if names and _is_text(node, names, note, known):
            yield node, names[0]
    heads = {name.span.start: name for name in found}
    for element in note.find(MdxJsxElement):
        name = element.name or ""
        if element.start + 1 in heads and (
            (name.isupper() and name.lower() in ELEMENTS) or ("." in name and name[0].islower())
        ):
            yield element, heads[element.start + 1]
    for statement in note.find(MdxjsEsm):
        names = _within(found, statement)
        if names and not note.module.imports and _DEFAULT.match(statement.value):
            yield statement, names[0]


def _is_text(node: Node, names: Sequence[Name], note: Note, known: frozenset[str]) -> bool:
    if looks_like_code(note.text[node.start : node.end]):
        return False
    if any(name.name in known for name in _within(note.module.used, node)):
        return False
    if any(isinstance(a, MdxJsxElement) and a.name in known for a in note.ancestors(node)):
        return False
    return not any(get_close_matches(name.name, known, n=1, cutoff=_CLOSE) for name in names)


def _within(names: Sequence[Name], node: Node) -> Sequence[Name]:
    """Those of some names, in document order, that stand in a node."""
    first = bisect_left(names, node.start, key=lambda name: name.span.start)
    end = bisect_left(names, node.end, key=lambda name: name.span.start)
    return names[first:end]


def _is_tag(name: Name, note: Note) -> bool:
    return note.text.startswith("<", name.span.start - 1)


def _is_unprovided_tag(name: Name, note: Note) -> bool:
    """Whether this is ``<Map />``: JavaScript's own names are no components."""
    # What a statement that cannot be read would have declared is not known.
    return _is_tag(name, note) and name.name not in _OF_EVERY_PAGE and not note.root.problems
