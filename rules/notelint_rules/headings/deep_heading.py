from collections.abc import Iterator
from dataclasses import dataclass

from notelint import Bad, Finding, Good, Note, Rule, Vault, option
from notelint.nodes import Heading


@dataclass(frozen=True)
class DeepHeading(Rule):
    """A heading is no deeper than readers can follow.

    Below the fourth level, headings look alike, and tables of contents leave them out
    (Docusaurus shows levels 2 and 3). A note that needs them may be two notes.
    """

    name = "deep-heading"
    group = "headings"
    default = False

    max_depth: int = option(4, "The deepest level that a heading may have.")

    good = [Good("# 논문\n\n#### 손실\n")]
    bad = [Bad("##### ⟦손실 *함수*⟧\n", ["heading has level 5, expected at most 4"])]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for heading in note.find(Heading):
            if heading.depth > self.max_depth:
                message = f"heading has level {heading.depth}, expected at most {self.max_depth}"
                parts = heading.children or [heading]
                yield Finding(parts[0].span._replace(end=parts[-1].end), message)
