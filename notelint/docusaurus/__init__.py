"""What a Docusaurus site makes of its files: dialects, static files, routes, anchors."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from notelint.format import Files
from notelint.markdown import MDX, Dialect, detect


@dataclass(frozen=True)
class SiteSettings:
    """``[tool.notelint.docusaurus]``; None leaves it to the site's own configuration."""

    site_dir: str | None = None
    math: bool | None = None
    mdx1_compat: bool | None = None


@dataclass(frozen=True)
class Site:
    """A folder with a ``docusaurus.config.*``."""

    root: PurePosixPath
    static_folders: tuple[PurePosixPath, ...]

    def dialect(self, path: PurePosixPath, text: str) -> Dialect:
        return MDX if path.suffix in {".md", ".mdx"} else detect(path, text)


def find_sites(files: Files, settings: SiteSettings) -> tuple[Site, ...]:
    """The sites of a vault, the deepest first."""
    roots = {path.parent for path in files if path.name.startswith("docusaurus.config.")}
    return tuple(
        Site(root, (root / "static",))
        for root in sorted(roots, key=lambda root: len(root.parts), reverse=True)
    )
