"""Something notes can be written with that no dialect has by itself; see ``notelint.constructs``."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from notelint.errors import PluginError

if TYPE_CHECKING:
    from types import TracebackType

    from notelint.markdown.blocks import Blocks
    from notelint.markdown.inlines import InlineState


@dataclass(frozen=True)
class BlockConstruct:
    """A block, a leaf or a container, and the characters that its first line can begin with.

    ``open`` is called where a line begins with one of them, behind what belongs to containers
    and at most three columns of indentation, before any opener of the dialect.
    """

    name: str
    characters: str
    open: "Callable[[Blocks], int]"


@dataclass(frozen=True)
class InlineConstruct:
    """A part of a paragraph, heading or cell, and the characters that it can begin with.

    ``read`` is called with every match of ``pattern`` at one of them, before any rule of the
    dialect.
    """

    name: str
    characters: str
    pattern: "re.Pattern[str]"
    read: "Callable[[InlineState, re.Match[str]], int | None]"


Construct = BlockConstruct | InlineConstruct


def breaks_contract(construct: Construct, how: str) -> PluginError:
    """What to raise where parsing would never end."""
    return PluginError(f"construct `{construct.name}` of {_module(construct)} {how}")


def crash_of(constructs: Iterable[Construct], error: Exception) -> PluginError | None:
    """Whose construct crashed; None where parsing itself did.

    The leaves and containers that a construct opens are called by the driver, so the traceback
    decides: the innermost frame in the module of a construct, or else in its package.
    """
    homes: dict[str, list[Construct]] = {}
    for construct in constructs:
        for home in {_module(construct), _package(_module(construct))}:
            homes.setdefault(home, []).append(construct)
    frames = [*_modules(error.__traceback__)][::-1]
    culprit = next((name for name in [*frames, *map(_package, frames)] if name in homes), None)
    if culprit is None:
        return None
    names = " or ".join(f"`{construct.name}`" for construct in homes[culprit])
    return PluginError(f"construct {names} of {culprit} crashed: {error!r}")


def _modules(trace: "TracebackType | None") -> Iterator[str]:
    while trace is not None:
        yield trace.tb_frame.f_globals.get("__name__", "")
        trace = trace.tb_next


def _module(construct: Construct) -> str:
    function = construct.open if isinstance(construct, BlockConstruct) else construct.read
    while isinstance(function, partial):
        function = function.func
    return function.__module__


def _package(module: str) -> str:
    return module.partition(".")[0]
