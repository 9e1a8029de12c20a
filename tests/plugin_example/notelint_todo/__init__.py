"""What the plugin adds to notelint."""

from notelint import Format, Reporter, Rule, hookimpl
from notelint.constructs import Construct
from notelint_todo.comment import COMMENT
from notelint_todo.highlight import HIGHLIGHT
from notelint_todo.leftover_comment import LeftoverComment
from notelint_todo.leftover_todo import LeftoverTodo
from notelint_todo.tally import TALLY
from notelint_todo.text import TEXT


@hookimpl
def notelint_rules() -> list[type[Rule]]:
    return [LeftoverTodo, LeftoverComment]


@hookimpl
def notelint_constructs() -> list[Construct]:
    return [HIGHLIGHT, COMMENT]


@hookimpl
def notelint_formats() -> list[Format]:
    return [TEXT]


@hookimpl
def notelint_reporters() -> list[Reporter]:
    return [TALLY]
