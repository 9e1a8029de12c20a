"""Korean particles that cannot stand where they stand.

Many particles have two forms, one after a vowel and one after a consonant. Only what is certain
is judged: 이, 가, 는, 과 and 로 also end words of other kinds (``차이``, ``평가``, ``있는``, ``효과``,
``경로``) and are left alone.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from notelint import lazy_re_compile
from notelint_rules.spelling.hangul import ends_in_l, has_final, word_before

_PARTICLE_LIST = """
    을 를 은 는 이 가 의 에 와 과 도 로 만 들 으로 에서 에게 까지 부터 들의 들을 들은 이나 처럼 보다 마다
    으로부터 로부터 에서의 에서는 으로는 로는 에는 와의 과의 이라는 라는 입니다 이다 하는 하고 하여 한 된
"""
PARTICLES = tuple(sorted(_PARTICLE_LIST.split(), key=len, reverse=True))
"""Particles and the like, the longest first."""

# Every 28th syllable begins anew without a final consonant.
_OPEN = "".join(map(chr, range(ord("가"), ord("힣") + 1, 28)))
_IN_L = "".join(map(chr, range(ord("갈"), ord("힣") + 1, 28)))
_TAILS = "(?:써|서|부터|의|는|도|만)?"
_WORD_ENDS = "(?![가-힣ㄱ-ㅣ])"
_AGAINST = lazy_re_compile(
    rf"[를와을은으](?:(?<=[가-힣][를와])(?<![{_OPEN}].)|(?<=[{_OPEN}][을은])"
    rf"|(?<=[{_OPEN}{_IN_L}]으)로{_TAILS}){_WORD_ENDS}"
)
"""Each form of a particle behind a syllable that wants the other form.

Expressions that begin with one of a few letters are searched for much faster than others.
"""
_AFTER_ACRONYM = lazy_re_compile(
    r"[B-DF-HJ-NP-TVXZ](?<![A-Za-z0-9_.-].)[B-DF-HJ-NP-TVXZ]*"
    r"(?:(?<=[LMNR])(?P<open>[를가는와])|(?<=[BCDFGKPQSTVXZ])(?P<closed>[을은과]))"
    rf"{_WORD_ENDS}"
)
"""Acronyms without a vowel are spelt letter by letter: 엘, 엠, 엔 and 알 end in a consonant."""
_READ_AS_WORDS = ("JPG", "PNG")
_PLACEHOLDER = lazy_re_compile(r"([A-Z])\1+")  # XX, read as something else
_TWICE = lazy_re_compile(
    r"[을를는은에으까부](?:(?<=을)[을은를]|(?<=를)[를을은이가는]|(?<=는)[는을를]|(?<=은)[를는]"
    rf"|(?<=에)(?:서에서|게에게)|(?<=으)로으로|(?<=까)지까지|(?<=부)터부터){_WORD_ENDS}"
)

_PARTED = lazy_re_compile(
    r"[을를으에까부처마끼한](?<=[가-힣] .)(?:(?<=[을를])|(?<=으)로|(?<=에)[서게]|(?<=까)지|(?<=부)터"
    rf"|(?<=처)럼|(?<=마)다|(?<=끼)리|(?<=한)테)(?:[는도의])?{_WORD_ENDS}|만(?:(?<=으로 만)|(?<=에서 만)|(?<=에게 만)|(?<=까지 만)|(?<=부터 만))(?= [가-힣])"
    r"(?! (?:명|원|개|번|배|년|일|시|대|장|권|달러|킬로|리터|미터|가지|단위))"
)
"""Particles behind a space. 만 is ten thousand, too, before what is counted."""

# Verbs whose stem loses its ㅅ (나을, 지은), and words that end like a particle.
_STEMS_IN_VOWEL = frozenset("나지이부그저자")
_WORDS_IN_EUL = frozenset("가마노고리")
_WORDS_IN_EUN = frozenset("하예가시지다조")
_FORMS = (("를", "을"), ("는", "은"), ("와", "과"), ("가", "이"))
_NAMED = frozenset("을를은는이가와과")  # as a grammar names them: 을를
_SHORTEST_NOUN = 2
_SURE_WORD = 3
_SURE_WORD_BEFORE_EUN = 4


class Slip(NamedTuple):
    """A particle as written, where it stands, and what is expected in its place."""

    start: int
    end: int
    expected: str


@lru_cache(maxsize=1)
def wrong_particles(text: str) -> Sequence[Slip]:
    """Particles against the last letter of the word before, in a text of any kind."""
    return tuple(_wrong_particles(text))


def _wrong_particles(text: str) -> Iterator[Slip]:
    for match in _AGAINST.finditer(text):
        word = word_before(text, match.start())
        if _is_sure(match[0], word):
            yield Slip(*match.span(), _expected(match[0], word[-1]))
    for match in _AFTER_ACRONYM.finditer(text):
        if not (match[0].startswith(_READ_AS_WORDS) or _PLACEHOLDER.fullmatch(match[0][:-1])):
            particle = match["open"] or match["closed"]
            pair = next(forms for forms in _FORMS if particle in forms)
            yield Slip(match.end() - 1, match.end(), pair[match["open"] is not None])


def parted_particles(text: str) -> Iterator[Slip]:
    """Particles that a space parts from their word (``때 까지``); the slip begins with the space."""
    for match in _PARTED.finditer(text):
        before = word_before(text, match.start() - 1) if match[0] != "만" else ""
        after = text[match.end() : match.end() + 2].strip()
        if before not in PARTICLES and after not in PARTICLES:
            yield Slip(match.start() - 1, match.end(), match[0])


def doubled_particles(text: str) -> Iterator[Slip]:
    """One particle twice (``모델을을``), or one object or topic marked twice (``모델을는``)."""
    for match in _TWICE.finditer(text):
        word = word_before(text, match.start())
        if len(word) < _SHORTEST_NOUN or word[-1] in _WORDS_IN_EUL:
            continue
        particle = match[0][len(match[0]) // 2 :]
        expected = particle if len(particle) > 1 else _expected(particle, word[-1])
        yield Slip(match.start(), match.end(), expected)


def _expected(particle: str, before: str) -> str:
    """The form of a particle that this syllable wants."""
    final = has_final(before)
    if particle.startswith("으로"):
        return particle.removeprefix("으") if not final or ends_in_l(before) else particle
    pair = next(forms for forms in _FORMS if particle in forms)
    return pair[final]


def _is_sure(particle: str, word: str) -> bool:
    """Whether the word before, with the particle, can be no word of its own."""
    length, last = len(word) + len(particle), word[-1]
    if word in _NAMED:
        return False
    if particle == "은":
        excepted = _STEMS_IN_VOWEL | _WORDS_IN_EUN
        return length >= _SURE_WORD_BEFORE_EUN and last not in excepted
    if particle == "을":
        return length >= _SURE_WORD and last not in _STEMS_IN_VOWEL | _WORDS_IN_EUL
    return particle != "와" or length >= _SURE_WORD
