"""Something notes can be written with that no dialect has by itself; see ``notelint.constructs``."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
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
    function = construct.open if isinstance(construct, BlockConstruct) else construct.read
    return PluginError(f"construct `{construct.name}` of {function.__module__} {how}")


def crash_of(constructs: Iterable[Construct], error: Exception) -> PluginError | None:
    """Whose construct crashed; None where parsing itself did.

    The leaves and containers that a construct opens are called by the driver, so the
    traceback decides: the innermost frame that lies in the module of a construct.
    """
    names: dict[str, list[str]] = {}
    for construct in constructs:
        function = construct.open if isinstance(construct, BlockConstruct) else construct.read
        names.setdefault(function.__module__, []).append(f"`{construct.name}`")
    culprit = None
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__")
        culprit = module if module in names else culprit
        trace = trace.tb_next
    if culprit is None:
        return None
    return PluginError(f"construct {' or '.join(names[culprit])} of {culprit} crashed: {error!r}")
