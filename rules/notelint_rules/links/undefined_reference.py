from collections.abc import Iterator

from notelint import Bad, Finding, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint.nodes import Text

_TEXT = lazy_re_compile(r"(?<![\w\]\\])!?\[(?P<text>[^\[\]]{1,200})\Z")
_LABEL = lazy_re_compile(r"\]\[(?P<label>[^\[\]\\]{0,100})\](?![\[(:])")
_LONGEST = 203
_INDEX = lazy_re_compile(r"[A-Za-z](?:[+-]?\d)?|\d+|[+*:-]")
_LOWER_CASE = lazy_re_compile(r"[a-z]")
_TAG = lazy_re_compile(
    r"(?:[A-Z][A-Za-z]*[A-Z][A-Za-z]*[\s'’-]*)?(?:\d\d|(?:19|20)\d\d)|(?i:oral|poster|spotlight|highlight)"
)
"""A venue, a year, what a paper was there (``[ICLR 2024][Spotlight]``)."""


class UndefinedReference(Rule):
    """The label of a reference is defined.

    `[text][label]` without a line `[label]: https://…` is shown with its brackets. Only notes
    that define labels are looked at, and only what looks meant: tags (`[NIPS24][ORAL]`,
    `[논문][리뷰]`), citations (`[1][2]`) and indexes (`a[i][j]`) are text.
    """

    name = "undefined-reference"
    group = "links"

    good = [
        Good("[글][one], [one][] 과 [one]\n\n[one]: https://example.org\n"),
        Good("[논문][리뷰] 두 연구 [1][2], x[i][j]\n\n[one]: https://example.org\n"),
        Good("a [word][another] without any label\n"),
    ]
    bad = [
        Bad(
            "[Kim][one], ⟦[Lee et al.][two]⟧, ⟦[`fit`][]⟧\n\n[one]: https://example.org\n",
            ["the label `two` is not defined", "the label `` `fit` `` is not defined"],
            nests=False,
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        if not note.definitions:
            return
        for text in note.find(Text):
            if "][" not in text.value:
                continue
            parent = note.parent(text)
            for match in _LABEL.finditer(note.text, text.start, text.end):
                first = max(parent.start if parent else 0, match.start() - _LONGEST)
                before = _TEXT.search(note.text[first : match.start()])
                if before is None or not _looks_meant(before["text"], match["label"]):
                    continue
                label = match["label"] or before["text"]
                shown = f"`` {label} ``" if "`" in label else f"`{label}`"
                span = Span(first + before.start(), match.end())
                yield Finding(span, f"the label {shown} is not defined")


def _looks_meant(text: str, label: str) -> bool:
    parts = (text, label or text)
    if any(_TAG.fullmatch(part.strip()) for part in parts) or not text.strip():
        return False
    indexes = all(_INDEX.fullmatch(part) for part in parts)
    return not indexes and any(_LOWER_CASE.search(part) for part in parts)
