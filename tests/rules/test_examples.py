"""Every built-in rule keeps the promises of its examples."""

import pytest

from notelint.testing import Case, rule_cases
from notelint_rules import RULES


@pytest.mark.parametrize("case", rule_cases(*RULES), ids=str)
def test_the_rule_keeps_the_promise_of_its_example(case: Case) -> None:
    case.run()
