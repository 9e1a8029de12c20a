"""The cases in ``cases/*.md``: input, output and losses, written by hand.

A case is a section of second level. Its first paragraph names the formats (`` `notion` to `mdx` ``).
``Input``, ``Output`` and ``Losses`` stand before fences: the first two with a path, the last with
lines of ``page:line kind detail``. What is written and not shown fails the case, but for an index
at the top.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import pytest

from notelint import File, Loss
from notelint.converter import convert
from notelint_converters.formats import FORMATS

_CASES = Path(__file__).parent / "cases"
_FORMATS = {each.name: each for each in FORMATS}
_PART = re.compile(
    r"^(?:(?P<kind>Input|Output) `(?P<path>[^`\n]+)`|(?P<losses>Losses)):\n\n"
    r"(?P<fence>`{3,})[^\n]*\n(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)


@dataclass
class Case:
    name: str
    source: str
    target: str
    given: dict[PurePosixPath, bytes] = field(default_factory=dict)
    expected: dict[str, str] = field(default_factory=dict)
    losses: list[str] = field(default_factory=list)


def cases() -> Iterator[Case]:
    for file in sorted(_CASES.glob("*.md")):
        text = file.read_text(encoding="utf-8")
        heads = [
            (found.start(), found[1]) for found in re.finditer(r"^## (.+)$", text, re.MULTILINE)
        ]
        ends = [start for start, _ in heads[1:]] + [len(text)]
        for (start, title), end in zip(heads, ends, strict=True):
            yield _case(f"{file.stem}: {title}", text[start:end])


def _case(name: str, text: str) -> Case:
    formats = re.search(r"`(\w+)` to `(\w+)`", text)
    assert formats is not None, f"{name} names no formats"
    case = Case(name, formats[1], formats[2])
    for part in _PART.finditer(text):
        if part["losses"]:
            case.losses = part["text"].splitlines()
        elif part["kind"] == "Input":
            case.given[PurePosixPath(part["path"])] = part["text"].encode()
        else:
            case.expected[part["path"]] = part["text"]
    return case


def _text(file: File) -> str:
    """What is written; a CSV has line endings that Markdown cannot show."""
    text = file.read().decode()
    return text.replace("\r\n", "\n") if file.path.suffix == ".csv" else text


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_a_case_converts_as_shown(case: Case) -> None:
    found = list(convert(case.given, _FORMATS[case.source], _FORMATS[case.target]))
    written = {str(item.path): _text(item) for item in found if isinstance(item, File)}
    losses = [
        f"{item.page}:{item.line} {item.kind} {item.detail}"
        for item in found
        if isinstance(item, Loss)
    ]
    shown = {
        path: text
        for path, text in written.items()
        if path in case.expected or PurePosixPath(path).with_suffix("") != PurePosixPath("index")
    }
    assert shown == case.expected
    assert losses == case.losses
