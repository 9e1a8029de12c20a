"""Lint, fix and convert folders of notes: Markdown, Docusaurus MDX, Notion exports.

These names are what plugins may use, with ``notelint.nodes`` and ``notelint.testing``;
everything else may change without notice. They are loaded when they are first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from notelint.diagnostics import Diagnostic, Edit, Finding, Fix, Severity
    from notelint.docusaurus import Site, SiteSettings
    from notelint.elements import Attribute, Element
    from notelint.errors import (
        ConfigError,
        ConversionError,
        InputError,
        NotelintError,
        PluginError,
    )
    from notelint.format import Document, File, Files, Format, Loss, LossKind
    from notelint.frontmatter import FrontMatter
    from notelint.hookspecs import Reporter, hookimpl
    from notelint.markdown import (
        DOCUSAURUS_MD,
        MARKDOWN,
        MDX,
        NOTION,
        Dialect,
        Import,
        Module,
        Name,
    )
    from notelint.note import Note
    from notelint.outline import Section
    from notelint.rule import Bad, Good, Rule, option
    from notelint.source import Position, Source, Span
    from notelint.vault import Vault

__version__ = "0.1.0"

_HOMES = {
    "diagnostics": ("Diagnostic", "Edit", "Finding", "Fix", "Severity"),
    "docusaurus": ("Site", "SiteSettings"),
    "elements": ("Attribute", "Element"),
    "errors": ("ConfigError", "ConversionError", "InputError", "NotelintError", "PluginError"),
    "format": ("Document", "File", "Files", "Format", "Loss", "LossKind"),
    "frontmatter": ("FrontMatter",),
    "hookspecs": ("Reporter", "hookimpl"),
    "markdown": ("DOCUSAURUS_MD", "MARKDOWN", "MDX", "NOTION", "Dialect", "Import", "Module", "Name"),
    "note": ("Note",),
    "outline": ("Section",),
    "rule": ("Bad", "Good", "Rule", "option"),
    "source": ("Position", "Source", "Span"),
    "vault": ("Vault",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "DOCUSAURUS_MD",
    "MARKDOWN",
    "MDX",
    "NOTION",
    "Attribute",
    "Bad",
    "ConfigError",
    "ConversionError",
    "Diagnostic",
    "Dialect",
    "Document",
    "Edit",
    "Element",
    "File",
    "Files",
    "Finding",
    "Fix",
    "Format",
    "FrontMatter",
    "Good",
    "Import",
    "InputError",
    "Loss",
    "LossKind",
    "Module",
    "Name",
    "Note",
    "NotelintError",
    "PluginError",
    "Position",
    "Reporter",
    "Rule",
    "Section",
    "Severity",
    "Site",
    "SiteSettings",
    "Source",
    "Span",
    "Vault",
    "hookimpl",
    "option",
    "parse",
]


def parse(text: str, path: str = "note.md") -> "Note":
    """Parse a note. The path's suffix and the text decide the dialect; parsing never fails."""
    from pathlib import PurePosixPath

    from notelint.note import Note
    from notelint.source import Source

    return Note.parse(Source(PurePosixPath(path), text))


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'notelint' has no attribute {name!r}")
    return getattr(import_module(f"notelint.{_HOME[name]}"), name)
