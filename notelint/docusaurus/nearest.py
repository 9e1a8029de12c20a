"""Which of a site's routes comes nearest to one that is not there."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from notelint.docusaurus.routes import join_route, without_number_prefix
from notelint.lazy import lazy_re_compile
from notelint.paths import most_similar, numbers

K = TypeVar("K")

_ENDING = lazy_re_compile(r"(?:/(?:index|readme))?(?:\.(?:mdx?|html))?/?$", re.IGNORECASE)
_DATE = 3
"""A year, a month and a day: enough numbers to tell a post by."""
_SIMILAR = 0.6


@dataclass(frozen=True)
class Routes:
    """``routes`` are those of a site's notes, decoded, without a last slash.

    ``unchanged`` has the routes that notes would have without a slug or id of their own.
    """

    routes: tuple[str, ...]
    unchanged: Mapping[str, str] = field(default_factory=dict[str, str])

    def differing_in_case(self, route: str) -> str | None:
        return self._by_case.get(route.casefold())

    def nearest(self, path: str) -> str | None:
        """The route of the note that this path would lead to, were it not for a slug, or were
        it a file's name; else one of the same name or date; else a similar name beside it;
        else the only page below it.
        """
        if (renamed := self.unchanged.get(join_route(path))) is not None:
            return renamed
        wanted = join_route(*map(without_number_prefix, _ENDING.sub("", path).split("/")))
        if (written_as_file := self._by_case.get(wanted.casefold())) is not None:
            return written_as_file
        folder, name = posixpath.split(wanted)
        same_name = self._by_name.get(name.casefold(), [])
        if len(same_name) == 1:
            return same_name[0]
        same_date = self._by_numbers.get(numbers(path), [])
        if len(numbers(path)) >= _DATE:
            return same_date[0] if len(same_date) == 1 else most_similar(path, same_date, 0.5)
        beside = {
            posixpath.basename(route): route
            for route in self._by_folder.get(folder, [])
            if numbers(posixpath.basename(route)) == numbers(name)
        }
        if (similar := most_similar(name, beside, _SIMILAR)) is not None:
            return beside[similar]
        below = self._by_folder.get(wanted, [])
        return below[0] if len(below) == 1 else None

    @cached_property
    def _by_case(self) -> Mapping[str, str]:
        return {route.casefold(): route for route in self.routes}

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[str]]:
        return self._grouped(lambda route: posixpath.basename(route).casefold())

    @cached_property
    def _by_folder(self) -> Mapping[str, Sequence[str]]:
        return self._grouped(posixpath.dirname)

    @cached_property
    def _by_numbers(self) -> Mapping[tuple[int, ...], Sequence[str]]:
        return self._grouped(numbers)

    def _grouped(self, key: Callable[[str], K]) -> Mapping[K, Sequence[str]]:
        groups: defaultdict[K, list[str]] = defaultdict(list)
        for route in self.routes:
            groups[key(route)].append(route)
        return groups
