from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault
from notelint.nodes import Blockquote, Paragraph
from notelint_rules.structure.lines import Intent, Line, line_of, lines_of, quote_depth


class LazyQuoteLine(Rule):
    """A line of a quote begins with `>`.

    A line below a quote continues its paragraph without a `>`. Other readers end the quote there,
    and whoever edits the note next may not know that the line belongs to it.

    The fix begins the line as the quote's first line begins. It is safe: the tree stays as it is.
    There is none where that line begins with an item's marker.
    """

    name = "lazy-quote-line"
    group = "structure"
    default = False
    fixes = "safe"

    good = [
        Good("> 인용\n> 이어진다\n\n글\n"),
        Good("- > 인용\n  > 이어진다\n\n> > 겹친\n> > 인용\n"),
    ]
    bad = [
        Bad(
            "> 인용은\n⟦이어진다⟧\n⟦그리고 또⟧\n\n글\n",
            ["the line belongs to the quote above, expected `>` before it"] * 2,
            "> 인용은\n> 이어진다\n> 그리고 또\n\n글\n",
        ),
        Bad(
            "- 하나\n\t- > 겹친\n\t  > > 인용은\n\t  ⟦이어진다⟧\n",
            ["the line belongs to the quote above, expected `> >` before it"],
            "- 하나\n\t- > 겹친\n\t  > > 인용은\n\t  > > 이어진다\n",
            nests=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if not note.find(Blockquote):
            return
        for paragraph in note.find(Paragraph):
            if "\n" not in note.text[paragraph.start : paragraph.end]:
                continue
            depth = quote_depth(note, paragraph)
            if not depth:
                continue
            first = line_of(note, paragraph.start)
            for line in list(lines_of(note, paragraph))[1:]:
                if line.quotes < depth and line.intent is not Intent.BLANK:
                    signs = " ".join(">" * (depth - line.quotes))
                    message = f"the line belongs to the quote above, expected `{signs}` before it"
                    end = line.content + len(note.source[line.span].rstrip())
                    fix = _fix(note, first, line)
                    yield Finding(Span(line.content, end), message, fix)


def _fix(note: Note, first: Line, line: Line) -> Fix | None:
    """The signs of the paragraph's first line, where that line begins with them."""
    before = note.text[first.start : first.inside]
    if not before.lstrip(" \t").startswith(">"):
        return None
    return Fix("write `>`", (Edit(Span(line.start, line.content), before),))
