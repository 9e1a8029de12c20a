"""What a rule says, and what the user reads."""

from dataclasses import dataclass
from enum import StrEnum

from notelint.source import Source, Span


class Severity(StrEnum):
    """How bad a finding is: an error is wrong for every reader, a warning for a careful one."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Edit:
    """Replace the text at the span; an empty span inserts."""

    span: Span
    text: str


@dataclass(frozen=True)
class Fix:
    """Edits that belong together: all are applied, or none.

    A safe fix provably leaves the rendering as it was, or as the note plainly meant;
    the others wait for ``--unsafe-fixes``.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True)
class Finding:
    """What a rule says about one place of the note it checks."""

    span: Span
    message: str
    fix: Fix | None = None


@dataclass(frozen=True)
class Diagnostic:
    """A finding, with the rule that made it and the source it is about.

    ``path`` is the note as the user named it: relative to the working directory, with ``/``.
    ``under`` are the texts of the headings above it, the outermost first, its own line's with them.
    """

    rule: str
    severity: Severity
    path: str
    source: Source
    finding: Finding
    under: tuple[str, ...] = ()

    @property
    def line_text(self) -> str:
        """The line in which the finding begins, its white space made single spaces."""
        number = self.source.position(self.finding.span.start).line
        return " ".join(self.source[self.source.line(number)].split())
