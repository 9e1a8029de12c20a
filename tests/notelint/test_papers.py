"""Which papers a title names."""

import pickle

import pytest

from notelint.papers import NO_PAPERS, KnownPapers, title_words

KNOWN = KnownPapers(
    {
        "1706.03762": "Attention Is All You Need",
        "2402.19479": "Panda-70M: Captioning 70M Videos with Multiple Cross-Modality Teachers",
        "1512.03385": "Deep Residual Learning for Image Recognition",
        "1801.00001": "Gödel: Poincaré Embeddings",
        "1801.00002": "Godel, Poincare Embeddings!",
        "2401.99999": None,
    }
)


@pytest.mark.parametrize(
    ("title", "ids"),
    [
        ("attention is all you need.", ["1706.03762"]),
        ("Panda-70M", ["2402.19479"]),
        ("Deep Residual Learning", []),
        ("Godel Poincare embeddings", ["1801.00001", "1801.00002"]),
        ("", []),
        ("어텐션", []),
    ],
)
def test_a_title_names_papers_of_that_title_else_those_that_begin_so(
    title: str, ids: list[str]
) -> None:
    assert [paper.id for paper in KNOWN.named(title)] == ids


def test_what_is_known_to_be_missing_is_not_what_is_unknown() -> None:
    assert KNOWN.lacks("2401.99999")
    assert not KNOWN.lacks("2401.99998")
    assert KNOWN.title("2401.99998") is None
    assert not NO_PAPERS.lacks("2401.99999")
    assert NO_PAPERS.named("Attention Is All You Need") == ()


def test_titles_are_compared_by_letters_and_digits() -> None:
    assert title_words("Panda-70M: ｆｕｌｌ Width, Naïve & 한글 제목") == [
        *("panda", "70m", "full", "width", "naive", "한글", "제목"),
    ]


def test_what_is_known_can_be_sent_to_another_process() -> None:
    (paper,) = pickle.loads(pickle.dumps(KNOWN)).named("Panda 70M")
    assert paper.id == "2402.19479"
