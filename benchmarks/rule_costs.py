"""What each rule costs: its share of a whole run over some notes, in CPU time.

``python benchmarks/rule_costs.py NOTES [--all]``: the rules that are on by default, or all.
What a rule is the first to ask, such as facts of all notes, counts as the rule's.
"""

import argparse
import gc
import time
from collections import Counter, defaultdict
from pathlib import Path, PurePosixPath

from notelint import Vault
from notelint.cli.batch import batches
from notelint.cli.notes import collect
from notelint.cli.rulebook import Rulebook
from notelint.cli.surroundings import Surroundings
from notelint.config import Choice
from notelint.nodes import Node


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("notes", type=Path)
    arguments.add_argument("--all", action="store_true", help="every rule, not the default ones")
    given = arguments.parse_args()
    notes = collect([given.notes])
    choice = Choice(("all",) if given.all else None)
    rulebook = Rulebook(Surroundings(), {note.parent for note in notes}, choice)
    seconds: defaultdict[str, float] = defaultdict(float)
    found: Counter[str] = Counter()
    gc.disable()
    for batch in batches(notes, rulebook):
        vault = batch.vault()
        for path in vault.notes:  # as processes ask that share the notes
            seconds["(parsing)"] += _parse(vault, path)
            for active in batch.rules(path):
                start = time.process_time()
                for fact in (*active.rule.facts, *active.rule.counts):
                    vault.ask(fact, path)
                seconds[active.rule.name] += time.process_time() - start
        for path in batch.notes:
            seconds["(parsing)"] += _parse(vault, path)
            note = vault.note(path)
            for active in batch.rules(path):
                start = time.process_time()
                found[active.rule.name] += len([*active.rule.check(note, vault)])
                seconds[active.rule.name] += time.process_time() - start
    total = sum(seconds.values())
    print(f"{len(notes)} notes, {total:.2f} s")
    for name, spent in sorted(seconds.items(), key=lambda cost: -cost[1]):
        print(f"{spent / total:6.1%} {spent:7.2f} s {found[name]:6}  {name}")


def _parse(vault: Vault, path: PurePosixPath) -> float:
    """Have a note and the index of its nodes, which all rules use, at hand again; the time that takes."""
    start = time.process_time()
    vault.note(path).find(Node)
    return time.process_time() - start


if __name__ == "__main__":
    main()
