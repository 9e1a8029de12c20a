"""Sites in memory."""

from pathlib import PurePosixPath

from notelint.docusaurus import Site
from notelint.vault import Vault

DOCS = "@docusaurus/plugin-content-docs"
BLOG = "@docusaurus/plugin-content-blog"


def path(text: str) -> PurePosixPath:
    return PurePosixPath(text)


def vault(files: dict[str, str], options: str = "", **plugins: str) -> Vault:
    """A vault with a site of these plugins, without any, of the classic ones.

    ``options`` are the configuration's own, ``plugins`` those of `docs`, `blog` and `pages`.
    """
    listed = [f"['@docusaurus/plugin-content-{kind}', {given}]" for kind, given in plugins.items()]
    run = f"plugins: [{', '.join(listed)}]" if listed else "presets: ['classic']"
    config = f"export default {{title: 'n', url: 'u', {run}, {options}}}"
    contents = {"docusaurus.config.js": config, **files}
    return Vault({path(name): text.encode() for name, text in contents.items()})


def site(files: dict[str, str], options: str = "", **plugins: str) -> Site:
    """The site of such a vault."""
    (only,) = vault(files, options, **plugins).sites
    return only
