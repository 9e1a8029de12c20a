"""Which constructs a note is read with."""

from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Literal

import regex

from notelint.markdown.constructs import Construct

_ESM = regex.compile(
    r"^(?:import|export)[ ](?:.*?\sfrom\s+)?['\"{*]|^import [\w${*]", regex.MULTILINE
)
_JSX = regex.compile(r"<([A-Za-z][\w.]*)\s[^<>]*=\{")
_FENCE = regex.compile(r"^[ \t>]*(`{3,}|~{3,}).*?(?:^[ \t>]*\1[`~]*[ \t]*$|\Z)", regex.M | regex.S)
_CODE = regex.compile(r"`[^`\n]+`")
_FRONT_MATTER = regex.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|$)", regex.M | regex.S)
_FORMAT = regex.compile(
    r"^mdx[ \t]*:(?:[ \t]*\{[ \t]*|[ \t]*\r?\n[ \t]+)['\"]?format['\"]?[ \t]*:[ \t]*['\"]?(md|mdx|detect)\b",
    regex.MULTILINE,
)
_NOTION_NAME = regex.compile(r"[ -]?[0-9a-f]{32}$")

Rewriting = Literal["comments", "admonitions", "headingIds"]
"""The parts of Docusaurus' ``markdown.mdx1Compat``, as it names them."""


@dataclass(frozen=True)
class Dialect:
    """A set of constructs: CommonMark's, and those that are true here.

    ``mdx1_compat`` is Docusaurus' setting: ``<!-- comments -->``, ``{#id}`` and
    ``:::note Title`` are rewritten before MDX reads the note (on until its version 4);
    ``not_rewritten`` are the parts of it that a site has turned off.
    ``constructs`` are what plugins add.
    """

    name: str
    gfm: bool = True
    front_matter: bool = True
    mdx: bool = False
    math: bool = True
    directives: bool = False
    mdx1_compat: bool = True
    not_rewritten: frozenset[Rewriting] = frozenset()
    notion: bool = False
    constructs: tuple[Construct, ...] = ()

    def rewrites(self, part: Rewriting) -> bool:
        """Whether Docusaurus rewrites these for MDX."""
        return self.mdx1_compat and part not in self.not_rewritten

    def without_mdx(self) -> "Dialect":
        """Markdown, with the math and the constructs that are true here."""
        return replace(MARKDOWN, math=self.math, constructs=self.constructs)


COMMONMARK = Dialect("commonmark", gfm=False, front_matter=False, math=False)
"""CommonMark 0.31.2 and nothing else."""

MARKDOWN = Dialect("markdown")
"""CommonMark, GFM, math, front matter."""

MDX = Dialect("mdx", mdx=True, directives=True)
"""What Docusaurus builds."""

DOCUSAURUS_MD = Dialect("docusaurus-md", directives=True)
"""What Docusaurus builds with ``markdown.format: md``: no JSX, but directives."""

NOTION = Dialect("notion", notion=True)
"""A page of a Notion export: Markdown with ``<aside>`` callouts and property lines."""


def detect(path: PurePosixPath, text: str) -> Dialect:
    """The dialect of a note that no configuration speaks about.

    ``.mdx`` is MDX; ``.md`` is MDX where it opens with ESM imports or uses JSX with
    braces, outside of code, Notion's where its name ends in a page id, else Markdown.
    """
    if path.suffix == ".mdx":
        return DOCUSAURUS_MD if front_matter_format(text) == "md" else MDX
    if _NOTION_NAME.search(path.stem):
        return NOTION
    front_matter = _FRONT_MATTER.match(text)
    body = text[front_matter.end() if front_matter else 0 :].lstrip("\ufeff \t\r\n")
    if body.startswith(("import ", "export ")) and _ESM.match(body):
        return MDX
    if "={" in text and _uses_jsx(_CODE.sub("", _FENCE.sub("", text))):
        return MDX
    return MARKDOWN


def _uses_jsx(text: str) -> bool:
    """Whether a tag has a value in braces: of a component, one that ends; prose only begins it."""
    names = {tag[1] for tag in _JSX.finditer(text)}
    return any(name[0].islower() or f"</{name}" in text or "/>" in text for name in names)


def front_matter_format(text: str) -> str | None:
    """``md``, ``mdx`` or ``detect``: what a note's front matter asks for with ``mdx: {format: …}``."""
    front_matter = _FRONT_MATTER.match(text)
    asked = _FORMAT.search(front_matter[1]) if front_matter and "mdx" in front_matter[1] else None
    return asked[1] if asked else None
