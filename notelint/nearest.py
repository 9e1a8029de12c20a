"""The name that was probably meant."""

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like this one; None where none is like it."""
    from difflib import get_close_matches  # only a mistake needs it

    return next(iter(get_close_matches(name, known, n=1)), None)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """What to append to a message about an unknown name; empty where nothing is like it."""
    found = nearest(name, known)
    return f"; did you mean `{found}`?" if found else ""
