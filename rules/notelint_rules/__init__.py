"""The built-in rules. One rule per file; the file, the class and the rule share one name.

Each group lists its own.
"""

from notelint import Rule, hookimpl
from notelint_rules import (
    code,
    core,
    frontmatter,
    headings,
    images,
    links,
    mdx,
    notion,
    papers,
    spelling,
    structure,
    style,
    vault,
)

RULES: tuple[type[Rule], ...] = (
    *code.RULES,
    *core.RULES,
    *frontmatter.RULES,
    *headings.RULES,
    *images.RULES,
    *links.RULES,
    *mdx.RULES,
    *notion.RULES,
    *papers.RULES,
    *spelling.RULES,
    *structure.RULES,
    *style.RULES,
    *vault.RULES,
)


@hookimpl
def notelint_rules() -> tuple[type[Rule], ...]:
    return RULES
