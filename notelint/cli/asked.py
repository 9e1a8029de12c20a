"""What a run is about, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notelint.cli.fixing import Change
    from notelint.cli.known_papers import Library
    from notelint.cli.progress import Progress
    from notelint.diagnostics import Diagnostic
    from notelint.fixer import Refusal
    from notelint.markdown import Dialect


class Fixes(Enum):
    """Which fixes are applied."""

    NONE = "none"
    SAFE = "safe"
    ALL = "all"


@dataclass(frozen=True)
class Asked:
    """What a run is about.

    ``notes`` are absolute paths, each with the folder that was named, None where the note was;
    ``unsaved`` are contents that count in place of those on the disk;
    ``library`` is where papers are looked up;
    ``dialect`` is what every note is read in, None where each has its own;
    ``jobs`` is how many processes may work on them;
    ``cache`` is the folder of caches, None to do without;
    ``progress`` is told how far the work is, where somebody waits for it.
    """

    notes: Mapping[Path, Path | None]
    unsaved: Mapping[Path, bytes]
    library: "Library"
    dialect: "Dialect | None" = None
    force_exclude: bool = False
    fixes: Fixes = Fixes.NONE
    jobs: int = 1
    cache: Path | None = None
    progress: "Progress | None" = None


@dataclass(frozen=True)
class Checked:
    """``notes`` counts those checked; ``found``, by path, then place, then rule, is what is wrong
    with them after the ``changes``; ``problems`` say why notes could not be read.
    """

    notes: int
    found: "tuple[Diagnostic, ...]"
    problems: tuple[str, ...] = ()
    changes: "tuple[Change, ...]" = ()
    refused: "tuple[Refusal, ...]" = ()
