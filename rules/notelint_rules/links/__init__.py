"""Rules about links."""

from notelint import Rule
from notelint_rules.links.broken_anchor import BrokenAnchor
from notelint_rules.links.broken_link import BrokenLink
from notelint_rules.links.link_without_scheme import LinkWithoutScheme

RULES: tuple[type[Rule], ...] = (
    BrokenAnchor,
    BrokenLink,
    LinkWithoutScheme,
)
