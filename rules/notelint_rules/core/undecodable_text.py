from collections.abc import Iterator

from notelint import Bad, Finding, Good, Note, Rule, Severity, Span, Vault


class UndecodableText(Rule):
    """A note is UTF-8.

    Bytes of another encoding (EUC-KR, GBK, UTF-16) are shown as `�`, here and by every site
    generator, and the note cannot be fixed or converted without loss. Save it as UTF-8.

    The finding stands where the first such byte is.
    """

    name = "undecodable-text"
    group = "core"
    severity = Severity.ERROR

    good = [
        Good("한글, 汉字, かな, 🧪\n"),
        Good("a replacement character written as such: �\n"),
    ]
    bad = [
        Bad(
            "# 논문\n\nna⟦\udcef⟧ve\n",
            ["bytes from here on are not UTF-8, expected UTF-8"],
            in_code=True,
        ),
        Bad(
            "⟦\udcff⟧\udcfe#\0 \0a\0\n",
            ["bytes from here on are not UTF-8, expected UTF-8: this looks like UTF-16"],
            nests=False,
            moves=False,
            in_code=True,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if note.undecodable is None:
            return
        message = "bytes from here on are not UTF-8, expected UTF-8"
        if note.undecodable == 0 and "\0" in note.text[:8]:
            message += ": this looks like UTF-16"
        yield Finding(Span(note.undecodable, note.undecodable + 1), message)
