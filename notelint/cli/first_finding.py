"""The first place in somebody's notes that a rule reports."""

import gc
from dataclasses import replace

from notelint.cli.asked import Asked
from notelint.cli.batch import batches
from notelint.cli.checking import named, sift
from notelint.cli.report import warn
from notelint.cli.rulebook import Rulebook
from notelint.diagnostics import Diagnostic
from notelint.linter import lint


def first_finding(asked: Asked, rulebook: Rulebook) -> Diagnostic | None:
    """What the rules of the book find first; notes are checked only as far as that."""
    readable, problems = sift(asked, rulebook)
    for problem in problems:
        warn(problem)
    gc.disable()  # as when notes are checked: trees have no cycles
    try:
        for each in batches(readable, rulebook):
            batch = replace(each, papers=asked.library.papers(each))
            for diagnostic in lint(batch.vault(), batch.notes, batch.rules):
                return named(diagnostic, batch)
        return None
    finally:
        gc.enable()
