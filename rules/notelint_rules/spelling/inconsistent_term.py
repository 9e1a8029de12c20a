from collections.abc import Iterator
from dataclasses import dataclass

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Vault, option
from notelint_rules.spelling.terms import COUNTS, Term, expected_spellings, spellings, terms
from notelint_rules.spelling.venues import (
    Venue,
    name_of_venue,
    usual_ways,
    venues,
    ways_of_venues,
)


@dataclass(frozen=True)
class InconsistentTerm(Rule):
    """A term is spelt in one way in all notes.

    Whoever searches for `데이터셋` does not find `데이터셑`, and not `gpt-4o-image` under
    `GPT4o-image`. The spelling that the vault has most often is expected; names of conferences
    are compared as well (`NIPS` and `NeurIPS`, `CVPR24` and `CVPR 2024`).

    Names of packages in lower case are left alone beside their products' (`numpy`, `NumPy`).

    The fix writes the other spelling. It is unsafe: two terms may be meant.
    """

    name = "inconsistent-term"
    group = "spelling"
    default = False
    fixes = "unsafe"
    counts = (*COUNTS, ways_of_venues)

    allow: tuple[str, ...] = option((), "Spellings that may differ.")

    good = [
        Good(
            "Fine-tuning and fine-tuning of LoRA, numpy and NumPy, 태스크와 태스크를, AGENT agent.\n"
        ),
        Good("CVPR 2024, ICLR 2023\n"),
    ]
    bad = [
        Bad(
            "LoRA, LoRA, ⟦LORA⟧. post-train, post-train, ⟦posttrain⟧. 태스크의 태스크, ⟦테스크⟧를.\n",
            [
                "`LORA` is spelt in several ways, expected `LoRA` (2 times)",
                "`posttrain` is spelt in several ways, expected `post-train` (2 times)",
                "`테스크` is spelt in several ways, expected `태스크` (2 times)",
            ],
            "LoRA, LoRA, LoRA. post-train, post-train, post-train. 태스크의 태스크, 태스크를.\n",
        ),
        Bad(
            "⟦Motion Ctrl⟧, NeurIPS 2023, CVPR 2024, ⟦NIPS 2022⟧, ⟦ICLR24⟧\n",
            [
                "`Motion Ctrl` is spelt in several ways, expected `MotionCtrl` (2 times)",
                "`NIPS 2022` is spelt in several ways, expected `NeurIPS 2022`",
                "`ICLR24` is spelt in several ways, expected `ICLR 2024`",
            ],
            "MotionCtrl, NeurIPS 2023, CVPR 2024, NeurIPS 2022, ICLR 2024\n",
            files={"other.md": "MotionCtrl and MotionCtrl, ECCV 2024\n"},
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        expected = vault.derive(expected_spellings)
        found = expected.keys() & vault.ask(spellings, note.path).keys() - set(self.allow)
        for term in terms(note, found) if found else ():
            meant, times = expected[term.text]
            yield _finding(term, meant, f" ({times} times)" if times > 1 else "")
        usual = vault.derive(usual_ways)
        for venue in venues(note) if usual else ():
            meant = name_of_venue(venue.text, usual[venue.bracket])
            if meant != venue.text and venue.text not in self.allow:
                yield _finding(venue, meant, "")


def _finding(term: Term | Venue, meant: str, often: str) -> Finding:
    message = f"`{term.text}` is spelt in several ways, expected `{meant}`{often}"
    fix = Fix(f"Write `{meant}`", (Edit(term.span, meant),), safe=False)
    return Finding(term.span, message, fix)
