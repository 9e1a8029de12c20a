"""The smallest edit that lets MDX read as text what is plainly text.

Each edit renders what Markdown would have rendered. Where it is not plain whether text or a
tag or JavaScript was meant, there is none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from notelint import Edit, Fix, Note, Span, lazy_re_compile
from notelint.nodes import Code, InlineCode, SyntaxProblem
from notelint_rules.mdx.heading_ids import readable_id
from notelint_rules.mdx.lines import line_before
from notelint_rules.mdx.unclosed import Unclosed, construct, template

_VOID = "area base br col embed hr img input link meta param source track wbr"
_OTHER = """
    a abbr address article aside audio b bdi bdo blockquote body button canvas caption center
    cite code colgroup data datalist dd del details dfn dialog div dl dt em fieldset figcaption
    figure font footer form h1 h2 h3 h4 h5 h6 head header hgroup html i iframe ins kbd label
    legend li main map mark menu meter nav noscript object ol optgroup option output p picture
    pre progress q rp rt ruby samp script search section select slot small span strong style
    sub summary sup svg table tbody td template textarea tfoot th thead time title tr u ul var
    video
"""
_BARE = """
    allowfullscreen async autofocus autoplay checked controls default defer disabled download
    formnovalidate hidden inert ismap itemscope loop multiple muted nomodule novalidate open
    playsinline readonly required reversed selected nowrap noshade
"""
_RAW_TAG = lazy_re_compile(r"<(?P<close>/?)(?P<name>style|script)\b[^<>]*>")
VOID_ELEMENTS = frozenset(_VOID.split())
ELEMENTS = VOID_ELEMENTS | frozenset(_OTHER.split())
_BARE_ATTRIBUTES = frozenset(_BARE.split())
_URL = lazy_re_compile(r"<((?:https?|ftp|mailto):[^\s<>]+)>", re.IGNORECASE)
_MAIL = lazy_re_compile(r"<([\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)>", re.ASCII)
_NAMESPACED = lazy_re_compile(r"</?[A-Za-z][\w.+-]*(?::[A-Za-z][\w.+-]*)+>")
_INVISIBLE = lazy_re_compile(
    r"<!--(?P<comment>.*?)-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<![A-Za-z][^>]*>", re.DOTALL
)
_ATTRIBUTE = r"""[ \t\r\n]+([A-Za-z_:][\w.:-]*)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
_TAG = lazy_re_compile(
    rf"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>(?:{_ATTRIBUTE})*)\s*(?P<slash>/?)>"
)
_WORD_TAG = lazy_re_compile(r"</?(?P<name>[^\W\d][\w-]*)\s*>")
_STATEMENT = lazy_re_compile(
    r"""import\s*(?:["'{*]|[\w$]+\s*(?:,|\s+from\b)|type\s)|export\s+(?:default|const|let|var|function|class|async|type|\{|\*)"""
)
_BLANK_LINE = lazy_re_compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*(?=[\r\n])")
_CODE = lazy_re_compile(r"=>|</|/>|/\*")
_TAG_START = lazy_re_compile(r"</?([A-Za-z][\w.-]*)")
_LONGEST_TAG = 400
_FAR = 2000
_BLANK = lazy_re_compile(r"\n\r?\n|\r\r")
_BRACE_OR_BLANK = lazy_re_compile(r"[{}]|\n[ \t]*\r?\n")
_IDENTIFIER = lazy_re_compile(r"[^\W\d][\w$]*")


@dataclass(frozen=True)
class Escapes:
    """The fixes for the problems of one note.

    ``provided`` are components that may be used without an import.
    """

    note: Note
    provided: frozenset[str]

    def fix(self, problem: SyntaxProblem) -> Fix | None:
        """The smallest escape, where what MDX refuses plainly is text."""
        text, at = self.note.text, construct(problem)
        if raw := self._raw_around(at):
            return self._strings[raw]
        if text.startswith(("import", "export"), at):
            return _escape_statement(at, problem, self.note)
        if _STATEMENT.match(text, self._block_start(at)):
            return None
        if text.startswith("<", at):
            escape = _escape_tag(at, text, self._names | self.provided)
            return escape or self._unclosed.fix(at)
        if text.startswith("{#", at) and (named := readable_id(self.note, at)):
            return named
        if text.startswith("{", at):
            return _escape_brace(at, self._closing.get(at, at + 1), text, self._names)
        return None

    @cached_property
    def _names(self) -> frozenset[str]:
        """What the note imports and declares."""
        module = self.note.module
        imported = {name.name for one in module.imports for name in one.names}
        return frozenset(imported | {name.name for name in module.declared})

    @cached_property
    def _closing(self) -> dict[int, int]:
        """The end of what each brace encloses, where it is closed in its block and not far away."""
        ends: dict[int, int] = {}
        opened: list[int] = []
        for match in _BRACE_OR_BLANK.finditer(self.note.text):
            if match[0] == "{":
                opened.append(match.start())
            elif match[0] != "}":
                opened.clear()
            elif opened and match.end() - (start := opened.pop()) < _FAR:
                ends[start] = match.end()
        return ends

    def _block_start(self, at: int) -> int:
        """The offset after the last blank line before this place."""
        index = bisect_right(self._blank_lines, at)
        return self._blank_lines[index - 1] if index else 0

    @cached_property
    def _blank_lines(self) -> list[int]:
        return [match.end() for match in _BLANK.finditer(self.note.text)]

    @cached_property
    def _unclosed(self) -> Unclosed:
        return Unclosed(self.note)

    @cached_property
    def _strings(self) -> dict[Span, Fix | None]:
        """What each style sheet and script is as a string; many problems may stand in one."""
        return {raw: _as_string(raw, self.note.text) for raw in self._raw}

    def _raw_around(self, at: int) -> Span | None:
        """What stands in the style sheet or script around a place, where no backslash may stand."""
        index = bisect_right(self._raw, at, key=lambda span: span.start) - 1
        return self._raw[index] if index >= 0 and at < self._raw[index].end else None

    @cached_property
    def _raw(self) -> list[Span]:
        spans: list[Span] = []
        opened: re.Match[str] | None = None
        for tag in _RAW_TAG.finditer(self.note.text):
            if _is_in_code(tag.start(), self.note):
                continue
            if opened is None:
                opened = None if tag["close"] else tag
            elif tag["close"] and tag["name"] == opened["name"]:
                spans.append(Span(opened.end(), tag.start()))
                opened = None
        return spans


def looks_like_code(expression: str) -> bool:
    """Whether an expression holds what text in braces has not: a function, a tag, a comment."""
    return _CODE.search(expression) is not None


def escape_braces(span: Span, text: str) -> Fix:
    """What stands in braces as text."""
    written = re.sub(r"(?<!\\)\{", r"\\{", text[span.start : span.end])
    return Fix(r"write `\{`", (Edit(span, written),))


def _is_in_code(at: int, note: Note) -> bool:
    for code in (note.find(Code), note.find(InlineCode)):
        index = bisect_right(code, at, key=lambda node: node.start) - 1
        if index >= 0 and at < code[index].end:
            return True
    return False


def _as_string(raw: Span, text: str) -> Fix | None:
    written = text[raw.start : raw.end]
    if written.lstrip().startswith("{"):  # it is a string, and a wrong one
        return None
    return Fix("write it as a string", (Edit(raw, f"{{{template(written)}}}"),))


def _escape_tag(at: int, text: str, components: frozenset[str]) -> Fix | None:
    if link := _URL.match(text, at) or _MAIL.match(text, at):
        url = link[1] if ":" in link[1] else f"mailto:{link[1]}"
        written = f"[{_as_label(link[1])}]({_as_target(url)})"
        return Fix("write the link as `[url](url)`", (Edit(Span(*link.span()), written),))
    if hidden := _INVISIBLE.match(text, at):
        inside = hidden["comment"] if hidden["comment"] is not None else f" {hidden[0]} "
        written = f"{{/*{inside.replace('*/', '* /')}*/}}"
        return Fix("write the comment as `{/* … */}`", (Edit(Span(*hidden.span()), written),))
    if text.startswith("<!--", at):  # it never closes, and hides the rest of the note
        return None
    if named := _NAMESPACED.match(text, at):  # else `:name` would be read as a directive
        written = "\\" + named[0].replace(":", "\\:")
        return Fix(r"write `\<`", (Edit(Span(*named.span()), written),))
    tag = _TAG.match(text, at)
    if tag is None:
        # What Markdown reads as no tag is text to it, unless it is JSX.
        word = _WORD_TAG.match(text, at)
        if word and word["name"] in components:
            return None
        return None if _is_jsx(at, text, components) else _backslash(at, "<")
    name = tag["name"]
    if name in components:
        return None
    if name.lower() in VOID_ELEMENTS and not tag["slash"]:
        return _quote_attributes(tag) or _close_void(tag)
    if name.lower() in ELEMENTS and not any(_odd_attributes(tag)):
        return _quote_attributes(tag)
    return _backslash(at, "<")


def _is_jsx(at: int, text: str, components: frozenset[str]) -> bool:
    """Whether a tag with braces, members or a namespace begins here, as only JSX has them."""
    end = text.find(">", at, at + _LONGEST_TAG)
    start = _TAG_START.match(text, at)
    if start is None or end < 0:
        return False
    name = start[1].partition(".")[0]
    inside = text[at:end]
    return name in components or (name.lower() in ELEMENTS and ("={" in inside or '="' in inside))


def _odd_attributes(tag: re.Match[str]) -> Iterator[str]:
    """Words in a tag that are no attributes of HTML: ``a<b and c>d`` is a comparison."""
    for match in re.finditer(_ATTRIBUTE, tag["attributes"]):
        if match[2] is None and match[1].lower() not in _BARE_ATTRIBUTES:
            yield match[1]


def _quote_attributes(tag: re.Match[str]) -> Fix | None:
    written = re.sub(_ATTRIBUTE, _quoted, tag[0])
    if written == tag[0]:
        return None
    return Fix("quote the attributes", (Edit(Span(*tag.span()), written),))


def _quoted(attribute: re.Match[str]) -> str:
    value = (attribute[2] or "").partition("=")[2].strip()
    if not value or value[0] in "\"'":
        return attribute[0]
    return attribute[0].removesuffix(value) + f'"{value}"'


def _close_void(tag: re.Match[str]) -> Fix:
    written = f"<{tag['name'].lower()} />"
    if not tag["close"]:
        written = f"{tag[0][:-1].rstrip()} />"
    return Fix(f"close the tag: `<{tag['name']} />`", (Edit(Span(*tag.span()), written),))


def _escape_brace(at: int, end: int, text: str, names: frozenset[str]) -> Fix | None:
    inside = text[at:end]
    if looks_like_code(inside) or not names.isdisjoint(_IDENTIFIER.findall(inside)):
        return None
    return escape_braces(Span(at, end), text)


def _escape_statement(at: int, problem: SyntaxProblem, note: Note) -> Fix | None:
    text, line = note.text, problem.start - len(line_before(note, problem.start))
    if line > at and _is_finished(text[at:line]) and text[line] not in " \t)]},;.":
        # The whole block is read anew, so the edit covers it.
        newline = "\r\n" if text.startswith("\r\n", line - 2) else "\n"
        blank = _BLANK_LINE.search(text, line)
        end = blank.start() if blank else len(text)
        written = f"{text[at:line]}{newline}{text[line:end]}"
        return Fix("end the imports with a blank line", (Edit(Span(at, end), written),))
    if _STATEMENT.match(text, at):
        return None
    return Fix("indent the line: it is no JavaScript", (Edit(Span(at, at), " "),))


def _is_finished(code: str) -> bool:
    """Whether a statement may end here: with a string, a bracket or a semicolon, none open."""
    opened = sum(code.count(bracket) for bracket in "([{")
    closed = sum(code.count(bracket) for bracket in ")]}")
    return code.rstrip().endswith(('"', "'", ";", "}", ")", "]")) and opened == closed


def _backslash(at: int, character: str) -> Fix:
    return Fix(rf"write `\{character}`", (Edit(Span(at, at), "\\"),))


def _as_label(text: str) -> str:
    return re.sub(r"[\\\[\]*`~{<&$]|(?<![^\W_])_|_(?![^\W_])", r"\\\g<0>", text)


def _as_target(url: str) -> str:
    return url.replace("\\", "%5C").replace("(", "%28").replace(")", "%29")
