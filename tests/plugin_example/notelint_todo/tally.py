"""How often each rule found something."""

from collections import Counter
from collections.abc import Iterator

from notelint import Report, Reporter


def render(report: Report) -> Iterator[str]:
    for rule, count in Counter(diagnostic.rule for diagnostic in report).most_common():
        yield f"{count} {rule}\n"


TALLY = Reporter("tally", render)
