from collections.abc import Iterator
from textwrap import shorten

from notelint import (
    Bad,
    Edit,
    Finding,
    Fix,
    Good,
    Note,
    Rule,
    Severity,
    Span,
    Vault,
    lazy_re_compile,
)
from notelint_rules.structure.unread_links import unread_links

_SPACE = lazy_re_compile(r"[ \t\xa0]")
_SIZE = lazy_re_compile(r"[ \t]=[0-9]*[x%]?[0-9]*%?\Z")
_TITLE = lazy_re_compile(r"[ \t]+(?:\"[^\"]*\"|'[^']*')\Z")
_NO_TITLE = lazy_re_compile(r"[ \t][“”‘’][^“”‘’]*[“”‘’]\Z")
_MARKS = lazy_re_compile(r"[\\<>\xa0]")
_LONGEST = 60


class LinkBecameText(Rule):
    """The address of a link has no space.

    A space ends the address, and what is left is neither a title nor nothing: all of it is shown
    as it is written, brackets included, and an image is not seen. The same holds for a size,
    `![](a.png =300x)`, which only some readers know, and for a title in typographic quotes.

    Reported is what is written as a link, and whose address looks like one: a path, a heading
    (`#…`), a file's name, or a url.

    The fix writes `<…>` round the address. It is not safe: text becomes a link. There is none
    for sizes and titles.
    """

    name = "link-became-text"
    group = "structure"
    severity = Severity.ERROR
    fixes = "unsafe"

    good = [
        Good(
            '![결과](<결과 1.png> "그림 1") 와 [글](a%20b.md)\n', {"결과 1.png": "", "a b.md": ""}
        ),
        Good("값[i](그리고 둘) 과 [참고](이것은 설명이다) 와 `![](a b.png)`\n"),
        Good("\\[글\\](a b.md)\n"),
    ]
    bad = [
        Bad(
            "⟦![화면](img/화면 1.png)⟧ 와 [글](a.md) 과 ⟦[둘째 절](#둘째 절)⟧\n\n# 둘째 절\n",
            [
                "`img/화면 1.png` has a space: the image is read as text, expected `<…>` round it",
                "`#둘째 절` has a space: the link is read as text, expected `<…>` round it",
            ],
            "![화면](<img/화면 1.png>) 와 [글](a.md) 과 [둘째 절](<#둘째 절>)\n\n# 둘째 절\n",
            {"a.md": ""},
        ),
        Bad(
            "⟦![표](표.png =300x)⟧ 와 ⟦[글](a.md “제목”)⟧\n",
            [
                "`=300x` is no part of an address: the image is read as text",
                "`“제목”` is no title: the link is read as text, expected straight quotes",
            ],
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for link in unread_links(note):
            address = _TITLE.sub("", note.source[link.address])
            if not _SPACE.search(address):
                continue
            what = f"the {'image' if link.is_image else 'link'} is read as text"
            fix = None
            if size := _SIZE.search(address):
                message = f"`{size[0].strip()}` is no part of an address: {what}"
            elif title := _NO_TITLE.search(address):
                said = shorten(title[0], _LONGEST, placeholder="…")
                message = f"`{said}` is no title: {what}, expected straight quotes"
            else:
                shown = address if len(address) <= _LONGEST else f"…{address[-_LONGEST:]}"
                message = f"`{shown}` has a space: {what}, expected `<…>` round it"
                if not _MARKS.search(address):
                    start, end = link.address.start, link.address.start + len(address)
                    before, after = Span(link.span.start, start), Span(end, link.span.end)
                    written = f"{note.source[before]}<{address}>{note.source[after]}"
                    edit = Edit(link.span, written)
                    fix = Fix("write `<…>` round the address", (edit,), safe=False)
            yield Finding(link.span, message, fix)
