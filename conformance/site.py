"""Whether the links, images and anchors that notelint refuses are those that Docusaurus' build refuses.

    python conformance/site.py --tools FOLDER [--show N]

FOLDER has Docusaurus 3.10 in its `node_modules`. The site beside this file is built several times,
with other urls, in another language, and with a note that stops the build. What a build says of
routes and anchors names pages, not files: `.docusaurus` tells the file of a page; what comes from
a note that a page imports or a list shows belongs to the note that it is written in.

Two findings are the same when note, kind and target agree. The target is the url as it is
written, decoded, without the site's base url and a last slash; of an anchor, the fragment alone.
What only one side may say is listed in `site_differences.txt`. Exit 1 where anything else differs.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from notelint import Rule, Vault
from notelint.paths import NOTE_SUFFIXES
from notelint_rules.images.broken_import import BrokenImport
from notelint_rules.images.missing_image import MissingImage
from notelint_rules.links.broken_anchor import BrokenAnchor
from notelint_rules.links.broken_link import BrokenLink
from notelint_rules.links.empty_link import EmptyLink
from notelint_rules.links.link_without_scheme import LinkWithoutScheme

HERE = Path(__file__).parent
RULES: dict[str, tuple[Rule, ...]] = {
    "link": (BrokenLink(), LinkWithoutScheme(), EmptyLink()),
    "anchor": (BrokenAnchor(),),
    "image": (MissingImage(),),
    "module": (BrokenImport(),),
}
CONTENT_PLUGINS = ("docs", "blog", "pages")
_ENVIRONMENT = {
    **os.environ,
    "NODE_ENV": "production",
    "NO_UPDATE_NOTIFIER": "1",
    "DOCUSAURUS_NO_PERSISTENT_CACHE": "true",
    "BROWSERSLIST_IGNORE_OLD_DATA": "1",
}
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_OF_A_FILE = re.compile(
    r"Markdown (?P<kind>link|image) with (?:URL `(?P<url>[^`]*)`|empty URL found) in source file "
    r'"(?P<note>[^"]+)"'
)
_OF_A_PAGE = re.compile(
    r"- Broken (?P<kind>link|anchor) on source page path = (?P<page>.*):\n"
    r"(?P<links>(?:   -> linking to .*\n)+)"
)
_LINKED = re.compile(r"   -> linking to (.*?)(?: \(resolved as: .*\))?\n")
_MODULE = re.compile(r"Can't resolve '(?P<url>[^']*)' in '(?P<folder>[^']*)'")
_STOPPED = re.compile(r'MDX compilation failed for file "[^"]*?/site/(?P<note>[^"]+)"')
_IMPORT = re.compile(r"^import .* from '(?P<url>[^']+\.mdx?)';$", re.MULTILINE)


class Variant(NamedTuple):
    """``changes`` are made to the configuration; ``notes``, each of which stops the build, are added
    to the site.
    """

    name: str
    changes: dict[str, str] = {}
    locale: str = "en"
    notes: dict[str, str] = {}

    def judges(self, note: str) -> bool:
        """Whether what is said of a note is compared."""
        if self.notes:
            return note in self.notes
        return note.startswith("i18n/") == (self.locale != "en")


class Said(NamedTuple):
    note: str
    kind: str
    target: str


VARIANTS = (
    Variant("as it is"),
    Variant(
        "below a base url, with slashes",
        {"baseUrl: '/'": "baseUrl: '/notes/'", "trailingSlash: undefined": "trailingSlash: true"},
    ),
    Variant("without slashes", {"trailingSlash: undefined": "trailingSlash: false"}),
    Variant("in Korean", locale="ko"),
    Variant(
        "with what stops the build",
        notes={
            "docs/broken.mdx": "import 그림 from './img/그림 2.png';\n"
            "import 조각 from './조각.mdx';\nimport Chart from '@site/src/chart';\n"
            "import logo from '@site/static/img/logo.png';\n\n"
            '<img src={그림} alt="a" /> <조각 /> <Chart /> <img src={logo} alt="b" />\n\n'
            "<img src={require('./img/image.png').default} alt=\"c\" />\n\n![folder](./img)\n",
            "docs/percent-image.md": "![a](./img/100%.png)\n",
            "docs/percent-file.md": "[a](./02-guide/50%.csv)\n",
            "docs/percent-note.md": "[a](./100%.md)\n",
            "docs/percent-letter.md": "[a](./%EA%B0.md)\n",
        },
    ),
)


def main() -> int:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    arguments.add_argument("--tools", type=Path, required=True)
    arguments.add_argument("--show", type=int, default=200, help="how many differences to print")
    options = arguments.parse_args()
    only_notelint, only_docusaurus = read_differences(HERE / "site_differences.txt")
    unused = only_notelint | only_docusaurus
    wrong = 0
    for variant in VARIANTS:
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder, "site")
            prepare(site, variant, options.tools)
            theirs, ours = what_docusaurus_says(site, variant), what_notelint_says(site, variant)
        false, missed = ours - theirs - only_notelint, theirs - ours - only_docusaurus
        unused -= (ours - theirs) | (theirs - ours)
        wrong += len(false) + len(missed)
        print(f"{variant.name}: both {len(ours & theirs)}, only notelint {len(ours - theirs)}, "
              f"only Docusaurus {len(theirs - ours)}; unlisted {len(false) + len(missed)}")  # fmt: skip
        for what, said in (("false", false), ("missed", missed)):
            for note, kind, target in sorted(said)[: options.show]:
                print(f"  {what}: {note}: {kind} {target}")
    for note, kind, target in sorted(unused):
        print(f"  listed, but said by both or none: {note}: {kind} {target}")
    return 1 if wrong or unused else 0


def read_differences(path: Path) -> tuple[set[Said], set[Said]]:
    """What only notelint and what only Docusaurus may say."""
    sides: dict[str, set[Said]] = {"notelint": set(), "Docusaurus": set()}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            side, note, kind, target = (part.strip() for part in line.split("|"))
            sides[side].add(Said(note, kind, target))
    return sides["notelint"], sides["Docusaurus"]


def prepare(site: Path, variant: Variant, tools: Path) -> None:
    shutil.copytree(HERE / "site", site)
    (site / "node_modules").symlink_to((tools / "node_modules").resolve())
    config = site / "docusaurus.config.mjs"
    text = config.read_text(encoding="utf-8")
    for old, new in variant.changes.items():
        assert old in text, f"the configuration does not hold {old!r}"
        text = text.replace(old, new)
    config.write_text(text, encoding="utf-8")
    for name, content in variant.notes.items():
        (site / name).write_text(content, encoding="utf-8")


def what_notelint_says(site: Path, variant: Variant) -> set[Said]:
    paths = [
        PurePosixPath(folder, name).relative_to(site)
        for folder, folders, names in os.walk(site)
        if not hide(folders)
        for name in names
    ]
    vault = Vault({path: (site / path).read_bytes() for path in paths})
    return {
        said(path.as_posix(), kind, url(note.source[finding.span]), variant)
        for path in paths
        if path.suffix in NOTE_SUFFIXES and variant.judges(path.as_posix())
        for note in [vault.note(path)]
        for kind, rules in RULES.items()
        for rule in rules
        for finding in rule.check(note, vault)
    }


def said(note: str, kind: str, url: str, variant: Variant) -> Said:
    if variant.notes:  # a build that stops names a module, or the note alone
        kind = "module" if PurePosixPath(note).suffix == ".mdx" else "note"
    return Said(note, kind, "" if kind == "note" else target(kind, url, variant))


def hide(folders: list[str]) -> bool:
    folders[:] = [name for name in folders if name not in {"node_modules", "build", ".docusaurus"}]
    return False


def url(written: str) -> str:
    """What stands at a finding: a url, or, where it is empty, the whole link or image."""
    return "" if written.endswith("()") else written


def what_docusaurus_says(site: Path, variant: Variant) -> set[Said]:
    command = ["node", "node_modules/@docusaurus/core/bin/docusaurus.mjs", "build", "--no-minify"]
    run = subprocess.run(
        [*command, "--locale", variant.locale],
        cwd=site, env=_ENVIRONMENT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    log = _COLOUR.sub("", run.stdout + run.stderr)
    if (run.returncode == 0) == bool(variant.notes):
        sys.exit(f"the build did not end as it should:\n{log}")
    said = {
        Said(match["note"], match["kind"], target(match["kind"], match["url"] or "", variant))
        for match in _OF_A_FILE.finditer(log)
    }
    for match in _MODULE.finditer(log):
        said.add(Said("docs/broken.mdx", "module", target("module", match["url"], variant)))
    said |= {Said(match["note"], "note", "") for match in _STOPPED.finditer(log)}
    pages = notes_of_pages(site)
    for match in _OF_A_PAGE.finditer(log):
        for link in _LINKED.findall(match["links"]):
            wanted = target(match["kind"], link, variant)
            for note in writers(site, pages, match["page"], wanted):
                said.add(Said(note, match["kind"], wanted))
    return {one for one in said if variant.judges(one.note)}


def target(kind: str, url: str, variant: Variant) -> str:
    """What a message or a finding names, in one spelling."""
    path, mark, fragment = url.partition("#")
    if kind == "anchor":
        return unquote(mark + fragment)
    path = unquote(path)
    base = re.search(r"baseUrl: '(.*)'", "\n".join(variant.changes.values()))
    if kind == "link" and base is not None and path.startswith(base[1]):
        path = path[len(base[1]) - 1 :]
    if kind == "link" and variant.locale != "en":
        path = path.removeprefix(f"/{variant.locale}")
    path, query, parameters = path.partition("?")
    return (path.rstrip("/") or path) + query + parameters


def notes_of_pages(site: Path) -> dict[str, tuple[str, str]]:
    """The plugin and the note of every page, as the content plugins wrote it down."""
    pages = {}
    for kind in CONTENT_PLUGINS:
        for data in site.glob(f".docusaurus/docusaurus-plugin-content-{kind}/*/site-*.json"):
            page = json.loads(data.read_text(encoding="utf-8"))
            if "permalink" in page and "source" in page:
                url = slashless(unquote(page["permalink"]))
                pages[url] = kind, page["source"].removeprefix("@site/")
    return pages


def writers(site: Path, pages: dict[str, tuple[str, str]], page: str, wanted: str) -> Iterator[str]:
    """The notes that a page's broken link or anchor may stand in."""
    own = pages.get(slashless(unquote(page)))
    if own is None:  # a list of posts
        for kind, note in pages.values():
            if kind == "blog" and f"]({wanted})" in unquote((site / note).read_text("utf-8")):
                yield note
        return
    text = (site / own[1]).read_text(encoding="utf-8")
    if wanted in unquote(text):
        yield own[1]
    for imported in _IMPORT.findall(text):
        part = (site / own[1]).parent / imported
        if imported.startswith("@site/"):
            part = site / imported.removeprefix("@site/")
        if part.exists() and wanted in unquote(part.read_text(encoding="utf-8")):
            yield part.resolve().relative_to(site.resolve()).as_posix()


def slashless(path: str) -> str:
    return path.rstrip("/") or "/"


if __name__ == "__main__":
    sys.exit(main())
