"""Configuration files as they stand: which ones count for a folder, and what they extend."""

import os.path
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NoReturn

from notelint.errors import ConfigError

FILE_NAMES = (".notelint.toml", "notelint.toml", "pyproject.toml")
"""The first of these in a folder counts; a ``pyproject.toml`` only with ``[tool.notelint]``."""

Read = Callable[[Path], bytes | None]
"""The content of a file; None where there is none."""


@dataclass(frozen=True)
class Layer:
    """One file's settings, unchecked; ``name`` is the file as messages call it.

    Patterns in it are relative to ``folder``, paths to where the file lies.
    """

    path: Path
    name: str
    folder: Path
    table: Mapping[str, Any]

    def key(self, key: str) -> str:
        """A dotted key as one would look for it in the file; without one, the whole table."""
        prefix = "tool.notelint" if self.path.name == "pyproject.toml" else ""
        return ".".join(filter(None, (prefix, key)))

    def fail(self, key: str, problem: str) -> NoReturn:
        raise ConfigError(f"{self.name}: `{self.key(key)}` {problem}")

    def expect(self, key: str, value: Any, kind: type) -> None:
        """Raise ConfigError where a value is of another type; true and false are no numbers."""
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.fail(key, f"must be {_TYPE_NAMES[kind]}, not {_shown(value)}")

    def expect_strings(self, key: str, value: Any) -> None:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fail(key, f"must be a list of strings, not {_shown(value)}")


def in_folder(folder: Path, read: Read, called: Callable[[Path], str] = str) -> tuple[Layer, ...]:
    """The configuration that stands in this folder, base first; empty where there is none.

    ``called`` gives the name of a file in messages.
    Raises ConfigError where a file is not TOML, or extends one that is not there.
    """
    for name in FILE_NAMES:
        content = read(folder / name)
        layer = None if content is None else parse(folder / name, content, called)
        if layer is not None:
            return _with_bases(layer, read, called)
    return ()


def load(
    path: Path, read: Read, called: Callable[[Path], str] = str, folder: Path | None = None
) -> tuple[Layer, ...]:
    """The configuration in this file, base first; its patterns are relative to ``folder``.

    Raises ConfigError where there is none.
    """
    content = read(path)
    if content is None:
        raise ConfigError(f"{called(path)}: there is no such file")
    layer = parse(path, content, called)
    if layer is None:
        raise ConfigError(f"{called(path)}: there is no table `tool.notelint` in it")
    if folder is not None:
        layer = replace(layer, folder=folder)
    return _with_bases(layer, read, called)


def parse(path: Path, content: bytes, called: Callable[[Path], str] = str) -> Layer | None:
    """A file's settings; None for a ``pyproject.toml`` that has none."""
    in_project = path.name == "pyproject.toml"
    if in_project and b"notelint" not in content:
        return None
    name = called(path)
    import tomllib  # most folders have no configuration

    try:
        table = tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{name}: is not UTF-8, from byte {error.start} on") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name}{_toml_problem(content, str(error))}") from error
    except RecursionError as error:
        raise ConfigError(f"{name}: is nested too deep to be read") from error
    except ValueError as error:  # thousands of digits, of which Python makes no number
        raise ConfigError(f"{name}: has a number that is too long to be read") from error
    if in_project:
        tool = table.get("tool")
        if not isinstance(tool, dict) or "notelint" not in tool:
            return None
        table = tool["notelint"]
    layer = Layer(path, name, path.parent, table)
    layer.expect("", table, dict)
    return layer


def _with_bases(layer: Layer, read: Read, called: Callable[[Path], str]) -> tuple[Layer, ...]:
    layers = [layer]
    while (base := layer.table.get("extend")) is not None:
        layer.expect("extend", base, str)
        path = Path(os.path.normpath(layer.path.parent / base))
        if any(path == other.path for other in layers):
            layer.fail("extend", f"leads back to {called(path)}")
        content = read(path)
        if content is None:
            layer.fail("extend", f"names {called(path)}, which does not exist")
        below = parse(path, content, called)
        if below is None:
            layer.fail("extend", f"names {called(path)}, which has no table `tool.notelint`")
        layers.append(below)
        layer = below
    return tuple(reversed(layers))


def _toml_problem(content: bytes, message: str) -> str:
    """The message of tomllib, its place moved to the front as compilers write it."""
    place = re.search(r" \(at line (\d+), column (\d+)\)$", message)
    if place:
        line, column, message = place[1], place[2], message[: place.start()]
    else:
        last = content.decode().removesuffix("\n").split("\n")
        line, column = str(len(last)), str(len(last[-1]) + 1)
        message = message.removesuffix(" (at end of document)")
    return f":{line}:{column}: is not valid TOML: {message[:1].lower()}{message[1:]}"


_TYPE_NAMES = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a string",
    list: "a list",
    dict: "a table",
}


def _shown(value: Any) -> str:
    """A value as the file has it, where it is short; else what it is."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and len(value) <= 40:
        return f'"{value}"'
    if isinstance(value, list | int | float) and len(repr(value)) <= 40:
        return repr(value)
    return _TYPE_NAMES.get(type(value), "a date or a time")
