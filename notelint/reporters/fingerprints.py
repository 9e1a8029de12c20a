"""What a finding is known by from run to run, wherever its line stands by then."""

import hashlib
from collections import Counter
from collections.abc import Iterable

from notelint.diagnostics import Diagnostic


def fingerprints(found: Iterable[Diagnostic]) -> list[str]:
    """A name for each finding: of its note, its rule, the headings above it and its line's text.

    Of several that agree in all of this, each has its number in it.
    """
    seen: Counter[str] = Counter()
    names: list[str] = []
    for diagnostic in found:
        known_by = (diagnostic.path, diagnostic.rule, *diagnostic.under, diagnostic.line_text)
        text = "\0".join(known_by)
        content = f"{text}\0{seen[text]}".encode("utf-8", "surrogateescape")
        names.append(hashlib.blake2b(content, digest_size=16).hexdigest())
        seen[text] += 1
    return names
