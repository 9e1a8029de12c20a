"""Globs as micromatch reads them, which say what a plugin of Docusaurus includes."""

import re
from collections.abc import Iterable
from functools import lru_cache

from notelint.lazy import lazy_re_compile

_PIECE = lazy_re_compile(
    r"(?P<mark>[@+*?!])\((?P<choices>[^()]*)\)|\*\*/|\*\*|\*|\?|(?P<set>\[!?[^\]/]+\])|(?P<brace>[{},])|.",
    re.DOTALL,
)
_FIXED = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]", "{": "(?:", "}": ")"}
_REPEATED = {"@": "", "+": "+", "*": "*", "?": "?"}


def matches(name: str, globs: Iterable[str]) -> bool:
    """Whether a path matches one of these globs, and none of those that begin with ``!``."""
    globs = list(globs)
    if any(_compiled(glob[1:]).fullmatch(name) for glob in globs if _is_negative(glob)):
        return False
    return any(_compiled(glob).fullmatch(name) for glob in globs if not _is_negative(glob))


def _is_negative(glob: str) -> bool:
    return glob.startswith("!") and not glob.startswith("!(")


@lru_cache(maxsize=256)
def _compiled(glob: str) -> re.Pattern[str]:
    """A glob as a regular expression: ``**/``, ``*``, ``?``, ``[a-z]``, ``{a,b}``, ``@(a|b)``."""
    glob = glob.removeprefix("./")
    has_braces = 0 < glob.count("{") == glob.count("}")
    pieces: list[str] = []
    depth = 0
    for match in _PIECE.finditer(glob):
        if match["mark"]:
            pieces.append(_choices(match["mark"], match["choices"]))
        elif match["set"]:
            pieces.append(match["set"].replace("[!", "[^", 1))
        elif match["brace"] and not has_braces:
            pieces.append(re.escape(match[0]))
        elif match["brace"] == ",":
            pieces.append("|" if depth else ",")
        else:
            depth += {"{": 1, "}": -1}.get(match[0], 0)
            pieces.append(_FIXED.get(match[0]) or re.escape(match[0]))
    try:
        return re.compile("".join(pieces))
    except re.error:  # `}{`, `[z-a]`: micromatch takes these as they are written
        return re.compile(re.escape(glob))


def _choices(mark: str, choices: str) -> str:
    patterns = "|".join(_compiled(choice).pattern for choice in choices.split("|"))
    if mark == "!":
        return rf"(?!(?:{patterns})(?:/|$))[^/]*"
    return f"(?:{patterns}){_REPEATED[mark]}"
