"""Which code runs: other code, another cache."""

import sys
import sysconfig
from collections.abc import Iterator
from importlib import import_module
from os import scandir, stat_result
from pathlib import Path

from notelint import __version__
from notelint.cli.cache.traced import digest
from notelint.plugins import Plugins


def stamp(plugins: Plugins) -> bytes:
    """Python, notelint and its plugins, down to the dates of their files, and what is installed."""
    packages = {"notelint", *(module.partition(".")[0] for module in plugins.modules)}
    parts = [__version__, sys.version, *_installed()]
    for name in sorted(packages):
        parts.extend(_files(name))
    return digest("\n".join(parts).encode("utf-8", "surrogateescape"))


def _installed() -> Iterator[str]:
    """A folder's date changes when something in it is installed or removed."""
    for key in ("purelib", "platlib"):
        folder = Path(sysconfig.get_path(key))
        if folder.is_dir():
            yield _dated(str(folder), folder.stat())


def _files(name: str) -> Iterator[str]:
    """The files of a package, or of a module by itself."""
    origin = import_module(name).__file__
    if origin is None:
        return
    file = Path(origin)
    if file.stem != "__init__":
        yield _dated(origin, file.stat())
        return
    stack = [str(file.parent)]
    while stack:
        with scandir(stack.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if not entry.is_dir():
                    yield _dated(entry.path, entry.stat())
                elif entry.name != "__pycache__":
                    stack.append(entry.path)


def _dated(path: str, stat: stat_result) -> str:
    return f"{path} {stat.st_size} {stat.st_mtime_ns}"
