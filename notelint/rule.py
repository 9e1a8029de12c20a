"""The base of every rule, and the examples a rule carries.

A rule holds no state between notes. Its options, if it has any, are the fields of a frozen
dataclass.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, TypeVar

from notelint.constructs import Construct
from notelint.diagnostics import Finding, Severity
from notelint.facts import Counts, Fact
from notelint.note import Note
from notelint.note.suppressions import Suppression
from notelint.vault import Vault

T = TypeVar("T")


def option(default: T, doc: str) -> T:
    """A field of a rule that users may set under ``[tool.notelint.rules.NAME]``.

    The class needs ``@dataclass(frozen=True)``, which one without options can do without.
    The key in the configuration is the field's name in kebab-case;
    the value must have the default's type (``bool``, ``int``, ``str`` or a tuple of ``str``).
    """
    spec: Any = field(default=default, metadata={"doc": doc})
    return spec  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Good:
    """A note the rule is silent about; ``files`` are the other files of its vault.

    ``also`` are other rules that are on; ``papers`` are those known, titles by their ids at
    arXiv, None where there is known to be none.
    """

    text: str
    files: Mapping[str, str] = field(default_factory=dict[str, str])
    path: str = "note.md"
    also: Sequence[type["Rule"]] = ()
    papers: Mapping[str, str | None] = field(default_factory=dict[str, str | None])


@dataclass(frozen=True)
class Bad:
    """A note the rule reports.

    ``⟦…⟧`` marks each place reported, ``messages`` what is said there, in order;
    ``fixed`` is the text with every fix applied, the unsafe ones too.
    ``nests`` says that the construct means the same in a list item and in a block quote,
    ``moves`` that it means the same further down the note, ``in_code`` that it is found
    even in a block of code. A surrogate from U+DC80 on stands for a byte that is not UTF-8.
    ``also`` and ``papers`` are as in ``Good``.
    """

    text: str
    messages: Sequence[str]
    fixed: str | None = None
    files: Mapping[str, str] = field(default_factory=dict[str, str])
    path: str = "note.md"
    nests: bool = True
    moves: bool = True
    in_code: bool = False
    also: Sequence[type["Rule"]] = ()
    papers: Mapping[str, str | None] = field(default_factory=dict[str, str | None])


@dataclass(frozen=True)
class Outcome:
    """What came of checking a note: the ``rules`` that were on, and what the note allowed of it.

    ``silenced`` has a suppression with the name of each rule of which it silenced something.
    """

    rules: Sequence["Rule"]
    silenced: Set[tuple[Suppression, str]]


@dataclass(frozen=True)
class Rule:
    """Subclass this, give it a name, a group, examples, and ``check``.

    The class docstring is the rule's page in the documentation: its first line is the
    statement that is true of a good note.
    ``fixes`` says what the rule's fixes promise; ``default`` whether it is on unasked;
    ``constructs`` are those of a plugin that the examples are written with.
    ``facts`` and ``counts`` are the functions that it hands to ``vault.gather``, or ``ask``, and
    to ``vault.count``: with them known beforehand, every note is parsed once, in one of several
    processes, and not at all while it does not change.
    """

    name: ClassVar[str]
    group: ClassVar[str]
    severity: ClassVar[Severity] = Severity.WARNING
    default: ClassVar[bool] = True
    fixes: ClassVar[Literal["no", "safe", "unsafe"]] = "no"
    good: ClassVar[Sequence[Good]]
    bad: ClassVar[Sequence[Bad]]
    constructs: ClassVar[Sequence[Construct]] = ()
    facts: ClassVar[Sequence[Fact[Any]]] = ()
    counts: ClassVar[Sequence[Fact[Counts[Any]]]] = ()

    def check(self, note: Note, vault: Vault) -> Iterable[Finding]:
        """Yield what is wrong with the note. The vault answers questions about other files."""
        raise NotImplementedError

    def review(self, note: Note, vault: Vault, outcome: Outcome) -> Iterable[Finding]:
        """Yield what is only known once every rule has checked the note.

        Asked of notes with suppressions; what other rules yield here is not in the outcome.
        """
        return ()


@dataclass(frozen=True)
class ActiveRule:
    """A rule that is on for a note, with its options set, and how bad its findings are there."""

    rule: Rule
    severity: Severity
