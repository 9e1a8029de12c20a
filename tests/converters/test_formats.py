"""What is said of all formats together."""

import re
import subprocess
import sys
from pathlib import Path

from notelint_converters.formats import FORMATS

FOLDER = Path(__file__).parents[2] / "converters"


def test_the_index_in_the_readme_is_the_one_that_the_formats_make() -> None:
    printed = subprocess.run(
        [sys.executable, FOLDER / "write_table.py"], capture_output=True, check=True
    )
    assert (FOLDER / "README.md").read_bytes() == printed.stdout, (
        "run: python converters/write_table.py > converters/README.md"
    )


def test_the_index_names_every_format_and_links_to_its_folder() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[`(\w+)`\]\(([\w/]+)\)", readme, re.MULTILINE)
    assert [name for name, _ in rows] == sorted(each.name for each in FORMATS)
    assert all((FOLDER / target / "__init__.py").is_file() for _, target in rows)


def test_formats_are_listed_in_order_and_do_something() -> None:
    names = [each.name for each in FORMATS]
    assert names == sorted(set(names))
    assert all(each.read or each.write for each in FORMATS)
