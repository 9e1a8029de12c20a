"""The smallest edit that lets MDX read as text what is plainly text.

Each edit renders what Markdown would have rendered. Where it is not plain whether text or a
tag or JavaScript was meant, there is none.
"""

import re
from collections.abc import Iterator

from notelint import Edit, Fix, Note, Span
from notelint.nodes import SyntaxProblem

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
_RAW = ("style", "script")
_VOID_ELEMENTS = frozenset(_VOID.split())
_ELEMENTS = _VOID_ELEMENTS | frozenset(_OTHER.split())
_BARE_ATTRIBUTES = frozenset(_BARE.split())
_URL = re.compile(r"<((?:https?|ftp|mailto):[^\s<>]+)>", re.IGNORECASE)
_MAIL = re.compile(r"<([\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)>", re.ASCII)
_INVISIBLE = re.compile(
    r"<!--(?P<comment>.*?)-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<![A-Za-z][^>]*>", re.DOTALL
)
_ATTRIBUTE = r"""[ \t\r\n]+([A-Za-z_:][\w.:-]*)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
_TAG = re.compile(
    rf"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>(?:{_ATTRIBUTE})*)\s*(?P<slash>/?)>"
)
_WORD_TAG = re.compile(r"</?(?P<name>[^\W\d][\w-]*)\s*>")
_STATEMENT = re.compile(
    r"""import\s*(?:["'{*]|[\w$]+\s*(?:,|\s+from\b)|type\s)|export\s+(?:default|const|let|var|function|class|async|type|\{|\*)"""
)
_BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*(?=[\r\n])")
_CODE = re.compile(r"=>|</|/>|/\*")
_IDENTIFIER = re.compile(r"[^\W\d][\w$]*")


def escape(problem: SyntaxProblem, note: Note, components: frozenset[str]) -> Fix | None:
    """The fix for a problem; ``components`` are the names of tags that are meant as tags."""
    at = problem.construct if problem.construct >= 0 else problem.start
    if _is_raw(at, note.text):
        return None
    if note.text.startswith(("import", "export"), at):
        return _escape_statement(at, problem, note.text)
    if _STATEMENT.match(note.text, _block_start(at, note.text)):
        return None
    if note.text.startswith("<", at):
        return _escape_tag(at, note, components)
    if note.text.startswith("{", at):
        return _escape_brace(at, note)
    return None


def _block_start(at: int, text: str) -> int:
    """The offset after the last blank line before this place."""
    found = ((text.rfind(blank, 0, at), len(blank)) for blank in ("\n\n", "\n\r\n", "\r\r"))
    return max((place + length for place, length in found if place >= 0), default=0)


def _is_raw(at: int, text: str) -> bool:
    """Whether this is part of a style sheet or script, where no backslash may stand."""
    return any(text.rfind(f"<{name}", 0, at) > text.rfind(f"</{name}", 0, at) for name in _RAW)


def _escape_tag(at: int, note: Note, components: frozenset[str]) -> Fix | None:
    text = note.text
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
    tag = _TAG.match(text, at)
    if tag is None:
        # What Markdown reads as no tag is text to it, unless it is JSX.
        word = _WORD_TAG.match(text, at)
        if word and word["name"] in components:
            return None
        return None if _is_jsx(at, note, components) else _backslash(at, "<")
    name = tag["name"]
    if name in components:
        return None
    if name.lower() in _VOID_ELEMENTS and not tag["slash"]:
        return _quote_attributes(tag) or _close_void(tag)
    if name.lower() in _ELEMENTS and not any(_odd_attributes(tag)):
        return _quote_attributes(tag)
    return _backslash(at, "<")


def _is_jsx(at: int, note: Note, components: frozenset[str]) -> bool:
    """Whether a tag with braces, members or a namespace begins here, as only JSX has them."""
    end = note.text.find(">", at, at + 400)
    start = re.compile(r"</?([A-Za-z][\w.-]*)").match(note.text, at)
    if start is None or end < 0:
        return False
    name = start[1].partition(".")[0]
    inside = note.text[at:end]
    return name in components or (name.lower() in _ELEMENTS and ("={" in inside or '="' in inside))


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


def _escape_brace(at: int, note: Note) -> Fix | None:
    end = _closing_brace(note.text, at)
    inside = note.text[at:end]
    module = note.module
    known = {name.name for name in module.declared}
    known |= {name.name for imported in module.imports for name in imported.names}
    if _CODE.search(inside) or not known.isdisjoint(_IDENTIFIER.findall(inside)):
        return None
    written = re.sub(r"(?<!\\)\{", r"\\{", inside)
    return Fix(r"write `\{`", (Edit(Span(at, end), written),))


def _closing_brace(text: str, at: int) -> int:
    """The offset after the brace that closes this one; of one that stays open, after itself."""
    depth = 0
    for match in re.compile(r"[{}]|\n[ \t]*\r?\n").finditer(text, at):
        if match[0] not in "{}":
            break
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.end()
    return at + 1


def _escape_statement(at: int, problem: SyntaxProblem, text: str) -> Fix | None:
    line = max(text.rfind("\n", 0, problem.start), text.rfind("\r", 0, problem.start)) + 1
    if line > at and _is_finished(text[at:line]) and text[line] not in " \t)]},;.":
        # The whole block is read anew, so the edit covers it.
        newline = "\r\n" if text[:line].endswith("\r\n") else "\n"
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
