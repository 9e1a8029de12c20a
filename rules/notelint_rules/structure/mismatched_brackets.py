from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint.nodes import Parent
from notelint_rules.structure.literals import block_of, in_text

_BRACKETS = lazy_re_compile(r"[()（）［］\[\]｛｝{}]")
_WIDE = str.maketrans("()[]{}", "（）［］｛｝")
_NARROW = str.maketrans("（）［］｛｝", "()[]{}")
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_WIDE_BRACKET = lazy_re_compile(r"[（）［］｛｝]")


class MismatchedBrackets(Rule):
    """A bracket that is opened full-width is closed full-width, and a half-width one half-width.

    `（SD)` mixes the two: the halves differ in width and height.

    The fix closes the bracket as it was opened. It is not safe: it may have been opened wrong.
    """

    name = "mismatched-brackets"
    group = "structure"
    default = False
    fixes = "unsafe"

    good = [
        Good("글（SD）와 (VDG) 와 (가（나）다) 1) 둘 :) （`)`）\n"),
    ]
    bad = [
        Bad(
            "模型⟦（SD)⟧，加入 ⟦(VDG）⟧와 (가⟦［나]⟧다) 🧪\n",
            [
                "`（` is closed by `)`, expected `）`",
                "`(` is closed by `）`, expected `)`",
                "`［` is closed by `]`, expected `］`",
            ],
            "模型（SD），加入 (VDG)와 (가［나］다) 🧪\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if not _WIDE_BRACKET.search(note.text):
            return
        block: Parent | None = None
        opened: list[tuple[int, str]] = []
        for match, text in in_text(note, _BRACKETS):
            if block is None or match.start() >= block.end:
                block, opened = block_of(note, text), []
            written = match[0]
            narrow = written.translate(_NARROW)
            if narrow in _PAIRS:
                opened.append((match.start(), written))
            elif opened and _PAIRS[opened[-1][1].translate(_NARROW)] == narrow:
                start, opening = opened.pop()
                if (opening in _PAIRS) is (written == narrow):
                    continue
                expected = narrow if opening in _PAIRS else narrow.translate(_WIDE)
                message = f"`{opening}` is closed by `{written}`, expected `{expected}`"
                edit = Edit(Span(*match.span()), expected)
                fix = Fix(f"write `{expected}`", (edit,), safe=False)
                yield Finding(Span(start, match.end()), message, fix)
