"""Words made of other words: a stem with affixes, or two words written as one.

What can be derived is most likely meant as it stands, even where no dictionary has it.
"""

from collections.abc import Callable

Known = Callable[[str], bool]

_PREFIXES = """
    anti auto bi bio circum co counter cross cyber de dis down electro ex extra fore geo hetero homo
    hyper il im immuno in infra inter intra ir iso kilo macro mega meta micro mid mini mis mono
    multi nano neo neuro non omni out over para peri photo poly post pre pro pseudo psycho quasi
    radio re self semi socio spatio sub super sur tele therm thermo trans tri ultra un under uni up
    vice video web
"""
_SUFFIXES = """
    s es ed d ing ings er ers r rs or ors est ly ness nesses able ible ability abilities ably less
    lessly lessness ful fully ish ism isms ist ists ize ise izes ises ized ised izing ising izer
    iser izers isers ization isation izations isations izable isable ity ities ic ical ically
    wise like ward wards free friendly proof ship ships hood dom ment ments y ies ier iest
    ify ified ifies ifying ification ware scape worthy fold point points
    in ins out outs up ups off offs js
"""
_PREFIX_LIST = tuple(_PREFIXES.split())
_SUFFIX_LIST = tuple(_SUFFIXES.split())
_SUFFIXES_OF_ION = ("al", "ally", "ality", "ist", "ists", "less")
_SUFFIXES_OF_VERBS = ("ion", "ions", "ive", "ives", "ation", "ations", "ative")
_VERBS = ("ate", "ise", "ize")
_SHORTEST_STEM = 3
_VOWELS = frozenset("aeiou")


def is_derived(word: str, known: Known, common: Known) -> bool:
    """Whether a known word makes this one with an affix, or two common words do together.

    A lexicon that has a plural may lack the singular, one that has a participle the verb.
    """
    return (
        (_has_affix(word, known) and not _is_agent_in_or(word, common))
        or (word[-1] not in "aeisu" and known(word + "s"))
        or (word.endswith(_VERBS) and known(word + "d"))
        or _is_latinate(word, known)
        or is_compound(word, common)
    )


def _is_agent_in_or(word: str, common: Known) -> bool:
    """``discriminater``, of what is a discriminator."""
    stem = word.removesuffix("s")
    return stem.endswith("er") and common(stem.removesuffix("er") + "or")


def _is_latinate(word: str, known: Known) -> bool:
    """``representation|al``, ``mutat|ive``, ``transpil|ation``: where the stem shows that it is meant."""
    for suffix in _SUFFIXES_OF_ION:
        if word.endswith("ion" + suffix) and known(word.removesuffix(suffix)):
            return True
    for suffix in _SUFFIXES_OF_VERBS:
        verb = word.removesuffix(suffix)
        if verb != word and len(verb) >= 4 and known(verb + "e"):
            return suffix.startswith("at") or verb.endswith("at")
    return False


def is_compound(word: str, common: Known) -> bool:
    return any(
        common(word[:cut]) and common(word[cut:]) and word[cut:] not in _SUFFIX_LIST
        for cut in range(_SHORTEST_STEM, len(word) - _SHORTEST_STEM + 1)
    )


def _has_affix(word: str, known: Known) -> bool:
    if _has_suffix(word, known):
        return True
    for prefix in _PREFIX_LIST if word.startswith(_PREFIX_LIST) else ():
        if word.startswith(prefix) and len(word) - len(prefix) > _SHORTEST_STEM:
            rest = word[len(prefix) :]
            if known(rest) or _has_suffix(rest, known):
                return True
    return False


def _has_suffix(word: str, known: Known) -> bool:
    return word.endswith(_SUFFIX_LIST) and any(
        known(stem)
        for suffix in _SUFFIX_LIST
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM
        for stem in _stems(word[: -len(suffix)], suffix)
    )


def _stems(rest: str, suffix: str) -> tuple[str, ...]:
    """The words that lose or double letters before this suffix: ``tun|ing``, ``mapp|ing``, ``stud|ies``."""
    if suffix in (
        "ies",
        "ier",
        "iest",
        "ied",
        "ify",
        "ified",
        "ifies",
        "ifying",
        "ification",
    ):
        return (rest + "y", rest, rest + "e")
    if suffix.startswith(("iz", "is")):
        return (rest, rest + "e") if rest.endswith("l") else (rest, rest + "e", rest + "y")
    if suffix[0] in "aeiouy" and suffix not in ("in", "out", "up", "off"):
        if _doubles(rest):
            return (rest[:-1],)
        return (rest + "e",) if _must_double(rest, suffix) else (rest, rest + "e")
    return (rest, rest[:-1] + "y") if rest.endswith("i") else (rest,)


def _doubles(rest: str) -> bool:
    """``mapp``, ``runn``: a short word's last consonant, doubled."""
    return (
        len(rest) >= 4
        and rest[-1] == rest[-2]
        and rest[-1] not in "lsfz"
        and rest[-3] in _VOWELS
        and (rest[-4] not in _VOWELS or rest[-5:-3] == "qu")
    )


def _must_double(rest: str, suffix: str) -> bool:
    """``map``, ``run``: one syllable that ends in one vowel and one consonant (``maping`` is wrong)."""
    return (
        suffix in ("ed", "er", "ers", "ing", "est", "y")
        and rest[-1] not in "aeiouwxy"
        and rest[-2] in _VOWELS
        and not any(letter in _VOWELS for letter in rest[:-2])
    )
