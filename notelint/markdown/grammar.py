"""Which openers and inline rules make up a dialect."""

from collections.abc import Callable
from functools import cache

from notelint.markdown import directives, leaves, spans
from notelint.markdown.blocks import CONTAINER_OPENED, Blocks
from notelint.markdown.constructs import BlockConstruct, breaks_contract
from notelint.markdown.dialect import Dialect
from notelint.markdown.emphasis import read_run
from notelint.markdown.footnotes import open_footnote
from notelint.markdown.html import open_html
from notelint.markdown.inline_rules import InlineRules
from notelint.markdown.links import read_closing_bracket, read_opening_bracket
from notelint.markdown.lists import MARKER_CHARACTERS, open_item
from notelint.markdown.quotes import open_quote
from notelint.markdown.tables import open_table

Opener = Callable[[Blocks], int]
Finisher = Callable[[Blocks], None]

UNLIMITED = 1 << 60


class Grammar:
    """``openers`` by first character, tried in the order of registration; inline ``rules``;
    ``finishers``, which get the whole tree when everything else is done.

    A line indented by ``max_indent`` columns opens no block (it is indented code, or text).
    """

    def __init__(self) -> None:
        self.openers: dict[str, list[Opener]] = {}
        self.rules = InlineRules()
        self.finishers: list[Finisher] = []
        self.max_indent = 4
        self.has_tasks = False
        self.open_indented: Opener = leaves.open_indented_code
        self.starters = frozenset(" \t")

    def on(self, characters: str, opener: Opener) -> None:
        """Register an opener under the characters its blocks can begin with."""
        for character in characters:
            self.openers.setdefault(character, []).append(opener)
        self.starters |= frozenset(characters)

    def put_first(self, construct: BlockConstruct) -> None:
        """Register a plugin's opener before those that are there, and see that it gets on."""

        def opener(blocks: Blocks) -> int:
            before = blocks.pos
            opened = construct.open(blocks)
            if opened == CONTAINER_OPENED and blocks.pos <= before:
                raise breaks_contract(construct, "opens a container, but does not move behind it")
            return opened

        for character in construct.characters:
            self.openers.setdefault(character, []).insert(0, opener)
        self.starters |= frozenset(construct.characters)


@cache
def grammar_of(dialect: Dialect) -> Grammar:
    grammar = Grammar()
    _add_blocks(grammar, dialect)
    _add_inlines(grammar, dialect)
    if dialect.mdx:
        from notelint.markdown.mdx.constructs import add_mdx

        grammar.max_indent = UNLIMITED
        add_mdx(grammar, dialect)
    for construct in reversed(dialect.constructs):
        if isinstance(construct, BlockConstruct):
            grammar.put_first(construct)
        else:
            grammar.rules.put_first(construct)
    return grammar


def _add_blocks(grammar: Grammar, dialect: Dialect) -> None:
    grammar.on("-=", leaves.open_underline)
    grammar.on("-*_", leaves.open_thematic_break)
    grammar.on(MARKER_CHARACTERS, open_item)
    grammar.on(">", open_quote)
    grammar.on("#", leaves.open_heading)
    grammar.on("`~", leaves.open_code_fence)
    if not dialect.mdx:
        grammar.on("<", open_html)
    if dialect.gfm:
        grammar.on("|:-", open_table)
        grammar.on("[", open_footnote)
        grammar.has_tasks = True
    if dialect.math:
        grammar.on("$", leaves.open_math_fence)
    if dialect.directives:
        grammar.on(":", directives.open_directive)
        if dialect.rewrites("admonitions"):
            grammar.on(":", directives.open_titled_directive)


def _add_inlines(grammar: Grammar, dialect: Dialect) -> None:
    rules = grammar.rules
    rules.add("escape", "\\", spans.read_escape, spans.ESCAPE)
    rules.add("reference", "&", spans.read_reference, spans.REFERENCE)
    rules.add("codespan", "`", spans.read_code)
    rules.add("emphasis", "*_", read_run, r"\*+|_+")
    rules.add("link", "![", read_opening_bracket)
    rules.add("link_close", "]", read_closing_bracket, r"\]")
    if not dialect.mdx:
        rules.add("auto_link", "<", spans.read_autolink)
        rules.add("auto_email", "<", spans.read_mail_autolink)
        rules.add("inline_html", "<", spans.read_html, spans.HTML)
    if dialect.gfm:
        rules.add("strikethrough", "~", read_run, r"~+")
        rules.literal_links = True
        rules.marks = "~"
    if dialect.math:
        rules.add("inline_math", "$", spans.read_math, spans.MATH)
    if dialect.directives:
        rules.add("directive", ":", directives.read_text_directive, directives.TEXT_DIRECTIVE)
