"""Names in braces and in tags that are no components, which nothing defines."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import islice

from notelint import Name, Note
from notelint.nodes import MdxExpression, MdxJsxElement, Node
from notelint_rules.mdx.escapes import looks_like_code

_CLOSE = 0.75
_FAR = 30


def in_braces(
    note: Note, allowed: frozenset[str]
) -> Iterator[tuple[MdxExpression, Name, str | None, bool]]:
    """Expressions with a name that is not defined: the first of them, the nearest that is, and
    whether text was meant.

    Text is what holds no code, uses no name that the note knows, and stands in no component.
    """
    names = [name for name in note.module.undefined if name.name and name.name not in allowed]
    module = note.module
    known = _own(note)
    for node in note.find(MdxExpression) if names else ():
        found = within(names, node)
        if not found:
            continue
        nearest = get_close_matches(found[0].name, sorted(known), n=1, cutoff=_CLOSE)
        is_text = not (
            nearest
            or looks_like_code(note.source[node.span])
            or any(name.name in known for name in within(module.used, node))
            or not known.isdisjoint(tags_around(note, node))
        )
        yield node, found[0], nearest[0] if nearest else None, is_text


def in_tags(note: Note, allowed: frozenset[str]) -> Iterator[tuple[MdxJsxElement, Name]]:
    """Tags in capitals, and tags such as ``<host.name>``, that stand for no component."""
    undefined = {name.span for name in note.module.undefined}
    known = allowed | _own(note)
    names = {
        name.span.start: name
        for name in note.module.used
        # `<URL>` is no component either; but what a statement that cannot be read declares is not known.
        if name.span in undefined
        or (name.name.isupper() and name.name not in known and not note.root.problems)
    }
    for element in note.find(MdxJsxElement) if names else ():
        name = names.get(element.start + 1)
        written = element.name or ""
        if name is None or name.name in allowed:
            continue
        is_lower = written[:1].isascii() and written[:1].islower()
        if name.name.isupper() or is_lower:
            yield element, name


def _own(note: Note) -> frozenset[str]:
    """What the note imports and declares."""
    imported = {name.name for one in note.module.imports for name in one.names}
    return frozenset(imported | {name.name for name in note.module.declared})


def tags_around(note: Note, node: Node) -> Iterator[str]:
    """The names of the nearest elements that a node stands in."""
    for around in islice(note.ancestors(node), _FAR):
        if isinstance(around, MdxJsxElement) and around.name:
            yield around.name


def within(names: Sequence[Name], node: Node) -> Sequence[Name]:
    """Those of some names, in document order, that stand in a node."""
    first = bisect_left(names, node.start, key=lambda name: name.span.start)
    end = bisect_left(names, node.end, key=lambda name: name.span.start)
    return names[first:end]
