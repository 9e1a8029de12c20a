"""Rules about MDX's syntax."""

from notelint import Rule
from notelint_rules.mdx.mdx_attribute import MdxAttribute
from notelint_rules.mdx.mdx_crash import MdxCrash
from notelint_rules.mdx.mdx_silent_change import MdxSilentChange
from notelint_rules.mdx.mdx_syntax import MdxSyntax

RULES: tuple[type[Rule], ...] = (
    MdxAttribute,
    MdxCrash,
    MdxSilentChange,
    MdxSyntax,
)
