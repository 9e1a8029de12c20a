"""The ids in a page that a ``#fragment`` can name."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

import regex

from notelint.nodes import (
    Break,
    ContainerDirective,
    FootnoteDefinition,
    Heading,
    Html,
    Image,
    ImageReference,
    Leaf,
    MdxJsxElement,
    MdxTextExpression,
    Node,
    Parent,
    walk,
)
from notelint.note import Note

# Letters, marks, digits and connectors; "alphabetic" brings in the letters in circles and squares.
_DROPPED = regex.compile(r"[^\p{Alphabetic}\p{M}\p{Nd}\p{Nl}\p{Pc}\- ]")
_CLASSIC_ID = regex.compile(r"\s*\{#((?:(?!\{#|\}).)+)\}$")
_COMMENT_ID = regex.compile(r"(?:<!--|/\*)\s*#(\S+?)(?:\s.*?)?(?:-->|\*/)", regex.DOTALL)
_INSIGNIFICANT = regex.compile(r"[^\p{L}\p{N}]")
_ALWAYS_THERE = regex.compile(r"top$|:~:|L\d+(?:-L?\d+)?$|(?:user-content-)?fn(?:ref)?[-:\d]")
_THEME = ("@theme/", "@docusaurus/")


@dataclass(frozen=True)
class Anchors:
    """The ids of a page.

    ``strict`` ids must be met exactly, as Docusaurus makes them; elsewhere (GitHub, VitePress,
    Obsidian …) the makers of slugs differ, and letters and digits decide.
    ``open`` says that components may bring ids which the note does not show.
    """

    ids: tuple[str, ...]
    strict: bool
    open: bool = False

    def have(self, fragment: str) -> bool:
        decoded = unquote(fragment)
        if _ALWAYS_THERE.match(decoded) or not decoded:
            return True
        if fragment in self._known or decoded in self._known:
            return True
        return not self.strict and _significant(decoded) in self._significant

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.ids)

    @cached_property
    def _significant(self) -> frozenset[str]:
        return frozenset(map(_significant, self.ids))


class Ids(NamedTuple):
    """What a note says of its page's ids, however the page is built.

    ``headings`` are their levels, the ids they are given, if any, and their texts without them;
    ``others`` the ids of all that is no heading. ``open`` is as in `Anchors`.
    """

    headings: tuple[tuple[int, str | None, str], ...]
    others: tuple[str, ...]
    open: bool


def ids(note: Note) -> Ids:
    """The ids of a note's headings and elements."""
    headings = [(heading.depth, *_explicit_id(heading)) for heading in note.find(Heading)]
    others = [
        value
        for directive in note.find(ContainerDirective)
        for name, value in directive.attributes
        if name == "id"
    ]
    others.extend(f"user-content-fn-{node.identifier}" for node in note.find(FootnoteDefinition))
    computed = False
    for element in note.elements():
        for attribute in element.attributes:
            if attribute.name == "id" or (attribute.name == "name" and element.name == "a"):
                computed = computed or attribute.expression
                others.append((attribute.value or "").strip("'\"` "))
    return Ids(tuple(headings), tuple(others), computed or _has_unknown_components(note))


def anchors(ids: Ids, *, strict: bool, keeps_case: bool = False) -> Anchors:
    """What a page with these ids can be named by; ``strict`` as Docusaurus builds the page.

    A page that Docusaurus builds gives its H1 no id.
    """
    found: list[str] = []
    slugger = Slugger(keeps_case=keeps_case)
    for depth, explicit, text in ids.headings:
        ids_of_heading = [explicit] if explicit else [slugger.slug(text)]
        if explicit and not strict:
            ids_of_heading.append(slugger.slug(text))
        if not (strict and depth == 1):
            found.extend(ids_of_heading)
    return Anchors((*found, *ids.others), strict, ids.open)


class Slugger:
    """github-slugger 1.5: slugs, numbered where they repeat."""

    def __init__(self, *, keeps_case: bool = False) -> None:
        self._keeps_case = keeps_case
        self._seen: dict[str, int] = {}

    def slug(self, text: str) -> str:
        original = slug(text, keeps_case=self._keeps_case)
        unique = original
        while unique in self._seen:
            self._seen[original] += 1
            unique = f"{original}-{self._seen[original]}"
        self._seen[unique] = 0
        return unique


def slug(text: str, *, keeps_case: bool = False) -> str:
    """A heading's text as an id, before duplicates are numbered (github-slugger 1.5)."""
    return _DROPPED.sub("", text if keeps_case else text.lower()).replace(" ", "-")


def _explicit_id(heading: Heading) -> tuple[str | None, str]:
    """The id that a heading is given, as ``{#id}`` or in a comment; and its text without it."""
    children = heading.children
    last = children[-1] if children else None
    if isinstance(last, MdxTextExpression | Html) and (
        match := _COMMENT_ID.fullmatch(last.value.strip())
    ):
        return match[1], _text(children[:-1]).rstrip()
    text = _text(children)
    if match := _CLASSIC_ID.search(text):
        return match[1].strip(), text[: match.start()]
    return None, text


def _text(nodes: Iterable[Node]) -> str:
    """mdast-util-to-string, without HTML that stands directly in the heading."""
    return "".join(
        _own_text(part) for node in nodes if not isinstance(node, Html) for part in walk(node)
    )


def _own_text(node: Node) -> str:
    match node:
        case Leaf():
            return node.value
        case Image() | ImageReference():
            return node.alt
        case Break() | Parent() | _:
            return ""


def _has_unknown_components(note: Note) -> bool:
    """Whether a component is used that is neither Docusaurus' own nor a note that is imported."""
    known = {
        name.name
        for imported in note.module.imports
        if imported.url.startswith(_THEME) or imported.url.endswith((".md", ".mdx"))
        for name in imported.names
    }
    used = {(node.name or "a").split(".")[0] for node in note.find(MdxJsxElement)}
    return any(name[:1].isupper() and name not in known for name in used)


def _significant(anchor: str) -> str:
    return _INSIGNIFICANT.sub("", anchor.casefold())
