"""Trees as JSON: mdast's names, and places as people and JavaScript count them."""

import json

from notelint.markdown import DOCUSAURUS_MD, MARKDOWN, parse
from notelint.markdown.unist import dumps, to_unist


def test_nodes_have_the_fields_of_mdast() -> None:
    text = "3. [x] [a][B]\n\n[b]: /u"
    tree = to_unist(text, parse(text, MARKDOWN))
    ordered, definition = tree["children"]
    assert (ordered["type"], ordered["ordered"], ordered["start"], ordered["spread"]) == (
        *("list", True),
        *(3, False),
    )
    item = ordered["children"][0]
    assert (item["type"], item["checked"], item["spread"]) == ("listItem", True, False)
    reference = item["children"][0]["children"][0]
    assert {key: reference[key] for key in ("type", "identifier", "label", "referenceType")} == {
        "type": "linkReference",
        "identifier": "b",
        "label": "B",
        "referenceType": "full",
    }
    assert (definition["url"], definition["title"]) == ("/u", None)


def test_a_directive_s_attributes_are_an_object_and_its_label_a_marked_paragraph() -> None:
    text = ":::note[가]{.b}\n:::"
    (directive,) = to_unist(text, parse(text, DOCUSAURUS_MD))["children"]
    assert directive["attributes"] == {"class": "b"}
    assert directive["children"][0]["type"] == "paragraph"
    assert directive["children"][0]["data"] == {"directiveLabel": True}


def test_places_count_code_points() -> None:
    text = "\ufeff가😀 *b*\r\n\r\nc"
    first, second = to_unist(text, parse(text, MARKDOWN))["children"]
    assert first["children"][1]["position"] == {
        "start": {"line": 1, "column": 5, "offset": 4},
        "end": {"line": 1, "column": 8, "offset": 7},
    }
    assert second["position"]["start"] == {"line": 3, "column": 1, "offset": 11}


def test_places_may_count_as_javascript_does() -> None:
    text = "\ufeff가😀 *b*\r\n\r\nc"
    first, second = to_unist(text, parse(text, MARKDOWN), utf16=True)["children"]
    assert first["children"][1]["position"] == {
        "start": {"line": 1, "column": 5, "offset": 4},
        "end": {"line": 1, "column": 8, "offset": 7},
    }
    assert second["position"]["start"] == {"line": 3, "column": 1, "offset": 11}
    assert to_unist("😀*b*", parse("😀*b*", MARKDOWN), utf16=True)["children"][0]["children"][1][
        "position"
    ]["start"] == {"line": 1, "column": 3, "offset": 2}


def test_json_is_what_the_standard_library_writes() -> None:
    value = {"a": [1, None, True, {"나": '"\n'}], "b": {}, "c": []}
    assert dumps(value) == json.dumps(value, ensure_ascii=False)
    assert dumps(value, indent=2) == json.dumps(value, ensure_ascii=False, indent=2)


def test_json_may_be_deeper_than_the_stack() -> None:
    text = ">" * 5_000 + "가"
    written = dumps(to_unist(text, parse(text, MARKDOWN)))
    assert written.count('"blockquote"') == 5_000
    assert written.count('"value": "가"') == 1
