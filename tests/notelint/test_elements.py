"""Tags in HTML and JSX, alike."""

from notelint import Element, Note, parse


def attributes(element: Element) -> dict[str, str | None]:
    return {attribute.name: attribute.value for attribute in element.attributes}


def written(note: Note, element: Element) -> list[str]:
    return [note.source[attribute.value_span] for attribute in element.attributes]


def test_html_tags_have_names_and_attributes_in_lower_case() -> None:
    note = parse("<IMG Src='a>b.png' ALT=\"글 🧪\" width=10 hidden>\n\ntext <br/>\n")
    image, line_break = note.elements()
    assert (image.name, line_break.name) == ("img", "br")
    assert attributes(image) == {"src": "a>b.png", "alt": "글 🧪", "width": "10", "hidden": None}
    assert written(note, image) == ["a>b.png", "글 🧪", "10", ""]
    assert note.source[image.span] == "<IMG Src='a>b.png' ALT=\"글 🧪\" width=10 hidden>"


def test_what_stands_in_comments_is_no_tag() -> None:
    assert parse("<!-- <img src='a'> -->\n\n<![CDATA[<b>]]>\n").elements() == []


def test_jsx_tags_keep_their_case() -> None:
    note = parse(
        "<Chart.Line data={[1, 2]} title=\"글 'x'\" wide {...rest}>\n  <img\n    src={a}\n  />\n</Chart.Line>\n",
        "note.mdx",
    )
    chart, image = note.elements()
    assert chart.name == "Chart.Line"
    assert attributes(chart) == {"data": "[1, 2]", "title": "글 'x'", "wide": None}
    assert written(note, chart) == ["[1, 2]", "글 'x'", ""]
    assert [attribute.expression for attribute in chart.attributes] == [True, False, False]
    assert chart.spreads
    assert not image.spreads
    assert note.source[image.span] == "<img\n    src={a}\n  />"


def test_elements_are_found_by_name() -> None:
    note = parse("<b>a</b> <i>b</i> <b>c</b>\n")
    assert [note.source[element.span] for element in note.elements("b")] == ["<b>", "<b>"]
