"""Find plugins and collect what they add."""

import os
import sys
from collections.abc import Iterable
from functools import cached_property
from importlib import import_module
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Protocol, TypeVar

import pluggy

from notelint import hookspecs
from notelint.errors import PluginError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from notelint.constructs import Construct
    from notelint.format import Format
    from notelint.reporter import Reporter
    from notelint.rule import Rule


class _Named(Protocol):
    @property
    def name(self) -> str: ...


NamedT = TypeVar("NamedT", bound=_Named)

BUILT_IN = ("notelint_rules", "notelint_converters", "notelint.reporters.plugin")
"""Named here, not imported: to the core the built-ins are plugins like any other."""

ENTRY_POINTS = "notelint"
_GROUP = f"[{ENTRY_POINTS}]".encode()


class Plugins:
    """What all plugins add, by name, in alphabetical order; each kind is collected when it is
    first asked for. Raises PluginError then where two things of a kind have one name.
    """

    def __init__(self, manager: pluggy.PluginManager) -> None:
        self._manager = manager

    @cached_property
    def rules(self) -> "dict[str, type[Rule]]":
        return _by_name("rule", self._manager.hook.notelint_rules())

    @cached_property
    def constructs(self) -> "dict[str, Construct]":
        return _by_name("construct", self._manager.hook.notelint_constructs())

    @cached_property
    def formats(self) -> "dict[str, Format]":
        return _by_name("format", self._manager.hook.notelint_formats())

    @cached_property
    def reporters(self) -> "dict[str, Reporter]":
        return _by_name("reporter", self._manager.hook.notelint_reporters())

    @cached_property
    def modules(self) -> tuple[str, ...]:
        """The names of the modules that the plugins are, or are defined in."""
        return tuple(sorted({_module(plugin) for plugin in self._manager.get_plugins()}))


def load(
    extra: Iterable[object] = (), *, installed: bool = True, local: Iterable[Path] = ()
) -> Plugins:
    """Find the built-ins, the installed plugins, and those given.

    ``extra`` are plugin objects, ``local`` Python files (``[tool.notelint] plugins``);
    ``installed=False`` leaves out what other distributions add, for hermetic tests.
    Raises PluginError where a plugin cannot be imported, or has a hook that does not exist.
    """
    manager = pluggy.PluginManager("notelint")
    manager.add_hookspecs(hookspecs)
    for name in BUILT_IN:
        manager.register(import_module(name), name)
    if installed and _may_be_installed():
        from importlib.metadata import entry_points

        for entry_point in entry_points(group=ENTRY_POINTS):
            manager.register(_import(entry_point), entry_point.name)
    for path in local:
        manager.register(_import_file(path), str(path))
    for plugin in extra:
        manager.register(plugin)
    try:
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise PluginError(str(error)) from error
    return Plugins(manager)


def _may_be_installed() -> bool:
    """Whether a distribution may have a plugin. The library that knows takes twenty times as long
    to import as it takes to look: most have none.
    """
    return any(map(_may_have_entry_points, map(Path, sys.path)))


def _may_have_entry_points(folder: Path) -> bool:
    if not folder.is_dir():
        return folder.exists()  # a zip, for example
    names = os.listdir(folder)  # noqa: PTH208 - a thousand names
    if any(name.endswith(".egg") for name in names):
        return True
    files = (folder / name / "entry_points.txt" for name in names if name.endswith("-info"))
    return any(file.is_file() and _GROUP in file.read_bytes() for file in files)


def _module(plugin: object) -> str:
    return plugin.__name__ if isinstance(plugin, ModuleType) else type(plugin).__module__


def _import(entry_point: "EntryPoint") -> object:
    distribution = entry_point.dist.name if entry_point.dist else "an unknown distribution"
    try:
        return entry_point.load()
    except Exception as error:  # whatever a plugin raises, the user must know whose it is
        raise PluginError(
            f"plugin `{entry_point.name}` of {distribution} cannot be loaded: {error!r}"
        ) from error


def _import_file(path: Path) -> ModuleType:
    if not path.is_file():
        raise PluginError(f"plugin `{path}` does not exist")
    from importlib import util

    name = f"notelint_local_plugin_{path.stem}"
    spec = util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise PluginError(f"plugin `{path}` is no Python file")
    module = util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    writes_none = sys.dont_write_bytecode
    sys.dont_write_bytecode = True  # the file stands beside the notes, where nothing is left
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise PluginError(f"plugin `{path}` cannot be loaded: {error!r}") from error
    finally:
        sys.dont_write_bytecode = writes_none
    return module


def _by_name(what: str, things: Iterable[Iterable[NamedT]]) -> dict[str, NamedT]:
    named: dict[str, NamedT] = {}
    for thing in chain.from_iterable(things):
        if thing.name in named:
            raise PluginError(f"two plugins add a {what} called `{thing.name}`")
        named[thing.name] = thing
    return dict(sorted(named.items()))
