"""The grammar of arXiv's ids, case by case."""

from datetime import date

import pytest

from notelint_rules.papers.malformed_arxiv_id import MalformedArxivId
from tests.rules.conftest import Found


@pytest.mark.parametrize(
    "id",
    [
        *("2410.16429", "2410.16429v1", "2410.16429v12", "2410.16429.pdf", "2410.16429v2.pdf"),
        *("0704.0001", "1412.9999", "1501.00001", "2410.16429/", "2410.16429?context=cs.CL"),
        *("2410.16429#page=3", "arXiv:2410.16429", "hep-th/9901001", "math.GT/0309136v2"),
        *("cs/9905007.pdf", "cond-mat/0703470", "q-bio.NC/0601001"),
    ],
)
def test_ids_that_can_be(found: Found, id: str) -> None:  # noqa: A002
    assert found(MalformedArxivId(), f"[논문](https://arxiv.org/abs/{id})\n") == []


@pytest.mark.parametrize(
    ("id", "reason"),
    [
        ("2413.00001", "arXiv address has an id of month `13`, expected `01` to `12`"),
        ("2400.00001", "arXiv address has an id of month `00`, expected `01` to `12`"),
        ("0703.0001", "arXiv address has an id of `0703`, but ids of this form begin with `0704`"),
        ("1412.12345", "arXiv address has an id with 5 digits after the dot, expected 4"),
        ("1501.1234", "arXiv address has an id with 4 digits after the dot, expected 5"),
        ("2410.164299", "arXiv address has an id with 6 digits after the dot, expected 5"),
        ("2410.00000", "arXiv address has the number `00000`, but papers are counted from 1"),
        ("2410.16429v", "arXiv address has the version `v`, but versions are counted from `v1`"),
        ("2410.16429v0", "arXiv address has the version `v0`, but versions are counted from `v1`"),
        ("2410.16429.", "arXiv address has an id that ends in `.`, expected `2410.16429`"),
        ("241016429", "arXiv address has the id `241016429`, expected `2410.16429`"),
        ("2410-16429", "arXiv address has the id `2410-16429`, expected `2410.16429`"),
        ("XXXX.XXXXX", "arXiv address has the id `XXXX.XXXXX`, expected `YYMM.NNNNN`"),
        ("hep-th/9913001", "arXiv address has an id of month `13`, expected `01` to `12`"),
        (
            "astro-ph/0704001",
            "arXiv address has an id of `0704`, but ids of this form end with `0703`",
        ),
        (
            "nlp/0601001",
            "arXiv address has an id of the archive `nlp`, which arXiv does not have",
        ),
    ],
)
def test_ids_that_cannot_be(found: Found, id: str, reason: str) -> None:  # noqa: A002
    text = f"[논문](https://arxiv.org/abs/{id})\n"
    assert found(MalformedArxivId(), text) == [(id, reason)]


def test_an_address_without_an_id_is_marked_as_a_whole(found: Found) -> None:
    assert found(MalformedArxivId(), "<https://arxiv.org/abs/>\n") == [
        ("<https://arxiv.org/abs/>", "arXiv address has no id, expected `YYMM.NNNNN`")
    ]


@pytest.mark.parametrize(
    "address",
    [
        "http://www.arxiv.org/pdf/{}",
        "https://ar5iv.labs.arxiv.org/html/{}",
        "https://www.alphaxiv.org/overview/{}",
        "https://huggingface.co/papers/{}",
        "https://doi.org/10.48550/arXiv.{}",
    ],
)
def test_mirrors_carry_ids_as_well(found: Found, address: str) -> None:
    assert found(MalformedArxivId(), f"[논문]({address.format('2410.16429')})\n") == []
    marks = found(MalformedArxivId(), f"[논문]({address.format('2419.16429')})\n")
    assert [mark for mark, _ in marks] == ["2419.16429"]


@pytest.mark.parametrize(
    "text",
    [
        "https://huggingface.co/papers/trending\n",
        "https://arxiv.org/list/cs.CL/recent\n",
        "https://export.arxiv.org/api/query?id_list=1\n",
        "[틀](https://arxiv.org/abs/{id})\n",
        "논문은 https://arxiv.org/pdf/2410.13121， 그리고\n",
    ],
)
def test_other_pages_and_templates_have_no_id_to_judge(found: Found, text: str) -> None:
    assert found(MalformedArxivId(), text) == []


def test_definitions_images_and_attributes_are_addresses_too(found: Found) -> None:
    text = (
        "[모가][m]\n\n[m]: https://arxiv.org/abs/2513.00001\n\n"
        '<a href="https://arxiv.org/abs/2514.00001">논문</a>\n'
    )
    assert [mark for mark, _ in found(MalformedArxivId(), text)] == ["2513.00001", "2514.00001"]
    jsx = '<Paper href="https://arxiv.org/abs/2515.00001" />\n'
    assert [mark for mark, _ in found(MalformedArxivId(), jsx, path="a.mdx")] == ["2515.00001"]


def test_an_address_that_is_its_own_text_is_found_once(found: Found) -> None:
    address = "https://arxiv.org/abs/2413.00001"
    assert len(found(MalformedArxivId(), f"[{address}]({address})\n\n{address}\n")) == 2


class TestTheLatestMonth:
    text = "[논문](https://arxiv.org/abs/2512.00001)\n"
    future = [
        ("2512.00001", "arXiv address has an id of `2512`, but the latest month is `2511`"),
    ]

    def test_is_not_judged_without_a_date(self, found: Found) -> None:
        assert found(MalformedArxivId(), self.text) == []

    def test_is_the_month_of_the_vaults_date(self, found: Found) -> None:
        assert found(MalformedArxivId(), self.text, today=date(2025, 11, 29)) == self.future
        assert found(MalformedArxivId(), self.text, today=date(2025, 12, 1)) == []

    def test_is_tomorrows_month_on_the_last_day(self, found: Found) -> None:
        assert found(MalformedArxivId(), self.text, today=date(2025, 11, 30)) == []

    def test_can_be_set(self, found: Found) -> None:
        assert found(MalformedArxivId(latest="2511"), self.text) == self.future
        rule = MalformedArxivId(latest="2512")
        assert found(rule, self.text, today=date(2025, 1, 1)) == []


def test_a_full_width_full_stop_is_no_part_of_an_id(found: Found) -> None:
    text = "[논문](https://arxiv.org/abs/2410.16429。) https://arxiv.org/abs/2410.16429。\n"
    assert found(MalformedArxivId(), text) == [
        ("2410.16429", "arXiv address has an id that is followed by `。`")
    ]
