"""Look for input that notelint cannot take: random notes, vaults, exports, settings, commands.

    python conformance/fuzz.py [--minutes 10] [--only PROMISE] [--seed N] [FOLDER...]

The time is the processor's, shared out to all promises (tests/fuzz). Random notes are made from
those in FOLDERs as well. Prints the smallest example of each failure; exits 1 where there is one.
"""

import argparse
import faulthandler
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisWarning

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.fuzz.material import below, texts
from tests.fuzz.promises import TooSlow
from tests.fuzz.strategies import PROMISES

_ROUND = 150
"""Examples of a promise, then it is the next one's turn."""

_PRINTED = 4_000
"""Characters of an example: what is longer is made again from the seed."""

_HANGING = 600
"""Seconds after which what runs is stuck where Python cannot interrupt it."""


def main() -> int:
    warnings.filterwarnings("ignore", category=HypothesisWarning)
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--only", choices=[*PROMISES], action="append")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    known = (*texts(), *below(options.folders))
    tests = {name: _test(name, known) for name in options.only or PROMISES}
    search = Search()
    number = options.seed
    with suppress(KeyboardInterrupt):
        while time.process_time() < options.minutes * 60:
            number += 1
            for name, (promise, strategy) in tests.items():
                search.go_on(name, promise, strategy, number)
    counts = ", ".join(f"{count:,} {name}" for name, count in search.examples.items())
    print(f"{time.process_time() / 60:.1f} minutes, seeds {options.seed + 1} to {number}: {counts}")
    print(f"promises broken: {len(search.found)}")
    return 1 if search.found else 0


def _test(
    name: str, known: tuple[str, ...]
) -> tuple[Callable[..., None], st.SearchStrategy[tuple[Any, ...]]]:
    promise, strategy = PROMISES[name]
    return promise, strategy(known)


class Search:
    """``examples`` counts those of each promise, ``found`` names failures by where they come from.

    A failure is printed when it is first seen: as small as it gets, but for what is too slow, as
    that would take hours.
    """

    def __init__(self) -> None:
        self.examples: Counter[str] = Counter()
        self.found: set[str] = set()

    def go_on(
        self,
        name: str,
        promise: Callable[..., None],
        strategy: st.SearchStrategy[tuple[Any, ...]],
        number: int,
    ) -> None:
        """Try a promise with the input of a seed."""

        def run(case: tuple[Any, ...]) -> None:
            self.examples[name] += 1
            faulthandler.dump_traceback_later(_HANGING, exit=True)
            try:
                promise(*case)
            except TooSlow as error:
                error.add_note(repr(case))
                self._tell(name, error)

        search = settings(
            max_examples=_ROUND,
            deadline=None,
            database=None,
            suppress_health_check=[*HealthCheck],
            phases=[Phase.generate, Phase.shrink],
        )
        try:
            seed(number)(search(given(strategy)(run)))()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
            for each in _leaves(error):
                self._tell(name, each)
        finally:
            faulthandler.cancel_dump_traceback_later()

    def _tell(self, name: str, error: BaseException) -> None:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{frame.filename}:{frame.lineno} {type(error)} {str(error)[:60]}"
        if place not in self.found:
            self.found.add(place)
            notes = dict.fromkeys(note[:_PRINTED] for note in getattr(error, "__notes__", ()))
            text = "".join(traceback.format_exception(error.__cause__ or error)[-5:])
            print(f"── {name}\n{text}", *notes, "", sep="\n", flush=True)


def _leaves(error: BaseException) -> list[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        return [leaf for each in error.exceptions for leaf in _leaves(each)]
    return [error]


if __name__ == "__main__":
    sys.exit(main())
