"""What the shipped lists promise, and how lists are read."""

from importlib.resources import files

from notelint_rules.spelling.known_words import is_word
from notelint_rules.spelling.lexicon import (
    corrections,
    count,
    given_names,
    glossary,
    known_names,
    lexicon,
    read_list,
    right_words,
)


def test_a_list_holds_corrections_words_and_comments() -> None:
    words, wrong = read_list(
        "# names\nKoyejo  Xhonneux\n\nteh -> the # frequent\nin tact->in two\n데이터셑 -> 데이터셋\n"
    )
    assert words == {"koyejo", "xhonneux"}
    assert wrong == {"teh": "the", "in tact": "in two", "데이터셑": "데이터셋"}


def test_the_lexicon_knows_how_often_words_are_used() -> None:
    assert lexicon()["the"] > lexicon()["entropy"] > 1_000_000
    assert "perpelxity" not in lexicon()


def test_a_word_of_the_glossary_counts_as_common() -> None:
    assert count("perplexity") >= 20_000_000
    assert count("softmax") >= 20_000_000
    assert count("perpelxity") == 0


def test_the_lists_are_as_long_as_they_are_meant_to_be() -> None:
    assert len(glossary()) >= 800
    assert len(corrections()) >= 1500
    assert len(given_names()) >= 500


def test_no_misspelling_is_a_word() -> None:
    assert [wrong for wrong in corrections() if is_word(wrong)] == []


def test_what_a_misspelling_is_corrected_to_is_a_word() -> None:
    rights = {part for right in corrections().values() for part in right.replace("-", " ").split()}
    assert [part for part in sorted(rights) if "'" not in part and not is_word(part)] == []


def test_no_misspelling_is_in_the_glossary_or_corrected_to_another() -> None:
    assert not glossary() & corrections().keys()
    assert not set(corrections().values()) & corrections().keys()


def test_known_names_have_capitals_that_a_sentence_does_not_give_them() -> None:
    names = known_names()
    assert len(names) >= 400
    assert [name for name in names.values() if name.text.islower()] == []
    assert [key for key, name in names.items() if name.text.istitle() and name.is_word] == []


def test_names_that_are_given_to_people_are_marked() -> None:
    given = known_names().keys() & given_names()
    assert [name for name in given if not known_names()[name].is_word] == []


def test_right_words_are_those_that_no_other_list_has() -> None:
    assert not right_words() & corrections().keys()
    assert {"caffe", "schwarz", "deepmind"} <= right_words()
    text = (files("notelint_rules.spelling") / "right_words.txt").read_text("utf-8")
    assert [word for word in sorted(read_list(text).words) if is_word(word)] == []
