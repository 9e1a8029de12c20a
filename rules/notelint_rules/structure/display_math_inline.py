from collections.abc import Iterator
from functools import cache, partial
from pathlib import PurePosixPath

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Source, Span, Vault
from notelint.nodes import InlineMath


class DisplayMathInline(Rule):
    """A formula in a sentence stands between single dollar signs.

    `$$…$$` is a formula on lines of its own. Within a line, some renderers break the sentence to
    show it in the middle of the page, and others (remark, so Docusaurus) do not show it as a block
    after all. In notes of Jekyll, whose kramdown writes formulas so, it is left alone.

    The fix writes `$…$`. It is not safe: a block of its own may be meant.
    """

    name = "display-math-inline"
    group = "structure"
    fixes = "unsafe"

    good = [
        Good("파장 $\\lambda_i$ 와 $ x $ 와 `$$x$$`\n\n$$\nx\n$$\n"),
        Good("파장 $$\\lambda_i$$ 가 짧다\n", path="_posts/2019-01-02-글.md"),
        Good("식은\n$$x^2$$\n이다\n\n- $$y$$\n\n| a |\n|---|\n| $$y$$ |\n"),
    ]
    bad = [
        Bad(
            "파장 ⟦$$\\lambda_i$$⟧가 길이보다 짧으면，⟦$$ x $$⟧ 만큼 🧪\n",
            [
                "`$$…$$` in a sentence, expected `$\\lambda_i$`",
                "`$$…$$` in a sentence, expected `$x$`",
            ],
            "파장 $\\lambda_i$가 길이보다 짧으면，$x$ 만큼 🧪\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if "$$" not in note.text or _is_of_jekyll(note.path, vault):
            return
        words = cache(partial(_words_of_line, note.source))
        for math in note.find(InlineMath):
            if not note.text.startswith("$$", math.start):
                continue
            line = note.source.position(math.start).line
            if not _is_beside(math, words(line), note.source.line(line)):
                continue
            inside = note.text[math.start : math.end].strip("$").strip()
            message = "`$$…$$` in a sentence"
            if "$" in inside or "\n" in inside:
                yield Finding(math.span, f"{message}, expected `$…$`")
                continue
            edit = Edit(math.span, f"${inside}$")
            fix = Fix("write single dollar signs", (edit,), safe=False)
            yield Finding(math.span, f"{message}, expected `{edit.text}`", fix)


def _is_of_jekyll(path: PurePosixPath, vault: Vault) -> bool:
    return "_posts" in path.parts or any(
        vault.exists(folder / "_config.yml") for folder in path.parents
    )


def _words_of_line(source: Source, number: int) -> Span | None:
    """From the first letter of a line to its last one; None where there is none."""
    line = source.line(number)
    letters = [at for at, character in enumerate(source[line], line.start) if character.isalpha()]
    return Span(letters[0], letters[-1] + 1) if letters else None


def _is_beside(math: InlineMath, words: Span | None, line: Span) -> bool:
    """Whether words stand before a formula, or behind it on the line that it begins on."""
    if words is None:
        return False
    return words.start < math.start or (math.end <= line.end and math.end < words.end)
