"""Which notes are checked, and what of the files around them is known."""

import pytest

from tests.notelint.cli.conftest import CONFIG, PLUGIN, Workplace


def paths(output: str) -> list[str]:
    return [line.split(":")[0] for line in output.splitlines()]


def test_a_note_given_alone_knows_the_whole_vault(here: Workplace) -> None:
    here.write(
        {
            ".git/HEAD": "",
            "docs/a.md": "# a\n\n[b](../b.md) [c](c.md) ![x](/img/x.png)\n",
            "b.md": "# b\n",
            "img/x.png": "",
        }
    )
    run = here.run("check", "docs/a.md", "--select", "links,images")
    assert run.out == "docs/a.md:3:18: error broken-link `c.md` is not there\n"


def test_a_run_may_be_about_several_vaults(here: Workplace) -> None:
    here.write(
        {
            "one/.git/HEAD": "",
            "one/a.md": "![x](/x.png)\n",
            "one/x.png": "",
            "two/.git/HEAD": "",
            "two/a.md": "![x](/x.png)\n",
        }
    )
    assert paths(here.run("check", "one", "two", "--select", "missing-image").out) == ["two/a.md"]


def test_a_site_is_a_vault_of_its_own_whatever_paths_are_given(here: Workplace) -> None:
    here.write(
        {
            ".git/HEAD": "",
            "website/docusaurus.config.js": "module.exports = {};\n",
            "website/docs/notelint.toml": "",
            "website/docs/a.md": "![x](/img/x.png) ![y](../../y.png) ![z](/y.png)\n",
            "website/static/img/x.png": "",
            "y.png": "",
        }
    )
    whole = here.run("check", "--select", "missing-image")
    assert whole.out == "website/docs/a.md:1:41: error missing-image `/y.png` is not there\n"
    assert here.run("check", "website/docs/a.md", "--select", "missing-image").out == whole.out


def test_the_vault_ends_at_the_nearest_configuration(here: Workplace) -> None:
    here.write(
        {
            "a.md": "# a\n",
            "alone/a.md": "# a\n",
            "notelint.toml": CONFIG,
            "plugin.py": PLUGIN,
            "alone/notelint.toml": 'extend = "../notelint.toml"\nselect = ["beside"]\n',
        }
    )
    assert here.run("check").out == "alone/a.md:1:1: warning lonely-note `a.md` is alone\n"


def test_without_any_sign_the_vault_is_what_all_paths_share(here: Workplace) -> None:
    here.write({"a/a.md": "![x](../b/x.png)\n", "b/x.png": "", "b/b.md": "[a](../a/A.md)\n"})
    run = here.run("check", "a", "b", "--select", "missing-image,broken-link")
    assert paths(run.out) == ["b/b.md"]


def test_the_nearest_configuration_counts_for_each_note(todo: Workplace) -> None:
    todo.write(
        {
            "a.md": "TODO FIXME\n",
            "sub/notelint.toml": 'extend = "../notelint.toml"\n'
            '[rules.leftover-todo]\nword = "FIXME"\n',
            "sub/b.md": "TODO FIXME\n",
        }
    )
    assert todo.run("check").out == (
        "a.md:1:1: error leftover-todo `TODO` is left\n"
        "sub/b.md:1:6: error leftover-todo `FIXME` is left\n"
    )


def test_what_git_ignores_is_not_checked(todo: Workplace) -> None:
    todo.write(
        {
            ".git/info/exclude": "private.md\n",
            ".gitignore": "build/\n*.draft.md\n",
            "vault/.gitignore": "!kept.draft.md\n/only-here.md\n",
            **dict.fromkeys(
                [
                    "build/a.md",
                    "private.md",
                    "vault/a.draft.md",
                    "vault/build/b.md",
                    "vault/kept.draft.md",
                    "vault/only-here.md",
                    "vault/sub/only-here.md",
                ],
                "TODO\n",
            ),
        }
    )
    assert paths(todo.run("check").out) == ["vault/kept.draft.md", "vault/sub/only-here.md"]
    assert paths(todo.run("check", "vault").out) == [
        "vault/kept.draft.md",
        "vault/sub/only-here.md",
    ]


def test_hidden_folders_and_node_modules_are_not_checked(todo: Workplace) -> None:
    todo.write(dict.fromkeys([".obsidian/a.md", "node_modules/x/a.md", "a.md"], "TODO\n"))
    assert paths(todo.run("check").out) == ["a.md"]


@pytest.mark.parametrize("place", ["build", ".hidden"])
def test_an_ignored_folder_that_is_named_is_checked(todo: Workplace, place: str) -> None:
    todo.write({".git/HEAD": "", ".gitignore": "build/\n", f"{place}/a.md": "TODO\n"})
    assert paths(todo.run("check", place).out) == [f"{place}/a.md"]


def test_excluded_notes_are_checked_only_when_they_are_named(todo: Workplace) -> None:
    todo.write(
        {
            "notelint.toml": 'exclude = ["drafts/**", "*.tmp.md"]\n' + CONFIG,
            "drafts/a.md": "TODO\n",
            "sub/b.tmp.md": "TODO\n",
            "c.md": "TODO\n",
        }
    )
    assert paths(todo.run("check").out) == ["c.md"]
    assert paths(todo.run("check", "drafts/a.md").out) == ["drafts/a.md"]
    named = todo.run("check", "--force-exclude", "drafts/a.md", "sub/b.tmp.md")
    assert (named.out, named.code) == ("", 0)
    assert named.err == "No note was checked: all are excluded.\n"


def test_links_to_files_that_git_ignores_or_that_are_excluded_are_not_broken(
    here: Workplace,
) -> None:
    here.write(
        {
            ".git/HEAD": "",
            ".gitignore": "generated/\n",
            "notelint.toml": 'exclude = ["old"]\n',
            "generated/api.md": "# api\n",
            "old/b.md": "# b\n",
            "a.md": "[api](generated/api.md#api) [b](old/b.md#b)\n",
        }
    )
    assert here.run("check", "--select", "links").code == 0


def test_a_vault_of_obsidian_is_known_by_its_hidden_folder(here: Workplace) -> None:
    here.write({".git/HEAD": "", "deep/er/노트.md": "# b\n", "a.md": "[b](노트.md)\n"})
    assert here.run("check", "--select", "broken-link").code == 1
    here.write({".obsidian/app.json": "{}"})
    assert here.run("check", "--select", "broken-link").code == 0


def test_folders_that_are_links_are_not_entered_but_may_be_linked_through(here: Workplace) -> None:
    here.write(
        {".git/HEAD": "", "a/a.md": "![x](loop/a/x.png) ![y](loop/a/y.png)\n", "a/x.png": ""}
    )
    (here.path / "a" / "loop").symlink_to("..")
    (here.path / "self").symlink_to("self")
    run = here.run("check", "--select", "missing-image")
    assert paths(run.out) == ["a/a.md"]
    assert "`loop/a/y.png` is not there" in run.out


def test_a_configuration_given_counts_alone_and_for_the_place_it_is_used_in(
    todo: Workplace,
) -> None:
    todo.write(
        {
            "ci/strict.toml": 'plugins = ["../plugin.py"]\nselect = ["beside"]\nexclude = ["old"]\n',
            "old/a.md": "TODO\n",
            "new/a.md": "TODO\n",
            "notelint.toml": "this is not TOML",
        }
    )
    run = todo.run("check", "--config", "ci/strict.toml", "--select", "leftover-todo")
    assert paths(run.out) == ["new/a.md"]
