"""How messages name another place of the vault."""

from pathlib import PurePosixPath


def where(path: PurePosixPath, line: int, *, seen_from: PurePosixPath) -> str:
    """``in line 7``, or ``in line 7 of `notes/다른 글.md```, with the path from the vault's root."""
    return f"in line {line}" if path == seen_from else f"in line {line} of `{path}`"
