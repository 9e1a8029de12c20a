"""Which names are written with other capitals than theirs."""

import pytest

from notelint_rules.spelling.miscased_name import MiscasedName
from tests.rules.conftest import Found


@pytest.mark.parametrize(
    "text",
    [
        *(
            "github GITHUB GitHub",
            "github.com/Github @Github `Github` Github-2",
            "https://Github.io",
        ),
        *("Galore, Rope, Palm, Star and Zero", "Lora Aroyo (2024)", "LLMs, GPUs, APIs"),
        *("[GitHub](Github.md)", "gpt4o, Node.js, Next.js", "OpenAI's LLM's"),
    ],
)
def test_these_are_right(found: Found, text: str) -> None:
    assert found(MiscasedName(), text + "\n") == []


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        *(("Deepmind가", "Deepmind", "DeepMind"), ("Github's", "Github", "GitHub")),
        *(("[Github](a.md)", "Github", "GitHub"), ("Gpus", "Gpus", "GPUs")),
        *(("RoPe", "RoPe", "RoPE"), ("VB-LoRa", "LoRa", "LoRA"), ("NodeJS", "NodeJS", "Node.js")),
    ],
)
def test_these_are_not(found: Found, text: str, word: str, name: str) -> None:
    assert found(MiscasedName(), text + "\n") == [(word, f"`{word}` is known as `{name}`")]


def test_own_names_are_known_and_allowed_spellings_are_right(found: Found) -> None:
    rule = MiscasedName(names=("NoteLint",), allow=("Github",))
    assert found(rule, "Notelint on Github\n") == [
        ("Notelint", "`Notelint` is known as `NoteLint`")
    ]
