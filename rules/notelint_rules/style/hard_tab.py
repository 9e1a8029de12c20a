from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Vault
from notelint_rules.style.spaces import columns, described, is_text, odd_runs


class HardTab(Rule):
    """Text is indented and parted with spaces.

    A tab is as wide as the editor says, and reaches to the next fourth column in Markdown: what
    looks aligned in one place is not in another.

    Code, math, front matter, HTML, JSX and tables are left alone.

    The fix writes the spaces that Markdown takes the tab for, and one space between words. It is
    safe: the tree stays as it is.
    """

    name = "hard-tab"
    group = "style"
    default = False
    fixes = "safe"

    good = [
        Good("- 하나\n  - 둘\n\n```make\nall:\n\techo\n```\n\n\tcode\n"),
        Good("| a\t| b |\n|---|---|\n| c\t| d |\n"),
    ]
    bad = [
        Bad(
            "- 하나\n⟦\t⟧- 둘\n  ⟦\t⟧- 셋\n⟦\t\t⟧- 넷\n",
            [
                "found 1 tab, expected 4 spaces",
                "found 1 tab, expected 2 spaces",
                "found 2 tabs, expected 8 spaces",
            ],
            "- 하나\n    - 둘\n    - 셋\n        - 넷\n",
            nests=False,
        ),
        Bad(
            "#⟦\t⟧제목\n\n단어⟦\t⟧단어, **둘**⟦ \t⟧`code`\n",
            [
                "found 1 tab, expected 1 space",
                "found 1 tab, expected 1 space",
                "found 2 spaces and tabs, expected 1 space",
            ],
            "# 제목\n\n단어 단어, **둘** `code`\n",
            nests=False,
        ),
        Bad(
            "1.⟦\t⟧하나\n\n    이어서\n",
            ["found 1 tab, expected 2 spaces"],
            "1.  하나\n\n    이어서\n",
            nests=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for run in odd_runs(note):
            tab = note.text.find("\t", run.start, run.end)
            if tab < 0 or run.ends_line:
                continue
            start = tab if run.indents else run.start
            width = columns(note, start, run.end)
            if not run.indents and (is_text(note, run.start) or _is_hashes(note, run.start)):
                width = 1
            blank, spaces = note.text[start : run.end], " " * width
            span = run.span._replace(start=start)
            message = f"found {described(blank)}, expected {described(spaces)}"
            yield Finding(span, message, Fix("write spaces", (Edit(span, spaces),)))


def _is_hashes(note: Note, end: int) -> bool:
    """Whether the number signs of a heading end here."""
    return note.text[:end].endswith("#")
