"""Converting in several processes."""

import os
import sys
import time

import pytest

from notelint.cli.parallel import each_in
from notelint.errors import ConversionError, NotelintError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux")


def later_for_the_first(number: int) -> tuple[int, int]:
    time.sleep(0.2 if number == 0 else 0)
    return number, os.getpid()


def test_results_come_in_order_from_several_processes() -> None:
    results = list(each_in(2)(later_for_the_first, range(1000)))
    assert [number for number, _ in results] == list(range(1000))
    processes = {process for _, process in results}
    assert len(processes) == 2
    assert os.getpid() not in processes


def test_a_few_documents_are_not_worth_a_process() -> None:
    assert {process for _, process in each_in(2)(later_for_the_first, range(20))} == {os.getpid()}


def refuse(number: int) -> int:
    if number == 700:
        raise ConversionError("700 is no number")
    return number


def test_an_error_of_the_input_is_an_error_here() -> None:
    with pytest.raises(ConversionError, match="700 is no number"):
        list(each_in(2)(refuse, range(1000)))


def die(number: int) -> int:
    if number == 700:
        os._exit(1)
    return number


def test_a_process_that_dies_is_an_error() -> None:
    with pytest.raises(NotelintError, match="a process ended before its work was done"):
        list(each_in(2)(die, range(1000)))


def test_processes_end_when_nobody_wants_more() -> None:
    results = iter(each_in(2)(later_for_the_first, range(1000)))
    _, process = next(results)
    results.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
