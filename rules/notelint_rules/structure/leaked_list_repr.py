import re
from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint.nodes import TableCell
from notelint_rules.structure.literals import block_of, in_text

_STRING = r"""(?:'(?:[^'\\\r\n]|\\.)*'|"(?:[^"\\\r\n]|\\.)*")"""
_REPR = lazy_re_compile(
    rf"\[{_STRING}(?:, {_STRING})*\](?=[.。,，;]?[ \t]*(?:\r?$|\|))", re.MULTILINE
)
_ITEM = lazy_re_compile(_STRING)
_CODE = lazy_re_compile(r"^[./@#$%&+~:;!?-]|[*{}<>=|]|^$")
_SETTING = lazy_re_compile(
    r"(?:default|type|values?|returns?|기본값|默认值?|預設值?)\W*\Z", re.IGNORECASE
)
_LABEL = lazy_re_compile(r"(?:^|[:：|*_-]|(?<![-=])>)[ \t]*\Z")  # an arrow is no quote's mark


class LeakedListRepr(Rule):
    """A list of names is written as people write it.

    `Authors: ['Kim', 'Lee']` is a list as Python prints it: a script wrote the note, and forgot to
    join the names. Reported is a list of strings that ends its line, behind a label or alone; lists
    of file names, options and the like are left alone.

    The fix writes the strings with commas between them. It is safe: the text of each stays.
    Where a string has a comma of its own or an escape, there is none.
    """

    name = "leaked-list-repr"
    group = "structure"
    fixes = "safe"

    good = [
        Good("저자: 김, 이\n\n`['a', 'b']` 와 [`'a'`] 와 x['a']\n"),
        Good(
            "['a', 'b'] 는 파이썬의 목록이고, 값은 Literal['a']\n\n기본값: ['js']\n\n확장자: ['.js']\n"
        ),
        Good("['제목'](a.md)\n\nWe are -> ['We', 'are']\n", {"a.md": ""}),
    ]
    bad = [
        Bad(
            "저자：⟦['Giwon Hong', '김 철수']⟧\n\nTags: ⟦[\"it's\", 'b']⟧\n\n- ⟦['🧪']⟧\n",
            [
                "a list as Python prints it, expected `Giwon Hong, 김 철수`",
                "a list as Python prints it, expected `it's, b`",
                "a list as Python prints it, expected `🧪`",
            ],
            "저자：Giwon Hong, 김 철수\n\nTags: it's, b\n\n- 🧪\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if "['" not in note.text and '["' not in note.text:
            return
        for match, text in in_text(note, _REPR):
            line = note.source.line(note.source.position(match.start()).line)
            before = note.text[line.start : match.start()]
            if not _LABEL.search(before) or _SETTING.search(before):
                continue
            if isinstance(block_of(note, text), TableCell):
                continue
            items = [item[0][1:-1] for item in _ITEM.finditer(match[0])]
            if any(_CODE.search(item) for item in items):
                continue
            joined = ", ".join(items)
            span = Span(*match.span())
            if any("," in item or "\\" in item for item in items):
                yield Finding(span, "a list as Python prints it, expected its strings alone")
                continue
            fix = Fix("write the strings with commas", (Edit(span, joined),))
            shown = joined if len(joined) <= 60 else f"{', '.join(items[:2])}, …"
            yield Finding(span, f"a list as Python prints it, expected `{shown}`", fix)
