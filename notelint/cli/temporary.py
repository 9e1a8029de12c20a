"""Files that are written beside others, to take their place."""

import os
import secrets
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_ABANDONED = 300
"""Seconds: no file is written for so long; who wrote it was killed."""


def beside(target: Path) -> Path:
    """A path for a file that takes the place of another.

    The name is short: beside a long one, a longer one may not be possible.
    """
    return target.with_name(f".notelint-{secrets.token_hex(4)}.tmp")


def remove_left_over(targets: Iterable[Path]) -> None:
    """Remove what runs that were killed have left beside these files, or where links lead.

    What is new stays: it may be another run's, which goes on.
    """
    for folder in {Path(os.path.realpath(target)).parent for target in targets}:
        for path in folder.glob(".notelint-????????.tmp"):
            with suppress(OSError):
                if time.time() - path.lstat().st_mtime > _ABANDONED:
                    path.unlink()
