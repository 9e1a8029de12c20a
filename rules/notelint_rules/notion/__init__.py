"""Rules about what a Notion export leaves behind."""

from notelint import Rule
from notelint_rules.notion.doubled_equation import DoubledEquation
from notelint_rules.notion.notion_id_in_name import NotionIdInName
from notelint_rules.notion.notion_link import NotionLink
from notelint_rules.notion.notion_unresolved_mention import NotionUnresolvedMention

RULES: tuple[type[Rule], ...] = (
    DoubledEquation,
    NotionIdInName,
    NotionLink,
    NotionUnresolvedMention,
)
