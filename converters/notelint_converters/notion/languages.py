"""Names of languages: Notion's, and those that highlighters know."""

LANGUAGES = {
    "c#": "csharp",
    "c++": "cpp",
    "f#": "fsharp",
    "java/c/c++/c#": "java",
    "objective-c": "objectivec",
    "plain text": "text",
    "vb.net": "vbnet",
    "visual basic": "visual-basic",
}
"""Where the two differ by more than upper case."""


def language(name: str) -> str:
    """The word that a fence begins with for a language of Notion's; none for plain text."""
    known = LANGUAGES.get(name.lower(), name.lower())
    return "" if known == "text" else "-".join(known.split())
