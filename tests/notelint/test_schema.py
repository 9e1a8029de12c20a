"""The schema of configurations accepts what notelint accepts, and refuses what it refuses."""

import tomllib
from pathlib import Path

import jsonschema
import pytest

from notelint.config import resolve
from notelint.config.layers import Layer
from notelint.config.schema import schema
from notelint.errors import ConfigError
from notelint_rules import RULES

BY_NAME = {rule.name: rule for rule in RULES}
FOLDER = Path("/vault")


def is_valid(text: str) -> bool:
    validator = jsonschema.Draft7Validator(schema(BY_NAME))
    return bool(validator.is_valid(tomllib.loads(text)))


def is_accepted(text: str) -> bool:
    layer = Layer(FOLDER / "notelint.toml", "notelint.toml", FOLDER, tomllib.loads(text))
    try:
        resolve([layer], BY_NAME)
    except ConfigError:
        return False
    return True


GOOD = [
    "",
    'select = ["all"]\nextend-select = ["papers"]\nignore = ["broken-link"]\n',
    'exclude = ["초안/**"]\nplugins = ["rules.py"]\n',
    '[per-file-ignores]\n"archive/**" = ["images", "missing-title"]\n',
    '[severity]\nmissing-alt-text = "error"\n',
    '[rules.misspelling]\nwords = "typos.txt"\nallow = ["shulker"]\nmin-length = 4\n',
    '[docusaurus]\nsite-dir = "website"\nmath = true\nmdx1-compat = false\n',
    '[arxiv]\nindex = "arxiv.sqlite"\n',
]
BAD = [
    'selct = ["all"]\n',
    'select = "all"\n',
    'select = ["no-such-rule"]\n',
    'exclude = "a"\n',
    '[per-file-ignores]\n"a" = ["no-such-rule"]\n',
    '[severity]\nmissing-alt-text = "fatal"\n',
    '[severity]\nno-such-rule = "error"\n',
    "[rules.misspelling]\nwords = 1\n",
    "[rules.misspelling]\nmin-length = true\n",
    "[rules.misspelling]\nno-option = 1\n",
    "[docusaurus]\nmath = 1\n",
    "[docusaurus]\nbase = 1\n",
]


@pytest.mark.parametrize("text", GOOD)
def test_what_notelint_accepts_is_valid(text: str) -> None:
    assert is_accepted(text)
    assert is_valid(text)


@pytest.mark.parametrize("text", BAD)
def test_what_notelint_refuses_is_not_valid(text: str) -> None:
    assert not is_accepted(text)
    assert not is_valid(text)


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(schema(BY_NAME))


def test_every_option_is_described() -> None:
    rules = schema(BY_NAME)["properties"]["rules"]["properties"]
    assert rules["misspelling"]["properties"]["min-length"] == {
        "type": "integer",
        "default": 5,
        "description": "Shorter words are reported only where a list has them.",
    }
    options = [option for rule in rules.values() for option in rule["properties"].values()]
    assert all(option["description"] for option in options)
