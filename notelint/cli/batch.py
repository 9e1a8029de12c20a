"""Notes that belong to one vault."""

import os.path
from collections import ChainMap, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, cast

from notelint.cli.cache.traced import Traced
from notelint.cli.disk import Folder
from notelint.cli.ignored import Ignored
from notelint.cli.rulebook import Rulebook
from notelint.facts import Counts, Fact
from notelint.markdown import Dialect
from notelint.papers import NO_PAPERS, Papers
from notelint.rule import ActiveRule
from notelint.vault import Vault
from notelint.whereabouts import OWN_FACTS


@dataclass(frozen=True)
class Batch:
    """The notes that a run is about, as paths from their vault's root, sorted.

    ``dialect`` is what all notes are read in, None where each has its own;
    ``unsaved`` are contents that count in place of what is on the disk;
    ``papers`` is what is known of published papers.
    """

    root: Path
    notes: tuple[PurePosixPath, ...]
    rulebook: Rulebook
    files: Traced
    dialect: Dialect | None = None
    unsaved: Mapping[PurePosixPath, bytes] = field(default_factory=dict)
    papers: Papers = NO_PAPERS

    def vault(self) -> Vault:
        """The vault that the notes belong to."""
        settings = self.rulebook.config(self.root).site
        if settings.site_dir is not None:
            site_dir = Path(os.path.relpath(settings.site_dir, self.root)).as_posix()
            settings = replace(settings, site_dir=site_dir)
        unsaved = cast("dict[PurePosixPath, bytes]", self.unsaved)
        layered = ChainMap(unsaved, cast("dict[PurePosixPath, bytes]", self.files))
        return Vault(
            layered if unsaved else self.files,
            settings,
            self.dialect,
            today=date.today(),
            constructs=tuple(self.rulebook.plugins.constructs.values()),
            papers=self.papers,
        )

    @cached_property
    def asked(self) -> tuple[Sequence[Fact[Any]], Sequence[Fact[Counts[Any]]]]:
        """The facts and the counts that the rules, and the vault itself, ask of every note."""
        rules = {type(active.rule): None for note in self.notes for active in self.rules(note)}
        facts = dict.fromkeys(OWN_FACTS) | {fact: None for rule in rules for fact in rule.facts}
        return tuple(facts), tuple({count: None for rule in rules for count in rule.counts})

    def rules(self, note: PurePosixPath) -> tuple[ActiveRule, ...]:
        """The rules that are on for a note."""
        return self.rulebook.rules_for(self.root / note)


def batches(
    notes: Mapping[Path, Path | None],
    rulebook: Rulebook,
    dialect: Dialect | None = None,
    unsaved: Mapping[Path, bytes] | None = None,
) -> list[Batch]:
    """Sort notes, with the folders that were named for them, into the vaults they belong to.

    Where nothing says where a vault begins, it is the folder that holds all that was named.
    """
    by_root: defaultdict[Path | None, list[Path]] = defaultdict(list)
    for note in notes:
        by_root[rulebook.surroundings.root(note.parent)].append(note)
    found: list[Batch] = []
    for root, inside in by_root.items():
        top = root or _common_folder(notes[note] or note.parent for note in inside)
        below = {note: PurePosixPath(note.relative_to(top).as_posix()) for note in inside}
        contents = {below[note]: text for note, text in (unsaved or {}).items() if note in below}
        files = Traced(Folder(top, Ignored.in_folder(top) or Ignored().below(top)))
        paths = tuple(sorted(below.values()))
        found.append(Batch(top, paths, rulebook, files, dialect, contents))
    return found


def _common_folder(folders: Iterable[Path]) -> Path:
    return Path(os.path.commonpath(set(folders)))
