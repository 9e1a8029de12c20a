"""English slips in Korean and Chinese sentences, and words there that look like slips and are none."""

import pytest

from notelint_rules.spelling.misspelling import Misspelling
from tests.rules.conftest import Found

_KOREAN = "이번 실험에서는 {}를 바꾸고, {} 단계는 그대로 둔다.\n"
_CHINESE = "这里的{}比较难理解，我们用 {} 来说明。\n"

_SLIPS = [
    ("attnetion", "attention"),
    ("gradeint", "gradient"),
    ("convoluton", "convolution"),
    ("optimzer", "optimizer"),
    ("datset", "dataset"),
    ("embeddng", "embedding"),
    ("tokenzier", "tokenizer"),
    ("entopy", "entropy"),
    ("perplexty", "perplexity"),
    ("querry", "query"),
    ("algolithm", "algorithm"),
    ("vendar", "vendor"),
    ("funciton", "function"),
    ("threshhold", "threshold"),
    ("seperate", "separate"),
    ("hiddent", "hidden"),
    ("discriminater", "discriminator"),
    ("authentification", "authentication"),
    ("wieght", "weight"),
    ("paramter", "parameter"),
    ("hypothsis", "hypothesis"),
    ("throuhput", "throughput"),
    ("kernal", "kernel"),
    ("lable", "label"),
]
_RIGHT = """
    Qwen Mixtral Nemotron Vaswani Shazeer Polosukhin Hochreiter Schwarz Lipschitz Leibler Kullback
    einops pydantic uvicorn kubectl pnpm zustand chardet vllm korquad kobest gimbap tteokbokki
    colour labelled tokeniser pretrains backpropagates apoptosis phosphorylation companding voxel
"""


@pytest.mark.parametrize("sentence", [_KOREAN, _CHINESE])
def test_slips_are_found_with_what_was_meant(found: Found, sentence: str) -> None:
    said = found(Misspelling(), "\n".join(sentence.format(wrong, wrong) for wrong, _ in _SLIPS))
    expected = [(wrong, f"`{wrong}` is misspelt, expected `{right}`") for wrong, right in _SLIPS]
    assert said == [each for each in expected for _ in range(2)]


@pytest.mark.parametrize("sentence", [_KOREAN, _CHINESE])
def test_names_and_terms_are_left_alone(found: Found, sentence: str) -> None:
    text = "\n".join(sentence.format(word, word) for word in _RIGHT.split())
    assert found(Misspelling(), text) == []
