"""How many findings each rule and each folder has, as bars."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from pathlib import PurePosixPath

from notelint.diagnostics import Diagnostic, Severity
from notelint.reporters.html.markup import counted, sentence, text
from notelint.reporters.terminal import widths

_SHOWN = 10
_MOST_FOLDERS = 20
_ROOM = 28
"""A name of more columns than this does not fit beside its bar."""


@dataclass(frozen=True)
class Bar:
    """``first`` is the number of the first finding counted; ``about`` says what the name means."""

    name: str
    errors: int
    warnings: int
    first: int
    about: str = ""

    @property
    def count(self) -> int:
        return self.errors + self.warnings


def bars(
    found: Sequence[Diagnostic], names: Iterable[str], about: Mapping[str, str] | None = None
) -> list[Bar]:
    """A bar a name, the longest first; there is a name for each finding."""
    errors: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for number, (diagnostic, name) in enumerate(zip(found, names, strict=True), 1):
        counts[name] += 1
        errors[name] += diagnostic.severity is Severity.ERROR
        first.setdefault(name, number)
    return [
        Bar(name, errors[name], count - errors[name], first[name], (about or {}).get(name, ""))
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]


def folders(found: Sequence[Diagnostic]) -> list[str]:
    """The folder of each finding's note, or one above it where there would be too many of them.

    Those with the most findings are told apart first.
    """
    whole = [PurePosixPath(diagnostic.path).parent.parts for diagnostic in found]
    parts = Counter(whole)
    shown: dict[tuple[str, ...], list[tuple[str, ...]]] = {(): list(parts)}
    waiting: list[tuple[int, tuple[str, ...]]] = [(-len(found), ())]
    while waiting:
        _, above = heappop(waiting)
        below: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for folder in shown[above]:
            below.setdefault(folder[: len(above) + 1], []).append(folder)
        if below.keys() == {above} or (above and len(shown) - 1 + len(below) > _MOST_FOLDERS):
            continue
        del shown[above]
        shown |= below
        for name in below.keys() - {above}:
            heappush(waiting, (-sum(parts[folder] for folder in below[name]), name))
    names = {
        folder: "/".join((*name, "")) or "./" for name, all_ in shown.items() for folder in all_
    }
    return [names[folder] for folder in whole]


def chart(title: str, kind: str, given: Sequence[Bar]) -> str:
    """The bars under a title; what there is beyond the first ten is folded away."""
    longest = given[0].count if given else 1
    rows = [_row(kind, bar, longest) for bar in given]
    shown, folded = "".join(rows[:_SHOWN]), "".join(rows[_SHOWN:])
    more = (
        f"<details><summary>{len(rows) - _SHOWN} more</summary><ol>{folded}</ol></details>"
        if folded
        else ""
    )
    return f'<section class="chart"><h2>{title}</h2><ol>{shown}</ol>{more}</section>'


def _row(kind: str, bar: Bar, longest: int) -> str:
    errors, warnings = (100 * count / longest for count in (bar.errors, bar.warnings))
    shown = sentence(bar.about)
    about = f'<span class="about" hidden>{shown}</span>' if shown else ""
    counts = ", ".join(
        counted(count, name)
        for count, name in ((bar.errors, "error"), (bar.warnings, "warning"))
        if count
    )
    return (
        f'<li><a href="#f{bar.first}" title="{text(bar.name)}"'
        f' data-{kind}="{text(bar.name)}">{text(_label(bar.name))}</a>'
        f'<svg aria-hidden="true"><rect class="error" width="{errors:.2f}%" height="100%"/>'
        f'<rect class="warning" x="{errors:.2f}%" width="{warnings:.2f}%" height="100%"/></svg>'
        f'<span class="count" title="{counts}">{bar.count:,}</span>{about}</li>'
    )


def _label(name: str) -> str:
    """The name, or its last part: of a long path the end says more than the beginning."""
    _, slash, last = name.removesuffix("/").rpartition("/")
    return f"…/{last}/" if slash and sum(widths(name)) > _ROOM else name
