"""Rules about papers: their links, their ids, their titles."""

from notelint import Rule
from notelint_rules.papers.arxiv_id_with_two_titles import ArxivIdWithTwoTitles
from notelint_rules.papers.arxiv_mirror_link import ArxivMirrorLink
from notelint_rules.papers.arxiv_pdf_link import ArxivPdfLink
from notelint_rules.papers.arxiv_title_mismatch import ArxivTitleMismatch
from notelint_rules.papers.link_text_is_arxiv_id import LinkTextIsArxivId
from notelint_rules.papers.malformed_arxiv_id import MalformedArxivId
from notelint_rules.papers.missing_arxiv_link import MissingArxivLink
from notelint_rules.papers.mixed_paper_hosts import MixedPaperHosts
from notelint_rules.papers.paper_link_is_homepage import PaperLinkIsHomepage
from notelint_rules.papers.pinned_arxiv_version import PinnedArxivVersion
from notelint_rules.papers.thumbnail_of_another_paper import ThumbnailOfAnotherPaper
from notelint_rules.papers.title_with_two_arxiv_ids import TitleWithTwoArxivIds
from notelint_rules.papers.unknown_arxiv_id import UnknownArxivId
from notelint_rules.papers.unlinked_paper import UnlinkedPaper
from notelint_rules.papers.unstable_paper_link import UnstablePaperLink

RULES: tuple[type[Rule], ...] = (
    ArxivIdWithTwoTitles,
    ArxivMirrorLink,
    ArxivPdfLink,
    ArxivTitleMismatch,
    LinkTextIsArxivId,
    MalformedArxivId,
    MissingArxivLink,
    MixedPaperHosts,
    PaperLinkIsHomepage,
    PinnedArxivVersion,
    ThumbnailOfAnotherPaper,
    TitleWithTwoArxivIds,
    UnknownArxivId,
    UnlinkedPaper,
    UnstablePaperLink,
)
