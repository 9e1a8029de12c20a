"""How diagnostics are shown: one module per output format."""

from notelint.hookspecs import Reporter, hookimpl
from notelint.reporters import concise, full, github, json, jsonl

REPORTERS = (
    Reporter("concise", concise.render),
    Reporter("full", full.render),
    Reporter("github", github.render),
    Reporter("json", json.render),
    Reporter("jsonl", jsonl.render),
)


@hookimpl
def notelint_reporters() -> tuple[Reporter, ...]:
    return REPORTERS
