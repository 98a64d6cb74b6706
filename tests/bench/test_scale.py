"""The sums behind docs/scale.md: they agree with a queue that is simulated, and with what is known of queues."""

from random import Random
from statistics import fmean

import pytest

from tests.bench.scale import Units, mean_wait, needed, waits

UNITS = Units(runs=[0.04], writes=[0.01], one_primary=200.0, attendance_bytes=500.0, journal_bytes=1500.0)


def test_a_queue_waits_as_long_as_the_formula_says() -> None:
    services = [0.01, 0.02, 0.06]

    spent = waits(20.0, services, 60_000, Random(1))

    assert fmean(spent) == pytest.approx(mean_wait(20.0, services), rel=0.05)


def test_an_even_service_that_fills_half_the_time_waits_half_of_itself() -> None:
    assert mean_wait(0.5, [1.0]) == pytest.approx(1.5)


def test_what_is_needed_grows_with_the_members_and_an_organisation_stays_a_city() -> None:
    city, province = needed(20_000, UNITS), needed(2_000_000, UNITS)

    assert (city.processes, city.organisations, city.primaries) == (2, 1, 1)
    assert (province.processes, province.organisations, province.primaries) == (160, 100, 1)
    assert max(province.loads, key=lambda what: province.loads[what]) == "one process"
