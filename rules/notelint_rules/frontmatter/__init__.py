"""Rules about front matter."""

from notelint import Rule
from notelint_rules.frontmatter.invalid_front_matter import InvalidFrontMatter
from notelint_rules.frontmatter.misread_front_matter import MisreadFrontMatter
from notelint_rules.frontmatter.missing_front_matter import MissingFrontMatter

RULES: tuple[type[Rule], ...] = (
    InvalidFrontMatter,
    MisreadFrontMatter,
    MissingFrontMatter,
)
