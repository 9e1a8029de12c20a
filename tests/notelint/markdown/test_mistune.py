"""What notelint takes from mistune, which may change between its versions."""

import inspect

import mistune
from mistune import InlineParser, helpers, util
from mistune.core import InlineState


def test_the_registry_of_inline_rules_is_there() -> None:
    assert callable(InlineParser.compile_sc)
    parser = InlineParser()
    assert isinstance(parser.rules, list)
    assert {"codespan", "link", "auto_link", "auto_email"} <= set(parser.specification)


def test_the_index_of_delimiters_is_there() -> None:
    state = InlineState({})
    state.src = "a `b` -->"
    assert state.delimiters.code_end("`", 3) == 4
    assert state.delimiters.find("-->", 0) == 6


def test_the_grammar_of_links_is_there() -> None:
    assert helpers.parse_link_href("<a b>", 0, block=True, max_nested_level=32) == ("a b", 5)
    assert helpers.parse_link_title(" 'a'", 0, 4) == ("a", 4)
    assert util.unikey(" A  b ") == "A B"


def test_the_tables_of_tags_are_there() -> None:
    assert "aside" in helpers.BLOCK_TAGS
    assert helpers.PRE_TAGS == ("pre", "script", "style", "textarea")
    assert all(map(helpers.__dict__.get, ("HTML_TAGNAME", "HTML_ATTRIBUTES", "LINK_LABEL")))


def test_every_name_that_is_imported_is_among_these() -> None:
    """What the other tests here look at is all that the parser imports."""
    from notelint.markdown import definitions, html, inlines, links, spans

    known = {InlineParser, InlineState, util.unikey}
    known |= {helpers.parse_link_href, helpers.parse_link_label, helpers.parse_link_title}
    for module in (definitions, html, inlines, links, spans):
        taken = [
            value
            for value in vars(module).values()
            if (inspect.isclass(value) or inspect.isfunction(value))
            and value.__module__.partition(".")[0] == mistune.__name__
        ]
        assert set(taken) <= known
