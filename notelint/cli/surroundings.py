"""What stands around a note: its configuration, and the vault it belongs to."""

from collections.abc import Iterable
from pathlib import Path

from notelint.cli.disk import is_file, read, shown
from notelint.config.layers import FILE_NAMES, Layer, in_folder, load


class Surroundings:
    """What the folders above a note hold; each folder is looked at once.

    ``config`` is the one configuration file that counts (``--config``), whatever else is there.
    """

    def __init__(self, config: Path | None = None) -> None:
        self.files: set[Path] = set()
        """The configurations that were looked for, there or not."""
        self._given = None
        if config is not None:
            # As with ruff: its patterns are about where it is used, not where it lies.
            self._given = load(config, self._content, shown, folder=Path.cwd())
        self._layers: dict[Path, tuple[Layer, ...]] = {}
        self._roots: dict[Path, Path | None] = {}
        self._names: dict[Path, frozenset[str]] = {}

    def layers(self, folder: Path) -> tuple[Layer, ...]:
        """The configuration of an absolute folder, base first: the nearest upward.

        Raises ConfigError where it cannot be read.
        """
        if self._given is not None:
            return self._given
        passed: list[Path] = []
        found: tuple[Layer, ...] = ()
        for place in (folder, *folder.parents):
            if place in self._layers:
                found = self._layers[place]
                break
            passed.append(place)
            if not self._entries(place).isdisjoint(FILE_NAMES):
                found = in_folder(place, self._content, shown)
                if found:
                    break
        self._layers.update((place, found) for place in passed)
        return found

    def root(self, folder: Path) -> Path | None:
        """The root of the vault that an absolute folder belongs to; None where nothing says so.

        It is the nearest folder upward with a Docusaurus configuration, one of notelint, or a
        ``.git``; but a notelint configuration within a site makes no vault of its own, or its
        notes would lose the site's static files and routes.
        """
        if folder not in self._roots:
            self._roots[folder] = self._find_root(folder)
        return self._roots[folder]

    def _find_root(self, folder: Path) -> Path | None:
        configured: Path | None = None
        for place in (folder, *folder.parents):
            names = self._entries(place)
            if any(name.startswith("docusaurus.config.") for name in names):
                return place
            if ".git" in names:
                return configured or place
            if configured is None and self._is_configured(place, names):
                configured = place
        return configured

    @property
    def folders(self) -> Iterable[Path]:
        """The folders that were looked into."""
        return self._names

    def _entries(self, folder: Path) -> frozenset[str]:
        if folder not in self._names:
            self._names[folder] = _names(folder)
        return self._names[folder]

    def _is_configured(self, folder: Path, names: Iterable[str]) -> bool:
        """Whether there is a configuration; what it says, and if it can be read, is not asked."""
        return any(
            name in names
            and (
                name != "pyproject.toml"
                or b"tool.notelint" in (self._content(folder / name) or b"")
            )
            for name in FILE_NAMES
        )

    def _content(self, path: Path) -> bytes | None:
        self.files.add(path)
        return read(path) if is_file(path) else None


def _names(folder: Path) -> frozenset[str]:
    try:
        return frozenset(entry.name for entry in folder.iterdir())
    except OSError:
        return frozenset()
