"""Spellings that are right on one side of the Atlantic: neither is a slip of the other."""

import re

_VARIANTS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"our", "or"),
        (r"is(?=e|i|a)", "iz"),
        (r"ys(?=e|i)", "yz"),
        (r"ae|oe", "e"),
        (r"ll(?=ed|ing|er|or|ation|ment|ful)", "l"),
        (r"tre(?=s?$)", "ter"),
        (r"ogue", "og"),
        (r"(?<=en)c(?=e)", "s"),
        (r"mme(?=s?$)", "m"),
        (r"e(?=able|ment|ing$)", ""),
        (r"pp(?=ed|ing|er)", "p"),
        (r"ss(?=ed|ing|es$)", "s"),
        (r"er(?=i[sz])", "r"),
    )
)


def are_variants(word: str, other: str) -> bool:
    """``tokenise`` and ``tokenize``, ``labelled`` and ``labeled``, ``scaleable`` and ``scalable``."""
    return any(
        pattern.sub(plain, word) == pattern.sub(plain, other) for pattern, plain in _VARIANTS
    )


_BRITISH = (
    (re.compile(r"(?<=[a-z][a-vx-z])iz(?=e|ing|ation|able)"), "is"),
    (re.compile(r"yz(?=e|ing)"), "ys"),
    (
        re.compile(r"(?<=[a-z]{2})or(?=(?:s|ed|ing|er|ers|able|ful|less|al|y|hood)?$)"),
        "our",
    ),
    (re.compile(r"(?<=[bt])er(?=s?$)"), "re"),
)


def british(word: str) -> str:
    """The British spelling of an American one; other words as they are."""
    for pattern, spelling in _BRITISH:
        word = pattern.sub(spelling, word)
    return word
