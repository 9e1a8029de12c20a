"""Whether a baseline knows findings again, and hides no others, whatever is edited.

    python conformance/baseline.py [--edits 200] [--seed 1] FOLDER…

In a copy of each FOLDER all findings are accepted. Then notes are edited at random, again and
again: lines and headings are added, blocks moved or removed, headings and notes renamed, white
space changed, notes deleted, and lines with something new to find are written. This script
follows every line; after each edit

- what was accepted, and is found on the line where it is now, must not be reported;
- everything else that is found must be.

What is about a note as a whole may stand on another line, if its rule and message are the same;
about findings on a line that was itself rewritten nothing is said. After every tenth edit all is
accepted anew. Exits 1 where one of these does not hold.
"""

import argparse
import json
import os
import random
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from notelint import parse
from notelint.cli import cli
from notelint.nodes import Heading

_NOTES = {".md", ".mdx"}
_GROUP = 10
_BASELINE = "accepted.json"


@dataclass(frozen=True, order=True)
class Found:
    """A finding; ``line`` counts from 0."""

    path: str
    line: int
    rule: str
    message: str


@dataclass(frozen=True)
class Line:
    """A line of a note, and where it stood when findings were accepted; None where it is new.

    ``rewritten`` says that its text is another.
    """

    text: str
    origin: tuple[str, int] | None = None
    rewritten: bool = False


@dataclass
class Vault:
    """The notes of a folder as lines; ``number`` makes what is added to them unique."""

    folder: Path
    chance: random.Random
    notes: dict[str, list[Line]] = field(default_factory=dict)
    number: int = 0

    def read(self) -> None:
        self.notes = {}
        for path in sorted(self.folder.rglob("*")):
            if path.suffix in _NOTES and path.is_file():
                name = path.relative_to(self.folder).as_posix()
                text = path.read_bytes().decode(errors="surrogateescape")
                self.notes[name] = [
                    Line(line, (name, index)) for index, line in enumerate(lines_of(text))
                ]

    def write(self, name: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "".join(line.text for line in self.notes[name])
        path.write_bytes(text.encode(errors="surrogateescape"))

    def text(self, name: str) -> str:
        return "".join(line.text for line in self.notes[name])

    def next(self) -> int:
        self.number += 1
        return self.number


def lines_of(text: str) -> list[str]:
    """Lines with their ends, as notelint counts them."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=20, help="how many mistakes to print")
    parser.add_argument("folders", nargs="+", type=Path)
    options = parser.parse_args()
    mistakes: list[str] = []
    for folder in options.folders:
        with TemporaryDirectory() as temporary:
            copy = Path(temporary) / folder.name
            shutil.copytree(folder, copy)
            os.chdir(copy)
            mistakes += edited(Vault(copy, random.Random(options.seed)), options.edits)
            os.chdir("/")
    print("".join(f"  {line}\n" for line in mistakes[: options.show]), end="")
    return int(bool(mistakes))


def edited(vault: Vault, edits: int) -> list[str]:
    """What was wrong after each of so many edits."""
    mistakes: list[str] = []
    kinds: Counter[str] = Counter()
    new = 0
    accepted: Counter[Found] = Counter()
    for number in range(edits):
        if number % _GROUP == 0:
            run("baseline", "-o", _BASELINE)
            vault.read()
            accepted = findings()
        edit = vault.chance.choice(EDITS)
        if not edit(vault):
            edit = written_about
            edit(vault)
        kinds[edit.__name__] += 1
        returned, hidden, expected = compared(vault, accepted)
        new += expected
        said = f"{vault.folder.name}: edit {number} ({edit.__name__})"
        mistakes += [f"{said}: returned: {one}" for one in returned.elements()]
        mistakes += [f"{said}: hidden: {one}" for one in hidden.elements()]
    done = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    print(
        f"{vault.folder.name}: {len(vault.notes)} notes, {accepted.total()} accepted last; {done}"
    )
    print(f"  new findings expected: {new}; returned or hidden: {len(mistakes)}", flush=True)
    return mistakes


def compared(vault: Vault, accepted: Counter[Found]) -> tuple[Counter[Found], Counter[Found], int]:
    """What is reported though it was accepted, what is hidden though it is new, how much is new."""
    places = {
        line.origin: (name, index)
        for name, lines in vault.notes.items()
        for index, line in enumerate(lines)
        if line.origin is not None
    }
    rewritten = {
        (name, index)
        for name, lines in vault.notes.items()
        for index, line in enumerate(lines)
        if line.rewritten
    }
    now = without(findings(), rewritten)
    reported = without(findings("--baseline", _BASELINE), rewritten)
    new = by_line(now)
    gone: list[Found] = []
    for one, count in accepted.items():
        place = places.get((one.path, one.line))
        for _ in range(count):
            if place and new[(*place, one.rule)] > 0:
                new[(*place, one.rule)] -= 1
            else:
                gone.append(one)
    messages = {(one.path, one.line, one.rule): one.message for one in now}
    homes = {origin[0]: place[0] for origin, place in places.items()}
    for one in gone:  # about the note as a whole: it stands on whatever line is the first
        for path, line, rule in [key for key, count in new.items() if count > 0]:
            is_it = (path, rule) == (homes.get(one.path), one.rule) and line in (0, one.line)
            if is_it and messages[path, line, rule] == one.message:
                new[path, line, rule] -= 1
                break
    seen = by_line(reported)
    named = lambda keys: Counter(  # noqa: E731
        {Found(*key, messages.get(key, "")): count for key, count in keys.items()}
    )
    return named(seen - new), named(+new - seen), (+new).total()


def by_line(found: Counter[Found]) -> Counter[tuple[str, int, str]]:
    lines: Counter[tuple[str, int, str]] = Counter()
    for one, count in found.items():
        lines[one.path, one.line, one.rule] += count
    return lines


def without(found: Counter[Found], lines: set[tuple[str, int]]) -> Counter[Found]:
    return Counter({one: n for one, n in found.items() if (one.path, one.line) not in lines})


def findings(*options: str) -> Counter[Found]:
    said = json.loads(run("check", "--output-format", "json", *options))
    return Counter(Found(d["path"], d["line"] - 1, d["rule"], d["message"]) for d in said)


def run(*arguments: str) -> str:
    result = CliRunner().invoke(cli, [*arguments, "--cache-dir", "/tmp/nl-cache", "."])
    if result.exit_code not in (0, 1) or not (
        result.exception is None or isinstance(result.exception, SystemExit)
    ):
        sys.exit(f"{arguments}: {result.stderr} {result.exception!r}")
    return result.stdout


# Edits: each changes a note at random; False where there is none to change so.


def lines_added(vault: Vault) -> bool:
    name = some_note(vault)
    at = some_boundary(vault, name)
    insert(vault, name, at, [f"덧붙인 문단 {vault.next()}.\n", "\n"])
    return True


def heading_added(vault: Vault) -> bool:
    name = some_note(vault)
    insert(vault, name, some_boundary(vault, name), [f"## 새 제목 {vault.next()}\n", "\n"])
    return True


def block_moved(vault: Vault) -> bool:
    name = some_note(vault)
    bounds = boundaries(vault, name)
    if len(bounds) < 3:
        return False
    first = vault.chance.randrange(len(bounds) - 1)
    lines = vault.notes[name]
    block = lines[bounds[first] : bounds[first + 1]]
    rest = lines[: bounds[first]] + lines[bounds[first + 1] :]
    others = [b if b < bounds[first] else b - len(block) for b in bounds if b != bounds[first + 1]]
    at = vault.chance.choice(others)
    vault.notes[name] = [*ended(rest[:at]), *ended(block), Line("\n"), *rest[at:]]
    vault.write(name)
    return True


def block_removed(vault: Vault) -> bool:
    name = some_note(vault)
    bounds = boundaries(vault, name)
    if len(bounds) < 3:
        return False
    first = vault.chance.randrange(len(bounds) - 1)
    del vault.notes[name][bounds[first] : bounds[first + 1]]
    vault.write(name)
    return True


def heading_renamed(vault: Vault) -> bool:
    name = some_note(vault)
    headings = [n for n in parse(vault.text(name), name).root.children if isinstance(n, Heading)]
    if not headings:
        return False
    index = line_at(vault, name, vault.chance.choice(headings).start)
    line = vault.notes[name][index]
    bare = line.text.rstrip("\r\n")
    if not bare.startswith("#"):
        return False
    text = f"{bare} 다시 {vault.next()}{line.text[len(bare) :]}"
    vault.notes[name][index] = replace(line, text=text, rewritten=True)
    vault.write(name)
    return True


def note_renamed(vault: Vault) -> bool:
    name = some_note(vault)
    path = Path(name)
    folder = vault.chance.choice([path.parent, Path("옮긴 노트")])
    new = (folder / f"{path.stem} 새 {vault.next()}{path.suffix}").as_posix()
    vault.notes[new] = vault.notes.pop(name)
    (vault.folder / name).unlink()
    vault.write(new)
    return True


def note_deleted(vault: Vault) -> bool:
    if len(vault.notes) < 5:
        return False
    name = some_note(vault)
    del vault.notes[name]
    (vault.folder / name).unlink()
    return True


def white_space_changed(vault: Vault) -> bool:
    name = some_note(vault)
    lines = vault.notes[name]
    for index in vault.chance.sample(range(len(lines)), min(5, len(lines))):
        bare = lines[index].text.rstrip("\r\n")
        if bare and not bare[-1].isspace() and not bare.startswith(("-", "`", "~", "$", ":", "+")):
            end = lines[index].text[len(bare) :]
            lines[index] = replace(lines[index], text=f"{bare} {end}")
    vault.write(name)
    return True


def written_about(vault: Vault) -> bool:
    """Something new to find, like what may have been accepted elsewhere."""
    name = some_note(vault)
    number = vault.next()
    text = vault.chance.choice(
        [
            f"perpelxity 가 낮은 문장 {number}.",
            f"문장 {number} 의 [링크](./없는-노트-{number}.md) 와 perpelxity.",
            f"문장 {number} 의 ![](그림-{number}.png)",
            f"[빈 링크 {number}]()",
        ]
    )
    insert(vault, name, some_boundary(vault, name), [f"{text}\n", "\n"])
    return True


EDITS: list[Callable[[Vault], bool]] = [
    lines_added,
    heading_added,
    block_moved,
    block_removed,
    heading_renamed,
    note_renamed,
    note_deleted,
    white_space_changed,
    written_about,
    written_about,
]


def some_note(vault: Vault) -> str:
    return vault.chance.choice(sorted(vault.notes))


def some_boundary(vault: Vault, name: str) -> int:
    return vault.chance.choice(boundaries(vault, name))


def boundaries(vault: Vault, name: str) -> list[int]:
    """The lines at which blocks of a note begin, front matter aside, and the end."""
    blocks = [
        n for n in parse(vault.text(name), name).root.children if n.type not in {"yaml", "toml"}
    ]
    begins = {line_at(vault, name, block.start) for block in blocks}
    return sorted(begins | {len(vault.notes[name])})


def line_at(vault: Vault, name: str, offset: int) -> int:
    return len(lines_of(vault.text(name)[:offset] + "x")) - 1


def insert(vault: Vault, name: str, at: int, texts: Iterable[str]) -> None:
    lines = vault.notes[name]
    vault.notes[name] = [*ended(lines[:at]), *map(Line, texts), *lines[at:]]
    vault.write(name)


def ended(lines: list[Line]) -> list[Line]:
    """With an end to the last line, and a blank one."""
    if lines and not lines[-1].text.endswith(("\n", "\r")):
        lines = [*lines[:-1], replace(lines[-1], text=f"{lines[-1].text}\n")]
    return [*lines, Line("\n")] if lines and lines[-1].text.strip() else lines


if __name__ == "__main__":
    sys.exit(main())
