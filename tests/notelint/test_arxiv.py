"""Addresses of papers, taken apart. The grammar of ids is tested with `malformed-arxiv-id`."""

import pytest

from notelint.arxiv import arxiv_addresses, arxiv_id, may_name_arxiv
from notelint.source import Span


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        (
            "https://arxiv.org/abs/2410.16429v2",
            ("https://", "arxiv.org", "abs", "2410.16429", "v2", ""),
        ),
        (
            "http://export.ArXiv.org/pdf/2407.02371.pdf#page=3",
            ("http://", "export.arxiv.org", "pdf", "2407.02371", "", ".pdf#page=3"),
        ),
        (
            "arxiv.org/abs/math.GT/0309136v1?context=math",
            ("", "arxiv.org", "abs", "math/0309136", "v1", "?context=math"),
        ),
        (
            "https://ar5iv.labs.arxiv.org/html/2410.16429",
            ("https://", "ar5iv.labs.arxiv.org", "", "2410.16429", "", ""),
        ),
        (
            "https://www.alphaxiv.org/overview/2410.16429v3",
            ("https://", "www.alphaxiv.org", "", "2410.16429", "v3", ""),
        ),
        (
            "https://huggingface.co/papers/2510.18692",
            ("https://", "huggingface.co", "", "2510.18692", "", ""),
        ),
        (
            "https://doi.org/10.48550/arXiv.2410.16429",
            ("https://", "doi.org", "", "2410.16429", "", ""),
        ),
    ],
)
def test_an_address_is_taken_apart(address: str, parts: tuple[str, ...]) -> None:
    text = f"논문 <{address}>"
    (found,) = arxiv_addresses(text)
    assert (
        *(found.scheme, found.host, found.page),
        *(found.id, found.version, found.extra),
    ) == parts
    assert found.span == Span(4, 4 + len(address))
    assert may_name_arxiv(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://arxiv.org/list/cs.CL/recent",
        "https://huggingface.co/papers/trending",
        "https://myarxiv.org/abs/2410.16429",
        "https://arxiv.org/abs/{id}",
        "2410.16429",
    ],
)
def test_other_addresses_are_none_of_a_paper(text: str) -> None:
    assert [*arxiv_addresses(text)] == []


def test_only_the_part_asked_for_is_searched() -> None:
    text = "https://arxiv.org/abs/2410.00001 https://arxiv.org/abs/2410.00002"
    assert [found.id for found in arxiv_addresses(text, Span(32, len(text)))] == ["2410.00002"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2410.16429v2", "2410.16429"),
        ("hep-th/9901001", "hep-th/9901001"),
        ("math.GT/0309136v2", "math/0309136"),
        ("2413.00001", None),
        ("", None),
    ],
)
def test_an_id_is_written_in_one_way(written: str, expected: str | None) -> None:
    assert arxiv_id(written) == expected
