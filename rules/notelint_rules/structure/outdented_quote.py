from collections.abc import Iterator

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault
from notelint.nodes import Blockquote, List, ListItem, Node
from notelint_rules.structure.columns import column_of, columns, content_column
from notelint_rules.structure.lines import (
    Intent,
    as_one,
    end_of_indented,
    is_right_below,
    last_items,
    line_above,
    line_of,
    lines_of,
    neighbours,
    quote_depth,
)


class OutdentedQuote(Rule):
    """A quote in a list is indented like the text of its item.

    A `>` left of that text ends the list: the quote stands between two lists, or belongs to the
    item further out. It is reported where it stands right below an item, and the list goes on
    right below it or the other items have quotes of their own.

    The fix indents the quote to the text of the item above. It is not safe: the quote may belong
    where it stands.
    """

    name = "outdented-quote"
    group = "structure"
    fixes = "unsafe"

    good = [
        Good("- 하나\n  > 인용\n- 둘\n  > 인용\n"),
        Good("- 하나\n- 둘\n\n> 인용\n\n- 셋\n"),
        Good("- 하나\n- 둘\n> 인용\n\n글\n"),
    ]
    bad = [
        Bad(
            "- 하나\n\t- 둘\n\t  > 인용\n\t- 셋\n\t⟦> 인용은⟧\n\t이어진다\n\t- 넷\n",
            ["`>` ends the list that it stands in, expected 2 spaces more before it"],
            "- 하나\n\t- 둘\n\t  > 인용\n\t- 셋\n      > 인용은\n      이어진다\n\t- 넷\n",
            nests=False,
        ),
        Bad(
            "1. 하나\n   > 인용\n2. 둘\n⟦> 인용⟧\n\n글\n",
            ["`>` ends the list that it stands in, expected 3 spaces more before it"],
            "1. 하나\n   > 인용\n2. 둘\n   > 인용\n\n글\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for quote in note.find(Blockquote):
            above, below = neighbours(note, quote)
            if not isinstance(above, List) or not _belongs(note, above, quote, below):
                continue
            line = line_of(note, quote.start)
            shift = content_column(note, last_items(above)[-1]) - column_of(note, quote.start)
            message = "`>` ends the list that it stands in"
            expected = f"expected {shift} space{'s' * (shift > 1)} more before it"
            end = quote.start + len(note.text[quote.start : line.end].rstrip())
            yield Finding(
                Span(quote.start, end), f"{message}, {expected}", _fix(note, above, quote, shift)
            )


def _belongs(note: Note, above: List, quote: Blockquote, below: Node | None) -> bool:
    """Whether a quote below a list is part of its last item."""
    if line_above(note, quote) is None:
        return False
    if isinstance(below, List) and below.ordered == above.ordered:
        return is_right_below(note, below, quote)
    innermost = note.parent(last_items(above)[-1])
    return innermost is not None and any(
        isinstance(child, Blockquote)
        for item in innermost.children
        if isinstance(item, ListItem)
        for child in item.children
    )


def _fix(note: Note, above: List, quote: Blockquote, shift: int) -> Fix | None:
    """The quote moved into the item, and what comes back to the list read anew.

    None for a quote in a quote.
    """
    if quote_depth(note, quote):
        return None
    edits: list[Edit] = []
    for line in lines_of(note, quote):
        sign = note.text.find(">", line.start, line.content)
        edge = sign if sign >= 0 else line.content
        if line.quotes or line.intent not in (Intent.BLANK, Intent.ITEM):  # which was swallowed
            indent = " " * (columns(note.text, line.start, edge) + shift)
            edits.append(Edit(Span(line.start, edge), indent))
    end = end_of_indented(note, quote, content_column(note, last_items(above)[0]))
    span = Span(edits[0].span.start, end)
    return Fix("indent the quote", (as_one(note, span, edits),), safe=False)
