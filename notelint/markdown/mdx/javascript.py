"""JavaScript as MDX's parser accepts it: acorn, with ES2024, JSX and modules.

tree-sitter's grammar is a little more lenient; ``strictness`` and ``statements`` add what it
lacks. Offsets are code points of the text given.
"""

from collections.abc import Collection
from dataclasses import replace

import regex

from notelint.lazy import lazy_regex_compile
from notelint.markdown.mdx.acorn import expression_error, syntax_error
from notelint.markdown.mdx.flaws import NOT_ESM, UNEXPECTED, Flaw
from notelint.markdown.mdx.lexer import token_end
from notelint.markdown.mdx.script import RESERVED, Script, is_blank
from notelint.markdown.mdx.statements import statements_flaw
from notelint.markdown.mdx.strictness import strictness

_PLAIN = lazy_regex_compile(r"\s*+([A-Za-z_$][\w$]*+)(?:\.[A-Za-z_$][\w$]*+)*+\s*+", regex.ASCII)
_HEAD = lazy_regex_compile(
    r"export\s++(?![{*]|(?:async|class|const|default|function|let|var)(?![\w$]))"
    r"|import\s++(?![\p{ID_Start}$_{*'\"(.])"
)


def expression_flaw(text: str) -> Flaw | None:
    """What keeps a text (not a blank one) from being one expression."""
    plain = _PLAIN.fullmatch(text)
    if plain and plain[1] not in RESERVED:
        return None
    script = Script(text, "(0,", "\n)")
    if not script.has_errors:
        return strictness(script)
    return expression_error(text)


def spread_flaw(text: str) -> Flaw | None:
    """What keeps a text from being what stands in ``{...props}``."""
    script = Script(text, "({", "\n})")
    if script.has_errors:
        return syntax_error(script)
    content = script.tree.root_node.descendant_for_byte_range(1, 2)  # the brace of the prefix
    content = content.parent if content is not None else None
    if content is None or content.type != "object":
        return Flaw(0, "only a spread (`{...props}`) may stand here", "non-spread")
    members = [node for node in content.named_children if node.type != "comment"]
    if members and members[0].type != "spread_element":
        place = script.offset(members[0].start_byte)
        return Flaw(place, "only a spread (`{...props}`) may stand here", "non-spread")
    if len(members) > 1:
        place = script.offset(members[1].start_byte)
        return Flaw(place, "only a single spread may stand here", "spread-extra")
    return strictness(script)


def module_flaw(text: str, imported: Collection[str] = ()) -> Flaw | None:
    """What keeps a text from being import and export statements only.

    ``imported`` are the names that blocks before it import: they may not be bound again.
    """
    head = _HEAD.match(text)
    if head is not None:  # tree-sitter takes the keyword for a name
        return Flaw(head.end(), UNEXPECTED, unfinished=token_end(text, head.end()) >= len(text))
    script = Script(text)
    if not script.has_errors:
        return strictness(script) or statements_flaw(script, imported)
    flaw = syntax_error(script)
    before = text[: flaw.place].rstrip()
    on_new_line = regex.search(r"[\r\n]", text[len(before) : flaw.place])
    if not on_new_line or text[flaw.place :].startswith("<"):
        return flaw
    if is_blank(before) or Script(before).has_errors:
        return flaw
    # tree-sitter reads on with a line that acorn begins a statement with.
    there = Script(text[flaw.place :])
    if not there.has_errors:
        return replace(NOT_ESM, place=flaw.place)
    inner = syntax_error(there)
    return replace(inner, place=flaw.place + inner.place)
