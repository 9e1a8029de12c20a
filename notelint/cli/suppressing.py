"""Writing comments that allow what was found in the notes of a run."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from functools import partial
from itertools import chain
from operator import itemgetter
from pathlib import Path

from notelint.cli.asked import Asked, Checked
from notelint.cli.batch import Batch
from notelint.cli.cache.cache import Cache
from notelint.cli.checking import check_notes
from notelint.cli.crew import Crew
from notelint.cli.disk import absolute
from notelint.cli.fixing import Change, Outcome
from notelint.cli.rulebook import Rulebook
from notelint.cli.share import Share
from notelint.diagnostics import Diagnostic
from notelint.source import Span
from notelint.vault import Vault

Wanted = Mapping[Path, Set[tuple[str, Span]]]
"""By the absolute path of a note: the rules and the places of what is to be allowed in it."""


def suppress_found(
    checked: Checked, asked: Asked, rulebook: Rulebook, reason: str | None
) -> Checked:
    """Allow, by comments, what a run found; nothing is written. What is found now is what could
    not be allowed.
    """
    work = partial(_suppress, wanted=_by_note(checked.found), reason=reason)
    return replace(check_notes(asked, rulebook, work), problems=checked.problems)


def _by_note(found: Iterable[Diagnostic]) -> Wanted:
    wanted: defaultdict[Path, set[tuple[str, Span]]] = defaultdict(set)
    for diagnostic in found:
        wanted[absolute(Path(diagnostic.path))].add((diagnostic.rule, diagnostic.finding.span))
    return wanted


def _suppress(
    batch: Batch,
    vault: Vault,
    cache: Cache | None,
    asked: Asked,
    *,
    wanted: Wanted,
    reason: str | None,
) -> Outcome:
    below = {note: wanted[batch.root / note] for note in batch.notes if batch.root / note in wanted}
    if not below:
        return Outcome((), (), ())
    concerned = replace(batch, notes=tuple(below))
    with Crew(
        concerned, vault, cache.memory if cache else None, asked.jobs, asked.progress
    ) as crew:
        crew.begin("suppressing")
        answers = crew.each(partial(Share.suppress, wanted=below, reason=reason))
    results = sorted(chain.from_iterable(answers), key=itemgetter(0))
    return Outcome(
        tuple(
            Change(batch.root / note, text, suppressed.text, len(suppressed.applied))
            for note, text, suppressed in results
            if suppressed.text != text
        ),
        tuple(refusal for *_, suppressed in results for refusal in suppressed.refused),
        tuple(diagnostic for *_, suppressed in results for diagnostic in suppressed.remaining),
    )
