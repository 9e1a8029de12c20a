"""Where a rule is documented."""

from functools import cache
from importlib import metadata

_INDEX = "rules/README.md"


def page(rule: str) -> str:
    """The address of a rule's entry in the index of rules."""
    return f"{_index()}#{rule}"


@cache
def _index() -> str:
    """What the distribution calls its ``Rules`` page; without one, the file in the repository."""
    for entry in metadata.metadata("notelint").get_all("Project-URL") or []:
        label, _, address = entry.partition(",")
        if label.strip().lower() == "rules":
            return str(address).strip()
    return _INDEX
