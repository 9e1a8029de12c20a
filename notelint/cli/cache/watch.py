"""What a run looks at on the disk, and whether it still looks as it did."""

import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

SETTLED = 2_000_000_000
"""Nanoseconds: a file that had just been changed when it was read may have changed once more
without looking any younger.
"""

_MARKERS = frozenset({".git", ".gitignore", ".notelint.toml", "notelint.toml", "pyproject.toml"})
_SITE = "docusaurus.config."
_WITHIN = (*sorted(_MARKERS - {".git"}), ".git/info/exclude")

Look = tuple[int, int, int, int] | None
"""What the file system says of a file or a folder: when it was changed, its size and number;
None where it is not there.
"""


class Seen(NamedTuple):
    """``looks`` are of files and folders, and ``markers`` the names, in folders above the notes,
    that say where a vault and a configuration begin; all by absolute path.
    """

    looks: Mapping[str, Look]
    markers: Mapping[str, frozenset[str]]

    def holds(self) -> bool:
        """Whether everything looks as it did."""
        return all(look(path) == before for path, before in self.looks.items()) and all(
            _markers(folder) == before for folder, before in self.markers.items()
        )


class Watch:
    """Takes down what a run, which begins now, looks at."""

    def __init__(self) -> None:
        self._began = time.time_ns()
        self._places: set[str] = set()
        self._above: set[str] = set()
        self._fails = False

    def at(self, places: Iterable[str | Path]) -> None:
        """At these files, and at the names in these folders; whether they are there or not."""
        self._places.update(map(str, places))

    def above(self, folders: Iterable[str | Path]) -> None:
        """At what stands around the notes, in these folders."""
        self._above.update(map(str, folders))

    def fail(self) -> None:
        """At something that cannot be taken down."""
        self._fails = True

    def seen(self) -> Seen | None:
        """What it all looks like; None where that may be other than it was when it was read."""
        above = self._above - self._places
        within = {os.path.join(folder, name) for folder in above for name in _WITHIN}  # noqa: PTH118
        looks = {path: look(path) for path in sorted(self._places | within)}
        unsettled = self._began - SETTLED
        if self._fails or any(seen and max(seen[:2]) >= unsettled for seen in looks.values()):
            return None
        return Seen(looks, {folder: _markers(folder) for folder in sorted(above)})


def look(path: str) -> Look:
    """What the file system says of a file, or a folder, now."""
    try:
        stat = os.stat(path)  # noqa: PTH116 - a string: there may be many
    except (OSError, ValueError):
        return None
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino


def _markers(folder: str) -> frozenset[str]:
    try:
        names = os.listdir(folder)  # noqa: PTH208 - as above
    except OSError:
        return frozenset()
    return frozenset(name for name in names if name in _MARKERS or name.startswith(_SITE))
