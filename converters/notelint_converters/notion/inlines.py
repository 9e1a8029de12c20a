"""What Notion leaves in text: noise that nobody sees, and characters Markdown takes for markup.

Nothing is escaped in an export, so `vector<int>`, `10~20, 30~40` and `$5 and $10` are text.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import regex

from notelint import Edit, Note, Span
from notelint.nodes import (
    Code,
    Delete,
    Html,
    InlineMath,
    ListItem,
    Math,
    Paragraph,
    Text,
    ThematicBreak,
)
from notelint_converters.notion.languages import LANGUAGES

_NOISE = regex.compile(
    r"[ \t]*[\u00a0\u2028\u2029\u0085\v\f][ \t\u00a0\u2028\u2029\u0085\v\f]*"
    r"|[\u0000\u180e\u200b\u2060\ufeff]"
    r"|(?<![\p{L}\p{M}])\u200c|\u200c(?![\p{L}\p{M}])"
)
_NOISE_CHARACTER = re.compile(
    r"[\u0000\u000b\u000c\u0085\u00a0\u180e\u200b\u200c\u2028\u2029\u2060\ufeff]"
)
_TWO_STARS = re.compile(r"\*\*")
_MARKER = re.compile(r"[-+*=#>|:~`$\d]")
_MARKER_BEFORE = re.compile(r"[ \t>]*(?:[-+*]|\d+[.)]|#{1,6})[ \t]*")
_STARS = regex.compile(r"\*\*(?P<inner>[^*\n]+)\*\*|\*{4}|(?<=\*\*)\*\*")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_KEPT_TAG = re.compile(r"<(?:br\s*/?>|img\s)", re.IGNORECASE)
_LINE_END = re.compile(r"\n")
_NOTHING = re.compile(r"[\s>\u200b\u2060\ufeff]*(?:\n|\Z)")
"""A line of which nothing is seen."""

_HEADER = re.compile(r"\[![A-Z]+\]$")
"""The first line of an alert."""

_LONGEST_HEADER = len("[!IMPORTANT]")
_TASK = re.compile(r"\[[ xX]\][ \t\u00a0]*")
_BLANK_LINES = re.compile(r"\n[ \t]+\n(?:[ \t]*+\n)*+|\n\n(?:[ \t]*+\n)++")
_BLANK_QUOTES = re.compile(
    r"\n(?P<quote>[ \t]*>(?:[ \t]?>)*)(?:[ \t]+\n|[ \t]*\n(?=(?P=quote)[ \t]*\n))(?:(?P=quote)[ \t]*\n)*"
)
_AFTER = re.compile(r"(?:[ \t]*\n)+")


def clean(note: Note) -> Iterator[Edit]:
    """Edits that leave in the text what a reader of the page saw in Notion."""
    starts = [text.start for text in note.find(Text)]
    for text in note.find(Text):
        if "\n" in text.value:
            yield from _line_breaks(text, note)
    for text in _texts_with(_NOISE_CHARACTER, note, starts):
        yield from _without_noise(text, note)
    for text in _texts_with(_TWO_STARS, note, starts):
        yield from _without_stray_stars(text, note)
    for rule in note.find(ThematicBreak):
        if "*" in note.source[rule.span]:  # an empty bold text; Notion's dividers are `---`
            yield from _without_line(rule, note)
    for task in note.find(ListItem):
        yield from _task(task, note)
    for html in note.find(Html):
        yield from _as_text(html, note)
    for deleted in note.find(Delete):
        if not note.text.startswith("~~", deleted.start):
            yield Edit(Span(deleted.start, deleted.start + 1), r"\~")
            yield Edit(Span(deleted.end - 1, deleted.end), r"\~")
    for math in note.find(InlineMath):
        yield from _equation(math, note)
    for code in note.find(Code):
        yield from _code(code, note)
    yield from blank_lines(note)


def _texts_with(pattern: re.Pattern[str], note: Note, starts: Sequence[int]) -> Iterator[Text]:
    """The text nodes, which begin at ``starts``, in which a pattern is found; most pages have none."""
    texts = note.find(Text)
    last = -1
    for found in pattern.finditer(note.text):
        index = bisect_right(starts, found.start()) - 1
        if index > last and texts[index].end > found.start():
            last = index
            yield texts[index]


def _without_noise(node: Text, note: Note) -> Iterator[Edit]:
    for noise in _NOISE.finditer(note.text, node.start, node.end):
        line = note.source.line(note.source.position(noise.start()).line)
        before = note.text[line.start : noise.start()]
        after = note.text[noise.end() : line.end]
        if noise[0][:1] in "\0\u180e\u200b\u200c\u2060\ufeff" or not after.strip():
            yield Edit(Span(*noise.span()), "")
        elif not before.strip(" \t>"):
            if not _MARKER.match(after):  # else the text would become a block
                yield Edit(Span(*noise.span()), "")
        elif not _MARKER_BEFORE.fullmatch(before):
            yield Edit(Span(*noise.span()), " ")


def _without_stray_stars(node: Text, note: Note) -> Iterator[Edit]:
    """Bold text that CommonMark does not see: spaces inside the stars, or a letter after them."""
    if note.text.endswith("**", node.start, node.end) and note.text.startswith("**", node.end):
        yield Edit(Span(node.end - 2, node.end), "")  # empty bold text before bold text
    if note.text.startswith("**", node.start) and note.text.endswith("**", 0, node.start):
        yield Edit(Span(node.start, node.start + 2), "")
    for stars in _STARS.finditer(note.text, node.start, node.end):
        inner = stars["inner"]
        if inner is None:
            yield Edit(Span(*stars.span()), "")
            continue
        bold = inner.strip()
        if not bold:
            yield Edit(Span(*stars.span()), " ")
            continue
        lead, trail = inner[: inner.index(bold[0])], inner[len(inner.rstrip()) :]
        if lead and trail:
            continue
        before = lead or note.text[stars.start() - 1 : stars.start()]
        after = trail or note.text[stars.end() : stars.end() + 1]
        if _opens(bold[0], before) and _closes(bold[-1], after):
            if lead or trail:
                yield Edit(Span(*stars.span()), f"{lead}**{bold}**{trail}")
        elif _category(bold[0]) != "Pe" and _category(bold[-1]) != "Ps":
            yield Edit(Span(*stars.span()), f"{lead}<strong>{bold}</strong>{trail}")


def _opens(first: str, before: str) -> bool:
    """Whether `**` before this character is left-flanking."""
    return not _is_punctuation(first) or not before or before.isspace() or _is_punctuation(before)


def _closes(last: str, after: str) -> bool:
    return _opens(last, after)


def _is_punctuation(character: str) -> bool:
    return _category(character)[0] in "PS"


def _category(character: str) -> str:
    return unicodedata.category(character)


def _line_breaks(node: Text, note: Note) -> Iterator[Edit]:
    """Lines of a block, which Markdown would join: Notion puts each block in a paragraph."""
    for end in _LINE_END.finditer(note.text, node.start, node.end):
        start = end.start()
        while start > 0 and note.text[start - 1] in " \t\u00a0":
            start -= 1
        before = note.text[max(0, start - _LONGEST_HEADER) : start]
        is_break = before[-1:] not in ("", "\n", "\\") and not _HEADER.search(before)
        if is_break and not _NOTHING.match(note.text, end.end()):
            yield Edit(Span(start, end.start()), "\\")


def _without_line(node: ThematicBreak, note: Note) -> Iterator[Edit]:
    """Take a block out with the blank lines after it, if it has its lines for itself."""
    line = note.source.line(note.source.position(node.start).line)
    if note.source[line].strip() != note.source[node.span].strip():
        yield Edit(node.span, "")
        return
    after = _AFTER.match(note.text, line.end)
    yield Edit(Span(line.start, after.end() if after else line.end), "")


def _task(item: ListItem, note: Note) -> Iterator[Edit]:
    """`- [ ]  text` has a space too many; an empty task needs something to be one."""
    if not item.children or not isinstance(item.children[0], Paragraph):
        return
    first = item.children[0]
    if item.checked is None:
        if _TASK.fullmatch(note.source[first.span].rstrip()):
            yield Edit(Span(first.start + 3, first.end), " &nbsp;")
        return
    box = note.text.find("]", item.start, first.start) + 1
    content = note.text[box : first.end]
    spaces = Span(box, box + len(content) - len(content.lstrip()))
    if box and note.source[spaces] != " ":
        yield Edit(spaces, " ")


def _as_text(html: Html, note: Note) -> Iterator[Edit]:
    for tag in _TAG.finditer(note.text, html.start, html.end):
        if not _KEPT_TAG.match(note.text, tag.start()):
            yield Edit(Span(tag.start(), tag.start()), "\\")


def _equation(math: InlineMath, note: Note) -> Iterator[Edit]:
    source = note.source[math.span]
    if source.startswith("$$"):
        parent = note.parent(math)
        alone = isinstance(parent, Paragraph) and len(parent.children) == 1
        if alone and "\n" not in source:
            yield from _on_its_own_lines(math, note)
        return
    inner = source[1:-1]
    if inner != inner.strip() or note.text[math.end : math.end + 1].isdigit():  # money
        yield Edit(Span(math.start, math.start + 1), r"\$")
        yield Edit(Span(math.end - 1, math.end), r"\$")


def _on_its_own_lines(math: InlineMath, note: Note) -> Iterator[Edit]:
    line = note.source.line(note.source.position(math.start).line)
    indent = re.sub(r"[^ \t>]", " ", note.text[line.start : math.start])
    formula = note.source[math.span].strip("$").strip()
    yield Edit(math.span, f"$$\n{indent}{formula}\n{indent}$$")


def _code(code: Code, note: Note) -> Iterator[Edit]:
    """Names of languages as highlighters spell them."""
    info = " ".join(filter(None, (code.lang, code.meta)))
    if info.lower() in LANGUAGES:
        line = note.source.line(note.source.position(code.start).line)
        place = note.text.find(info, code.start, line.end)
        if place >= 0:
            yield Edit(Span(place, place + len(info)), LANGUAGES[info.lower()])


def blank_lines(note: Note) -> Iterator[Edit]:
    """Blank lines without spaces, and one at a time; in quotes, too."""
    verbatim = sorted(n.span for kind in (Code, Math, Html) for n in note.find(kind))
    starts = [span.start for span in verbatim]
    for pattern, replacement in ((_BLANK_LINES, "\n\n"), (_BLANK_QUOTES, "\n{quote}\n")):
        for gap in pattern.finditer(note.text):
            index = bisect_right(starts, gap.start()) - 1
            if index < 0 or verbatim[index].end <= gap.start():
                yield Edit(Span(*gap.span()), replacement.format(**gap.groupdict()))
