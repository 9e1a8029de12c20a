"""Where a block of Python does not parse, and was meant to. Nothing is run."""

import re
import textwrap
import warnings

from notelint import lazy_re_compile

_NO_PROGRAM = lazy_re_compile(
    r"^[ \t]*(?:>>>|\.\.\.\s+\S|In \[|Out\[|[!%?$]|\+ |- |@@|diff |Traceback )"
    r"|\{\{|\{%|<%|\$\{|[…⋯⋮]|\. \. \.|···|。。。|#\s*\.\.\.|\[!code|= ?!\w|\?[ \t]*$|<[A-Za-z][\w '.-]*>(?!\()",
    re.MULTILINE,
)
"""A session, IPython, a diff, a template, something left out."""
_PYTHON_2 = lazy_re_compile(
    r"\s*(?:print|exec)\s+[^\s(=.,:\[]|.*\bexcept\s+[\w.]+\s*,\s*\w+\s*:|\s*raise\s+\w+\s*,"
    r"|.*(?:<>|\b0[0-7]+L?\b|\b\d+L\b|\bur['\"])"
)
_NEWER = lazy_re_compile(
    r"\s*type\s+\w+|.*\b(?:def|class)\s+\w+\[|.*\b[ft]['\"]|.*\bexcept\s+\w+\s*,"
)
"""What may be syntax of Python 3.12 and later, which this interpreter may not know."""
_GOES_ON = lazy_re_compile(r"\s*(?:else|elif|except|finally|case)\b")
_SIGNATURE = lazy_re_compile(r"\s*(?:async\s+)?(?:def|class)\s[^\n]*[^:\s]\s*$")
_RETURNS = lazy_re_compile(r"\s*[\w.]+\(.*\)\s*->\s*[\w.\[\], |]+(?:#.*)?$")
"""What a call gives: ``submit(prompt) -> Future``."""
_PLACEHOLDER = lazy_re_compile(r"\s*(?:from|import)\s.*[가-힣ぁ-ヿ一-鿿]")
"""What is to be written in the place of words: ``from 文件夹 import 文件名``."""
_FORMULA = lazy_re_compile(r"[^\"'#]*[√∑∏∫∂∇∈≤≥≠≈∞×÷⊙⊕⊗→←⇒]")
_OPENS = lazy_re_compile(
    r"\s*(?:async|class|def|elif|else|for|if|try|while|with)\b[^\n]*[^:\s]\s*$"
)
_FEWEST = 2
"""So many other lines show that a block is a program."""
_LONGEST = 300
"""A longer line is data."""
_NONE, _UNKNOWN = 0, -1
_FRAMES = (
    "({})",
    "[{}]",
    "{{{}}}",
    "f({})",
    "{}\n    pass",
    "{}\n        pass",
    "{} pass",
    "{}\ndef f(): pass",
    "if x:\n    pass\n{}",
    "try:\n    pass\n{}",
)
"""What a fragment may have been cut out of."""


def first_flaw(block: str) -> int | None:
    """The line, from 1, that keeps a program from parsing; None where there is none.

    Only a program that would parse without that line has a flaw: prose left in code, a slip.
    Fragments, sessions, pseudo-code and other versions of Python are left alone.
    """
    lines = textwrap.dedent(block.expandtabs(4)).split("\n")
    flaw = _flaw(lines)
    if not 0 < flaw <= len(lines):
        return None
    if _NO_PROGRAM.search(block):
        return None
    if _lacks_colon(flaw, lines):
        return flaw
    if not _is_slip(lines[flaw - 1]):
        return None
    if any(_flaw(frame.format("\n".join(lines)).split("\n")) == _NONE for frame in _FRAMES):
        return None
    return flaw if _parses_without(flaw, lines) else None


def _lacks_colon(flaw: int, lines: list[str]) -> bool:
    """Whether a program would parse with a colon behind a line that others are indented below."""
    if not _OPENS.match(lines[flaw - 1]):
        return False
    code, hash_, comment = lines[flaw - 1].partition("#")
    closed = f"{code.rstrip()}:{' ' + hash_ + comment if hash_ else ''}"
    return _flaw([*lines[: flaw - 1], closed, *lines[flaw:]]) == _NONE


def _is_slip(line: str) -> bool:
    if not line.strip() or "..." in line or len(line) > _LONGEST:
        return False
    others = (_GOES_ON, _SIGNATURE, _RETURNS, _PLACEHOLDER, _FORMULA, _PYTHON_2, _NEWER)
    return not any(other.match(line) for other in others)


def _parses_without(flaw: int, lines: list[str]) -> bool:
    line = lines[flaw - 1]
    indent = line[: len(line) - len(line.lstrip())]
    others = lines[: flaw - 1] + lines[flaw:]
    repaired = [*lines[: flaw - 1], f"{indent}pass", *lines[flaw:]]
    return sum(map(bool, map(str.strip, others))) >= _FEWEST and _flaw(repaired) == _NONE


def _flaw(lines: list[str]) -> int:
    """Where a program stops to parse; 0 where it parses, -1 where that cannot be told."""
    import ast

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ast.parse("\n".join(lines))
        except IndentationError:  # a fragment, cut out of deeper code
            return _UNKNOWN
        except SyntaxError as error:
            if error.msg.startswith("cannot assign to"):
                return _UNKNOWN  # an equation: `a + b = c`
            return error.lineno or _UNKNOWN
        except (ValueError, RecursionError, MemoryError):
            return _UNKNOWN
    return _NONE
