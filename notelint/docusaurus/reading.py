"""Which dialect a note is read in."""

from dataclasses import replace
from pathlib import PurePosixPath

from notelint.docusaurus.site import Site, SiteSettings
from notelint.markdown import DOCUSAURUS_MD, Dialect, detect, front_matter_format


def dialect_of(
    path: PurePosixPath,
    text: str,
    site: Site | None = None,
    settings: SiteSettings | None = None,
    wanted: Dialect | None = None,
) -> Dialect:
    """How a note of a site, or of none, is read: as the site says, then as its name and text say.

    What is ``wanted`` counts for every note but those whose front matter keeps them from being MDX.
    """
    if wanted is None and site is not None:
        return site.dialect(path, text)
    dialect = wanted or detect(path, text)
    if dialect.mdx and front_matter_format(text) == "md":
        dialect = DOCUSAURUS_MD
    return _as_built(dialect, site, settings or SiteSettings()) if dialect.directives else dialect


def _as_built(dialect: Dialect, site: Site | None, settings: SiteSettings) -> Dialect:
    """With the math and the rewriting of the site; without one, of the settings."""
    math = settings.math if site is None else site.config.math
    compat = settings.mdx1_compat if site is None else site.config.mdx1_compat
    return replace(
        dialect,
        math=dialect.math if math is None else math,
        mdx1_compat=dialect.mdx1_compat if compat is None else compat,
        not_rewritten=frozenset() if site is None else site.config.not_rewritten,
    )
