"""Rules about links."""

from notelint import Rule
from notelint_rules.links.autolink_swallows_text import AutolinkSwallowsText
from notelint_rules.links.bare_url import BareUrl
from notelint_rules.links.broken_anchor import BrokenAnchor
from notelint_rules.links.broken_link import BrokenLink
from notelint_rules.links.empty_link import EmptyLink
from notelint_rules.links.insecure_link import InsecureLink
from notelint_rules.links.link_text_mismatch import LinkTextMismatch
from notelint_rules.links.link_without_scheme import LinkWithoutScheme
from notelint_rules.links.nondescriptive_link_text import NondescriptiveLinkText
from notelint_rules.links.note_with_two_addresses import NoteWithTwoAddresses
from notelint_rules.links.undefined_reference import UndefinedReference

RULES: tuple[type[Rule], ...] = (
    AutolinkSwallowsText,
    BareUrl,
    BrokenAnchor,
    BrokenLink,
    EmptyLink,
    InsecureLink,
    LinkTextMismatch,
    LinkWithoutScheme,
    NondescriptiveLinkText,
    NoteWithTwoAddresses,
    UndefinedReference,
)
