"""``notelint init``."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import click

from notelint.cli.disk import Folder, absolute, is_folder, shown, write
from notelint.cli.ignored import Ignored
from notelint.cli.surroundings import Surroundings
from notelint.docusaurus import SiteSettings, find_sites
from notelint.errors import InputError
from notelint.paths import NOTE_SUFFIXES

NAME = "notelint.toml"

_REST = """\
# Rules and groups of rules: `notelint rules` lists them, `notelint explain RULE` shows one.
# select = ["all"]               # these only, instead of those that are on by default
# extend-select = ["style"]      # these as well
# ignore = ["missing-alt-text"]  # not these

# Files that are left out, as in a .gitignore.
# exclude = ["drafts/**"]
{site}
# [per-file-ignores]
# "archive/**" = ["missing-arxiv-link"]

# [severity]
# missing-alt-text = "error"

# [rules.misspelling]
# words = "typos.txt"  # `wrong -> right` a line, words that are right on other lines
"""


@click.command()
@click.argument("folder", default=Path(), type=click.Path(path_type=Path, readable=False))
def init(folder: Path) -> None:
    """Write a starting configuration for the notes in FOLDER (default: here).

    All it says is what was found; the rest stands in it as comments.
    """
    place = absolute(folder)
    if not is_folder(place):
        raise InputError(f"{shown(place)}: is no folder")
    existing = [layer.name for layer in Surroundings().layers(place) if layer.path.parent == place]
    if existing:
        raise InputError(f"{existing[-1]}: is a configuration already; `notelint config` shows it")
    files = Folder(place, Ignored.in_folder(place) or Ignored().below(place))
    text = "\n".join(_found(files)) + "\n\n" + _REST.format(site=_site(files))
    write(place / NAME, text.encode())
    click.echo(f"Wrote {shown(place / NAME)}.", err=True)


def _found(files: Folder) -> Iterator[str]:
    """A comment about what is there."""
    yield "# What notelint checks here; `notelint config` shows what is in force."
    counts = Counter(path.suffix for path in files if path.suffix in NOTE_SUFFIXES)
    notes = ", ".join(f"{count} `{suffix}`" for suffix, count in sorted(counts.items()))
    yield f"# Found: {notes or 'no notes yet'}."


def _site(files: Folder) -> str:
    """The table about a Docusaurus site that is not at the top, where there is just one."""
    roots = [site.root for site in find_sites(files, SiteSettings())]
    if len(roots) != 1 or roots[0] == PurePosixPath():
        return ""
    return f'\n[docusaurus]\nsite-dir = "{roots[0]}"\n'
