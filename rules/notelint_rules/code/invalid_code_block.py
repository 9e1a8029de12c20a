from collections.abc import Callable, Iterator, Mapping

from notelint import Bad, Finding, Good, Note, Rule, Span, Vault
from notelint.nodes import Code
from notelint_rules.code.data_blocks import json_flaw, toml_flaw, yaml_flaw
from notelint_rules.code.python_blocks import first_flaw

_PYTHON = ("Python", first_flaw)
_YAML = ("YAML", yaml_flaw)
_LANGUAGES: Mapping[str, tuple[str, Callable[[str], int | None]]] = {
    "python": _PYTHON,
    "py": _PYTHON,
    "python3": _PYTHON,
    "json": ("JSON", json_flaw),
    "yaml": _YAML,
    "yml": _YAML,
    "toml": ("TOML", toml_flaw),
}
_MOST = 10_000
"""Longer blocks were hardly written by hand, and take long to parse."""


class InvalidCodeBlock(Rule):
    """A fence that says `python`, `json`, `yaml` or `toml` holds that language.

    Whoever copies it gets an error: a comma is missing, or prose was left in the code. Blocks are
    parsed, never run. Only what is plainly a slip is reported: in Python and YAML, a line without
    which the rest parses. Fragments, sessions, templates, pseudo-code, `...`, Python 2, and
    comments and trailing commas in JSON are left alone.
    """

    name = "invalid-code-block"
    group = "code"

    good = [
        Good("```python\n>>> loss = 1\n... \n```\n\n```py\ndef fit(x): ...\n```\n"),
        Good("```python\n!pip install torch\nprint 'Python 2'\n```\n"),
        Good('```json\n{\n  // 주석\n  "lr": 1e-4,\n  ...\n}\n```\n'),
        Good("```yaml\ntitle: 논문\ntags: [a, b]\n```\n\n```toml\na = 1\n```\n"),
    ]
    bad = [
        Bad(
            "```python\nstride = 3\n⟦video length=16, 至少有46帧⟧\nlength = stride * 15 + 1\n```\n",
            ["the line cannot be read as Python"],
        ),
        Bad(
            '```json\n{\n  "lr": 1e-4\n  ⟦"epochs": 3⟧\n}\n```\n',
            ["the line cannot be read as JSON"],
        ),
        Bad(
            "```yaml\na: 1\n⟦b: 논문: 요약⟧\nc: 2\n```\n\n```toml\na = 1\n⟦b = yes⟧\n```\n",
            ["the line cannot be read as YAML", "the line cannot be read as TOML"],
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for code in note.find(Code):
            language, flaw_in = _LANGUAGES.get((code.lang or "").lower(), ("", None))
            if flaw_in is None or len(code.value) > _MOST or not code.value.strip():
                continue
            flaw = flaw_in(code.value)
            if flaw is not None:
                message = f"the line cannot be read as {language}"
                yield Finding(_line(code, flaw, note), message)


def _line(code: Code, number: int, note: Note) -> Span:
    """Where a line of a fence stands, without what it is indented by."""
    opening = note.source.position(code.start).line
    lines = code.value.split("\n")
    number = min(number, len(lines))
    line = note.source.line(min(opening + number, len(note.source.line_starts)))
    content = lines[number - 1].strip()
    start = note.text.find(content, line.start, line.end) if content else -1
    return Span(start, start + len(content)) if start >= 0 else line
