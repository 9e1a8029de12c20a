from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Section, Span, Vault
from notelint_rules.headings.decks import is_deck
from notelint_rules.headings.habits import is_habit
from notelint_rules.headings.html_headings import HtmlHeading, html_headings

_LABELS = {(before, 6) for before in (1, 2, 3)}
"""From these levels to the sixth, nobody skips by mistake."""


def leaves_out_a_level(note: Note) -> bool | None:
    """Whether a note has headings below a level that it does not use."""
    depths = {section.heading.depth for section in note.sections}
    return max(depths) - min(depths) >= len(depths) if len(depths) > 1 else None


class SkippedHeadingLevel(Rule):
    """A heading is at most one level deeper than the heading above it.

    Readers, screen readers and tables of contents take the levels for an outline; a skipped
    level is a hole in it. The first heading may have any level, and a quote, a list item or an
    admonition has an outline of its own. `<h2>` counts like `##`.

    A note that leaves out the same level everywhere gets one finding for all places; where half
    of the notes leave one out, it is a habit, and left alone. So are headings of the sixth level
    that skip two levels or more, which are labels (`###### Returns`), and slides (`marp: true`).

    The fix raises the heading, and those after it that are no higher. It is not safe: the
    heading above may be the one that is wrong.
    """

    name = "skipped-heading-level"
    group = "headings"
    fixes = "unsafe"
    facts = (leaves_out_a_level,)

    good = [
        Good("# 논문\n\n## Method\n\n### Loss\n\n## Results\n"),
        Good("### A note may start at any level\n\n#### 다음\n"),
        Good("# Paper\n\n<h2>Method</h2>\n\n### Loss\n"),
        Good("# Paper\n\n> ### A quoted heading has its own outline\n"),
        Good("# fit\n\n###### Parameters\n\n###### Returns\n"),
    ]
    bad = [
        Bad(
            "# 논문\n\n⟦### Loss⟧\n\n#### Terms\n\n### Data\n\n## Results\n",
            ["heading skips from level 1 to level 3, expected `##`"],
            fixed="# 논문\n\n## Loss\n\n### Terms\n\n## Data\n\n## Results\n",
        ),
        Bad(
            "Paper\n===\n\n## Method\n\n⟦#### Loss⟧\n",
            ["heading skips from level 2 to level 4, expected `###`"],
            fixed="Paper\n===\n\n## Method\n\n### Loss\n",
        ),
        Bad(
            "## Method\n\n⟦#### Loss⟧\n\n## Data\n\n#### Size\n",
            ["heading skips from level 2 to level 4, expected `###`, as 1 other does"],
            fixed="## Method\n\n### Loss\n\n## Data\n\n### Size\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if is_deck(note):
            return
        html = html_headings(note)
        for _, outline in groupby(note.sections, key=lambda section: id(section.container)):
            findings = list(_findings(list(outline), html))
            if not findings or is_habit(leaves_out_a_level, vault):
                continue
            yield from findings


class _Skip(NamedTuple):
    """A heading of an outline, by its place in it, of level ``after`` below one of level ``before``."""

    place: int
    before: int
    after: int


def _findings(outline: Sequence[Section], html: Sequence[HtmlHeading]) -> Iterator[Finding]:
    used = {section.heading.depth for section in outline} | {heading.depth for heading in html}
    scales: dict[tuple[int, int], list[_Skip]] = {}
    for skip in _skips(outline, html):
        between = range(skip.before + 1, skip.after)
        if used.isdisjoint(between):
            scales.setdefault((skip.before, skip.after), []).append(skip)
        else:
            yield _finding([skip], outline, html)
    for skips in scales.values():
        yield _finding(skips, outline, html)


def _skips(outline: Sequence[Section], html: Sequence[HtmlHeading]) -> Iterator[_Skip]:
    own = [HtmlHeading(s.heading.start, s.heading.depth) for s in outline]
    everything = sorted([*own, *html])
    position = {heading: index for index, heading in enumerate(everything)}
    for index, heading in enumerate(own):
        at = position[heading]
        before = everything[at - 1].depth if at else heading.depth
        if heading.depth > before + 1 and (before, heading.depth) not in _LABELS:
            yield _Skip(index, before, heading.depth)


def _finding(
    skips: Sequence[_Skip], outline: Sequence[Section], html: Sequence[HtmlHeading]
) -> Finding:
    """One for the skips of one kind, at the first of them."""
    place, before, after = skips[0]
    message = f"heading skips from level {before} to level {after}, expected `{'#' * (before + 1)}`"
    if len(skips) > 1:
        others = "1 other does" if len(skips) == 2 else f"{len(skips) - 1} others do"
        message += f", as {others}"
    edits = [] if html else [edit for skip in skips for edit in _raise(skip, outline)]
    fix = Fix("raise the heading and those after it that are no higher", tuple(edits), safe=False)
    return Finding(outline[place].heading.span, message, fix if edits else None)


def _raise(skip: _Skip, outline: Sequence[Section]) -> Iterator[Edit]:
    """Raise the first heading, and what follows it up to the next higher one."""
    levels = skip.after - skip.before - 1
    for section in outline[skip.place :]:
        heading = section.heading
        if heading.depth < skip.after:
            break
        yield Edit(Span(heading.start, heading.start + levels), "")
