import re
from collections.abc import Iterator

from notelint import (
    Attribute,
    Bad,
    Edit,
    Element,
    Finding,
    Fix,
    Good,
    Note,
    Rule,
    Span,
    Vault,
    lazy_re_compile,
)
from notelint_rules.mdx.intent import is_meant_as_markdown, with_care

_BOOLEAN = """
    allowFullScreen async autoFocus autoPlay checked controls default defer disabled
    disablePictureInPicture disableRemotePlayback formNoValidate hidden inert itemScope loop
    multiple muted noModule noValidate open playsInline readOnly required reversed scoped
    seamless selected
"""
_TAKEN_BARE = """
    capture cols contentEditable credentialless download draggable key ref rows rowSpan size span
    spellCheck start value
"""
_EMPTY = frozenset({"alt", "compact", "ismap", "noresize", "noshade", "nowrap", "popover", "title"})
_WRITTEN = {name.lower(): name for name in (_BOOLEAN + _TAKEN_BARE).split()}
_BOOLEANS = frozenset(_BOOLEAN.split())
_HANDLER = lazy_re_compile(r"on[a-z]+", re.IGNORECASE)
_SITE = {"docusaurus.config.js": "module.exports = {presets: ['classic']}"}


class MdxAttribute(Rule):
    """An attribute of a tag reaches the page.

    MDX hands tags to React, which names some attributes otherwise than HTML and drops what it
    does not know: `allowfullscreen` and `autoplay` without a value, `controls=""`, and
    `onclick="…"`, for it wants a function. Of an attribute that stands twice React takes the last
    one, and HTML the first. What React merely warns of, such as `class`, is not reported. A tag
    without a space between its attributes is read by MDX alone: that is reported in Markdown that
    is to be built as MDX.

    The fix writes React's name, an empty value, or the space that HTML needs; of two attributes it
    keeps the one that HTML would take. It is safe in Markdown that is to be built as MDX; in
    `.mdx`, where it changes what the page shows, it is unsafe, but for the space.
    """

    name = "mdx-attribute"
    group = "mdx"
    fixes = "safe"

    good = [
        Good('<iframe src="https://a.kr" allowFullScreen></iframe>\n', path="note.mdx"),
        Good('<b class="a" data-x>굵게</b> <Chart open="" {...a} />\n', path="note.mdx"),
        Good("<button onClick={() => alert(1)}>누름</button>\n", path="note.mdx"),
        Good('<iframe src="https://a.kr" allowfullscreen></iframe>\n'),
        Good(
            '---\ntitle: 글\n---\n\n<a href="https://a.kr"target="_blank">b</a>\n',
            files=_SITE,
            path="docs/note.md",
        ),
    ]
    bad = [
        Bad(
            '<iframe src="https://a.kr" ⟦allowfullscreen⟧></iframe>\n',
            ["`allowfullscreen` without a value is dropped by React, expected `allowFullScreen`"],
            '<iframe src="https://a.kr" allowFullScreen></iframe>\n',
            files=_SITE,
            path="docs/note.md",
        ),
        Bad(
            '영상 <video src="a.mp4" ⟦controls=""⟧></video> <b ⟦title⟧>b</b>\n',
            [
                '`controls=""` is dropped by React, expected `controls`',
                '`title` without a value is dropped by React, expected `title=""`',
            ],
            '영상 <video src="a.mp4" controls></video> <b title="">b</b>\n',
            files=_SITE,
            path="docs/note.md",
        ),
        Bad(
            '글 <button ⟦onclick="f()"⟧>누름</button>\n',
            ["`onclick` is dropped by React, which wants a function, found a string"],
            files=_SITE,
            path="docs/note.md",
        ),
        Bad(
            '글 <a href="https://a.kr" ⟦href="https://b.kr"⟧>b</a>\n',
            ["`href` stands twice: React takes this one, HTML the first"],
            '글 <a href="https://a.kr">b</a>\n',
            files=_SITE,
            path="docs/note.md",
        ),
        Bad(
            '글 <a href="https://a.kr"⟦target="_blank"⟧>b</a>\n',
            ["no space before `target`: HTML would not read the tag"],
            '글 <a href="https://a.kr" target="_blank">b</a>\n',
            files=_SITE,
            path="docs/note.md",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if not note.dialect.mdx:
            return
        as_html = is_meant_as_markdown(note, vault)
        for element in note.elements():
            if not element.name[:1].islower() or "-" in element.name or "." in element.name:
                continue  # a component may take anything, and so does a custom element
            for finding in (*_dropped(element), *_repeated(element, note)):
                yield with_care(finding, note)
            if as_html:
                yield from _unspaced(element, note)


def _dropped(element: Element) -> Iterator[Finding]:
    for attribute in element.attributes:
        name = attribute.name
        written = _WRITTEN.get(name.lower())
        if attribute.value is None:
            if name != written and (written or name in _EMPTY):
                expected = written or f'{name}=""'
                message = f"`{name}` without a value is dropped by React, expected `{expected}`"
                yield Finding(attribute.span, message, _rewritten(attribute, expected))
        elif attribute.expression:
            continue
        elif name in _BOOLEANS and attribute.value == "":
            message = f'`{name}=""` is dropped by React, expected `{name}`'
            yield Finding(attribute.span, message, _rewritten(attribute, name))
        elif _HANDLER.fullmatch(name):
            message = f"`{name}` is dropped by React, which wants a function, found a string"
            yield Finding(attribute.span, message)


def _rewritten(attribute: Attribute, written: str) -> Fix:
    return Fix(f"write `{written}`", (Edit(attribute.span, written),))


def _repeated(element: Element, note: Note) -> Iterator[Finding]:
    seen: set[str] = set()
    for attribute in element.attributes:
        if attribute.name in seen:
            message = f"`{attribute.name}` stands twice: React takes this one, HTML the first"
            start = attribute.span.start
            while note.text[start - 1] in " \t\r\n":
                start -= 1
            edit = Edit(Span(start, attribute.span.end), "")
            yield Finding(attribute.span, message, Fix("remove the second", (edit,)))
        seen.add(attribute.name)


def _unspaced(element: Element, note: Note) -> Iterator[Finding]:
    if element.spreads or any(attribute.expression for attribute in element.attributes):
        return  # nobody would take it for HTML
    for attribute in element.attributes:
        start = attribute.span.start
        if note.text[start - 1] in "\"'}":
            message = f"no space before `{attribute.name}`: HTML would not read the tag"
            fix = Fix("add a space", (Edit(Span(start, start), " "),))
            yield Finding(attribute.span, message, fix)
