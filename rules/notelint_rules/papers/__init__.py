"""Rules about papers: their links, their ids, their titles."""

from notelint import Rule
from notelint_rules.papers.arxiv_id_with_two_titles import ArxivIdWithTwoTitles
from notelint_rules.papers.malformed_arxiv_id import MalformedArxivId
from notelint_rules.papers.missing_arxiv_link import MissingArxivLink

RULES: tuple[type[Rule], ...] = (
    ArxivIdWithTwoTitles,
    MalformedArxivId,
    MissingArxivLink,
)
