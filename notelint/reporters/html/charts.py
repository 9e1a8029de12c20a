"""How many findings each rule and each folder has, as bars."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from notelint.diagnostics import Diagnostic, Severity
from notelint.reporters.html.markup import sentence, text

_SHOWN = 10
_MOST_FOLDERS = 20


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
    """The folder of each finding's note, cut where there would be too many of them."""
    parents = {d.path: PurePosixPath(d.path).parent.parts for d in found}
    deepest = max(map(len, parents.values()), default=0)
    kept = 1
    for depth in range(2, deepest + 1):
        if len({parts[:depth] for parts in parents.values()}) > _MOST_FOLDERS:
            break
        kept = depth
    names = {path: "/".join((*parts[:kept], "")) or "./" for path, parts in parents.items()}
    return [names[d.path] for d in found]


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
        f"{count} {name}{'' if count == 1 else 's'}"
        for count, name in ((bar.errors, "error"), (bar.warnings, "warning"))
        if count
    )
    return (
        f'<li><a href="#f{bar.first}" title="{text(bar.name)}"'
        f' data-{kind}="{text(bar.name)}">{text(bar.name)}</a>'
        f'<svg aria-hidden="true"><rect class="error" width="{errors:.2f}%" height="100%"/>'
        f'<rect class="warning" x="{errors:.2f}%" width="{warnings:.2f}%" height="100%"/></svg>'
        f'<span class="count" title="{counts}">{bar.count:,}</span>{about}</li>'
    )
