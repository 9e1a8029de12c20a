"""The built-in rules. One rule per file; the file, the class and the rule share one name."""

from notelint import Rule, hookimpl
from notelint_rules.core.undecodable_text import UndecodableText
from notelint_rules.frontmatter.invalid_front_matter import InvalidFrontMatter
from notelint_rules.frontmatter.misread_front_matter import MisreadFrontMatter
from notelint_rules.headings.duplicate_heading import DuplicateHeading
from notelint_rules.headings.missing_title import MissingTitle
from notelint_rules.headings.skipped_heading_level import SkippedHeadingLevel
from notelint_rules.images.broken_import import BrokenImport
from notelint_rules.images.expiring_image import ExpiringImage
from notelint_rules.images.missing_alt_text import MissingAltText
from notelint_rules.images.missing_image import MissingImage
from notelint_rules.images.undefined_name import UndefinedName
from notelint_rules.images.unused_import import UnusedImport
from notelint_rules.links.broken_anchor import BrokenAnchor
from notelint_rules.links.broken_link import BrokenLink
from notelint_rules.links.link_without_scheme import LinkWithoutScheme
from notelint_rules.mdx.mdx_attribute import MdxAttribute
from notelint_rules.mdx.mdx_crash import MdxCrash
from notelint_rules.mdx.mdx_silent_change import MdxSilentChange
from notelint_rules.mdx.mdx_syntax import MdxSyntax
from notelint_rules.notion.notion_unresolved_mention import NotionUnresolvedMention
from notelint_rules.papers.arxiv_id_with_two_titles import ArxivIdWithTwoTitles
from notelint_rules.papers.malformed_arxiv_id import MalformedArxivId
from notelint_rules.papers.missing_arxiv_link import MissingArxivLink
from notelint_rules.spelling.misspelling import Misspelling
from notelint_rules.structure.malformed_admonition import MalformedAdmonition

RULES: tuple[type[Rule], ...] = (
    ArxivIdWithTwoTitles,
    BrokenAnchor,
    BrokenImport,
    BrokenLink,
    DuplicateHeading,
    ExpiringImage,
    InvalidFrontMatter,
    LinkWithoutScheme,
    MalformedAdmonition,
    MalformedArxivId,
    MdxAttribute,
    MdxCrash,
    MdxSilentChange,
    MdxSyntax,
    MisreadFrontMatter,
    MissingAltText,
    MissingArxivLink,
    MissingImage,
    MissingTitle,
    Misspelling,
    NotionUnresolvedMention,
    SkippedHeadingLevel,
    UndecodableText,
    UndefinedName,
    UnusedImport,
)


@hookimpl
def notelint_rules() -> tuple[type[Rule], ...]:
    return RULES
