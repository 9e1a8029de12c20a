"""How many findings each rule has, and how many of them have a fix."""

from collections import Counter
from collections.abc import Iterator

from notelint.reporter import Report, Reporter


def _render(report: Report) -> Iterator[str]:
    counts = Counter(diagnostic.rule for diagnostic in report)
    fixes = [(d.rule, d.finding.fix.safe) for d in report if d.finding.fix is not None]
    fixable = Counter(fixes)
    width = max(map(len, counts), default=0)
    for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        kinds = [(fixable[rule, True], "safe"), (fixable[rule, False], "unsafe")]
        offers = ", ".join(f"{n} {kind} fix{'' if n == 1 else 'es'}" for n, kind in kinds if n)
        yield f"{count:6}  {rule:{width}}  {offers}".rstrip() + "\n"


STATISTICS = Reporter("statistics", _render)
