"""Where a rule is documented."""

_INDEX = "https://github.com/notelint/notelint/blob/main/rules/README.md"


def page(rule: str) -> str:
    """The address of a rule's entry in the index of rules."""
    return f"{_INDEX}#{rule}"
