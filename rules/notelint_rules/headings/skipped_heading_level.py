from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Section, Span, Vault
from notelint_rules.headings.html_headings import HtmlHeading, html_headings


@dataclass(frozen=True)
class SkippedHeadingLevel(Rule):
    """A heading is at most one level deeper than the heading above it.

    Readers, screen readers and tables of contents take the levels for an outline; a skipped
    level is a hole in it. The first heading may have any level, and a quote, a list item or an
    admonition has an outline of its own. `<h2>` counts like `##`.

    The fix raises the heading, and those after it that are no higher. It is not safe: the
    heading above may be the one that is wrong.
    """

    name = "skipped-heading-level"
    group = "headings"
    fixes = "unsafe"

    good = [
        Good("# 논문\n\n## Method\n\n### Loss\n\n## Results\n"),
        Good("### A note may start at any level\n\n#### 다음\n"),
        Good("# Paper\n\n<h2>Method</h2>\n\n### Loss\n"),
        Good("# Paper\n\n> ### A quoted heading has its own outline\n"),
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
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        html = html_headings(note)
        for _, outline in groupby(note.sections, key=lambda section: id(section.container)):
            yield from _skips(list(outline), html)


def _skips(outline: Sequence[Section], html: Sequence[HtmlHeading]) -> Iterator[Finding]:
    above = [HtmlHeading(s.heading.start, s.heading.depth) for s in outline]
    depths = sorted([*above, *html])
    position = {heading: index for index, heading in enumerate(depths)}
    for index, section in enumerate(outline):
        at = position[above[index]]
        depth, before = section.heading.depth, depths[at - 1].depth if at else 6
        if depth > before + 1:
            fix = None if html else _raise(outline[index:], depth - before - 1)
            yield Finding(
                section.heading.span,
                f"heading skips from level {before} to level {depth}, expected `{'#' * (before + 1)}`",
                fix,
            )


def _raise(run: Sequence[Section], levels: int) -> Fix:
    """Raise the first heading, and what follows it up to the next higher one."""
    edits = []
    for section in run:
        heading = section.heading
        if heading.depth < run[0].heading.depth:
            break
        edits.append(Edit(Span(heading.start, heading.start + levels), ""))
    return Fix("raise the heading and those after it that are no higher", tuple(edits), safe=False)
