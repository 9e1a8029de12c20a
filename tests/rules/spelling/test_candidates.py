"""What a word may have been meant to be."""

from collections import Counter

import pytest

from notelint_rules.spelling.candidates import Speller
from notelint_rules.spelling.known_words import derivable, is_word
from notelint_rules.spelling.slips import Slip, one_slip_away, two_slips_apart
from notelint_rules.spelling.variants import are_variants
from notelint_rules.spelling.vocabulary import Vocabulary


def best(word: str, **used: int) -> str | None:
    speller = Speller(Vocabulary(Counter(used), {}, frozenset()))
    return next((candidate.text for candidate in speller.candidates(word)), None)


@pytest.mark.parametrize(
    ("wrong", "right", "slip"),
    [
        ("perpelxity", "perplexity", Slip.SWAPPED),
        ("decisoin", "decision", Slip.SWAPPED),
        ("trainning", "training", Slip.DOUBLED),
        ("embeding", "embedding", Slip.DOUBLED),
        ("seperate", "separate", Slip.VOWEL),
        ("entopy", "entropy", Slip.MISSING),
        ("featrure", "feature", Slip.EXTRA),
        ("tokenize", "tokenizer", Slip.LAST),
        ("mode", "model", Slip.LAST),
        ("gradiept", "gradient", Slip.OTHER),
        ("algolithm", "algorithm", Slip.ALIKE),
        ("hiddent", "hidden", Slip.EXTRA),
    ],
)
def test_each_kind_of_slip_is_told_apart(wrong: str, right: str, slip: Slip) -> None:
    assert dict(one_slip_away(wrong, {right}))[right] is slip


def test_the_first_letter_is_taken_as_meant() -> None:
    assert {text[0] for text, _ in one_slip_away("entopy", {"entropy", "untopy", "centopy"})} == {
        "e"
    }


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("scalining", "scaling"),
        ("recogintino", "recognition"),
        ("hyperaprametrs", "hyperparameters"),
        ("regulrizaton", "regularization"),
        ("evlauatoin", "evaluation"),
    ],
)
def test_two_slips_apart(wrong: str, right: str) -> None:
    assert two_slips_apart(wrong, right)
    assert two_slips_apart(right, wrong)


@pytest.mark.parametrize(
    ("word", "other"),
    [("model", "modal"), ("relation", "rotation"), ("encoder", "encoder"), ("loss", "lasses")],
)
def test_not_two_slips_apart(word: str, other: str) -> None:
    assert not two_slips_apart(word, other)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("entopy", "entropy"),
        ("pretraiing", "pretraining"),
        ("encdoer", "encoder"),
        ("verifer", "verifier"),
        ("squence", "sequence"),
        ("convnolutional", "convolutional"),
        ("recahce", "recache"),
        ("hyptohesis", "hypothesis"),
        ("reoslutions", "resolutions"),
        ("matirces", "matrices"),
        *(("vendar", "vendor"), ("rigion", "region"), ("ocject", "object")),
        *(
            ("hiddent", "hidden"),
            ("convext", "convex"),
            ("hypenated", "hyphenated"),
        ),
        *(("discriminater", "discriminator"), ("dealy", "delay")),
    ],
)
def test_the_likeliest_word_comes_first(wrong: str, right: str) -> None:
    assert best(wrong) == right


@pytest.mark.parametrize(
    "word",
    [
        *(
            "layerwise",
            "posttrain",
            "embedder",
            "trainable",
            "finetuned",
            "parametrizes",
            "quantizes",
        ),
        *("updaters", "recache", "transpilation", "backported", "untokenized", "subgoals"),
        *("tokeniser", "neighbour", "neighbor", "labeled", "labelled", "sanitization", "optimiser"),
        *("parenthesize", "submod", "configurator", "neighbor", "sanitize"),
        *("strncpy", "numpy", "kubectl", "webhook", "frontend", "mutative", "checkins"),
    ],
)
def test_right_words_have_no_candidates(word: str) -> None:
    assert best(word) is None


@pytest.mark.parametrize(
    "word",
    [
        *("javac", "linkerd", "crond", "updatedb", "magento", "caffe", "chardet", "ipconfig"),
        *("schwarz", "companding", "priori", "facto", "memtables", "interpolants", "assigner"),
    ],
)
def test_names_of_programs_and_people_are_right(word: str) -> None:
    assert best(word, java=40, linked=9, audit=9, caffee=9, memtable=9, interpolant=9) is None


def test_the_vault_may_know_that_a_letter_is_missing_in_what_could_be_derived() -> None:
    assert best("labeing") is None
    assert best("labeing", labeling=9, labeing=1) is None
    assert best("labeing", labeling=10, labeing=1) == "labeling"
    assert best("tokenizes", tokenizers=40, tokenizes=1) is None


def test_another_letter_in_a_short_word_is_believed_last() -> None:
    assert best("ocject") == "object"
    assert best("hasing") == "having"
    assert best("hasing", hashing=4) == "hashing"


def test_what_the_vault_writes_often_is_meant() -> None:
    assert best("shulkre") is None
    assert best("shulkre", shulker=6, shulkre=1) == "shulker"
    assert best("shulkre", shulker=6, shulkre=3) is None


def test_a_word_that_the_vault_writes_often_is_right() -> None:
    assert best("verifer", verifer=5) is None
    assert best("verifer", verifer=5, verifier=40) is None


def test_a_plain_slip_is_reported_however_often_it_is_written() -> None:
    assert best("encdoer", encdoer=5, encoder=40) is None
    assert best("encdoer", encdoer=5, encoder=50) == "encoder"


def test_names_from_code_and_addresses_need_plain_slips() -> None:
    bare = Vocabulary({}, {}, frozenset())
    named = Vocabulary({}, {}, frozenset(("entopy", "emtpy", "testling")))
    assert Speller(bare).candidates("entopy")
    assert not Speller(named).candidates("entopy")
    assert not Speller(named).candidates("testling")
    assert Speller(named).candidates("emtpy")


@pytest.mark.parametrize(
    ("word", "other"),
    [
        *(("tokenise", "tokenize"), ("labelled", "labeled"), ("colour", "color")),
        *(("catalogue", "catalog"), ("centre", "center"), ("analyse", "analyze")),
        *(("scaleable", "scalable"), ("licence", "license"), ("archaeology", "archeology")),
    ],
)
def test_variants_are_no_slips(word: str, other: str) -> None:
    assert are_variants(word, other)


def test_slips_are_no_variants() -> None:
    assert not are_variants("seperate", "separate")
    assert not are_variants("paralell", "parallel")


@pytest.mark.parametrize("word", ["mapped", "mapper", "reencode", "dataclassless", "tokenwise"])
def test_regular_forms_are_derivable(word: str) -> None:
    assert is_word(word) or derivable(word)


@pytest.mark.parametrize("word", ["ploting", "trainned", "entopy", "processe", "interation"])
def test_irregular_forms_are_not(word: str) -> None:
    assert not is_word(word)
    assert not derivable(word)
