"""The little JavaScript that stands in a converted note: string literals."""

import re

_ESCAPES = {
    "\\": "\\\\",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
_UNESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_LITERAL = re.compile(
    r"""\s*(?:'(?P<single>(?:[^'\\\r\n]|\\.)*+)'|"(?P<double>(?:[^"\\\r\n]|\\.)*+)\"|`(?P<template>(?:[^`\\$]|\\.|\$(?!\{))*+)`)\s*""",
    re.DOTALL,
)
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9A-Fa-f]+)\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(\r\n|.))", re.DOTALL
)
_COMMENT = re.compile(r"\s*/\*(?P<text>(?:[^*]|\*(?!/))*+)\*/\s*")


def string_literal(text: str) -> str:
    """The text in single quotes, or in double ones where it holds single ones only."""
    body = "".join(_ESCAPES.get(character, character) for character in text)
    if "'" in body and '"' not in body:
        return f'"{body}"'
    return "'" + body.replace("'", "\\'") + "'"


def comment(text: str) -> str:
    """An expression that holds nothing but a comment."""
    return "{/*" + text.replace("*/", "*\\/") + "*/}"


def string_value(expression: str) -> str | None:
    """The text that a string literal (of any quotes, without ``${…}``) stands for; else None."""
    match = _LITERAL.fullmatch(expression)
    if match is None:
        return None
    body = next(body for body in match.groups() if body is not None)
    return _ESCAPE.sub(_unescaped, body)


def comment_text(expression: str) -> str | None:
    """What stands within ``/* … */``, where the expression is one such comment; else None."""
    match = _COMMENT.fullmatch(expression)
    return match["text"].replace("*\\/", "*/") if match else None


def _unescaped(match: "re.Match[str]") -> str:
    code = match[1] or match[2] or match[3]
    if code is not None:
        number = int(code, 16)
        return chr(number) if number <= 0x10FFFF else match[0]
    character = match[4]
    return "" if character in {"\n", "\r\n"} else _UNESCAPES.get(character, character)
