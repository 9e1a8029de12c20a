from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint.nodes import Break, Link

_SPACES = lazy_re_compile(r" +")


class InvisibleLineBreak(Rule):
    r"""A line break within a paragraph can be seen in the source.

    Two spaces at the end of a line break it. Nobody sees them: they come with pasted text and
    break sentences in two, and editors that strip what cannot be seen join lines that should be
    apart. A backslash at the end of a line does the same.

    The fix writes the backslash. It is safe: the page stays as it is.
    """

    name = "invisible-line-break"
    group = "style"
    default = False
    fixes = "safe"

    good = [
        Good("첫 줄\\\n둘째 줄<br>셋째 줄\n넷째 줄\n"),
        Good("# 제목  \n\n문단의 끝  \n\n```\ncode  \ncode\n```\n"),
    ]
    bad = [
        Bad(
            "첫 줄⟦  ⟧\n둘째 줄⟦    ⟧\n셋째 줄  \n",
            ["two spaces break the line, expected `\\`"] * 2,
            "첫 줄\\\n둘째 줄\\\n셋째 줄  \n",
        )
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        urls = {link.end for link in note.find(Link) if note.text[link.start] not in "[<"}
        for line_break in note.find(Break):
            spaces = _SPACES.match(note.text, line_break.start)
            if spaces is None:
                continue
            span = Span(*spaces.span())
            fix = None
            # A backslash after another would be escaped, and after a bare url be part of it.
            if note.text[span.start - 1] != "\\" and span.start not in urls:
                fix = Fix("write a backslash", (Edit(span, "\\"),))
            yield Finding(span, "two spaces break the line, expected `\\`", fix)
