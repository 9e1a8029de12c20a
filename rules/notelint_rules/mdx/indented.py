"""Indentation: in MDX it makes no code, and keeps no line from beginning a block."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from notelint import Edit, Finding, Fix, Note, Span, lazy_re_compile
from notelint.nodes import (
    Blockquote,
    Code,
    ContainerDirective,
    Heading,
    LeafDirective,
    List,
    ListItem,
    MdxExpression,
    MdxjsEsm,
    MdxJsxElement,
    MdxJsxFlowElement,
    Node,
    Paragraph,
    Table,
    ThematicBreak,
)
from notelint_rules.mdx.escapes import looks_like_code
from notelint_rules.mdx.layout import is_html

_KINDS: tuple[tuple[type[Node], str], ...] = (
    (List, "a list"),
    (Heading, "a heading"),
    (Blockquote, "a quote"),
    (Code, "a block of code"),
    (ThematicBreak, "a line across the page"),
    (Table, "a table"),
)
_MEANT = (MdxJsxElement, MdxExpression, MdxjsEsm, ContainerDirective, LeafDirective)
_BLOCKS = (Paragraph, *_MEANT, *(kind for kind, _ in _KINDS))
_CONTINUES = "the line continues a paragraph in Markdown: in MDX"
_SENTENCE = lazy_re_compile(r"(?:(?P<wide>[。！？])|\w[.!?])[)\]\"'”’]*\s*\Z")
_UNDERLINE = lazy_re_compile(r"(?:=+|-+)[ \t]*$")
_IN_BACKTICKS = lazy_re_compile(r"(`{1,2})(?!`)[^`]+\1")
_BACKTICKS = lazy_re_compile(r"`{3,}")


def code_by_indentation(markdown: Note) -> Sequence[Code]:
    """The blocks of code that only Markdown has; the note is read as Markdown."""
    return [node for node in markdown.find(Code) if markdown.text[node.start] in " \t"]


def indented_code(note: Note, markdown: Note, *, strict: bool) -> Iterator[Finding]:
    """Blocks of code by indentation, which MDX reads as what stands in them."""
    code = code_by_indentation(markdown)
    if not code:
        return
    blocks = [node for node in note.find(Node) if isinstance(node, _BLOCKS)]
    starts = [block.start for block in blocks]
    for node in code:
        first = bisect_left(starts, node.start)
        if first == len(blocks) or blocks[first].start >= node.end:
            continue
        block = blocks[first]
        around = list(note.ancestors(block))
        if isinstance(block, _MEANT) and not _is_text(block):
            continue
        if any(isinstance(above, _MEANT) for above in around):
            continue
        became = _named(block)
        if not strict and (isinstance(block, Code) or _is_prose(node, markdown)):
            continue  # MDX reads what was meant
        if not strict and _IN_BACKTICKS.fullmatch(node.value.strip()):
            continue  # Markdown would show the backticks: it was written for MDX
        line_end = note.source.line(note.source.position(block.start).line).end
        line = note.source[Span(block.start, line_end)].rstrip()
        message = f"indentation makes no code in MDX: this becomes {became}"
        span = Span(block.start, block.start + len(line))
        meant = isinstance(block, List) or _is_prose(node, markdown)
        yield Finding(span, message, None if meant else _fence(note, node))


def _is_text(node: Node) -> bool:
    """Whether an expression holds no comment and nothing that only JavaScript has."""
    return isinstance(node, MdxExpression) and not looks_like_code(node.value)


def _is_prose(code: Code, markdown: Note) -> bool:
    """Whether this is a sentence in a list, indented too far, and no code."""
    if not isinstance(markdown.parent(code), ListItem):
        return False
    sentence = _SENTENCE.search(code.value)
    return sentence is not None and (bool(sentence["wide"]) or len(code.value.split()) > 3)


def _named(block: Node) -> str:
    if isinstance(block, MdxExpression):
        return "JavaScript"
    return next((name for kind, name in _KINDS if isinstance(block, kind)), "a paragraph")


def _fence(note: Note, code: Code) -> Fix | None:
    """The same code between fences, in the container that it stands in."""
    line = note.source.line(note.source.position(code.start).line)
    before = note.text[line.start : code.start]
    if "\t" in before:
        return None
    prefix = re.sub(r"[^\s>]", " ", before)
    newline = (
        "\r\n" if "\r\n" in note.source[Span(code.start, min(line.end + 2, code.end + 2))] else "\n"
    )
    newline = "\r\n" if note.text.find("\r\n") >= 0 else newline
    longest = max((len(run) for run in _BACKTICKS.findall(code.value)), default=2)
    fence = "`" * (longest + 1)
    lines = [fence, *code.value.splitlines(), fence]
    written = newline.join(
        text if number == 0 else f"{prefix}{text}" if text else prefix.rstrip()
        for number, text in enumerate(lines)
    )
    return Fix("write the code between fences", (Edit(Span(code.start, code.end), written),))


def interrupting_lines(note: Note, markdown: Note, *, strict: bool) -> Iterator[Finding]:
    """Lines that continue a paragraph in Markdown, and begin a block in MDX."""
    blocks = [node for node in note.find(Node) if isinstance(node, _BLOCKS)]
    starts = [block.start for block in blocks]
    for paragraph in markdown.find(Paragraph):
        first = bisect_left(starts, paragraph.start)
        inside = blocks[first : bisect_left(starts, paragraph.end)]
        if len(inside) > 1 or any(isinstance(block, Heading) for block in inside):
            yield from _of_paragraph(note, paragraph, inside, strict)


def _of_paragraph(
    note: Note, paragraph: Paragraph, blocks: Sequence[Node], strict: bool
) -> Iterator[Finding]:
    first_line = note.source.position(paragraph.start).line
    begun: list[tuple[Span, str]] = []
    places: list[int] = []
    seen: set[int] = set()
    for block in blocks:
        line = note.source.position(block.start).line
        if line in seen or isinstance(block, Paragraph):
            continue
        span = Span(block.start, note.source.line(line).end)
        if isinstance(block, Heading) and not note.text.startswith("#", block.start):
            if (underline := _underline(note, block)) is not None:
                begun.append((underline, "makes a heading of it"))
                places.append(underline.start)
        elif line == first_line or (not strict and _is_fence_with_end(note, block)):
            continue
        elif isinstance(block, MdxJsxFlowElement) and is_html(block) and strict:
            yield Finding(Span(block.start, min(block.end, span.end)), f"{_CONTINUES} it leaves it")
        elif isinstance(block, ContainerDirective | LeafDirective) and strict:
            yield Finding(span, f"{_CONTINUES} it leaves it")
        elif not isinstance(block, _MEANT):
            begun.append((span, f"it becomes {_named(block)}"))
            places += _signs(note, block, span.end)
            seen.add(line)
    fix = None
    if not any(becomes == "it becomes a list" for _, becomes in begun):  # which may be meant
        written = _with_backslashes(note, paragraph.span, places)
        fix = Fix("write a backslash before it", (Edit(paragraph.span, written),))
    for span, becomes in begun:
        end = span.start + len(note.source[span].rstrip())
        yield Finding(Span(span.start, end), f"{_CONTINUES} {becomes}", fix)


def _with_backslashes(note: Note, span: Span, places: Sequence[int]) -> str:
    parts: list[str] = []
    at = span.start
    for place in sorted(set(places)):
        parts += (note.text[at:place], "\\")
        at = place
    return "".join([*parts, note.text[at : span.end]])


def _is_fence_with_end(note: Note, code: Node) -> bool:
    """Whether this is code as it was meant; a fence without end takes all that follows."""
    if not isinstance(code, Code):
        return False
    fence = note.text[code.start] * 3
    last = note.source.line(note.source.position(code.end - 1).line)
    return last.start > code.start and note.source[last].lstrip(" \t>").startswith(fence)


def _underline(note: Note, heading: Heading) -> Span | None:
    last = note.source.line(note.source.position(heading.end - 1).line)
    written = note.source[last]
    start = last.start + len(written) - len(written.lstrip(" \t>"))
    return Span(start, last.end) if _UNDERLINE.match(note.text, start, last.end) else None


def _signs(note: Note, block: Node, line_end: int) -> Sequence[int]:
    """Where backslashes keep a block from beginning."""
    text, at = note.text, block.start
    if isinstance(block, Code):
        last = note.source.line(note.source.position(block.end - 1).line)
        closing = text.find(text[at] * 3, max(last.start, line_end), last.end)
        places = [*_fence_characters(text, at, line_end)]
        return [*places, *_fence_characters(text, closing, last.end)] if closing >= 0 else places
    if isinstance(block, ThematicBreak):
        return [i for i in range(at, block.end) if text[i] in "*_"] or [at]
    return [at]


def _fence_characters(text: str, start: int, end: int) -> Iterator[int]:
    place = start
    while place < end and text[place] == text[start]:
        yield place
        place += 1
