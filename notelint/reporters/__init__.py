"""How diagnostics are shown: one module per output format."""

from notelint.hookspecs import Reporter, hookimpl
from notelint.reporters import (
    checkstyle,
    concise,
    full,
    github,
    gitlab,
    html,
    json,
    jsonl,
    junit,
    rdjson,
    sarif,
)

REPORTERS = (
    Reporter("checkstyle", checkstyle.render),
    Reporter("concise", concise.render),
    Reporter("full", full.render),
    Reporter("github", github.render),
    Reporter("gitlab", gitlab.render),
    Reporter("html", html.render),
    Reporter("json", json.render),
    Reporter("jsonl", jsonl.render),
    Reporter("junit", junit.render),
    Reporter("rdjson", rdjson.render),
    Reporter("sarif", sarif.render),
)


@hookimpl
def notelint_reporters() -> tuple[Reporter, ...]:
    return REPORTERS
