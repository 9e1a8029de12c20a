"""Lint, fix and convert folders of notes: Markdown, Docusaurus MDX, Notion exports.

These names are what plugins may use, with ``notelint.nodes``, ``notelint.constructs`` and
``notelint.testing``; everything else may change without notice.
They are loaded when they are first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notelint.arxiv import ArxivAddress, arxiv_addresses, may_name_arxiv
    from notelint.constructs import Construct
    from notelint.diagnostics import Diagnostic, Edit, Finding, Fix, Severity
    from notelint.docusaurus import Anchors, Content, Site, SiteSettings
    from notelint.docusaurus.emoji import EMOJI
    from notelint.docusaurus.schema import complaints, is_valid_route
    from notelint.errors import (
        ConfigError,
        ConversionError,
        InputError,
        NotelintError,
        PluginError,
    )
    from notelint.format import (
        Document,
        File,
        Format,
        Loss,
        LossKind,
        Reading,
        Unread,
        WriteOne,
    )
    from notelint.hookspecs import hookimpl
    from notelint.lazy import lazy_re_compile, lazy_regex_compile
    from notelint.markdown import (
        DOCUSAURUS_MD,
        MARKDOWN,
        MDX,
        NOTION,
        Dialect,
        Import,
        Module,
        Name,
        unwrapped_fences,
    )
    from notelint.note import Note
    from notelint.note.destinations import Destination
    from notelint.note.elements import Attribute, Element
    from notelint.note.frontmatter import FrontMatter
    from notelint.note.outline import Section
    from notelint.note.suppressions import Suppression
    from notelint.note.visible import shows_something
    from notelint.papers import KnownPapers, Paper, Papers, title_words
    from notelint.reporter import Picture, Report, Reporter
    from notelint.resolution import Found, Missing
    from notelint.rule import Bad, Good, Outcome, Rule, option
    from notelint.source import Files, Position, Source, Span
    from notelint.urls import Url
    from notelint.vault import Vault
    from notelint.whereabouts import imported_notes

__version__ = "0.1.0"

_HOMES = {
    "arxiv": ("ArxivAddress", "arxiv_addresses", "may_name_arxiv"),
    "diagnostics": ("Diagnostic", "Edit", "Finding", "Fix", "Severity"),
    "docusaurus": ("Anchors", "Content", "Site", "SiteSettings"),
    "docusaurus.emoji": ("EMOJI",),
    "docusaurus.schema": ("complaints", "is_valid_route"),
    "errors": ("ConfigError", "ConversionError", "InputError", "NotelintError", "PluginError"),
    "format": (
        "Document",
        "File",
        "Format",
        "Loss",
        "LossKind",
        "Reading",
        "Unread",
        "WriteOne",
    ),
    "hookspecs": ("hookimpl",),
    "lazy": ("lazy_re_compile", "lazy_regex_compile"),
    "markdown": (
        "DOCUSAURUS_MD",
        "MARKDOWN",
        "MDX",
        "NOTION",
        "Dialect",
        "Import",
        "Module",
        "Name",
        "unwrapped_fences",
    ),
    "note": ("Note",),
    "note.destinations": ("Destination",),
    "note.elements": ("Attribute", "Element"),
    "note.frontmatter": ("FrontMatter",),
    "note.outline": ("Section",),
    "note.suppressions": ("Suppression",),
    "note.visible": ("shows_something",),
    "papers": ("KnownPapers", "Paper", "Papers", "title_words"),
    "reporter": ("Picture", "Report", "Reporter"),
    "resolution": ("Found", "Missing"),
    "rule": ("Bad", "Good", "Outcome", "Rule", "option"),
    "source": ("Files", "Position", "Source", "Span"),
    "urls": ("Url",),
    "vault": ("Vault",),
    "whereabouts": ("imported_notes",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "DOCUSAURUS_MD",
    "EMOJI",
    "MARKDOWN",
    "MDX",
    "NOTION",
    "Anchors",
    "ArxivAddress",
    "Attribute",
    "Bad",
    "ConfigError",
    "Content",
    "ConversionError",
    "Destination",
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
    "Found",
    "FrontMatter",
    "Good",
    "Import",
    "InputError",
    "KnownPapers",
    "Loss",
    "LossKind",
    "Missing",
    "Module",
    "Name",
    "Note",
    "NotelintError",
    "Outcome",
    "Paper",
    "Papers",
    "Picture",
    "PluginError",
    "Position",
    "Reading",
    "Report",
    "Reporter",
    "Rule",
    "Section",
    "Severity",
    "Site",
    "SiteSettings",
    "Source",
    "Span",
    "Suppression",
    "Unread",
    "Url",
    "Vault",
    "WriteOne",
    "arxiv_addresses",
    "complaints",
    "hookimpl",
    "imported_notes",
    "is_valid_route",
    "lazy_re_compile",
    "lazy_regex_compile",
    "may_name_arxiv",
    "option",
    "parse",
    "shows_something",
    "title_words",
    "unwrapped_fences",
]


def parse(text: str, path: str = "note.md", constructs: "Iterable[Construct]" = ()) -> "Note":
    """Parse a note. The path's suffix and the text decide the dialect, which has these constructs
    of plugins as well; parsing itself never fails.
    """
    from dataclasses import replace
    from pathlib import PurePosixPath

    from notelint.markdown import detect
    from notelint.note import Note
    from notelint.source import Source

    source = Source(PurePosixPath(path), text)
    dialect = replace(detect(source.path, text), constructs=tuple(constructs))
    return Note.parse(source, dialect)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'notelint' has no attribute {name!r}")
    return getattr(import_module(f"notelint.{_HOME[name]}"), name)
