"""What Docusaurus takes out of a note, or writes anew, before MDX reads it; and mistaken formulas."""

import re
from collections.abc import Iterator
from itertools import islice

from notelint import Edit, Finding, Fix, Note, Span, lazy_re_compile, unwrapped_fences
from notelint.nodes import (
    Code,
    InlineMath,
    Math,
    MdxExpression,
    MdxjsEsm,
    MdxJsxElement,
    Paragraph,
    TableRow,
    Yaml,
)
from notelint_rules.mdx.lines import further_lines
from notelint_rules.mdx.swallowed import ADMONITIONS

_LATE = lazy_re_compile(
    r"\ufeff?(?P<blank>(?:[ \t]*\r?\n)+)---[ \t]*\r?\n(?=[\w-]+[ \t]*:)(?:[^\r\n]*\r?\n)*?---[ \t]*(?:\r?\n|$)"
)
# As in Docusaurus' `admonitionTitleToDirectiveLabel` and `escapeMarkdownHeadingIds`.
_TITLED = lazy_re_compile(
    rf"^(?:> ?)*(?: +|\t+)?(?P<rewritten>:{{3,}}(?:{'|'.join(ADMONITIONS)}) +(?=[^\s]))",
    re.MULTILINE,
)
_HEADING_ID = lazy_re_compile(
    r"^#{1,6}(?!#)[^\r\n]*?(?P<rewritten>(?<!\\)\{#[^\s{}]*\}?)", re.MULTILINE
)
_EXPORT = lazy_re_compile(r"export\s+(?:const|let|var|function|class|async)\s")
_IMPORT = lazy_re_compile(
    r"(?<=\n)(?P<line>import [\w${*][^\r\n]*\bfrom ['\"][^'\"\r\n]+['\"];?)[ \t]*(?=[\r\n]|\Z)"
)
_PIPES = lazy_re_compile(r"(?<!\\)\$\|(?P<inside>[^$|\r\n]*)\|\$")
_READ_BY_OTHERS = frozenset({"contentTitle", "default", "frontMatter", "meta", "metadata", "toc"})
_LATE_CLOSING = lazy_re_compile(r"^(?P<line>[^\r\n$]*[^\s$\\][ \t]*\$\$)[ \t]*\r?\n", re.MULTILINE)
_TEX = lazy_re_compile(r"\\[A-Za-z]|[\^_=]")
_SYMBOL = lazy_re_compile(r"[A-Za-z]'*(?:[+-][0-9A-Za-z])?|\([^()\s]{1,8}\)")
_ENDING = lazy_re_compile(r"(?:st|nd|rd|th|s|d|D|x)(?![A-Za-z0-9])")


def lost_front_matter(note: Note) -> Iterator[Finding]:
    """Text between lines of ``---`` at the top, and front matter that does not stand there."""
    front_matter = note.front_matter
    if late := _LATE.match(note.text):
        start = late.end("blank")
        message = (
            "blank lines stand before the front matter: Docusaurus reads it, Markdown does not"
        )
        edit = Edit(Span(late.start("blank"), late.end()), note.text[start : late.end()])
        yield Finding(Span(start, start + 3), message, Fix("remove the blank lines", (edit,)))
    elif front_matter is not None and front_matter.error is not None:
        block = note.root.children[0]
        if front_matter.error[0] == front_matter.span and isinstance(block, Yaml):
            places = (front_matter.span.start, front_matter.span.end - 3)
            lines = [note.text[at : at + 3] for at in places]
            if lines != ["---", "---"]:
                return
            inside = note.text[places[0] + 3 : places[1]]
            edits = (Edit(front_matter.span, f"***{inside}***"),)
            message = "text between `---` is front matter here: Docusaurus renders none of it"
            yield Finding(Span(places[0], places[0] + 3), message, Fix("write `***`", edits))


def vanishing_exports(note: Note) -> Iterator[Finding]:
    """Exports in a note that has no other JavaScript: they were meant as text."""
    module = note.module
    has_code = bool(note.find(MdxExpression)) or bool(note.find(MdxJsxElement))
    if module.imports or not module.declared or has_code:
        return
    blocks = [node for node in note.root.children if not isinstance(node, Yaml)]
    for node in note.find(MdxjsEsm):
        if node is blocks[0] and len(blocks) > 1:
            continue  # at the top of a page, others may read it
        names = [n.name for n in module.declared if node.start <= n.span.start < node.end]
        if names and not _READ_BY_OTHERS.intersection(names) and _EXPORT.match(node.value):
            line_end = note.source.line(note.source.position(node.start).line).end
            fix = Fix("indent the line: it is text", (Edit(Span(node.start, node.start), " "),))
            message = "`export` begins JavaScript in MDX: Docusaurus renders nothing here"
            yield Finding(Span(node.start, min(node.end, line_end)), message, fix)


def late_imports(note: Note) -> Iterator[Finding]:
    """Imports that continue a paragraph, and so are text."""
    for node in note.find(Paragraph):
        if "import " not in (written := note.source[node.span]):
            continue
        for match in _IMPORT.finditer(written):
            start = node.start + match.start("line")
            newline = "\r\n" if note.text.startswith("\r\n", start - 2) else "\n"
            message = "`import` continues a paragraph: it is shown as text, expected a blank line before it"
            span = Span(start, node.start + match.end("line"))
            written = f"{note.text[node.start : start]}{newline}{note.source[span]}"
            fix = Fix("add a blank line", (Edit(Span(node.start, span.end), written),))
            yield Finding(span, message, fix)


def unwrapped_code(note: Note) -> Iterator[Finding]:
    """Fences of ``mdx-code-block``, which Docusaurus takes away."""
    message = "Docusaurus takes the fence of `mdx-code-block` away, and reads what is in it"
    for opening in islice(unwrapped_fences(note.text), 0, None, 2):
        indent = len(note.source[opening]) - len(note.source[opening].lstrip())
        yield Finding(Span(opening.start + indent, opening.end), message)


def rewritten_code(note: Note) -> Iterator[Finding]:
    """Docusaurus' rewriting does not stop at code."""
    titles, ids = note.dialect.rewrites("admonitions"), note.dialect.rewrites("headingIds")
    for node in note.find(Code) if titles or ids else ():
        for match in _TITLED.finditer(note.text, node.start, node.end) if titles else ():
            message = "Docusaurus writes `[…]` round the title of an admonition, in code as well"
            yield Finding(Span(*match.span("rewritten")), message)
        for match in _HEADING_ID.finditer(note.text, node.start, node.end) if ids else ():
            shown = "\\" + match["rewritten"]
            message = (
                f"Docusaurus renders `{shown}` here: it escapes ids of headings, in code as well"
            )
            yield Finding(Span(*match.span("rewritten")), message)


def mistaken_math(note: Note) -> Iterator[Finding]:
    """Prices and variables between dollars; formulas on the line of a fence, which is dropped."""
    text = note.text
    for node in note.find(InlineMath):
        after = text[node.end : node.end + 1]
        if text.startswith("$$", node.start) or not (after.isascii() and after.isalnum()):
            continue
        if _TEX.search(node.value) and not node.value.endswith((" ", "\n")):
            continue
        if _SYMBOL.fullmatch(node.value) and _ENDING.match(text, node.end):
            continue  # the `$i$th`, two `$x$s`
        inside = re.sub(r"(?<!\\)\{", r"\\{", text[node.start + 1 : node.end - 1])
        bracket = "[" if text.startswith("[", node.start - 1) else ""  # of a link, again
        edit = Edit(Span(node.start - len(bracket), node.end), f"{bracket}\\${inside}\\$")
        message = "text between `$` is read as a formula, expected `\\$`"
        yield Finding(node.span, message, Fix(r"write `\$`", (edit,)))
    for row in note.find(TableRow):
        for match in _PIPES.finditer(text, row.start, row.end):
            written = f"$\\vert {match['inside']}\\vert$"
            message = "`|` ends the cell, and so the formula: expected `\\vert`"
            fix = Fix("write `\\vert`", (Edit(Span(*match.span()), written),))
            yield Finding(Span(*match.span()), message, fix)
    for block in note.find(Math):
        closing = _LATE_CLOSING.search(block.value)
        if closing is not None and not text.startswith("$", block.end):
            start = text.find(closing["line"], block.start, block.end)
            span = Span(start + len(closing["line"]) - 2, start + len(closing["line"]))
            message = (
                "`$$` at the end of a line closes no formula: the formula takes all that follows"
            )
            yield Finding(span, message)
        elif block.meta:
            start = text.find(block.meta, block.start, block.end)
            gap = start - len(text[block.start : start]) + len(text[block.start : start].rstrip())
            message = f"`{block.meta}` stands on the line of the `$$`: it is not rendered"
            newline = further_lines(note, block.start)
            fix = Fix("write it on a line of its own", (Edit(Span(gap, start), newline),))
            yield Finding(Span(start, start + len(block.meta)), message, fix)


def formulas_on_one_line(note: Note) -> Iterator[Finding]:
    """``$$a$$`` alone in a paragraph, which is a formula within text and no display."""
    for node in note.find(Paragraph):
        only = node.children[0] if len(node.children) == 1 else None
        if isinstance(only, InlineMath) and note.text.startswith("$$", only.start):
            message = (
                "`$$` on one line makes a formula within text, expected each `$$` on its own line"
            )
            yield Finding(only.span, message, _on_lines_of_its_own(note, only))


def _on_lines_of_its_own(note: Note, formula: InlineMath) -> Fix:
    """The formula as a display: centred, and so not what was rendered before."""
    inside = note.source[formula.span].strip("$").strip()
    written = further_lines(note, formula.start).join(("$$", inside, "$$"))
    return Fix("write the `$$` on lines of their own", (Edit(formula.span, written),), safe=False)
