"""What the plugin adds to notelint."""

from notelint import Format, Reporter, Rule, hookimpl
from notelint_todo.leftover_todo import LeftoverTodo
from notelint_todo.tally import TALLY
from notelint_todo.text import TEXT


@hookimpl
def notelint_rules() -> list[type[Rule]]:
    return [LeftoverTodo]


@hookimpl
def notelint_formats() -> list[Format]:
    return [TEXT]


@hookimpl
def notelint_reporters() -> list[Reporter]:
    return [TALLY]
