"""The examples of CommonMark 0.31.2 and of GitHub's extensions, as HTML."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from notelint.markdown import COMMONMARK, Dialect, parse
from tests.notelint.markdown.rendering import to_html

DATA = Path(__file__).with_name("data")
GFM = dataclasses.replace(COMMONMARK, name="gfm", gfm=True)
NOT_OF_THE_PARSER = {
    20: "its HTML is left open",
    22: "tags are filtered when HTML is written",
    23: "how footnotes are written",
}


def examples(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads((DATA / name).read_text("utf-8"))
    return loaded


@pytest.mark.parametrize(
    "example",
    examples("commonmark-0.31.2.json"),
    ids=lambda example: f"{example['example']}-{example['section']}",
)
def test_examples_of_commonmark_give_its_html(example: dict[str, Any]) -> None:
    assert _html(example["markdown"], COMMONMARK) == example["html"]


def test_the_specification_is_complete() -> None:
    assert len(examples("commonmark-0.31.2.json")) == 652


@pytest.mark.parametrize(
    "example",
    [e for e in examples("gfm-extensions.json") if e["example"] not in NOT_OF_THE_PARSER],
    ids=lambda example: f"{example['example']}-{example['section']}",
)
def test_examples_of_gfm_give_its_html(example: dict[str, Any]) -> None:
    assert _html(example["markdown"], GFM) == example["html"]


def _html(text: str, dialect: Dialect) -> str:
    return to_html(text, parse(text, dialect))
