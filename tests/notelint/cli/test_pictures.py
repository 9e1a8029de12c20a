"""The images that a report is given with its findings."""

import re
from base64 import b64decode

from tests.notelint.cli.conftest import Workplace

ONE, TWO = b"GIF89a one", b"GIF89a two"


def shown(here: Workplace, *options: str, stdin: str | None = None) -> list[bytes]:
    run = here.run("check", "--output-format", "html", *options, stdin=stdin)
    page = run.out or run.err
    return [
        b64decode(data) for data in re.findall(r'<img src="data:image/gif;base64,([^"]+)"', page)
    ]


def test_an_image_that_is_found_fault_with_is_in_the_page(here: Workplace) -> None:
    here.write({"notes/a.md": "# a\n\n![](img/one.gif)\n", "notes/img/one.gif": ONE})
    assert shown(here) == [ONE]
    assert shown(here, "notes/a.md") == [ONE]


def test_an_image_that_comes_near_is_in_the_page(here: Workplace) -> None:
    here.write({"a.md": "# a\n\n![loss](img/los_curve.gif)\n", "img/loss_curve.gif": TWO})
    assert shown(here, "--select", "missing-image") == [TWO]


def test_an_image_is_known_by_the_name_it_is_imported_under(here: Workplace) -> None:
    note = "import one from './img/one.gif';\n\n# a\n\n<img src={one} />\n"
    here.write({"a.mdx": note, "img/one.gif": ONE})
    assert shown(here, "--select", "missing-alt-text") == [ONE]


def test_other_images_are_not_in_the_page(here: Workplace) -> None:
    here.write({"a.md": "# a\n\n![good](two.gif) ![](one.gif)\n", "one.gif": ONE, "two.gif": TWO})
    assert shown(here, "--select", "missing-alt-text") == [ONE]


def test_no_file_outside_the_vault_gets_into_the_page(here: Workplace) -> None:
    here.write({"../secret.gif": ONE, "a.md": "# a\n\n![](../secret.gif)\n"})
    assert shown(here, "--select", "missing-alt-text") == []


def test_a_link_out_of_the_vault_does_not_lead_into_the_page(here: Workplace) -> None:
    here.write({"../secret.gif": ONE, "a.md": "# a\n\n![](one.gif) ![](two.gif)\n", "2.gif": TWO})
    (here.path / "one.gif").symlink_to("../secret.gif")
    (here.path / "two.gif").symlink_to("2.gif")
    assert shown(here, "--select", "missing-alt-text") == [TWO]


def test_of_a_note_on_stdin_the_images_are_known(here: Workplace) -> None:
    here.write({"one.gif": ONE})
    text = "# a\n\n![](one.gif)\n"
    assert shown(here, "-", "--stdin-filename", "a.md", stdin=text) == [ONE]


def test_an_image_of_many_bytes_is_not_read_into_the_page(here: Workplace) -> None:
    here.write({"a.md": "# a\n\n![](one.gif)\n", "one.gif": ONE + b"-" * 300_000})
    run = here.run("check", "--output-format", "html")
    assert "one.gif</span>, 300 kB: not shown here" in run.out
