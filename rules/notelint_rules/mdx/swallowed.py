"""Colons that MDX or Docusaurus read as markup: directives, emoji."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from notelint import EMOJI, Edit, Finding, Fix, Note, Span, lazy_re_compile
from notelint.nodes import (
    ContainerDirective,
    Image,
    LeafDirective,
    Text,
    TextDirective,
)

_MAIL = lazy_re_compile(r"[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
_MARKUP = lazy_re_compile(r"(?<![:\\]):(?=[A-Za-z])|(?<!\\)[{<]")
ADMONITIONS = (
    *("note", "tip", "info", "warning", "danger"),
    *("caution", "important", "secondary", "success"),
)
"""The containers that Docusaurus knows by itself."""

_COLONS = lazy_re_compile(r":+")
_TARGET = lazy_re_compile(r"\([^()\s]*\)")
_SHORTCODE = lazy_re_compile(r":(?:\+1|-1|[\w-]+):", re.ASCII)
_LABELLED = lazy_re_compile(r":[A-Za-z][\w-]*")


def swallowed_directives(
    note: Note, markdown: Note, admonitions: Sequence[str], plugins: Sequence[str]
) -> Iterator[Finding]:
    """Text that is read as a directive that neither Docusaurus nor the site's plugins know."""
    known = (*admonitions, *plugins)
    for text in note.find(TextDirective):
        if text.name in plugins:
            continue
        if text.end - text.start > 1 + len(text.name):
            yield _text_directive(note, text)
        elif mail := _MAIL.match(note.text, text.start + 1):
            message = f"`:{text.name}` is read as a directive: `{mail[0]}` becomes no link"
            yield Finding(span := Span(text.start, mail.end()), message, _backslash(note, span))
    for leaf in note.find(LeafDirective):
        if leaf.name in known:
            continue
        head = f"::{leaf.name}"
        message = f"`{head}` is read as a directive: Docusaurus renders an empty box here"
        if leaf.children:
            message = f"`{head}` is read as a directive: Docusaurus renders only its label here"
        written = note.source[leaf.span]
        rest = written[1:].replace("{", "\\{") if leaf.attributes else written[1:]
        inner = "\\" if leaf.children or leaf.attributes else ""
        fix = Fix(r"write `\:`", (Edit(leaf.span, f"\\:{inner}{rest}"),))
        yield Finding(Span(leaf.start, leaf.start + len(head)), message, fix)
    yield from _containers(note, known)
    yield from _alternative_texts(note, markdown)


def _text_directive(note: Note, node: TextDirective) -> Finding:
    written = note.source[node.span]
    rest = written[1 + len(node.name) :]
    message = f"`:{node.name}` is read as a directive: Docusaurus drops it"
    if node.children:
        message += ", and renders `[…]` as a box of its own"
    elif not node.attributes:
        message = f"`:{node.name}` is read as a directive: Docusaurus drops `{rest}`"
    if rest.endswith("}"):
        brace = rest.rfind("{")
        rest = rest[:brace] + "\\" + rest[brace:]
    # A label with a target behind it is a link again, so that is read anew, too.
    target = _TARGET.match(note.text, node.end) if node.children else None
    end = target.end() if target else node.end
    edit = Edit(Span(node.start, end), f"\\:{node.name}{rest}{note.text[node.end : end]}")
    return Finding(node.span, message, Fix(r"write `\:`", (edit,)))


def _containers(note: Note, known: Sequence[str]) -> Iterator[Finding]:
    for node in note.find(ContainerDirective):
        # One that never closes, or is misspelt, is reported by `malformed-admonition`.
        if node.name in known or get_close_matches(node.name.lower(), known, n=1, cutoff=0.8):
            continue
        if note.source[node.span].rstrip().endswith(":::"):
            colons = _COLONS.match(note.text, node.start)
            head = f"{colons[0] if colons else ':::'}{node.name}"
            message = f"`{head}` is no admonition: Docusaurus renders a plain box here"
            yield Finding(Span(node.start, node.start + len(head)), message)


def _alternative_texts(note: Note, markdown: Note) -> Iterator[Finding]:
    """Words and signs of an image's text that are read as directives, JavaScript or tags."""
    images = note.find(Image)
    if not any(_MARKUP.search(note.source[image.span]) for image in images):
        return
    whole = {image.start: image.alt for image in markdown.find(Image)}
    for image in images:
        if whole.get(image.start, image.alt) == image.alt:
            continue
        end = note.text.find("](", image.start, image.end)
        places = [match.start() for match in _MARKUP.finditer(note.text, image.start, end)]
        if not places:
            continue
        lost = _LABELLED.match(note.text, places[0])
        what = lost[0] if lost else note.text[places[0]]
        message = f"`{what}` is read as MDX: it is lost from the alternative text"
        edits = tuple(Edit(Span(at, at), "\\") for at in places)
        span = Span(places[0], places[0] + len(what))
        yield Finding(span, message, Fix("write a backslash before it", edits))


def emoji(note: Note, *, strict: bool) -> Iterator[Finding]:
    """Shortcodes that become emoji; such as ``12:100:30``, which nobody meant as one."""
    if not _SHORTCODE.search(note.text):
        return
    for node in note.find(Text):
        for match in _SHORTCODE.finditer(note.text, node.start, node.end):
            shown = EMOJI.get(match[0].strip(":"))
            meant = not match[0].strip(":").isdigit() and not _touches_word(note.text, match)
            if shown is None or (meant and not strict):
                continue
            message = f"`{match[0]}` is an emoji to Docusaurus: it renders `{shown}` here"
            edit = Edit(Span(match.start(), match.start() + 1), "{':'}")
            fix = Fix("write `{':'}`", (edit,), safe=not meant)
            yield Finding(Span(*match.span()), message, fix)


def _touches_word(text: str, match: re.Match[str]) -> bool:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return any(beside.isascii() and beside.isalnum() for beside in (before, after) if beside)


def _backslash(note: Note, span: Span) -> Fix:
    return Fix(r"write `\:`", (Edit(span, "\\" + note.source[span]),))
