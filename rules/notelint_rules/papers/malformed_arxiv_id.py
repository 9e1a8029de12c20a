from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from notelint import (
    ArxivAddress,
    Bad,
    Finding,
    Good,
    Note,
    Rule,
    Severity,
    Span,
    Vault,
    arxiv_addresses,
    may_name_arxiv,
    option,
)
from notelint.nodes import Definition, Image, Link


@dataclass(frozen=True)
class MalformedArxivId(Rule):
    """The id in an arXiv address can be that of a paper.

    `2413.00001` was never given out: there is no month 13. An id is `YYMM.NNNNN` since January
    2015, `YYMM.NNNN` since April 2007, and `archive/YYMMNNN` before; its versions count from
    `v1`. A month that has not come yet is an error as well.
    """

    name = "malformed-arxiv-id"
    group = "papers"
    severity = Severity.ERROR

    latest: str = option("", "The last month of papers, as `YYMM`; empty for the current month.")

    good = [
        Good("[HoneyBee](https://arxiv.org/abs/2510.12225v2)\n"),
        Good("[Sure independence](https://arxiv.org/pdf/math/0612857.pdf), 2008\n"),
        Good(
            "<https://arxiv.org/abs/0704.0001> and https://huggingface.co/papers/date/2024-10-25\n"
        ),
        Good("Links look like `https://arxiv.org/abs/YYMM.NNNNN`.\n"),
    ]
    bad = [
        Bad(
            "[MoGA](https://arxiv.org/abs/⟦2513.18692⟧)\n",
            ["arXiv address has an id of month `13`, expected `01` to `12`"],
        ),
        Bad(
            "논문: https://arxiv.org/pdf/⟦2510.1869⟧ 참고\n",
            ["arXiv address has an id with 4 digits after the dot, expected 5"],
        ),
        Bad(
            "[CLIP](https://arxiv.org/abs/⟦210300020⟧), [ViT](https://arxiv.org/abs/⟦2010.11929v0⟧)\n",
            [
                "arXiv address has the id `210300020`, expected `2103.00020`",
                "arXiv address has the version `v0`, but versions are counted from `v1`",
            ],
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if not may_name_arxiv(note.text):
            return
        latest = self.latest or _this_month(vault)
        for place in _address_places(note):
            for address in arxiv_addresses(note.text, place):
                reason = address.flaw(latest) or _what_follows(note, place, address)
                if reason is not None:
                    yield Finding(
                        address.written_span if address.written else place,
                        f"arXiv address {reason}",
                    )


def _what_follows(note: Note, place: Span, address: ArxivAddress) -> str | None:
    """What a link's target has behind its id that no id has, such as a full-width full stop."""
    if not note.text.startswith("](", place.start):
        return None
    follows = note.text[address.span.end : address.span.end + 1]
    return None if follows.isascii() else f"has an id that is followed by `{follows}`"


def _this_month(vault: Vault) -> str:
    """The month that arXiv may have reached: its papers of tomorrow are announced today."""
    return (vault.today + timedelta(days=1)).strftime("%y%m") if vault.today else ""


def _address_places(note: Note) -> Iterator[Span]:
    """Where a note's links have their targets."""
    for link in note.find(Link):
        label = link.children[-1].end if link.children else link.start
        yield Span(label, link.end) if note.text.startswith("](", label) else link.span
    for image in note.find(Image):
        yield image.span
    for definition in note.find(Definition):
        yield definition.span
    for element in note.elements():
        for attribute in element.attributes:
            yield attribute.value_span
