"""Convert Markdown notes to MDX and ask Docusaurus: do they compile, render, render the same?

    python conformance/mdx_conversion.py --tools DIR [--keep DIR] [--show N] [--named FILE] FILE|FOLDER…

DIR holds ``lib.mjs`` and ``renderlib.mjs`` with their ``node_modules``. Every note is converted on
its own; its local links and pictures are taken to be there. Where renderings are compared, alerts
stay quotes, for Markdown shows nothing else. Also counted: notes whose conversion there, back
and there again gives the same bytes as the first. A line of FILE says why a note is rendered
otherwise, ``end of its path: reason``. Exits 1 where one does not compile, or changes, or is
rendered otherwise without a reason, or where more than 1.5 in 100 are.
"""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from notelint import Document, Vault
from notelint_converters.mdx.reader import to_markdown
from notelint_converters.mdx.writer import to_mdx
from notelint_converters.mdx.writing.places import Places

_NOTE = PurePosixPath("note.md")
_ENOUGH = 0.985


@dataclass(frozen=True)
class AllThere(Places):
    """Places in which every address leads where it says."""

    def find(self, url: str, base: PurePosixPath) -> PurePosixPath | None:
        return None if url.startswith("/") else PurePosixPath(url.split("#")[0].split("?")[0])

    def address(self, url: str, base: PurePosixPath) -> str | None:
        return url


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--tools", required=True, type=Path)
    parser.add_argument("--keep", type=Path, help="write the conversions here")
    parser.add_argument("--show", type=int, default=10, help="how many failures of a kind to print")
    parser.add_argument(
        "--named", type=Path, help="why notes are rendered, or come back, otherwise"
    )
    parser.add_argument("paths", nargs="+", type=Path)
    arguments = parser.parse_args()
    notes = {
        str(path): path.read_text(encoding="utf-8", errors="replace")
        for path in _notes(arguments.paths)
    }
    pairs = {name: _mdx(text) for name, text in notes.items()}
    if arguments.keep:
        for number, mdx in enumerate(pairs.values()):
            arguments.keep.mkdir(parents=True, exist_ok=True)
            (arguments.keep / f"{number}.mdx").write_text(mdx, encoding="utf-8")
    rows = _ask(arguments.tools, notes, pairs)
    lines = arguments.named.read_text(encoding="utf-8").splitlines() if arguments.named else []
    named = dict(line.rsplit(": ", 1) for line in lines if not line.startswith("#"))
    failed = False
    for key in ("compiles", "compilesWithoutCompat", "renders", "equal"):
        bad = [row for row in rows if not row[key]]
        print(
            f"{key}: {len(rows) - len(bad)} of {len(rows)} ({100 - 100 * len(bad) / max(1, len(rows)):.1f} %)"
        )
        reasons = [_reason(row["name"], named) if key == "equal" else None for row in bad]
        failed |= None in reasons or (len(rows) - len(bad)) < _ENOUGH * len(rows)
        for row, reason in list(zip(bad, reasons, strict=True))[: arguments.show]:
            difference = json.dumps(row.get("difference"), ensure_ascii=False)
            print(f"  {row['name']}: {reason or row.get('message') or difference}")
    changed = [name for name, mdx in pairs.items() if _mdx(_markdown(mdx)) != mdx]
    print(f"thereAndBack: {len(pairs) - len(changed)} of {len(pairs)}")
    for name in changed[: arguments.show]:
        print(f"  {name}: {_reason(name, named) or 'no reason'}")
    sys.exit(failed or not all(_reason(name, named) for name in changed))


def _reason(name: str, named: dict[str, str]) -> str | None:
    return next((reason for end, reason in named.items() if name.endswith(end)), None)


def _mdx(text: str) -> str:
    return to_mdx(Document(_NOTE, text, "note.md"), AllThere({}, frozenset(), {}, {}))[0]


def _markdown(mdx: str) -> str:
    page = _NOTE.with_suffix(".mdx")
    vault = Vault({page: mdx.encode("utf-8", "replace")})
    return to_markdown(page, mdx, vault, {page: _NOTE})[0]


def _compared(text: str) -> dict[str, str]:
    without_alerts = re.sub(r"\[!(?=[A-Za-z]+\])", "[", text)
    return {"md": without_alerts, "mdx": _mdx(without_alerts)}


def _notes(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.md")) if path.is_dir() else [path]


def _ask(tools: Path, notes: dict[str, str], mdx: dict[str, str]) -> list[dict]:
    requests = "".join(
        json.dumps({"name": name, "mdx": mdx[name], "compared": _compared(text)}) + "\n"
        for name, text in notes.items()
    )
    script = Path(__file__).with_suffix(".mjs")
    answer = subprocess.run(
        ["node", str(script), str(tools)],
        input=requests,
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        sys.exit(answer.stderr)
    return [json.loads(line) for line in answer.stdout.splitlines()]


if __name__ == "__main__":
    main()
