"""The ids in a page that a ``#fragment`` can name."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

import regex

from notelint.docusaurus.slugs import Slugger
from notelint.lazy import lazy_regex_compile
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

_CLASSIC_ID = lazy_regex_compile(r"\s*\{#((?:(?!\{#|\}).)+)\}$")
_COMMENT_ID = lazy_regex_compile(r"(?:<!--|/\*)\s*#(\S+?)(?:\s.*?)?(?:-->|\*/)", regex.DOTALL)
_INSIGNIFICANT = lazy_regex_compile(r"[^\p{L}\p{N}]")
_TRUNCATE = lazy_regex_compile(r"<!--\s*truncate\s*-->|\{/\*\s*truncate\s*\*/\}")
_ALWAYS_THERE = lazy_regex_compile(r"top$|:~:|L\d+(?:-L?\d+)?$")
_FOOTNOTE = lazy_regex_compile(r"(?:user-content-)?fn(?:ref)?[-:\d]")
_THEME = ("@theme/", "@docusaurus/")
_LISTED_IN_HTML = frozenset({"a", "details", "h2", "h3", "h4", "h5", "h6", "li"})


@dataclass(frozen=True)
class Anchors:
    """The ids of a page.

    ``strict`` ids must be met exactly, as Docusaurus makes them; elsewhere (GitHub, VitePress,
    Obsidian …) the makers of slugs differ, and letters and digits decide.
    ``open`` says that components may bring ids which the note does not show.
    ``unlisted`` are ids that browsers find and Docusaurus' check of anchors does not.
    """

    ids: tuple[str, ...]
    strict: bool
    open: bool = False
    unlisted: frozenset[str] = frozenset()

    def have(self, fragment: str) -> bool:
        """Whether a browser finds the place."""
        decoded = unquote(fragment)
        if self.list(fragment) or _ALWAYS_THERE.match(decoded) or decoded in self.unlisted:
            return True
        return not self.strict and _significant(decoded) in self._significant

    def list(self, fragment: str) -> bool:
        """Whether Docusaurus' check of anchors finds the place."""
        decoded = unquote(fragment)
        known = not decoded or fragment in self._known or decoded in self._known
        return known or _FOOTNOTE.match(decoded) is not None

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.ids)

    @cached_property
    def _significant(self) -> frozenset[str]:
        return frozenset(map(_significant, self.ids))


class Ids(NamedTuple):
    """What a note says of its page's ids, however the page is built.

    ``headings`` are their levels, the ids they are given, if any, their texts without them, and
    their offsets; ``others`` are the ids of all that is no heading. ``open`` and ``unlisted`` are
    as in `Anchors`. ``truncated`` is the offset of Docusaurus' marker, behind which the lists of
    posts show nothing.
    """

    headings: tuple[tuple[int, str | None, str, int], ...]
    others: tuple[str, ...]
    unlisted: tuple[str, ...]
    open: bool
    truncated: int | None


def ids(note: Note) -> Ids:
    """The ids of a note's headings and elements."""
    headings = [(h.depth, *_explicit_id(h, note), h.start) for h in note.find(Heading)]
    others = [f"user-content-fn-{node.identifier}" for node in note.find(FootnoteDefinition)]
    unlisted = [
        value
        for directive in note.find(ContainerDirective)
        for name, value in directive.attributes
        if name == "id" and value
    ]
    computed = False
    for element in note.elements():
        for attribute in element.attributes:
            if attribute.name == "id" or (attribute.name == "name" and element.name == "a"):
                computed = computed or attribute.expression
                is_listed = attribute.name == "id" and _is_listed(element.name, note)
                id_ = (attribute.value or "").strip("'\"` ")
                (others if is_listed else unlisted).append(id_)
    marker = _TRUNCATE.search(note.text)
    return Ids(
        tuple(headings),
        tuple(others),
        tuple(unlisted),
        computed or _has_unknown_components(note),
        marker.start() if marker else None,
    )


def anchors(
    ids: Ids,
    *,
    strict: bool,
    keeps_case: bool = False,
    without_title: bool = False,
    end: int | None = None,
) -> Anchors:
    """What a page with these ids can be named by; ``strict`` as Docusaurus builds the page.

    A page that Docusaurus builds gives its H1 no id; ``without_title`` an H1 that comes first is
    not there at all, and does not count among headings of the same text. Before ``end``, only
    the headings count that stand before this offset.
    """
    found: list[str] = []
    slugger = Slugger(keeps_case=keeps_case)
    headings = ids.headings[1:] if without_title and _begins_with_title(ids) else ids.headings
    for depth, explicit, text, start in headings:
        ids_of_heading = [explicit] if explicit else [slugger.slug(text)]
        if explicit and not strict:
            ids_of_heading.append(slugger.slug(text))
        if not (strict and depth == 1) and (end is None or start < end):
            found.extend(ids_of_heading)
    if not strict:
        return Anchors((*found, *ids.others, *ids.unlisted), strict, ids.open)
    return Anchors((*found, *ids.others), strict, ids.open, frozenset(ids.unlisted))


def _begins_with_title(ids: Ids) -> bool:
    return ids.headings[:1] != () and ids.headings[0][0] == 1


def _is_listed(element: str, note: Note) -> bool:
    """Whether Docusaurus' own components stand for such an element, and list its id."""
    if not note.dialect.mdx:
        return element in _LISTED_IN_HTML
    return element == "details" or element[:1].isupper()


def _explicit_id(heading: Heading, note: Note) -> tuple[str | None, str]:
    """The id that a heading is given, as ``{#id}`` or in a comment; and its text without it.

    HTML's comments, where Docusaurus rewrites them for MDX 1, give no ids.
    """
    children = heading.children
    last = children[-1] if children else None
    rewritten = note.dialect.directives and note.dialect.rewrites("comments")
    comments = MdxTextExpression if rewritten else MdxTextExpression | Html
    if isinstance(last, comments) and (match := _COMMENT_ID.fullmatch(last.value.strip())):
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
