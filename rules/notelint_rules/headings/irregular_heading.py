import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from notelint import Bad, Finding, Good, Note, Rule, Section, Span, Vault, lazy_re_compile, option
from notelint.nodes import plain_text
from notelint_rules.headings.series import TRAITS, Expected, expected, outline, traits

_JOINED = lazy_re_compile(r"(?<=[^\W_])(?P<by>[ -])(?=[^\W_])")
_APART = lazy_re_compile(
    r"\W*(?:references?|bibliography|appendix|acknowledge?ments?|contents|see also|others?|tl;?dr"
    r"|참고(?: ?(?:문헌|자료))?|부록|목차|기타|参考(?:文献|资料|資料)?|參考(?:文獻|資料)?|附录|附錄|付録|謝辞|致谢"
    r"|目录|其他)\W*",
    re.IGNORECASE,
)
"""What stands outside the row of sections before it."""
_FEWEST = 3
"""Fewer headings side by side have no pattern."""
_LONGEST = 300
"""Of a longer heading, only so much is looked at: a pattern may try every way to share it out."""
_TOO_MUCH = {"number": "a number", "code at its end": "code at its end"}
_PLACEHOLDER = lazy_re_compile(r"\\\{([a-z]+)\\\}")


@dataclass(frozen=True)
class IrregularHeading(Rule):
    """A heading is built like the headings beside it.

    Where two thirds of the headings of one level under one parent have a number, a link, code at
    their end (an affiliation), a subtitle (one heading, right below) or words joined by hyphens,
    the others are reported: the reader of a list of papers looks for the same thing in the same
    place.

    What stands before or after a row of numbers is left alone, and so are references.

    Notes whose titles differ in their numbers alone (`10-17 papers summary`), in a heading or the
    front matter, are a series: a number, a link or code that headings have in two thirds of the
    others is missed here as well; a number or code that none of them has is too much.

    A pattern of your own goes before: every heading of its level must have it.
    """

    name = "irregular-heading"
    group = "headings"
    default = False
    facts = (outline,)

    pattern: str = option(
        "",
        "What headings look like, such as ``{n}. [{title}]({paper}) `{affiliation}` ``: `{n}` is a "
        "number, every other name in braces any text.",
    )
    pattern_depth: int = option(2, "The level of the headings that have the pattern.")

    good = [
        Good("# 논문\n\n## 1. A `kaist`\n\n본문\n\n## 2. B `kaist`\n\n## 3. C `snu`\n"),
        Good("# 논문\n\n## LoRA\n\n## 1. Method\n"),
    ]
    bad = [
        Bad(
            "# 논문\n\n## 1. MoGA `bytedance`\n### 부제\n\n⟦## 2. ProCLIP⟧\n### 부제\n\n"
            "⟦## DSI-Bench `qualcomm`⟧\n\n본문\n\n## 4. GAR `bytedance`\n### 부제\n",
            [
                "heading has no code at its end, as the others beside it have",
                "heading has no number and no subtitle, as the others beside it have",
            ],
        ),
        Bad(
            "## Data-Mining\n\n## Long-Context\n\n## LoRA\n\n⟦## Sequence Parallel⟧\n",
            ["heading has no hyphens between its words, as the others beside it have"],
        ),
        Bad(
            "# 10-05 papers summary\n\n⟦## ProCLIP⟧\n\n본문\n",
            ["heading has no number, as those of the notes like this one have"],
            files={
                "a.md": "# 10-17 papers summary\n\n## 1. MoGA\n\n본문\n",
                "b.md": "# 10-22 papers summary\n\n## 1. GAR\n\n## 2. DSI-Bench\n\n본문\n",
            },
            nests=False,
            moves=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        pattern = _compiled(self.pattern) if self.pattern else None
        groups: defaultdict[tuple[int, int, int], list[Section]] = defaultdict(list)
        following = {id(section): after for section, after in pairwise(note.sections)}
        for section in note.sections:
            heading = section.heading
            if pattern is None or heading.depth != self.pattern_depth:
                key = (id(section.container), id(section.parent), heading.depth)
                groups[key].append(section)
            elif not pattern.fullmatch(_content(section, note)[:_LONGEST]):
                yield Finding(heading.span, f"heading has not the pattern `{self.pattern}`")
        series = expected(note, vault)
        for group in groups.values():
            usual = series.get(group[0].heading.depth) if group[0].container is note.root else None
            yield from _irregular(group, following, note, usual)


def _irregular(
    group: Sequence[Section],
    following: dict[int, Section],
    note: Note,
    series: Expected | None,
) -> Iterator[Finding]:
    """The headings that lack what two thirds of the group have, or of the series."""
    found = [_traits(section, following.get(id(section)), note) for section in group]
    usual = _usual(found)
    row = _row(found)
    for place, (section, has) in enumerate(zip(group, found, strict=True)):
        if _APART.fullmatch(plain_text(section.heading)):
            continue
        if place not in row and not any(has[trait] for trait in TRAITS):
            continue
        lacks = [f"no {trait}" for trait in usual if has[trait] is False]
        if lacks:
            message = f"heading has {' and '.join(lacks)}, as the others beside it have"
            yield Finding(section.heading.span, message)
        elif series is not None and section.heading.depth > 1:
            yield from _out_of_series(section, has, series)


def _out_of_series(
    section: Section, has: Mapping[str, bool | None], series: Expected
) -> Iterator[Finding]:
    lacks = [f"no {trait}" for trait in has if trait in series.always and not has[trait]]
    more = [_TOO_MUCH[trait] for trait in has if trait in series.never and has[trait]]
    if lacks:
        message = f"heading has {' and '.join(lacks)}, as those of the notes like this one have"
        yield Finding(section.heading.span, message)
    elif more:
        message = f"heading has {' and '.join(more)}, and none of the notes like this one has"
        yield Finding(section.heading.span, message)


def _usual(group: Sequence[Mapping[str, bool | None]]) -> list[str]:
    """What two thirds of a group have."""
    usual = []
    for trait in group[0]:
        known = [has[trait] for has in group if has[trait] is not None]
        if len(known) >= _FEWEST and sum(map(bool, known)) * 3 >= len(known) * 2:
            usual.append(trait)
    return usual


def _row(group: Sequence[Mapping[str, bool | None]]) -> range:
    """From the first heading with a number to the last, all of them where there are not two.

    What stands before begins a note, what stands after ends it.
    """
    numbered = [place for place, has in enumerate(group) if has["number"]]
    return range(numbered[0], numbered[-1] + 1) if len(numbered) > 1 else range(len(group))


def _traits(section: Section, after: Section | None, note: Note) -> dict[str, bool | None]:
    """What a heading has; None where it cannot be told."""
    joints = [joint["by"] for joint in _JOINED.finditer(plain_text(section.heading))]
    return {
        **traits(section.heading),
        "subtitle": after is not None
        and after.parent is section
        and after.body.end == section.body.end
        and not note.source[section.lead].strip(" \t\r\n>"),
        "hyphens between its words": "-" in joints if len(joints) == 1 else None,
    }


def _content(section: Section, note: Note) -> str:
    parts = section.heading.children
    return note.source[Span(parts[0].start, parts[-1].end)].strip() if parts else ""


def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern's braces as groups: ``{n}`` a number, every other name some text."""
    escaped = _PLACEHOLDER.sub(
        lambda match: r"\d+" if match[1] == "n" else ".+?", re.escape(pattern.strip())
    )
    return re.compile(escaped, re.DOTALL)
