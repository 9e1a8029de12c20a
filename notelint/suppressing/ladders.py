"""Which place for a comment is tried for each finding, and which is next where that is none."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from notelint.diagnostics import Diagnostic
from notelint.note import Note
from notelint.suppressing.places import Place, near_places, note_places, opening_end

Comments = Mapping[Place, Set[str]]
"""The rules that are allowed at each place."""


class Ladders:
    """Findings climb, place by place, from the nearest to a comment for the whole note.

    There is one such comment: a rule that needs it for one finding has it for all, and rules that
    say something about the note as a whole begin there.
    """

    def __init__(
        self, note: Note, findings: Sequence[Diagnostic], about_the_note: Set[str] = frozenset()
    ) -> None:
        self.findings = findings
        opening = opening_end(note)
        self._near = [[*near_places(note, d.finding.span.start, opening)][::-1] for d in findings]
        self._top = [*note_places(note)][::-1]
        self._at_top = {d.rule for d, near in zip(findings, self._near, strict=True) if not near}
        self._at_top |= about_the_note
        self._needless: set[str] = set()

    def comments(self) -> Comments:
        """The rules to allow at each place."""
        wanted: defaultdict[Place, set[str]] = defaultdict(set)
        for number, diagnostic in enumerate(self.findings):
            place = self._place(number)
            if place is not None:
                wanted[place].add(diagnostic.rule)
        return wanted

    def has_given_up(self, diagnostic: Diagnostic) -> bool:
        """Whether no place is left for a finding's comment."""
        return not self._top and diagnostic.rule in self._at_top

    def climb(self, places: Set[Place]) -> None:
        """Leave places at which no comment can stand."""
        numbers = [n for n in range(len(self.findings)) if self._place(n) in places]
        if self._top and self._top[-1] in places:
            self._top.pop()
        self._leave(numbers)

    def climb_from(self, findings: Iterable[Diagnostic]) -> None:
        """Leave the places from which these findings were not silenced."""
        left = {id(diagnostic) for diagnostic in findings}
        numbers = [n for n, d in enumerate(self.findings) if id(d) in left]
        rules = {self.findings[n].rule for n in numbers}
        if rules & self._at_top and self._top:
            self._top.pop()
            self._needless -= rules
        self._leave(numbers)

    def do_without(self, comments: Comments) -> bool:
        """Leave comments that silence nothing: while they stand, nothing is found there.

        The comment for the whole note does without the rule, as long as that is so.
        """
        numbers = [
            number
            for number, diagnostic in enumerate(self.findings)
            if diagnostic.rule in _at(comments, self._place(number))
        ]
        self._needless |= {self.findings[n].rule for n in numbers} & self._at_top
        self._leave(numbers)
        return bool(numbers)

    def to_the_top(self) -> bool:
        """Let the comment for the whole note have all; False where it already has."""
        rules = {diagnostic.rule for diagnostic in self.findings}
        was_there = self._at_top == rules
        self._at_top = rules
        return not was_there

    def _leave(self, numbers: Iterable[int]) -> None:
        """Go on to the next place near by; after the last, to the top."""
        for number in numbers:
            if self.findings[number].rule not in self._at_top:
                self._near[number].pop()
        self._at_top |= {
            d.rule for d, near in zip(self.findings, self._near, strict=True) if not near
        }

    def _place(self, number: int) -> Place | None:
        rule = self.findings[number].rule
        if rule not in self._at_top:
            return self._near[number][-1]
        return self._top[-1] if self._top and rule not in self._needless else None


def _at(comments: Comments, place: Place | None) -> Set[str]:
    return comments[place] if place is not None and place in comments else frozenset()
