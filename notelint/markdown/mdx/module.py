"""What a note's JavaScript imports, declares and uses."""

from dataclasses import dataclass

from notelint.nodes import Root
from notelint.source import Span


@dataclass(frozen=True)
class Name:
    """An identifier and where it stands."""

    name: str
    span: Span


@dataclass(frozen=True)
class Import:
    """An ``import`` statement, an ``export … from`` or a ``require('…')``.

    ``names`` are the local names it binds (none for a bare ``import 'x'``);
    ``span`` covers the statement (the call, for ``require``), ``url_span`` the module's
    name without quotes.
    """

    span: Span
    names: tuple[Name, ...]
    url: str
    url_span: Span
    statement: bool = True


@dataclass(frozen=True)
class Module:
    """``declared`` are names that exports bring; ``used`` are the free names of expressions,
    attributes, exports and JSX elements (``Tabs`` in ``<Tabs.Item>``), each as often as it stands.
    """

    imports: tuple[Import, ...] = ()
    declared: tuple[Name, ...] = ()
    used: tuple[Name, ...] = ()


def module_of(root: Root, text: str) -> Module:
    """The module of a parsed note; ``text`` is its source. Empty where there is no MDX."""
    return Module()
