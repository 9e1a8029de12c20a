import re
from collections.abc import Iterator
from itertools import pairwise

from notelint import Bad, Edit, Finding, Fix, Good, Note, Rule, Span, Vault, lazy_re_compile
from notelint.nodes import Paragraph, Text, walk

_LETTER = lazy_re_compile(r"[^\W\d_]")
_FEWEST_WORDS = 2
_FEWEST_LETTERS = 8
"""A letter that is none of ASCII says as much as two."""


class RepeatedParagraph(Rule):
    """A paragraph does not say again what the one above it ends with.

    It is what remains of an earlier wording, or was pasted twice. Single words and short
    phrases are left alone, and so is what holds no text of its own.

    The fix removes the second. It is unsafe: a refrain may be meant.
    """

    name = "repeated-paragraph"
    group = "structure"
    default = False
    fixes = "unsafe"

    good = [
        Good("기본적으로 확산 모형을 쓴다.\n\n학습률은 낮춘다.\n\n끝.\n\n끝.\n"),
        Good("- 기본적으로 확산 모형을 쓴다.\n\n- 기본적으로 확산 모형을 쓴다.\n"),
    ]
    bad = [
        Bad(
            "먼저 소개한다. 기본적으로 확산 모형을 쓴다.\n\n⟦확산 모형을 쓴다.⟧\n\n다음\n",
            ["the paragraph repeats the end of the one above"],
            "먼저 소개한다. 기본적으로 확산 모형을 쓴다.\n\n다음\n",
        ),
        Bad(
            "We train the model on two datasets.\n\n⟦We train the model on two datasets.⟧\n",
            ["the paragraph repeats the one above"],
            "We train the model on two datasets.\n",
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for first, second in pairwise(note.find(Paragraph)):
            said, again = note.source[first.span].rstrip(), note.source[second.span].strip()
            if not said.endswith(again) or note.text[first.end : second.start].strip(" \t\r\n>"):
                continue
            before = said[: len(said) - len(again)]
            if before and not re.search(r"[\s.,;:!?。，；：！？]$", before):
                continue
            if note.parent(first) is note.parent(second) and _says_something(second):
                which = "the end of the one above" if before else "the one above"
                fix = Fix("remove it", (Edit(Span(first.end, second.end), ""),), safe=False)
                yield Finding(second.span, f"the paragraph repeats {which}", fix)


def _says_something(paragraph: Paragraph) -> bool:
    texts = [node.value for node in walk(paragraph) if isinstance(node, Text)]
    letters = _LETTER.findall("".join(texts))
    said = sum(1 if letter.isascii() else 2 for letter in letters)
    return len(" ".join(texts).split()) >= _FEWEST_WORDS and said >= _FEWEST_LETTERS
