"""How often each rule found something."""

from collections import Counter
from collections.abc import Iterable, Iterator

from notelint import Diagnostic, Reporter


def render(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    for rule, count in Counter(diagnostic.rule for diagnostic in diagnostics).most_common():
        yield f"{count} {rule}\n"


TALLY = Reporter("tally", render)
