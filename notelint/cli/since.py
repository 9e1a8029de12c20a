"""What a change has brought: findings on lines that are new, and those that were not there before."""

import difflib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath

from notelint.baseline import accept, compare
from notelint.cli.asked import Asked
from notelint.cli.bases import Base, bases
from notelint.cli.batch import Batch, batches
from notelint.cli.checking import named
from notelint.cli.disk import absolute
from notelint.cli.git import Tree
from notelint.cli.rulebook import Rulebook
from notelint.diagnostics import Diagnostic
from notelint.linter import lint_note
from notelint.rule import ActiveRule
from notelint.source import Files
from notelint.vault import Vault


def brought_since(
    ref: str, found: Sequence[Diagnostic], asked: Asked, rulebook: Rulebook
) -> tuple[Diagnostic, ...]:
    """The findings on lines that were changed since ``ref``, and those elsewhere that were not
    there then: an image was removed, a heading that others link to was renamed.

    Of what rules find by comparing all notes only changed lines count. What lies in no work tree
    of git is all new. Raises InputError where git cannot tell.
    """
    by_base: defaultdict[Base | None, list[Diagnostic]] = defaultdict(list)
    compared_with = bases(ref, asked.notes)
    for diagnostic in found:
        by_base[compared_with[absolute(Path(diagnostic.path))]].append(diagnostic)
    kept: list[Diagnostic] = []
    for base, diagnostics in by_base.items():
        if base is None or base.commit is None:
            kept += diagnostics
        else:
            kept += _brought_to(base, base.commit, diagnostics, asked, rulebook)
    return tuple(sorted(kept, key=lambda d: (d.path, d.finding.span, d.rule)))


def _brought_to(
    base: Base, commit: str, found: Sequence[Diagnostic], asked: Asked, rulebook: Rulebook
) -> Iterator[Diagnostic]:
    """What of the findings in one work tree is new."""
    before = base.repository.changed(commit)
    elsewhere: list[Diagnostic] = []
    with closing(Tree(base.repository, commit, PurePosixPath())) as tree:
        changed = cache(lambda path, text: _changed_lines(path, text, before, tree))
        for diagnostic in found:
            path = base.within(absolute(Path(diagnostic.path)))
            lines = None if path is None else changed(path, diagnostic.source.text)
            if lines is None or not lines.isdisjoint(_lines_of(diagnostic)):
                yield diagnostic
            else:
                elsewhere.append(diagnostic)
    yield from _not_there_before(elsewhere, base, commit, before, asked, rulebook)


def _lines_of(diagnostic: Diagnostic) -> range:
    source, (start, end) = diagnostic.source, diagnostic.finding.span
    return range(source.position(start).line, source.position(end).line + 1)


def _changed_lines(
    path: PurePosixPath,
    text: str,
    before: Mapping[PurePosixPath, PurePosixPath | None],
    tree: Tree,
) -> frozenset[int] | None:
    """The numbers of the lines that are new or others; None where all are."""
    if path not in before:
        return frozenset()
    origin = before[path]
    if origin is None or origin not in tree:
        return None
    old = tree[origin].decode(errors="replace").splitlines()
    matcher = difflib.SequenceMatcher(None, old, text.splitlines(), autojunk=False)
    return frozenset(
        number + 1
        for kind, _, _, start, end in matcher.get_opcodes()
        for number in (range(start, max(end, start + 1)) if kind != "equal" else ())
    )


def _not_there_before(
    found: Sequence[Diagnostic],
    base: Base,
    commit: str,
    before: Mapping[PurePosixPath, PurePosixPath | None],
    asked: Asked,
    rulebook: Rulebook,
) -> Iterator[Diagnostic]:
    """The findings that rules which look at one note and the files around it did not have then."""
    by_note: defaultdict[Path, list[Diagnostic]] = defaultdict(list)
    for diagnostic in found:
        by_note[absolute(Path(diagnostic.path))].append(diagnostic)
    for each in batches(dict.fromkeys(by_note), rulebook, asked.dialect):
        batch = replace(each, papers=asked.library.papers(each))
        folder = base.within(batch.root)
        if folder is None:
            continue
        with closing(Tree(base.repository, commit, folder)) as tree:
            vault = replace(batch.vault(), files=_Then(tree, batch.files))
            for note in batch.notes:
                origin = before.get(folder / note, folder / note)
                earlier = _found_then(origin and _below(folder, origin), note, vault, batch)
                local = {a.rule.name for a in batch.rules(note) if _is_local(a)}
                now = [d for d in by_note[batch.root / note] if d.rule in local]
                yield from compare(now, accept(earlier), lambda _: True).new


def _found_then(
    origin: PurePosixPath | None, note: PurePosixPath, vault: Vault, batch: Batch
) -> Iterator[Diagnostic]:
    """What was found in the note that this one was then, under this one's name."""
    if origin is None or origin not in vault.files:
        return
    rules = [active for active in batch.rules(note) if _is_local(active)]
    for diagnostic in lint_note(vault, origin, rules):
        yield named(replace(diagnostic, path=note.as_posix()), batch)


def _is_local(active: ActiveRule) -> bool:
    """Whether a rule asks nothing of all notes: that would take reading all of them as they were."""
    return not active.rule.facts and not active.rule.counts


def _below(folder: PurePosixPath, path: PurePosixPath) -> PurePosixPath | None:
    return path.relative_to(folder) if path.is_relative_to(folder) else None


class _Then(Mapping[PurePosixPath, bytes]):
    """A folder as it was in a commit, with the files that git does not keep, as they are now."""

    def __init__(self, tree: Tree, now: Files) -> None:
        self._tree = tree
        self._now = now
        self._listed = frozenset(now)

    def __iter__(self) -> Iterator[PurePosixPath]:
        return iter(self._tree)

    def __len__(self) -> int:
        return len(self._tree)

    def __contains__(self, path: object) -> bool:
        return path in self._tree or (path not in self._listed and path in self._now)

    def __getitem__(self, path: PurePosixPath) -> bytes:
        if path in self._tree or path in self._listed:
            return self._tree[path]
        return self._now[path]
