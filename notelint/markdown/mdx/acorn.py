"""Where acorn, MDX's parser, would object: to the first token that fits nothing so far."""

import regex

from notelint.lazy import lazy_regex_compile
from notelint.markdown.mdx.braces import lexical
from notelint.markdown.mdx.flaws import UNEXPECTED, Flaw
from notelint.markdown.mdx.lexer import token_end
from notelint.markdown.mdx.script import Script, is_blank, new_parser

AFTER_EXPRESSION = "unexpected content after the expression"

_AT = lazy_regex_compile(r"row:(\d+), col:(\d+)")
_LINE_FEED = regex.compile(rb"\n")
_PRIVATE_NAME = lazy_regex_compile(r"(?r)#[\p{ID_Continue}$]++\s*+$")
_CLOSELY = 2000  # bytes
_MARGIN = 200
_SPACE = regex.compile(rb"(?:\s|//[^\r\n]*|/\*(?s:.*?)\*/)*+")


def expression_error(text: str) -> Flaw:
    """As acorn does: read an expression as far as it goes, and object to what comes after it."""
    script = Script(text, "(0,", "\n)")
    place = _unexpected(script)
    flaw = _lexical_error(text, place)
    if flaw is not None:
        return flaw
    before = text[:place].rstrip()
    if place < len(text) and not is_blank(before) and not Script(before, "(0,", "\n)").has_errors:
        return Flaw(len(before), AFTER_EXPRESSION)
    return _unexpected_token(text, place)


def syntax_error(script: Script) -> Flaw:
    place = _unexpected(script)
    return _lexical_error(script.text, place) or _unexpected_token(script.text, place)


def _lexical_error(text: str, place: int) -> Flaw | None:
    """What no lexer can read, at or before a place: a character, or what nothing closes."""
    found = lexical(text)
    illegal = found.illegal
    if 0 <= illegal <= place:
        if text[illegal] == "\\":  # acorn expects an escape behind it
            return Flaw(illegal + 1, "unexpected character `\\`")
        illegal += text[illegal] == "#" and illegal + 1 < len(text)  # and a name behind that
        return Flaw(illegal, f"unexpected character `{text[illegal]}`")
    if found.unclosed is None:
        return None
    if found.unclosed.broken and text[found.unclosed.place] in "\"'":
        start = found.unclosed.place
        unfinished = not regex.search(r"[\r\n]", text[start:])
        flaw = Flaw(start, "a string is not closed", unfinished=unfinished)
    elif found.unclosed.inside >= 0:
        start = found.unclosed.inside
        template = text[start] == "`"
        what = "template" if template else "comment"
        flaw = Flaw(start + template, f"a {what} is not closed", unfinished=True)
    else:
        return None
    return flaw if start <= place else None


def _unexpected_token(text: str, place: int) -> Flaw:
    private = _PRIVATE_NAME.search(text, 0, place)
    if private:  # tree-sitter takes them for names everywhere
        place = private.start()
    return Flaw(place, UNEXPECTED, unfinished=token_end(text, place) >= len(text))


def _unexpected(script: Script) -> int:
    return script.offset(_unexpected_byte(script))


def _unexpected_byte(script: Script) -> int:
    """The byte at which the first token begins that tree-sitter cannot use.

    Its tree shows how it recovered, not where it had to; its log does, and is slow: of a long
    text only the beginning is looked at so closely.
    """
    data = script.data
    found = _logged_error(data[:_CLOSELY])
    if found is None or (len(data) > _CLOSELY and found >= _CLOSELY - _MARGIN):
        found = _first_mark(script) if len(data) > _CLOSELY else len(data)
    space = _SPACE.match(data, found)
    assert space is not None  # it may be empty
    return int(space.end())


def _logged_error(data: bytes) -> int | None:
    """Where the token begins after which tree-sitter starts to recover."""
    parser = new_parser()
    place = ""
    places: list[str] | None = []

    def watch(_: object, message: str) -> None:
        nonlocal place, places
        if places is None:  # it is recovering already
            return
        if message.startswith("process"):
            place = message
        elif message.startswith("detect_error"):
            places.append(place)
        elif message.startswith("resume"):
            found.extend(places)
            places = None

    found: list[str] = []
    parser.logger = watch
    parser.parse(data)
    positions = [_AT.search(message) for message in found]
    if not positions:  # what is missing is missing at the very end
        return None
    row, column = max((int(at[1]), int(at[2])) for at in positions if at)
    starts = [0, *(match.end() for match in _LINE_FEED.finditer(data))]
    return starts[row] + column


def _first_mark(script: Script) -> int:
    """Where tree-sitter's tree has its first error: at or before what is wrong."""
    for node, _, _ in script.walk():
        if node.is_error or node.is_missing:
            return node.start_byte
    return len(script.data)
