"""Line ends, which a conversion leaves as they are."""


def line_ends_as_in(original: str, text: str) -> str:
    """The converted text with CRLF, where every line of the original ends so."""
    if "\r\n" not in original or original.count("\n") != original.count("\r\n"):
        return text
    return text.replace("\r\n", "\n").replace("\n", "\r\n")
