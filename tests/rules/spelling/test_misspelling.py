"""When `misspelling` speaks, and when it holds its tongue."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from notelint import ConfigError, Vault
from notelint_rules.spelling import lexicon
from notelint_rules.spelling.misspelling import Misspelling
from tests.rules.conftest import Found


def marked(found: Found, text: str, **options: object) -> list[str]:
    return [word for word, _ in found(Misspelling(), text, **options)]


@pytest.mark.parametrize(
    "text",
    [
        "Authors: ['Rao M. Anwer', 'Sanmi Koyejo', 'Elyas Obbad']\n",
        "저자: Iddah Mlauzi, Rylan Schaeffer, Anwer Khan\n",
        "Anwer et al. show it. (Anwer 2024) Jeff Triplett said so. K. Weiner agreed.\n",
        "[Ministral](https://example.org/a) and [Dolmino](https://example.org/b)\n",
        "The Pyolite notebook and the Broden dataset.\n",
    ],
)
def test_names_are_left_alone(found: Found, text: str) -> None:
    assert marked(found, text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("## Squence Parallel\n", "Squence"),
        ("STRING(ShifTed Rotray position embeddING)을 소개\n", "Rotray"),
        ("Trainig with MLE.\n", "Trainig"),
        ("- Attenton Network: Single Layer\n", "Attenton"),
        ("Written in Pyhton, mostly.\n", "Pyhton"),
    ],
)
def test_capitalised_words_that_are_no_names_are_reported(
    found: Found, text: str, wrong: str
) -> None:
    assert marked(found, text) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "Wir entwickeln Modelle, die Texte verstehen, und proceden die Daten danach.\n",
        "Les modèles de langue sont des réseaux et une fuction de la langue.\n",
        "Los modelos de lenguaje son una funcion importante para todos los usarios.\n",
        "Mô hình ngôn ngữ lớn khong duoc dung nhieu o day vi qua cham.\n",
        "[Strategieën tegen stress](https://example.org/a)\n",
        "He said: “dat vinden we juist mooi en goed” and left.\n",
    ],
)
def test_other_languages_are_left_alone(found: Found, text: str) -> None:
    assert marked(found, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The surfaces are differen- tiable. The di rection is clear.\n",
        "The surfaces are differen-\ntiable and smooth.\n",
        "> The surfaces are differen-\r\ntiable.\r\n",
    ],
)
def test_pieces_of_words_are_left_alone(found: Found, text: str) -> None:
    assert marked(found, text) == []


def test_english_words_in_korean_are_judged_though_most_of_them_are_names(found: Found) -> None:
    text = "ProCLIP, dreambooth, 그리고 kohya, civitai, swarmui 에서 쓰는 encdoer 를 통째로 바꾸는 방법이다.\n"
    assert marked(found, text) == ["encdoer"]


def test_the_message_names_two_words_where_two_are_likely(found: Found) -> None:
    assert found(Misspelling(), "two embedding matrics of the model\n") == [
        ("matrics", "`matrics` is misspelt, expected `matrices` or `metrics`")
    ]


def test_words_of_the_users_list_are_right_and_its_corrections_come_first(found: Found) -> None:
    rule = Misspelling(words="lists/typos.txt")
    files = {"lists/typos.txt": "encdoer\nnips -> NeurIPS\nscore -> source\ndeepmind -> DeepMind\n"}
    text = "encdoer, NIPS, score, Deepmind, DeepMind, entopy\n"
    assert found(rule, text, files=files) == [
        ("NIPS", "`NIPS` is misspelt, expected `NeurIPS`"),
        ("score", "`score` is misspelt, expected `source`"),
        ("Deepmind", "`Deepmind` is misspelt, expected `DeepMind`"),
        ("entopy", "`entopy` is misspelt, expected `entropy`"),
    ]


def test_allowed_words_are_right(found: Found) -> None:
    assert found(Misspelling(allow=("Encdoer",)), "encdoer\n") == []


def test_short_words_are_left_to_the_lists(found: Found) -> None:
    assert marked(found, "the minig of data, mining, mining\n") == ["minig"]
    assert found(Misspelling(min_length=6), "the minig of data, mining, mining, adn teh\n") == [
        ("adn", "`adn` is misspelt, expected `and`"),
        ("teh", "`teh` is misspelt, expected `the`"),
    ]


def test_a_list_that_is_not_there_is_an_error_that_names_it() -> None:
    vault = Vault({PurePosixPath("a.md"): b"text\n"})
    note = vault.note(PurePosixPath("a.md"))
    with pytest.raises(ConfigError, match=r"rules\.misspelling\.words.*`typos\.txt`"):
        list(Misspelling(words="typos.txt").check(note, vault))


@pytest.fixture
def with_codespell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A codespell with a dictionary of its own."""
    data = tmp_path / "codespell_lib" / "data"
    data.mkdir(parents=True)
    (tmp_path / "codespell_lib" / "__init__.py").touch()
    pairs = "aggreableness->agreeableness\nlayerwize->layerwise, layer,\nquxxing->quick, a name\nbootup->boot up\n"
    (data / "dictionary.txt").write_text(pairs + "ansers->answers\nparsable->parseable\n")
    monkeypatch.syspath_prepend(tmp_path)
    lexicon.codespell.cache_clear()
    yield
    lexicon.codespell.cache_clear()


@pytest.mark.usefixtures("with_codespell")
def test_codespells_dictionary_is_used_where_it_is_installed(found: Found) -> None:
    text = (
        "We measured the aggreableness of this model with all of the other people.\n\n"
        "It was trained layerwize by all of us, and the text that it says is parsable.\n\n"
        "There is no other name for what quxxing does to the rest of the words on bootup here.\n"
    )
    assert found(Misspelling(), text) == [
        ("aggreableness", "`aggreableness` is misspelt, expected `agreeableness`"),
        ("layerwize", "`layerwize` is misspelt, expected `layerwise`"),
    ]
    assert found(Misspelling(codespell=False), text) == []


@pytest.mark.usefixtures("with_codespell")
@pytest.mark.parametrize(
    "text",
    [
        "Of the aggreableness of all that it says and does. " * 5,
        "`aggreableness` is the name for the aggreableness of all that it says.",
        "Of the Aggreableness of all that it says and does.",
        "Of all the aggreableness' that it says and does.",
    ],
)
def test_what_the_vault_knows_wins_over_codespell(found: Found, text: str) -> None:
    assert marked(found, text + "\n") == []


def test_one_long_line_takes_linear_time(found: Found) -> None:
    text = "The encdoer and perpelxity of Trainig [Attenton](a) <b>entopy</b> " * 4_000
    assert len(found(Misspelling(), text + "\n")) > 10_000
