"""Where everything will stand: short, distinct names that any disk and Docusaurus take.

A page with pages in it becomes a folder with a page of the same name (``plan/plan.md``),
which Docusaurus shows as the folder's own page; a database, and a folder that has no page,
becomes a folder with an ``index.md``. Images stand in ``img``, other files in ``files``, beside
the first page that shows them.
"""

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from notelint_converters.notion.export import Page, Thing
from notelint_converters.notion.names import distinct_slugs, file_suffix, parse_name
from notelint_converters.notion.tree import Tree
from notelint_converters.paths import relative

INDEX = PurePosixPath("index.md")
IMAGES, FILES = "img", "files"
_TAKEN = ("index", "readme", IMAGES, FILES)
_LONGEST_FOLDER = 100
"""Characters; what stands in it adds at most 80, so that no path is longer than 180."""

_IMAGE_SUFFIXES = frozenset(
    {".apng", ".avif", ".bmp", ".gif", ".heic", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".tif"}
    | {".tiff", ".webp"}
)


@dataclass(frozen=True)
class Places:
    """Where everything's document stands, and every other file."""

    of: dict[Thing, PurePosixPath]
    files: dict[PurePosixPath, PurePosixPath]


def assign(tree: Tree, files: Iterable[tuple[PurePosixPath, Thing]]) -> Places:
    """A place for everything; an order by id makes it the same in every run.

    ``files`` come with what they are to stand beside; of several, the first counts.
    """
    of = _documents(tree)
    beside = _Beside()
    for file, thing in files:
        beside.add(file, of[thing])
    return Places(of, beside.places)


@dataclass(frozen=True)
class _Beside:
    """Gives names to files beside documents."""

    places: dict[PurePosixPath, PurePosixPath] = field(default_factory=dict)
    _used: "defaultdict[PurePosixPath, set[str]]" = field(default_factory=lambda: defaultdict(set))
    _images: "defaultdict[PurePosixPath, int]" = field(default_factory=lambda: defaultdict(int))

    def add(self, file: PurePosixPath, document: PurePosixPath) -> None:
        if file not in self.places:
            place = self._image if is_image(file) else self._other
            self.places[file] = place(file, document)

    def _image(self, file: PurePosixPath, user: PurePosixPath) -> PurePosixPath:
        self._images[user] += 1
        name = user.parent.name if user.name == INDEX.name else user.stem
        stem = f"{name or 'index'}-{self._images[user]}"
        return user.parent / IMAGES / f"{stem}{file_suffix(file.name)}"

    def _other(self, file: PurePosixPath, user: PurePosixPath) -> PurePosixPath:
        folder = user.parent / FILES
        suffix = file_suffix(file.name)
        stem = parse_name(file.name[: -len(suffix)] if suffix else file.name).title
        name = next(distinct_slugs([stem], self._used[folder]))
        self._used[folder].add(name)
        return folder / f"{name}{suffix}"


def _documents(tree: Tree) -> dict[Thing, PurePosixPath]:
    of: dict[Thing, PurePosixPath] = {tree.root: INDEX}
    taken: defaultdict[PurePosixPath, list[str]] = defaultdict(lambda: list(_TAKEN))
    pending: deque[tuple[Thing, PurePosixPath]] = deque([(tree.root, PurePosixPath())])
    while pending:
        parent, folder = pending.popleft()
        children = sorted(parent.children, key=lambda child: child.order)
        names = distinct_slugs([child.title for child in children], taken[folder])
        for child, name in zip(children, list(names), strict=True):
            taken[folder].append(name)
            inside = folder / name if len(f"{folder}/{name}") <= _LONGEST_FOLDER else folder
            if inside != folder:
                taken[inside].append(name)
            of[child] = _document(child, folder, name, inside)
            pending.append((child, inside))
    return of


def _document(
    thing: Thing, folder: PurePosixPath, name: str, inside: PurePosixPath
) -> PurePosixPath:
    if isinstance(thing, Page) and not thing.children:
        return folder / f"{name}.md"
    return (
        inside / INDEX
        if inside != folder and not isinstance(thing, Page)
        else inside / f"{name}.md"
    )


def is_image(file: PurePosixPath) -> bool:
    return file_suffix(file.name) in _IMAGE_SUFFIXES


def link(target: PurePosixPath, folder: str) -> str:
    """A relative url from a document in a folder to a document or a file."""
    path = relative(str(target), folder)
    return path if path.startswith("../") else f"./{path}"
