from collections.abc import Iterator

from notelint import Bad, Finding, Good, Note, Rule, Severity, Span, Vault, lazy_re_compile
from notelint.nodes import Link, Text

_LOST_ADDRESS = lazy_re_compile(r"(?:https?://)?(?:www\.)?notion\.soundefined")
_NOTION_ADDRESS = lazy_re_compile(
    r"prod-files-secure|secure\.notion-static\.com|\bnotion\.so/|\bnotion\.site/|\bnotion\.com/p/"
)


class NotionUnresolvedMention(Rule):
    """Every mention of a page, a person or a date has its name.

    Where Notion cannot name what was mentioned (a page outside the export, or one that is
    gone), it writes a bare `‣`, or a link to `notion.soundefined`. Nobody can tell any more what
    was meant: write the name in.

    A `‣` counts where nothing else stands on its line, where it is the whole text of a link to
    Notion, and, in notes that come from Notion, anywhere in text. Elsewhere it is a bullet or a
    separator (`File ‣ Open`).
    """

    name = "notion-unresolved-mention"
    group = "notion"
    severity = Severity.ERROR

    good = [
        Good("Choose File ‣ Preferences ‣ Fonts.\n\n‣ a bullet typed by hand\n"),
        Good("Notion writes `‣` for what it cannot name.\n"),
    ]
    bad = [
        Bad(
            "- vbench\n    - ⟦‣⟧\n    - 화질\n",
            ["`‣` stands for a mention that Notion could not name"],
        ),
        Bad(
            "![image.png](https://prod-files-secure.s3.us-west-2.amazonaws.com/a/image.png)\n\n"
            "- [Report 2024] ⟦‣⟧ [2407.11784](https://arxiv.org/abs/2407.11784)\n",
            ["`‣` stands for a mention that Notion could not name"],
        ),
        Bad(
            "정본: [⟦‣⟧](https://app.notion.com/p/35f9789a0bf88093a7e2e91e0de288a3?pvs=21)\n\n"
            "[](⟦https://www.notion.soundefined⟧)\n",
            [
                "`‣` stands for a mention that Notion could not name",
                "`notion.soundefined` stands for an address that Notion lost",
            ],
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if "‣" in note.text:
            from_notion = note.dialect.notion or _NOTION_ADDRESS.search(note.text) is not None
            for text in note.find(Text):
                for at in _marks(note, text):
                    if from_notion or _is_alone(note, at):
                        yield Finding(
                            Span(at, at + 1), "`‣` stands for a mention that Notion could not name"
                        )
        for link in note.find(Link):
            if "soundefined" in link.url and (
                lost := _LOST_ADDRESS.search(note.text, link.start, link.end)
            ):
                yield Finding(
                    Span(*lost.span()),
                    "`notion.soundefined` stands for an address that Notion lost",
                )


def _marks(note: Note, text: Text) -> Iterator[int]:
    at = note.text.find("‣", text.start, text.end)
    while at >= 0:
        yield at
        at = note.text.find("‣", at + 1, text.end)


def _is_alone(note: Note, at: int) -> bool:
    """Whether a mark is all that a line says, apart from the markers of its containers."""
    line = note.source[note.source.line(note.source.position(at).line)]
    return line.strip(" \t>-*+0123456789.)") == "‣"
