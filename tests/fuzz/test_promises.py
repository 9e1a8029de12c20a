"""A little of the search for input that notelint cannot take, always the same.

``python conformance/fuzz.py`` is the long one.
"""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.material import texts
from tests.fuzz.strategies import PROMISES

FEW = {"parsed": 100, "checked": 15, "fixed": 10, "converted": 40, "opened": 60, "answered": 30}


@pytest.mark.parametrize("name", [*PROMISES])
def test_a_promise_is_kept(name: str) -> None:
    promise, strategy = PROMISES[name]

    @settings(
        max_examples=FEW[name],
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[*HealthCheck],
    )
    @given(st.shared(strategy(texts())))
    def search(case: tuple[Any, ...]) -> None:
        promise(*case)

    search()
