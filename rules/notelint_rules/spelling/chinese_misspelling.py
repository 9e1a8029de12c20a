from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint_rules.spelling.prose import is_prose

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"

# 目的 + 的, 为了 + 了解, 受不了 + 了, 还是 + 是, 是 + 是否: two words that meet, not one too many;
# what is 正的 is a 正的 + 的 + 问题.
_DOUBLED = lazy_re_compile(
    r"的的(?<![目标標中有靶鹄端的打]的的)(?<!是.的的)(?![士确確卢盧的])"
    r"|了了(?<![不得没沒明終终末罢罷算除为為了]了了)(?![解如然却卻結结事断斷不得望无無悟当當了])"
    r"|是是(?<![还還于於但就也要不凡只可若总總都或先正算真老尤特倒便怕而多許许乃即則则更最皆仍硬愣偏越既是]是是)"
    r"(?![否非是的])"
    r"|就就(?<![成迁遷造将將高]就就)(?![业業医醫近诊診职職读讀任位绪緒餐座地寝寢义義])"
    r"|这这|這這"
)
_WORD_TWICE = lazy_re_compile(
    r"(进行|進行|通过|通過|得到|获得|獲得|由于|由於|因为|因為|但是|以及|并且|並且|这种|這種|对于|對於"
    rf"|关于|關於|根据|根據|按照|或者|其中|已经|已經|能够|能夠|如果|可以)\1(?={_HAN})"
)
"""Words that a sentence needs once at a time, whatever it says."""

_CONFUSED = lazy_re_compile(
    r"做(?P<作为>为)(?![什了])|阀(?P<阈值>值)|分(?P<分辨率>辩率)|布(?P<部署>署)"
    r"|登陆(?P<登录>(?<=(?:用户|免密|密码|自动|远程|注销|重新)登陆)"
    r"|(?=系统|界面|页面|成功|失败|账号|帐号|用户|密码|状态))"
)
"""Characters that sound alike; each group is named after what is meant. Taiwan writes 做為, too."""

_REPEATED_VERB = lazy_re_compile(rf"地(?<=({_HAN}{{2}})地)\1")
_SAME = lazy_re_compile(r"(.)\1")


class ChineseMisspelling(Rule):
    """Chinese says a character twice only where it means to, and writes the one that it means.

    `的的`, `了了` and `是是` are slips of the keyboard where no word ends with the one and another
    begins with the other (`目的的`, `为了了解`, `还是是`, `是是非非`); so are words such as `进行` twice,
    and a verb before and after its own `地` (`平等对待地对待`). A few characters that sound alike are
    told apart where the word shows which is meant (`做为`, `用户登陆`, `阀值`).

    The fix writes it once, or as it is meant. It is unsafe: look at each one.
    """

    name = "chinese-misspelling"
    group = "spelling"
    fixes = "unsafe"

    good = [
        Good("目的的确是为了了解，的的确确受不了了。还是是否、是是非非，不得了了，打的的士。\n"),
        Good("`的的`，$的的$，慢慢地慢慢来。奖励是正的的时候，因为为了这件事去就就业问题发言。\n"),
        Good("可以可以！诺曼底登陆，登陆月球，把做为什么放在做之前。\n"),
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
        Bad(
            "对输入⟦进行进行⟧变换，⟦做为⟧特征，超过⟦阀值⟧后用户⟦登陆⟧。\n",
            [
                "`进行进行` is written twice, expected `进行`",
                "`做为` is misspelt, expected `作为`",
                "`阀值` is misspelt, expected `阈值`",
                "`登陆` is misspelt, expected `登录`",
            ],
            "对输入进行变换，作为特征，超过阈值后用户登录。\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        text = note.text
        if text.isascii():
            return
        for pattern in (_DOUBLED, _WORD_TWICE):
            for doubled in pattern.finditer(text):
                once = doubled[0][: len(doubled[0]) // 2]
                message = f"`{doubled[0]}` is written twice, expected `{once}`"
                yield from _finding(note, Span(*doubled.span()), once, message)
        for confused in _CONFUSED.finditer(text):
            expected = str(confused.lastgroup)
            message = f"`{confused[0]}` is misspelt, expected `{expected}`"
            yield from _finding(note, Span(*confused.span()), expected, message)
        for repeated in _REPEATED_VERB.finditer(text):
            if not _SAME.fullmatch(repeated[1]):
                once = f"地{repeated[1]}"
                written = repeated[1] + once
                message = f"`{written}` says `{repeated[1]}` twice, expected `{once}`"
                yield from _finding(note, Span(repeated.start(1), repeated.end()), once, message)


def _finding(note: Note, span: Span, expected: str, message: str) -> Iterator[Finding]:
    if is_prose(note, *span):
        fix = Fix(f"Write `{expected}`", (Edit(span, expected),), safe=False)
        yield Finding(span, message, fix)
