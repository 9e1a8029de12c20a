"""Patterns as a ``.gitignore`` has them: for what is left out, and what is ignored where."""

import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


_ASTERISKS = re.compile(r"(\\.)|\*{2,}")


@dataclass(frozen=True)
class Globs:
    """Patterns relative to a folder; the last that fits a path decides.

    Where all of them begin with ``!``, they take back from everything.
    """

    folder: Path
    patterns: tuple[str, ...]

    def match(self, path: Path) -> bool:
        """Whether they fit an absolute path, or a folder it stands in."""
        patterns = self.patterns
        if not patterns or not path.is_relative_to(self.folder):
            return False
        if all(pattern.startswith("!") for pattern in patterns):
            patterns = ("*", *patterns)
        return compiled(patterns).match_file(path.relative_to(self.folder).as_posix())


def is_pattern(text: str) -> bool:
    """Whether git would understand this pattern."""
    try:
        compiled((text,))
    except (ValueError, re.error):
        return False
    return True


def from_lines(lines: Iterable[str]) -> "GitIgnoreSpec | None":
    """Compile the lines of a ``.gitignore``; None where they hold no pattern.

    What git would not understand is passed over.
    """
    written = (line for line in lines if line.strip() and not line.startswith("#"))
    patterns = tuple(line for line in written if is_pattern(line))
    return compiled(patterns) if patterns else None


@lru_cache(maxsize=1024)
def compiled(patterns: tuple[str, ...]) -> "GitIgnoreSpec":
    """Raises ValueError or re.error for a pattern that is none."""
    from pathspec import GitIgnoreSpec  # slow to import, and only needed where there are patterns

    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # of `re`, about brackets that it may read otherwise one day
        return GitIgnoreSpec.from_lines(map(_simple, patterns))


def _simple(pattern: str) -> str:
    """The same pattern with one asterisk for several, which say no more and take much longer.

    Two of them that are all between slashes stand for folders, and stay, once.
    """
    start = "!" if pattern.startswith("!") else ""
    parts: list[str] = []
    for part in pattern.removeprefix("!").split("/"):
        if part.rstrip() != "**":
            parts.append(_ASTERISKS.sub(lambda found: found[1] or "*", part))
        elif part not in parts[-1:]:
            parts.append(part)
    return start + "/".join(parts)
