"""Whether a capitalised word may be a name, of a person, a model, a product: then nothing is said."""

from bisect import bisect_right

import regex

from notelint import lazy_re_compile, lazy_regex_compile
from notelint.nodes import Heading
from notelint_rules.spelling.candidates import Candidate
from notelint_rules.spelling.known_words import MILLION
from notelint_rules.spelling.lexicon import count, given_names
from notelint_rules.spelling.slips import Slip
from notelint_rules.spelling.vocabulary import Vocabulary
from notelint_rules.spelling.words import Passage, Word, key

_MODEL = lazy_regex_compile(
    r"(?:former|formers|net|nets|bert|gpt|lm|llm|gan|gans|vae|clip|llama|seg|diff|bench|agent|nerf|mamba|hub|lab|soft|ware|ly|ify)$"
)
_BYLINE = lazy_regex_compile(
    r"^\W*(?:authors?|posted by|by|speakers?|editors?|translators?|credits?|작성자|저자|지은이|옮긴이|作者|译者|著者)\b\W",
    regex.IGNORECASE,
)
_CAPITALISED = r"[\p{Lu}][\p{Latin}.'’-]*"
_NAME_BEFORE = lazy_regex_compile(rf"(?:\b({_CAPITALISED}),?[ ]+|[@/.&]|\b\p{{Lu}}\.[ ]*)$")
_NAME_AFTER = lazy_regex_compile(
    rf"^(?:,?[ ]+({_CAPITALISED})|[ ]*,?[ ]*\(?(?:19|20)\d\d|[ ]*,?[ ]*et\.?[ ]al|[ ]+(?:and|&)[ ]+\p{{Lu}}\p{{L}}+[ ]et\.?[ ]al|['’]s\b)"
)
_WORD_BEFORE = lazy_regex_compile(r"[\p{L},]\s\s?$")
_LINE_END = lazy_re_compile("[\r\n]")
_FAR = 1000
_SECURE = frozenset({Slip.SWAPPED, Slip.DOUBLED})


def may_be_name(
    word: Word,
    candidate: Candidate,
    passage: Passage,
    text: str,
    vocabulary: Vocabulary,
) -> bool:
    """Whether this capitalised word is rather a name than the slip that the candidate explains."""
    lowered = key(word.text)
    if vocabulary.is_name(lowered):
        return True
    if _MODEL.search(lowered) or lowered in given_names() or not _is_secure(lowered, candidate):
        return True
    if not candidate.in_vault and _is_within_sentence(word, passage, text):
        return True
    return _is_link_text(word, text) or stands_like_name(word, text)


def stands_like_name(word: Word, text: str) -> bool:
    """Whether given names, initials, years, ``et al.`` or unknown capitalised words stand beside a word."""
    before, after = _line_around(word, text)
    return bool(_BYLINE.match(before)) or _is_among_names(before, after)


def _is_secure(word: str, candidate: Candidate) -> bool:
    """Whether the slip is so plain, and what is meant so common, that a name is unlikely."""
    text, slip, in_vault = candidate
    if slip in _SECURE:
        return in_vault or count(text) >= (MILLION // 10 if len(word) >= 9 else MILLION // 2)
    if slip in (Slip.MISSING, Slip.EXTRA):
        return len(word) >= 7 and (
            in_vault or count(text) >= (MILLION // 2 if len(word) >= 9 else 2 * MILLION)
        )
    if slip is Slip.VOWEL:
        return len(word) >= (7 if in_vault else 9)
    return slip is Slip.TWO and len(word) >= 9


def _is_within_sentence(word: Word, passage: Passage, text: str) -> bool:
    """Whether a capital letter is unexpected here, as it is in prose after another word."""
    if isinstance(passage.block, Heading) or _is_linked(word, passage):
        return False
    return _WORD_BEFORE.search(text, max(0, word.span.start - 3), word.span.start) is not None


def _is_linked(word: Word, passage: Passage) -> bool:
    at = bisect_right(passage.linked, word.start, key=lambda link: link.start) - 1
    return at >= 0 and passage.linked[at].covers(word.span)


def _is_link_text(word: Word, text: str) -> bool:
    """Whether the word alone is the text of a link."""
    return text[word.span.start - 1 : word.span.start] == "[" and text.startswith(
        "]", word.span.end
    )


def _is_among_names(before: str, after: str) -> bool:
    beside = (_NAME_BEFORE.search(before), _NAME_AFTER.match(after))
    return any(match and (match[1] is None or _is_name(match[1])) for match in beside)


def _is_name(capitalised: str) -> bool:
    lowered = key(capitalised.rstrip(".'’-"))
    return count(lowered) == 0 or lowered in given_names()


def _line_around(word: Word, text: str) -> tuple[str, str]:
    """What stands before and after the word on its line, no further away than names look."""
    before = text[max(0, word.start - _FAR) : word.start]
    after = text[word.end : word.end + _FAR]
    return _LINE_END.split(before)[-1], _LINE_END.split(after, maxsplit=1)[0]
