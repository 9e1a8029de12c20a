"""Which code runs: other code, another cache."""

import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib import import_module
from os import scandir
from pathlib import Path

from notelint import __version__
from notelint.cli.cache.traced import digest
from notelint.cli.cache.watch import look
from notelint.plugins import Plugins


def stamp(code: Iterable[str]) -> bytes:
    """Python, notelint and the dates of these files."""
    parts = [__version__, sys.version, *map(_dated, code)]
    return digest("\n".join(parts).encode("utf-8", "surrogateescape"))


def code_of(plugins: Plugins) -> list[str]:
    """The files of notelint and its plugins, and the folders of what is installed: the date of
    such a folder changes when something is installed or removed.
    """
    packages = {"notelint", *(module.partition(".")[0] for module in plugins.modules)}
    installed = {sysconfig.get_path(key) for key in ("purelib", "platlib")}
    return [*sorted(installed), *(file for name in sorted(packages) for file in _files(name))]


def _files(name: str) -> Iterator[str]:
    """The files of a package, or of a module by itself."""
    origin = import_module(name).__file__
    if origin is None:
        return
    file = Path(origin)
    if file.stem != "__init__":
        yield origin
        return
    stack = [str(file.parent)]
    while stack:
        with scandir(stack.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if not entry.is_dir():
                    yield entry.path
                elif entry.name != "__pycache__":
                    stack.append(entry.path)


def _dated(path: str) -> str:
    return f"{path} {look(path)}"
