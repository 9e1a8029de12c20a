"""Blocks of HTML, as JSX."""

import html
import re
from collections.abc import Iterator, Sequence

from notelint import LossKind
from notelint.nodes import Html, Node, Paragraph, Parent, Root
from notelint_converters.edits import apply
from notelint_converters.mdx.containers import NEXT_LINE, NO_PARAGRAPH, continuation
from notelint_converters.mdx.escapes import literal, without_links
from notelint_converters.mdx.javascript import comment
from notelint_converters.mdx.names import BLOCK, element_name
from notelint_converters.mdx.writing.blockers import block_escapes, colon_escapes
from notelint_converters.mdx.writing.elements import is_element, markdown_image, start_tag
from notelint_converters.mdx.writing.html_tokens import (
    Characters,
    Comment,
    StartTag,
    tokens,
)
from notelint_converters.mdx.writing.html_tree import Item, Role, items
from notelint_converters.mdx.writing.jsx_lines import jsx_lines
from notelint_converters.mdx.writing.page import Change, Page, inserted, replaced

_COMMENT_MARKS = {"<!--": "{/*", "-->": "*/}", "--!>": "*/}", "*/": "*\\/"}
_COMMENT_MARK = re.compile(r"<!--|--!?>|\*/")
_DEPTHS = {Role.START: 1, Role.END: -1}


def write_html(parent: Parent, page: Page) -> Iterator[Change]:
    """The HTML blocks among a parent's children; a tag may be closed in a later block than its own."""
    blocks = [
        child
        for child in parent.children
        if isinstance(child, Html)
        and not (isinstance(parent, Root) and child.start in page.as_code)
    ]
    if not blocks:
        return
    read = [[] if page.is_text(block.start) else list(tokens(block.value)) for block in blocks]
    closes_itself = parent.children[-1] is blocks[-1] and bool(read[-1])
    found = items(read, last=len(blocks) - closes_itself)
    neighbours = dict(zip(map(id, parent.children[1:]), parent.children, strict=False))
    base = depth = 0
    for number, block in enumerate(blocks):
        end = base
        while end < len(found) and found[end].block == number:
            end += 1
        before = neighbours.get(id(block))
        yield from _write_block(block, before, found[base:end], base, depth > 0, page)
        depth += sum(_DEPTHS.get(item.role, 0) for item in found[base:end])
        base = end
    if base < len(found):
        last = parent.children[-1]
        prefix = continuation(page.text, blocks[-1].start)
        tags = f"\n{prefix}".join(f"</{element_name(item.name)}>" for item in found[base:])
        yield inserted(last.end, f"\n{prefix.rstrip()}\n{prefix}{tags}")


def _write_block(
    block: Html, before: Node | None, found: Sequence[Item], base: int, within: bool, page: Page
) -> Iterator[Change]:
    line = "\n" + continuation(page.text, block.start)
    if not found:
        lines = (without_links(literal(text.strip())) for text in block.value.splitlines())
        yield replaced(block.start, block.end, line.join(lines))
    elif all(_is_comment(item) for item in found):
        yield from _write_comments(block, page)
    elif pictures := _pictures(found, page):
        yield replaced(block.start, block.end, line.join(pictures))
    else:
        texts: list[str] = []
        for item, offset in zip(found, _offsets(block, found, page), strict=True):
            text, losses = _written(item, block, offset, page)
            texts.append(text)
            yield from losses
        strict = _touches_a_paragraph(block, before, page)
        lead = 0 if within else _lead(found, base)
        jsx = jsx_lines(found[lead:], base + lead, texts[lead:], strict=strict, within=within)
        if lead and (words := _paragraph(found[:lead], texts[:lead])):
            jsx = [words, "", *jsx] if jsx else [words]
            jsx = ["", *jsx, ""] if strict else jsx
        yield replaced(block.start, block.end, line.join(jsx))


def _lead(found: Sequence[Item], base: int) -> int:
    """How many items at the start of a block are a line of text: it begins with a tag that is
    none, so nothing makes HTML of what follows, up to the first element that is a block.
    """
    first = next((item for item in found if not _is_nothing(item)), found[0])
    if first.role is not Role.TEXT:
        return 0
    position = 0
    while position < len(found):
        item = found[position]
        after = max(item.partner - base, position) + 1 if item.role is Role.START else position + 1
        if any(
            each.name in BLOCK | {"hr"} and each.role is not Role.STRAY
            for each in found[position:after]
        ):
            break
        position = after
    return position


def _is_nothing(item: Item) -> bool:
    is_blank = isinstance(item.token, Characters) and not item.token.text.strip()
    return is_blank or item.role is Role.STRAY


def _paragraph(found: Sequence[Item], texts: Sequence[str]) -> str:
    """A line of text and tags, as a paragraph of Markdown."""
    parts = (
        without_links(literal(html.unescape(text))) if item.role is Role.TEXT else text
        for item, text in zip(found, texts, strict=True)
    )
    words = re.sub(r"\s+", " ", "".join(parts)).strip()
    escapes = (*block_escapes(words, 0, len(words)), *colon_escapes(words, 0))
    space = " " if words.startswith(("import ", "export ")) else ""
    return space + apply(words, escapes)


def _written(item: Item, block: Html, offset: int, page: Page) -> tuple[str, list[Change]]:
    """The JSX of a tag or a comment, the raw text of anything else, and what is lost."""
    token = item.token
    raw = block.value[token.start : token.end]
    if item.role is Role.TEXT and not isinstance(token, Characters):
        raw = html.escape(raw, quote=False)
    elif isinstance(token, Characters) and not token.raw:
        raw = raw.replace("<", "&lt;")
    match item.role:
        case Role.START | Role.EMPTY if isinstance(token, StartTag):
            text, losses = start_tag(token, page, offset)
            return text, [*losses]
        case Role.END:
            return f"</{element_name(item.name)}>", []
        case Role.COMMENT:
            text = token.text if isinstance(token, Comment) else f" {raw} "
            return comment(" ".join(text.splitlines())), []
        case Role.STRAY:
            return "", [page.loss(offset, LossKind.DROPPED, f"`{raw}` closes nothing")]
    if isinstance(token, StartTag) and not is_element(token.name):
        detail = f"`<{token.name}>` is no HTML element; kept as text"
        return raw, [page.loss(offset, LossKind.VERBATIM, detail)]
    return raw, []


def _is_comment(item: Item) -> bool:
    if isinstance(item.token, Characters):
        return not item.token.text.strip()
    return isinstance(item.token, Comment) and item.token.end - item.token.start >= len("<!---->")


def _write_comments(block: Html, page: Page) -> Iterator[Change]:
    """Comments stay where they are, line for line: only their marks are others."""
    for mark in _COMMENT_MARK.finditer(page.text, block.start, block.end):
        yield replaced(*mark.span(), _COMMENT_MARKS[mark[0]])
    if not page.text[block.start : block.end].rstrip().endswith(("-->", "--!>")):
        yield inserted(block.end, " */}")


def _pictures(found: Sequence[Item], page: Page) -> list[str]:
    """The lines of a block that holds nothing but pictures that Markdown can show; else none."""
    lines = [""]
    for item in found:
        if (
            item.role is Role.TEXT
            and isinstance(item.token, Characters)
            and not item.token.text.strip()
        ):
            if "\n" in item.token.text:
                lines.append("")
            elif lines[-1]:
                lines[-1] += " "
        elif isinstance(item.token, StartTag) and (
            picture := markdown_image(item.token, page, within_text=False)
        ):
            lines[-1] += picture
        else:
            return []
    return [line.strip() for line in lines if line.strip()]


def _touches_a_paragraph(block: Html, before: Node | None, page: Page) -> bool:
    """Whether a paragraph stands on the line before or after the block."""
    if isinstance(before, Paragraph):
        between = page.text[before.end : block.start].replace("\r\n", "\n").replace("\r", "\n")
        if between.count("\n") < 2:
            return True
    after = NEXT_LINE.match(page.text, block.end)
    return after is not None and NO_PARAGRAPH.match(after["text"]) is None


def _offsets(block: Html, found: Sequence[Item], page: Page) -> Iterator[int]:
    """For each item, a place on the line of the note that it stands on."""
    source = page.note.source
    line, position = source.position(block.start).line, 0
    for item in found:
        if item.token.start > position:
            line += block.value.count("\n", position, item.token.start)
            position = item.token.start
        yield max(block.start, source.line_starts[min(line, len(source.line_starts)) - 1])
