"""Which stretches of a note are words, and where exactly they stand."""

import pytest

import notelint
from notelint_rules.spelling.words import passages, runs_of_letters


def words(text: str, path: str = "note.md") -> list[str]:
    note = notelint.parse(text, path)
    found = [word for passage in passages(note) for word in passage.words]
    assert all(note.source[word.span] == word.text for word in found)
    return [word.text for word in found]


@pytest.mark.parametrize(
    "text",
    [
        "perpelxity가 높다\n",
        "높은perpelxity는\n",
        "，perpelxity。\n",
        "困惑度perpelxity很高\n",
        "（perpelxity）\n",
        "🧪perpelxity🧪\n",
        "“perpelxity”\n",
        "'perpelxity'\n",
        "**perpelxity**를\n",
        "_perpelxity_\n",
        "~~perpelxity~~\n",
        "- [ ] perpelxity\n",
        "> 높다\n> perpelxity\n",
        "높다\r\nperpelxity\r\n",
        "&amp; perpelxity &lt;\n",
        "높다<br>perpelxity\n",
        "| a |\n|---|\n| perpelxity |\n",
        "[perpelxity](https://example.org/a/b)\n",
        "\\*perpelxity\\*\n",
    ],
)
def test_a_word_ends_where_its_letters_end(text: str) -> None:
    assert [word for word in words(text) if len(word) > 2] == ["perpelxity"]


@pytest.mark.parametrize(
    "text",
    [
        "`perpelxity`\n",
        "    perpelxity\n",
        "$perpelxity$\n",
        "https://example.org/perpelxity\n",
        "[논문](https://example.org/perpelxity 'perpelxity')\n",
        "![](perpelxity.png)\n",
        "<b class='perpelxity'>값</b>\n",
        "---\ntitle: perpelxity\n---\n",
        "perpelxity.py, src/perpelxity, a_perpelxity, a\\_perpelxity, @perpelxity, #perpelxity\n",
        "--perpelxity -perpelxity :perpelxity: perpelxity=1 self.perpelxity perpelxity2 2-perpelxity\n",
        "perpelxity@example.org \\perpelxity %perpelxity $perpelxity\n",
        "per\u200bpelxity per\u00adpelxity\n",
        "per**pelx**ity와 [en](a.md)tropy, `en`tropy, per`pelxity`, per<b>pelxity</b>, en</b>tropy\n",
    ],
)
def test_what_is_no_prose_has_no_words(text: str) -> None:
    assert [word for word in words(text) if len(word) > 2] == []


def test_jsx_is_left_out_and_what_stands_in_it_is_not() -> None:
    text = (
        "import figure from './figure.png'\n\n"
        "export const caption = 'entopy'\n\n"
        "<Figure title='entopy' image={figure}>entropy {caption}</Figure>\n"
    )
    assert words(text, "note.mdx") == ["entropy"]


def test_hyphens_part_words_and_apostrophes_do_not() -> None:
    assert words("kv-cache don't it’s models' fine-tune\n") == [
        *("kv", "cache", "don't", "it’s", "models", "fine", "tune"),
    ]


def test_a_sentence_that_lacks_a_space_is_two_sentences() -> None:
    assert words("the end.The start\n") == ["the", "end", "The", "start"]


def test_letters_with_marks_are_one_word() -> None:
    assert words("naïve naı\u0308ve Đường\n") == ["naïve", "naı\u0308ve", "Đường"]


def test_words_come_by_block_and_know_the_links_around_them() -> None:
    note = notelint.parse("# first **second**\n\nthird [fourth](a.md)\nfifth\n")
    heading, paragraph = passages(note)
    assert [word.text for word in heading.words] == ["first", "second"]
    assert [word.text for word in paragraph.words] == ["third", "fourth", "fifth"]
    assert [note.source[span] for span in paragraph.linked] == ["[fourth](a.md)"]


def test_only_the_blocks_that_hold_a_string_are_read_where_they_are_asked_for() -> None:
    note = notelint.parse("# First\n\nsecond of **third**\n\nDon’t be fourth\n")
    found = [[word.text for word in p.words] for p in passages(note, ["third", "don't"])]
    assert found == [["second", "of", "third"], ["Don’t", "be", "fourth"]]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("perplexity가 don’t 2×3 café", ["perplexity", "don't", "café"]),
        ("perplexity가 Đường 2×3 café", ["perplexity", "Đường", "café"]),
        ("a_b/c-d µs", ["a", "b", "c", "d", "s"]),
    ],
)
def test_runs_of_letters_are_the_same_in_texts_of_any_kind(text: str, runs: list[str]) -> None:
    assert runs_of_letters(text) == runs


def test_names_in_code_have_no_apostrophes() -> None:
    assert runs_of_letters("f('x') + g’s", apostrophes=False) == ["f", "x", "g", "s"]
