"""Checking again whenever a file has changed.

Files are looked at now and then: that works on every platform and file system, and costs little
where a folder holds some thousand notes.
"""

import gc
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import click

from notelint.cli.disk import absolute, walk
from notelint.cli.ignored import Ignored
from notelint.cli.surroundings import Surroundings
from notelint.errors import NotelintError

_PAUSE = 0.5
"""Seconds between two looks, at least."""
_SHARE = 10
"""Pauses take so many times as long as looking."""

State = Mapping[Path, tuple[int, int, int]]
"""What changes when a file does: when it was written, how long it is, which one it is."""


def watch(check: Callable[[], object], paths: Iterable[Path], others: Iterable[Path]) -> None:
    """Check now, and again after every change below the vaults that paths lie in, or to the others.

    It ends with KeyboardInterrupt alone; what the first check raises is raised.
    """
    folders, files = _watched(paths, others)
    before = state(folders, files)
    check()
    while True:
        click.echo("Waiting for changes; Ctrl-C ends.", err=True)
        before = _after_a_change(before, folders, files)
        gc.unfreeze()  # what the last check left: a run of its own need not look through it
        gc.collect()
        try:
            check()
        except click.ClickException as error:
            error.show()
        except NotelintError as error:
            click.echo(f"{click.style('error', fg='red', bold=True)}: {error}", err=True)


def state(folders: Iterable[Path], files: Iterable[Path]) -> State:
    """The files that are there now, below folders, and those that were named."""
    found: dict[Path, tuple[int, int, int]] = {}
    for path in (*files, *_below(folders)):
        try:
            stat = path.stat()
        except OSError:  # not there, or gone since it was listed
            continue
        found[path] = stat.st_mtime_ns, stat.st_size, stat.st_ino
    return found


def _after_a_change(before: State, folders: Iterable[Path], files: Iterable[Path]) -> State:
    """Wait until something has changed, and whoever changes it has come to an end."""
    seen = before
    while True:
        begun = time.monotonic()
        now = state(folders, files)
        if seen != before and now == seen:
            return now
        seen = now
        time.sleep(max(_PAUSE, (time.monotonic() - begun) * _SHARE))


def _watched(
    paths: Iterable[Path], others: Iterable[Path]
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    surroundings = Surroundings()
    folders: dict[Path, None] = {}
    files = dict.fromkeys(map(absolute, others))
    for path in map(absolute, paths):
        folder = path if path.is_dir() else path.parent
        root = surroundings.root(folder)
        folders[root if root is not None else folder] = None
        files |= dict.fromkeys(layer.path for layer in surroundings.layers(folder))
    return tuple(folders), tuple(files)


def _below(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for path in walk(folder, Ignored.in_folder(folder) or Ignored().below(folder)):
            yield folder / path
