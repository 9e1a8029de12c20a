"""Rules about what a Notion export leaves behind."""

from notelint import Rule
from notelint_rules.notion.notion_unresolved_mention import NotionUnresolvedMention

RULES: tuple[type[Rule], ...] = (NotionUnresolvedMention,)
