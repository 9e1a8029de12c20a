import re
from collections.abc import Iterator
from itertools import dropwhile
from urllib.parse import unquote

from notelint import (
    Bad,
    Finding,
    Good,
    Note,
    Rule,
    Span,
    Vault,
    lazy_re_compile,
    lazy_regex_compile,
)
from notelint.nodes import Link, plain_text

_WORD = lazy_re_compile(r"[^\W\d_]+|\d+")
_LATIN = lazy_regex_compile(r"\p{Latin}+")
_SUFFIX = lazy_re_compile(r"\.(?:mdx?|html?|pdf|git)$", re.IGNORECASE)
_SHORTEST = 6
_LONG = 11
"""From this many letters on, two of them may differ."""
_LONGEST = 100


class LinkTextMismatch(Rule):
    """A link's text spells a name as its target does.

    `[SWIREASONGING](…#swireasoning)`: one of the two is misspelt, and where it is the target,
    the link leads nowhere. Texts are compared with how the last part of the path and the
    fragment begin, word by word; a Latin word that differs in one or two letters of many is reported.
    Endings (`selector`, `selectors`), digits, case, spaces and hyphens may differ.
    """

    name = "link-text-mismatch"
    group = "links"

    good = [
        Good("[SwiReasoning](a.md#swireasoning) [Selector](a.md#selectors)\n", {"a.md": ""}),
        Good("[GPT-4 report](a.md#gpt-3-report) [Llama](a.md#lama)\n", {"a.md": ""}),
        Good("[데이터셋 정리](a.md#데이터셋-정리) [适配器的功能](a.md#适配器功能)\n", {"a.md": ""}),
    ]
    bad = [
        Bad(
            "앞서 본 [⟦SWIREASONGING⟧](a.md#1-swireasoning-microsoft)과 같다\n",
            ["`swireasonging` is spelt `swireasoning` in the link's target"],
            files={"a.md": ""},
        ),
        Bad(
            "[⟦Mixture of Atention⟧](https://example.org/mixture-of-attention/)\n",
            ["`atention` is spelt `attention` in the link's target"],
        ),
    ]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for link in note.find(Link):
            if not link.children or not note.text.startswith("[", link.start):
                continue
            text = plain_text(link)
            if not _SHORTEST <= len(text) <= _LONGEST:
                continue
            words = _words(text)
            differences = (_difference(words, _words(name)) for name in _names(link.url))
            if (difference := next(filter(None, differences), None)) is not None:
                shown, meant = difference
                first, last = link.children[0], link.children[-1]
                message = f"`{shown}` is spelt `{meant}` in the link's target"
                yield Finding(Span(first.start, last.end), message)


def _names(url: str) -> Iterator[str]:
    """What the target is called: by its fragment, by the last part of its path."""
    path, _, fragment = unquote(url).partition("#")
    yield fragment
    yield _SUFFIX.sub("", path.partition("?")[0].rstrip("/").rpartition("/")[2])


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _difference(shown: list[str], name: list[str]) -> tuple[str, str] | None:
    """The one word that is spelt otherwise where the name begins, and how; None where more differs."""
    name = list(dropwhile(str.isdigit, name))[: len(shown)]
    if len(shown) != len(name):
        return None
    pairs = [(a, b) for a, b in zip(shown, name, strict=True) if a != b]
    return pairs[0] if len(pairs) == 1 and _is_slip(*pairs[0]) else None


def _is_slip(one: str, other: str) -> bool:
    """Whether two words differ as a slip of the pen makes them differ, and in no ending."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST or not _LATIN.fullmatch(one) or not _LATIN.fullmatch(other):
        return False
    if one[0] != other[0] or len(longer) - len(shorter) > 2 or _american(one) == _american(other):
        return False
    same = next(i for i, letter in enumerate(longer) if letter != shorter[i : i + 1])
    if len(longer) - same <= 3 and sorted(one) != sorted(other):
        return False
    return _distance(one, other) <= (2 if len(shorter) >= _LONG else 1)


def _american(word: str) -> str:
    return word.replace("our", "or").replace("is", "iz").replace("ys", "yz")


def _distance(one: str, other: str) -> int:
    """How many letters are missing, added, wrong, or have changed places with the next."""
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, above, row = above, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
    return row[-1]
