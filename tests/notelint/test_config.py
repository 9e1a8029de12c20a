"""Configuration files: what they may say, how they stand on each other, what is refused."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from notelint import ConfigError, Rule, Severity, SiteSettings, option
from notelint.config import Choice, Config, Setting, resolve
from notelint.config.globs import Globs
from notelint.config.layers import Layer, in_folder, load

HERE = Path("/vault")


@dataclass(frozen=True)
class DeepHeading(Rule):
    """A heading is no deeper than it may be."""

    name = "deep-heading"
    group = "headings"

    max_depth: int = option(4, "the deepest level")
    strict: bool = option(False, "count titles, too")
    word: str = option("", "a word")
    names: tuple[str, ...] = option((), "names")


class BrokenLink(Rule):
    name = "broken-link"
    group = "links"


RULES: dict[str, type[Rule]] = {"broken-link": BrokenLink, "deep-heading": DeepHeading}


def reading(files: dict[str, str | bytes]) -> Callable[[Path], bytes | None]:
    contents = {
        HERE / name: content if isinstance(content, bytes) else content.encode()
        for name, content in files.items()
    }
    return contents.get


def layers(**files: str | bytes) -> tuple[Layer, ...]:
    """The configuration in the folder; ``__`` in a name stands for the dot."""
    named = {name.replace("__", "."): content for name, content in files.items()}
    return in_folder(HERE, reading(named), lambda path: path.relative_to(HERE).as_posix())


def config(text: str) -> Config:
    return resolve(layers(notelint__toml=text), RULES)


def refusal(text: str, name: str = "notelint.toml") -> str:
    with pytest.raises(ConfigError) as caught:
        resolve(layers(**{name.replace(".", "__"): text}), RULES)
    return str(caught.value)


def names(found: Sequence[Layer]) -> list[str]:
    return [layer.name for layer in found]


def test_everything_that_may_be_set() -> None:
    assert config(
        """
        select = ["links", "deep-heading"]
        extend-select = ["all"]
        ignore = ["broken-link"]
        exclude = ["drafts/**", "*.tmp.md"]
        plugins = ["tools/rules.py"]
        [per-file-ignores]
        "archive/**" = ["broken-link", "headings"]
        [severity]
        broken-link = "warning"
        [rules.deep-heading]
        max-depth = 3
        strict = true
        word = "제목"
        names = ["a", "b"]
        [docusaurus]
        site-dir = "website"
        math = false
        mdx1-compat = true
        """
    ) == Config(
        choices=(Choice(("links", "deep-heading"), ("all",), ("broken-link",)),),
        exclude=Globs(HERE, ("drafts/**", "*.tmp.md")),
        per_file_ignores=((Globs(HERE, ("archive/**",)), ("broken-link", "headings")),),
        severity={"broken-link": Severity.WARNING},
        options={
            "deep-heading": {"max_depth": 3, "strict": True, "word": "제목", "names": ("a", "b")}
        },
        site=SiteSettings(site_dir="/vault/website", math=False, mdx1_compat=True),
        plugins=(HERE / "tools" / "rules.py",),
        settings=(
            Setting("select", ["links", "deep-heading"], "notelint.toml"),
            Setting("extend-select", ["all"], "notelint.toml"),
            Setting("ignore", ["broken-link"], "notelint.toml"),
            Setting("exclude", ["drafts/**", "*.tmp.md"], "notelint.toml"),
            Setting("plugins", ["tools/rules.py"], "notelint.toml"),
            Setting('per-file-ignores."archive/**"', ["broken-link", "headings"], "notelint.toml"),
            Setting("severity.broken-link", "warning", "notelint.toml"),
            Setting("rules.deep-heading.max-depth", 3, "notelint.toml"),
            Setting("rules.deep-heading.strict", True, "notelint.toml"),
            Setting("rules.deep-heading.word", "제목", "notelint.toml"),
            Setting("rules.deep-heading.names", ["a", "b"], "notelint.toml"),
            Setting("docusaurus.site-dir", "website", "notelint.toml"),
            Setting("docusaurus.math", False, "notelint.toml"),
            Setting("docusaurus.mdx1-compat", True, "notelint.toml"),
        ),
    )


def test_what_the_site_may_say() -> None:
    site = config('[docusaurus]\nsite-dir = "../web"\nmath = false\n').site
    assert site.site_dir == "/web"
    assert site.math is False
    assert site.mdx1_compat is None
    assert config("").site.math is None


def test_a_pyproject_counts_only_with_a_table_for_notelint() -> None:
    assert layers(pyproject__toml="[tool.ruff]\nx = 1\n") == ()
    assert layers(pyproject__toml='[project]\nname = "notelint-site"\n') == ()
    (layer,) = layers(pyproject__toml='[tool.notelint]\nignore = ["links"]\n')
    assert layer.table == {"ignore": ["links"]}


def test_a_broken_pyproject_of_others_is_not_our_business() -> None:
    assert layers(pyproject__toml="[tool.ruff\n") == ()


def test_of_several_files_in_a_folder_the_hidden_one_counts() -> None:
    one, two = "select = []\n", "ignore = []\n"
    project = "[tool.notelint]\n"
    assert names(layers(__notelint__toml=one, notelint__toml=two)) == [".notelint.toml"]
    assert names(layers(notelint__toml=two, pyproject__toml=project)) == ["notelint.toml"]


def test_a_layer_stands_on_the_one_it_extends() -> None:
    found = layers(
        notelint__toml="""
        extend = "shared/base.toml"
        exclude = ["mine"]
        [rules.deep-heading]
        max-depth = 2
        [per-file-ignores]
        "a.md" = ["links"]
        """,
        **{
            "shared/base__toml": """
        select = ["headings"]
        exclude = ["theirs"]
        plugins = ["rules.py"]
        [rules.deep-heading]
        max-depth = 5
        strict = true
        [per-file-ignores]
        "a.md" = ["headings"]
        """
        },
    )
    assert names(found) == ["shared/base.toml", "notelint.toml"]
    together = resolve(found, RULES)
    assert together.choices == (Choice(("headings",), (), ()), Choice(None, (), ()))
    assert together.exclude == Globs(HERE, ("mine",))
    assert together.options == {"deep-heading": {"max_depth": 2, "strict": True}}
    assert together.plugins == (HERE / "shared" / "rules.py",)
    assert together.per_file_ignores == (
        (Globs(HERE / "shared", ("a.md",)), ("headings",)),
        (Globs(HERE, ("a.md",)), ("links",)),
    )
    assert {s.key: s.origin for s in together.settings} == {
        "select": "shared/base.toml",
        "plugins": "shared/base.toml",
        "rules.deep-heading.strict": "shared/base.toml",
        'per-file-ignores."a.md"': "notelint.toml",
        "extend": "notelint.toml",
        "exclude": "notelint.toml",
        "rules.deep-heading.max-depth": "notelint.toml",
    }


def test_a_configuration_given_may_be_about_another_folder() -> None:
    read = reading({"ci/strict.toml": 'exclude = ["old"]\nplugins = ["rules.py"]\n'})
    found = load(HERE / "ci" / "strict.toml", read, str, folder=HERE)
    assert resolve(found, RULES).exclude == Globs(HERE, ("old",))
    assert resolve(found, RULES).plugins == (HERE / "ci" / "rules.py",)
    with pytest.raises(ConfigError, match=r"/vault/nope\.toml: there is no such file"):
        load(HERE / "nope.toml", read)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("selct = []", "unknown key `selct`; did you mean `select`?"),
        ("zzz = 1", "unknown key `zzz`"),
        ('select = "links"', '`select` must be a list of strings, not "links"'),
        ("ignore = [1]", "`ignore` must be a list of strings, not [1]"),
        (
            'ignore = ["brokn-link"]',
            "`ignore`: there is no rule or group `brokn-link`; did you mean `broken-link`?",
        ),
        (
            '[per-file-ignores]\n"a/**" = ["link"]',
            '`per-file-ignores."a/**"`: there is no rule or group `link`; did you mean `links`?',
        ),
        ("per-file-ignores = []", "`per-file-ignores` must be a table, not []"),
        ('exclude = ["[z-a]"]', "`exclude` has a pattern that cannot be read: `[z-a]`"),
        ('[severity]\nbroken-lnk = "error"', "unknown rule `severity.broken-lnk`; did you mean"),
        (
            '[severity]\nbroken-link = "fatal"',
            '`severity.broken-link` must be "error" or "warning", not "fatal"',
        ),
        ("[severity]\nbroken-link = []", "`severity.broken-link` must be a string, not []"),
        (
            "[rules.deep-headings]",
            "unknown rule `rules.deep-headings`; did you mean `deep-heading`?",
        ),
        (
            "[rules.deep-heading]\nmax_depth = 3",
            "unknown option `rules.deep-heading.max_depth`; did you mean `max-depth`?",
        ),
        (
            '[rules.deep-heading]\nmax-depth = "3"',
            '`rules.deep-heading.max-depth` must be a whole number, not "3"',
        ),
        (
            "[rules.deep-heading]\nmax-depth = true",
            "`rules.deep-heading.max-depth` must be a whole number, not true",
        ),
        (
            "[rules.deep-heading]\nstrict = 1",
            "`rules.deep-heading.strict` must be true or false, not 1",
        ),
        (
            '[rules.deep-heading]\nnames = "a"',
            '`rules.deep-heading.names` must be a list of strings, not "a"',
        ),
        (
            "[rules.deep-heading]\nword = 2026-11-20",
            "`rules.deep-heading.word` must be a string, not a date or a time",
        ),
        ("rules = 3", "`rules` must be a table, not 3"),
        ("rules.deep-heading = 3", "`rules.deep-heading` must be a table, not 3"),
        (
            "[docusaurus]\nmdx-compat = true",
            "unknown setting `docusaurus.mdx-compat`; did you mean `mdx1-compat`?",
        ),
        ("[arxiv]\ninex = 'x'", "unknown setting `arxiv.inex`; did you mean `index`?"),
        ("[arxiv]\nindex = 3", "`arxiv.index` must be a string, not 3"),
        ('[docusaurus]\nmath = "yes"', '`docusaurus.math` must be true or false, not "yes"'),
        ("plugins = {}", "`plugins` must be a list of strings, not a table"),
        ("extend = 3", "`extend` must be a string, not 3"),
        ('extend = "notelint.toml"', "`extend` leads back to notelint.toml"),
        ('extend = "nope.toml"', "`extend` names nope.toml, which does not exist"),
    ],
)
def test_a_wrong_setting_is_named_with_its_file_and_key(text: str, message: str) -> None:
    assert refusal(text).startswith(f"notelint.toml: {message}")


def test_keys_of_a_pyproject_are_named_as_they_stand_there() -> None:
    assert refusal("[tool.notelint]\nselct = []\n", "pyproject.toml") == (
        "pyproject.toml: unknown key `tool.notelint.selct`; did you mean `select`?"
    )
    assert refusal("[tool]\nnotelint = 3\n", "pyproject.toml") == (
        "pyproject.toml: `tool.notelint` must be a table, not 3"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a = 1\nb = = 2\n", "notelint.toml:2:5: is not valid TOML: invalid value"),
        ("a = 1\r\nb = = 2\r\n", "notelint.toml:2:5: is not valid TOML: invalid value"),
        ("한글 = 1\n", "notelint.toml:1:1: is not valid TOML: invalid statement"),
        ("a = [\n", "notelint.toml:1:6: is not valid TOML: "),
        (b"a = '\xff'", "notelint.toml: is not UTF-8, from byte 5 on"),
        ("a = " + "[" * 5000, "notelint.toml: is nested too deep to be read"),
        ("a = " + "9" * 5000, "notelint.toml: has a number that is too long to be read"),
    ],
)
def test_broken_toml_is_named_with_line_and_column(content: str | bytes, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        layers(notelint__toml=content)
    assert str(caught.value).startswith(message)


def test_a_byte_order_mark_is_no_part_of_the_settings() -> None:
    assert config("\ufeffselect = []\n").choices == (Choice(()),)
