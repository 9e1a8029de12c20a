"""Ids out of text, as github-slugger 1.5 makes them, which Docusaurus uses."""

from notelint.lazy import lazy_regex_compile

# Letters, marks, digits and connectors; "alphabetic" brings in the letters in circles and squares.
_DROPPED = lazy_regex_compile(r"[^\p{Alphabetic}\p{M}\p{Nd}\p{Nl}\p{Pc}\- ]")


class Slugger:
    """github-slugger 1.5: slugs, numbered where they repeat."""

    def __init__(self, *, keeps_case: bool = False) -> None:
        self._keeps_case = keeps_case
        self._seen: dict[str, int] = {}

    def slug(self, text: str) -> str:
        original = slug(text, keeps_case=self._keeps_case)
        unique = original
        while unique in self._seen:
            self._seen[original] += 1
            unique = f"{original}-{self._seen[original]}"
        self._seen[unique] = 0
        return unique


def slug(text: str, *, keeps_case: bool = False) -> str:
    """A heading's text as an id, before duplicates are numbered (github-slugger 1.5)."""
    return _DROPPED.sub("", text if keeps_case else text.lower()).replace(" ", "-")
