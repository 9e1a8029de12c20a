from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault


class MissingFinalNewline(Rule):
    """A note ends with a line's end.

    Where it is missing, the next line that anyone adds changes the one before, too, and programs
    that put files one after the other make one line of two.

    The fix adds it, as the other lines of the note end. It is safe.
    """

    name = "missing-final-newline"
    group = "style"
    default = False
    fixes = "safe"

    good = [Good("글\n"), Good("")]
    bad = [
        Bad(
            "# 제목\n\n글⟦.⟧",
            ["the last line has no end, expected a newline"],
            "# 제목\n\n글.\n",
            in_code=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        text = note.text
        if not text or text[-1] in " \t\r\n":
            return
        newline = "\r\n" if text.find("\r\n") >= 0 else "\n"
        fix = Fix("end the line", (Edit(Span(len(text), len(text)), newline),))
        last = Span(len(text) - 1, len(text))
        yield Finding(last, "the last line has no end, expected a newline", fix)
