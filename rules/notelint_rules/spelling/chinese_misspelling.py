from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint_rules.spelling.prose import is_prose

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"

# 目的 + 的, 为了 + 了解, 受不了 + 了, 还是 + 是, 是 + 是否: two words that meet, not one too many.
_DOUBLED = lazy_re_compile(
    r"的的(?<![目标標中有靶鹄端的打]的的)(?![士确確卢盧的])"
    r"|了了(?<![不得没沒明終终末罢罷算除为為了]了了)(?![解如然却卻結结事断斷不得望无無悟当當了])"
    r"|是是(?<![还還于於但就也要不凡只可若总總都或先正算真老尤特倒便怕而多許许乃即則则更最皆仍硬愣偏越既是]是是)"
    r"(?![否非是的])"
)
_REPEATED_VERB = lazy_re_compile(rf"地(?<=({_HAN}{{2}})地)\1")
_SAME = lazy_re_compile(r"(.)\1")


class ChineseMisspelling(Rule):
    """Chinese says a character twice only where it means to.

    `的的`, `了了` and `是是` are slips of the keyboard where no word ends with the one and another
    begins with the other (`目的的`, `为了了解`, `还是是`, `是是非非`); so is a verb before and after
    its own `地` (`平等对待地对待`).

    The fix writes it once. It is unsafe: look at each one.
    """

    name = "chinese-misspelling"
    group = "spelling"
    fixes = "unsafe"

    good = [
        Good("目的的确是为了了解，的的确确受不了了。还是是否、是是非非，不得了了，打的的士。\n"),
        Good("`的的`，$的的$，慢慢地慢慢来。\n"),
    ]
    bad = [
        Bad(
            "模型⟦的的⟧参数已经更新⟦了了⟧，这⟦是是⟧一个例子，平等⟦对待地对待⟧。\n",
            [
                "`的的` is written twice, expected `的`",
                "`了了` is written twice, expected `了`",
                "`是是` is written twice, expected `是`",
                "`对待地对待` says `对待` twice, expected `地对待`",
            ],
            "模型的参数已经更新了，这是一个例子，平等地对待。\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        text = note.text
        if text.isascii():
            return
        for doubled in _DOUBLED.finditer(text):
            once = doubled[0][0]
            message = f"`{doubled[0]}` is written twice, expected `{once}`"
            yield from _finding(note, Span(*doubled.span()), once, message)
        for repeated in _REPEATED_VERB.finditer(text):
            if not _SAME.fullmatch(repeated[1]):
                once = f"地{repeated[1]}"
                written = repeated[1] + once
                message = f"`{written}` says `{repeated[1]}` twice, expected `{once}`"
                yield from _finding(note, Span(repeated.start(1), repeated.end()), once, message)


def _finding(note: Note, span: Span, once: str, message: str) -> Iterator[Finding]:
    if is_prose(note, *span):
        yield Finding(span, message, Fix(f"Write `{once}`", (Edit(span, once),), safe=False))
