"""Links and images: led to where their targets will stand, or reported."""

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from notelint import Edit, Loss, LossKind, Note, Span
from notelint.nodes import (
    Image,
    Link,
    Node,
    Parent,
    Text,
    plain_text,
    walk,
)
from notelint_converters.notion.escapes import code, escape
from notelint_converters.notion.export import Thing
from notelint_converters.notion.linker import Linker
from notelint_converters.notion.names import (
    file_name,
    is_file_name,
    linked_id,
    local_path,
    page_id,
    parse_name,
    unquoted,
)
from notelint_converters.notion.places import is_image
from notelint_converters.notion.shown import ATTACHMENT
from notelint_converters.notion.urls import is_notion, is_remote

_GONE = re.compile(
    r"https?://(?:prod-files-secure\.s3|s3[.-][^/]*amazonaws\.com/secure\.notion-static\.com"
    r"|secure\.notion-static\.com|file\.notion\.so/|[^?#]*\?(?:.*&)?(?:X-Amz-Signature|Signature)=)",
    re.IGNORECASE,
)
"""Files in Notion's store: their urls answer for an hour, or not at all."""

_UNDEFINED = re.compile(r"https?://(?:www\.)?notion\.soundefined")
_NAMELESS = re.compile(
    r"(?:untitled|image|img|picture|photo|screen ?shot|screenshot|pasted image|unnamed)(?:[\W\d]|at|[ap]m)*"
    r"|[\W\d]*|[0-9a-f-]{16,}",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_MENTION = "‣"


Report = Callable[[int, LossKind, str], Loss]
"""Makes a loss at an offset of the note."""


def references(note: Note, linker: Linker, report: Report) -> Iterator[Edit | Loss]:
    """Edits for every link and image of a page, and what they lead to in vain."""
    found: list[Node] = [*note.find(Link), *note.find(Image)]
    if _MENTION in note.text:
        found += note.find(Text)
    for node in sorted(found, key=lambda node: node.start):
        if isinstance(node, Image):
            yield from _image(node, note, linker, report)
        elif isinstance(node, Link):
            yield from _link(node, note, linker, report)
        elif isinstance(node, Text):
            for _ in range(node.value.count(_MENTION)):
                detail = f"a mention whose name was not exported: `{_MENTION}`"
                yield report(node.start, LossKind.UNRESOLVED, detail)


def _image(image: Image, note: Note, linker: Linker, report: Report) -> Iterator[Edit | Loss]:
    url = image.url
    attachment = ATTACHMENT.fullmatch(url)
    target = linker.target(attachment["name"] if attachment else url)
    alt = caption(image.alt, url)
    if isinstance(target, PurePosixPath):
        bang = "!" if is_image(target) else ""
        text = alt or (file_name(url) if not bang else readable(file_name(url)))
        yield Edit(image.span, f"{bang}[{escape(text)}]({linker.url(target)})")
    elif not is_remote(url) or attachment:
        yield report(image.start, LossKind.UNRESOLVED, f"an image that is not in the export: {url}")
        name = code(attachment["name"] if attachment else file_name(url))
        yield Edit(image.span, f"{escape(alt)} ({name})" if alt else name)
    else:
        if _GONE.match(url):
            yield report(image.start, LossKind.EXPIRED, f"an image in Notion's store: {url}")
        alt = alt or readable(file_name(url))
        if alt != image.alt:
            start = image.start + len("![")
            end = note.text.find("](", start, image.end)
            if end >= 0:
                yield Edit(Span(start, end), escape(alt))


def caption(alt: str, url: str) -> str:
    """An image's alternative text, where it is one: Notion repeats the path without a caption."""
    text = unquoted(alt).strip()
    if text == unquoted(url) or is_file_name(text) or is_remote(text):
        return ""
    return "" if _NAMELESS.fullmatch(text) or text == file_name(url) else alt.strip()


def readable(file_name: str) -> str:
    """What a file's name says of it; nothing, where no person gave it that name."""
    stem = parse_name(_SUFFIX.sub("", file_name)).title
    words = re.sub(r"[\s_-]+", " ", stem).strip()
    digits = sum(character.isdigit() for character in words)
    return "" if _NAMELESS.fullmatch(words) or digits > 4 or len(words) > 60 else words


def _link(node: Link, note: Note, linker: Linker, report: Report) -> Iterator[Edit | Loss]:
    source = note.source[node.span]
    if not source.endswith(")") or not source.startswith("["):
        yield from _bare(node, note, linker, report)
        return
    url, tail = node.url, _tail(node)
    target = linker.target(url)
    text = plain_text(node).strip()
    if target is not None:
        if local_path(url) != url and "#" in url:
            yield report(
                node.start, LossKind.SIMPLIFIED, f"a link to a block leads to its page: {url}"
            )
        if not text or unquoted(text) == unquoted(url):
            title = target.title if isinstance(target, Thing) else file_name(url)
            yield Edit(node.span, f"[{escape(title)}]({linker.url(target)})")
        else:
            yield Edit(tail, f"]({linker.url(target)})")
    elif _UNDEFINED.match(url):
        yield report(node.start, LossKind.UNRESOLVED, "a link to a page that was deleted")
        yield from _unlinked(node, tail)
    elif is_notion(url):
        if page_id(url):
            yield report(
                node.start, LossKind.UNRESOLVED, f"a page that is not in the export: {url}"
            )
        if url.startswith("/"):
            yield Edit(tail, f"](https://www.notion.so/{page_id(url)})")
    elif is_remote(url) and not url.startswith("about:blank"):
        if _GONE.match(url):
            yield report(node.start, LossKind.EXPIRED, f"a file in Notion's store: {url}")
        if not text and not _has_image(node):
            yield Edit(node.span, f"[{escape(url)}]({url})")
    elif not url:
        yield from _unlinked(node, tail)
    else:
        yield from _lost(node, note, tail, report)


def _lost(node: Link, note: Note, tail: Span, report: Report) -> Iterator[Edit | Loss]:
    """A link to something that ought to be in the export, and is not."""
    url = node.url
    name = file_name(url)
    if identifier := linked_id(name):
        what = "a linked view, whose database" if name.endswith(".csv") else "a page that"
        yield report(node.start, LossKind.UNRESOLVED, f"{what} is not in the export: {url}")
        yield Edit(tail, f"](https://www.notion.so/{identifier})")
    elif url.startswith(("#", "about:blank")):
        yield report(node.start, LossKind.UNRESOLVED, f"a link to a block: {url}")
        yield from _unlinked(node, tail)
    elif is_file_name(name):
        yield report(node.start, LossKind.UNRESOLVED, f"a file that is not in the export: {url}")
        text = plain_text(node).strip()
        if unquoted(text) == unquoted(url):
            yield Edit(node.span, code(name))
        else:
            yield from _unlinked(node, tail, "" if text == name else f" ({code(name)})")
    else:  # `f[0,3](max=4)`: no link of Notion's, which end in a file's name
        yield Edit(Span(node.start, node.start), "\\")


def _unlinked(node: Link, tail: Span, rest: str = "") -> Iterator[Edit]:
    yield Edit(Span(node.start, node.start + 1), "")
    yield Edit(tail, rest)


def _bare(node: Link, note: Note, linker: Linker, report: Report) -> Iterator[Edit | Loss]:
    """A url that stands for itself: `https://…`, or `<mod:item>`, which is text."""
    source = note.source[node.span]
    target = linker.target(node.url)
    if target is not None:
        yield Edit(node.span, f"[{escape(plain_text(node))}]({linker.url(target)})")
    elif is_notion(node.url) and page_id(node.url):
        yield report(
            node.start, LossKind.UNRESOLVED, f"a page that is not in the export: {node.url}"
        )
    elif source.startswith("<") and not node.url.lower().startswith(("http", "mailto:", "ftp")):
        yield Edit(Span(node.start, node.start), "\\")


def _tail(node: Link) -> Span:
    """From the bracket that ends a link's text to the link's end."""
    return Span(node.children[-1].end if node.children else node.start + 1, node.end)


def _has_image(node: Parent) -> bool:
    return any(isinstance(below, Image) for below in walk(node))
