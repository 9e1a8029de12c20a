"""Which two spellings of one term may stand beside each other."""

import re
from typing import NamedTuple

from notelint_rules.spelling.lexicon import lexicon

_ORDINARY = 5_000_000
"""From so many uses in English on, a word in capitals may be no name but shouted."""

_OFTEN = 3

_OTHER_WORDS = frozenset(
    f"re{word}"
    for word in [
        "collect",
        "cover",
        "create",
        "dress",
        "form",
        "lay",
        "lease",
        "mark",
        "press",
        "present",
        "serve",
        "sign",
        "solve",
        "sort",
        "store",
        "treat",
    ]
)
"""Words that mean something else without the hyphen (``re-sort``)."""


_IN_PROGRAMS = 2
"""In so many notes the name of a program's part stands in code; an address may stand in one."""

_RENAMED = frozenset({"Llama"})
"""Names that had other capitals once, of which both are in use."""


class Usual(NamedTuple):
    """The usual spelling of a term, how often it is used, and in how many notes the same letters are
    a name in code or in a URL.
    """

    text: str
    times: int
    in_code: int


def may_differ(written: str, times: int, usual: Usual) -> bool:
    """Whether a spelling that is used so often is right beside the usual one."""
    best = usual.text
    if " " in written:
        # Local Storage and localStorage: the words, and the name of what a program has for them.
        is_name = has_hump(best) and best[0].isupper() and not usual.in_code
        return not is_name or times > usual.times
    if written.islower() and (written == best.lower() or _has_digit_and_no_hyphen(written)):
        return not any(part.islower() for part in best.split("-"))  # a package, an encoding
    if has_hump(best) and best.isalpha():
        return _is_beside_name(written, usual)
    if best.islower() and (written.isupper() or (written.isalpha() and has_hump(written))):
        return True  # emphasis, or an acronym spelt out (``cOntext``)
    if written.isalpha() and (usual.in_code >= times or written.lower() in _OTHER_WORDS):
        return best.lower() != written.lower()  # read-only, and what is called readonly
    joined = written.replace("-", "")
    return best.isalpha() and (usual.in_code >= usual.times or joined in _OTHER_WORDS)


def _has_digit_and_no_hyphen(written: str) -> bool:
    return "-" not in written and not written.isalpha()


def _is_beside_name(written: str, usual: Usual) -> bool:
    """Whether a spelling may stand beside a name with capitals within (``NumPy``)."""
    best = usual.text
    if written.islower() or written in _RENAMED:
        return True  # a package
    if written[1:] == best[1:]:
        return usual.in_code >= _IN_PROGRAMS  # a class, and a variable that holds one
    if "-" in written:
        return not has_hump(written)
    return (
        written.isupper() and lexicon().get(best.lower(), 0) >= _ORDINARY and usual.times < _OFTEN
    )


def has_hump(written: str) -> bool:
    """Whether a part has a capital within (``LoRA``)."""
    parts = re.split("[- ]", written)
    return any(part != part.upper() and part[1:] != part[1:].lower() for part in parts)
