"""Notes before and after notelint has written to them, and how MDX or remark renders both."""

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from notelint import Vault

_SUFFIXES = {".md", ".mdx"}


@dataclass(frozen=True)
class Pair:
    """A note before and after, and how Docusaurus reads it."""

    name: str
    before: str
    after: str
    mdx: bool
    math: bool


Answers = Mapping[Pair, dict[str, Any]]
"""What each is rendered as before and after, and how these differ."""


def texts(folder: Path) -> dict[PurePosixPath, str]:
    """The notes below a folder."""
    notes = [path for path in files(folder) if path.suffix in _SUFFIXES]
    return {path: (folder / path).read_bytes().decode(errors="replace") for path in notes}


def files(folder: Path) -> list[PurePosixPath]:
    return [
        PurePosixPath(path.relative_to(folder).as_posix())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]


def vault(folder: Path) -> Vault:
    return Vault({path: (folder / path).read_bytes() for path in files(folder)})


def reasons(file: Path | None) -> dict[str, str]:
    """The notes that a file names, ``path: reason`` a line."""
    if file is None:
        return {}
    lines = file.read_text(encoding="utf-8").splitlines()
    return {name: reason for name, _, reason in (line.partition(": ") for line in lines) if reason}


def rendered(pairs: Sequence[Pair], tools: Path) -> Answers:
    lines = "".join(
        json.dumps({key: getattr(pair, key) for key in ("name", "mdx", "math", "before", "after")})
        + "\n"
        for pair in pairs
    )
    node = ["node", Path(__file__).with_name("written_notes.mjs"), tools]
    run = subprocess.run(node, input=lines, capture_output=True, text=True, check=True)
    return dict(zip(pairs, map(json.loads, run.stdout.splitlines()), strict=True))


def broken(pairs: Iterable[Pair], answers: Answers) -> list[str]:
    """What was rendered before, and is not any more."""
    return [
        f"{pair.name}: {answers[pair]['after']['message']}"
        for pair in pairs
        if answers[pair]["before"]["renders"] and not answers[pair]["after"]["renders"]
    ]


def otherwise(pairs: Iterable[Pair], answers: Answers) -> list[str]:
    """What is rendered otherwise than before."""
    return [
        f"{pair.name}: {json.dumps(answers[pair].get('difference'), ensure_ascii=False)}"
        for pair in pairs
        if answers[pair]["before"]["renders"] and not answers[pair]["equal"]
    ]


def report(title: str, lines: Sequence[str], show: int) -> bool:
    """Print how many there are, and the first; whether there are any."""
    print(f"{title}: {len(lines)}")
    print("".join(f"  {line}\n" for line in lines[:show]), end="")
    return bool(lines)
