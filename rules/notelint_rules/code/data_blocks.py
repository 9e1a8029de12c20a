"""Where a block of JSON, YAML or TOML does not parse, and was meant to."""

import re
from typing import TYPE_CHECKING

from notelint import lazy_re_compile

if TYPE_CHECKING:
    import yaml

_FEWEST = 2
"""So many other lines show that a block is what it says."""
_DEEPEST = 50
"""In deeper YAML, PyYAML looks at every level again for each character."""
_LEFT_OUT = lazy_re_compile(r"\.\.\.|[…⋯⋮]|\[!code|<!--|\{\{|\{%|<%|\$\{|<[A-Za-z][\w -]*>")
"""Something is left out, or will be filled in."""
_JSON_TOKEN = lazy_re_compile(
    r'"(?:[^"\\\n]|\\.)*"|//[^\n]*|/\*.*?\*/|#[^\n]*|,(?=\s*[}\]])', re.DOTALL
)
_JSON_SLIPS = ("Expecting ',' delimiter", "Expecting ':' delimiter", "Unterminated string")
_YAML_SLIPS = ("mapping values are not allowed", "found character", "found ','", "found unexpected")
_ALTERNATIVES = lazy_re_compile(r'"\s*\|\s*"')
"""One of several: a grammar, no JSON."""
_YAML_ENTRY = lazy_re_compile(r"\s*(?:- |-$|[^\s#:][^:]*:(?:\s|$))")
_TOML_TWICE = lazy_re_compile(r"Cannot (?:overwrite|declare|mutate|redefine)|already|twice")


def json_flaw(block: str) -> int | None:
    """The line, from 1, at which JSON cannot be read on; None where there is none.

    Comments, trailing commas, several documents, bare keys and what is cut off are no flaws:
    they are how people write about JSON.
    """
    import json

    if _LEFT_OUT.search(block) or _ALTERNATIVES.search(block):
        return None
    text = _JSON_TOKEN.sub(_blank_unless_string, block)
    decoder = json.JSONDecoder(strict=False)
    position = _next(text, 0)
    while position < len(text):
        try:
            _, position = decoder.raw_decode(text, position)
        except json.JSONDecodeError as error:
            meant = error.msg.startswith(_JSON_SLIPS) and error.pos < len(text.rstrip())
            return error.lineno if meant and text[position] in "{[" else None
        except (ValueError, RecursionError):
            return None
        position = _next(text, position)
        if text[position : position + 1] in {"}", "]"}:
            return text.count("\n", 0, position) + 1
    return None


def yaml_flaw(block: str) -> int | None:
    """The line, from 1, at which YAML cannot be read on; None where there is none.

    Only a block that could be read without that line has a flaw, or one with a tab before it:
    what is indented otherwise may be two fragments.
    """
    if _is_deep(block) or _LEFT_OUT.search(block):
        return None
    error = _yaml_error(block)
    if error is None or error.problem_mark is None:
        return None
    reason, line = error.problem or "", error.problem_mark.line
    if not any(slip in reason for slip in _YAML_SLIPS):
        return None
    lines = block.split("\n")
    if "'\\t'" not in reason:
        others = lines[:line] + lines[line + 1 :]
        if sum(map(bool, map(str.strip, others))) < _FEWEST or _yaml_error("\n".join(others)):
            return None
        if not any(map(_YAML_ENTRY.match, others)):
            return None  # words alone are YAML, too, and nobody wrote them as such
    return line + 1


def _is_deep(block: str) -> bool:
    depth = 0
    for bracket in re.finditer(r"[\[\]{}]|^ *(?:- ){50}", block, re.MULTILINE):
        depth += 1 if bracket[0] in "[{" else -1 if bracket[0] in "]}" else _DEEPEST
        if depth >= _DEEPEST:
            return True
    return False


def _yaml_error(block: str) -> "yaml.MarkedYAMLError | None":
    import yaml

    try:
        for _ in yaml.parse(block, Loader=yaml.SafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        return error
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return None


def toml_flaw(block: str) -> int | None:
    """The line, from 1, at which TOML cannot be read on; None where there is none.

    A key that stands twice shows two ways to write it.
    """
    import tomllib

    if _LEFT_OUT.search(block):
        return None
    try:
        tomllib.loads(block)
    except tomllib.TOMLDecodeError as error:
        reason = str(error)
        if reason == "Invalid value (at end of document)":
            return block.rstrip().count("\n") + 1
        place = re.search(r"at line (\d+)", reason)
        return int(place[1]) if place and not _TOML_TWICE.search(reason) else None
    except (ValueError, RecursionError):
        return None
    return None


def _blank_unless_string(token: re.Match[str]) -> str:
    """Comments and trailing commas as spaces, so that every line stays where it is."""
    if token[0].startswith('"'):
        return token[0]
    return re.sub(r"[^\n]", " ", token[0])


def _next(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\r\n,;":
        position += 1
    return position
