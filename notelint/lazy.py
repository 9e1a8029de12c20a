"""Regular expressions that are compiled when they are first used.

All rules are loaded in every run, and a note has need of few of their expressions: compiling all
of them takes as long as checking a hundred notes.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import regex


def lazy_re_compile(pattern: str, flags: int = 0) -> "re.Pattern[str]":
    """As ``re.compile``, later. What is wrong with the pattern is raised when it is used.

    The functions of ``re`` do not take it for a pattern: call its methods.
    """
    return cast("re.Pattern[str]", _Later(lambda: re.compile(pattern, flags)))


def lazy_regex_compile(pattern: str, flags: int = 0) -> "regex.Pattern[str]":
    """As ``regex.compile``, later; the same holds."""
    return cast("regex.Pattern[str]", _Later(lambda: _regex_compile(pattern, flags)))


def _regex_compile(pattern: str, flags: int) -> "regex.Pattern[str]":
    import regex  # takes as long as a hundred patterns of `re`

    return regex.compile(pattern, flags)


class _Later:
    """Stands for a pattern. Its methods become its own attributes, one by one: found as fast."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # nobody's business: copying and pickling ask for them
            raise AttributeError(name)
        if "_made" not in self.__dict__:
            self._made = self._make()
        value = getattr(self._made, name)
        setattr(self, name, value)
        return value

    def __repr__(self) -> str:
        return repr(self._made) if "_made" in self.__dict__ else f"<{type(self).__name__}>"
