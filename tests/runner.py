"""What GitHub's runner makes of a step's output (actions/runner, ``ActionCommand.cs``)."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

_KNOWN = frozenset({"error", "warning", "notice", "debug", "group", "endgroup", "add-mask"})


@dataclass(frozen=True)
class Command:
    name: str
    properties: Mapping[str, str]
    data: str


def commands(output: str, known: Set[str] = _KNOWN) -> Iterator[Command]:
    """The commands that are carried out, of those known; none between ``stop-commands`` and its token."""
    stopped_by = None
    for line in output.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        command = _command(line) or _old_command(line)
        if command is None:
            continue
        if stopped_by is not None:
            stopped_by = None if command.name == stopped_by else stopped_by
        elif command.name == "stop-commands":
            stopped_by = command.data
        elif command.name in known:
            yield command


def _command(line: str) -> Command | None:
    """``::name key=value,key=value::data``, after spaces."""
    if not line.lstrip().startswith("::"):
        return None
    head, marks, data = line.lstrip()[2:].partition("::")
    if not marks:
        return None
    name, _, properties = head.partition(" ")
    pairs = [part.partition("=") for part in properties.strip().split(",") if part]
    return Command(
        name,
        {key: _unescaped(value, ":,\r\n%") for key, _, value in pairs},
        _unescaped(data, "\r\n%"),
    )


def _old_command(line: str) -> Command | None:
    """``##[name]data``, anywhere in a line."""
    _, mark, rest = line.partition("##[")
    head, bracket, data = rest.partition("]")
    return Command(head.partition(" ")[0], {}, data) if mark and bracket else None


def _unescaped(text: str, characters: str) -> str:
    for character in characters:
        text = text.replace(f"%{ord(character):02X}", character)
    return text
