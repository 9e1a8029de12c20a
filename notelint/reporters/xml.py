"""Writing XML that every reader takes."""

from xml.etree.ElementTree import Element, indent, tostring

from notelint.lazy import lazy_re_compile

_NO_CHARACTER = lazy_re_compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document(root: Element) -> str:
    """An element with all that is in it as a file; what XML cannot hold is U+FFFD (XML 1.0, 2.2)."""
    for element in root.iter():
        for name, value in element.attrib.items():
            element.set(name, _NO_CHARACTER.sub("\ufffd", value))
        if element.text is not None:
            element.text = _NO_CHARACTER.sub("\ufffd", element.text)
    indent(root)
    body = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'
