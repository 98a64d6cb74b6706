"""A census, asked: what it found and what was mended, by whom it concerns."""

from datetime import date

from sqlalchemy import Engine

from db.reads.censuses import censuses, finding_list, found_and_mended
from db.rules.rights import Actor
from db.terms import CensusId, CensusStatus, FindingKind, OrgId, Role
from db.work import reading
from db.writes import censuses as intents
from tests.builders import Town, a_town, actor_of
from tests.builders.acts import does
from tests.builders.checking import a_checkin

DAY = date(2026, 5, 18)
MISSING = FindingKind.NOT_CHECKED_IN


def a_census(engine: Engine, town: Town) -> CensusId:
    """Begin a census; in the town it finds 王五 of 乙, twice: nowhere checked in and without a form."""
    dates = {"started_on": DAY, "due_on": date(2026, 5, 30)}
    return CensusId(does(engine, town.staff, intents.start_census, name="五月排查", **dates).id)


def found(engine: Engine, actor: Actor, census_id: CensusId, **filters: object) -> list[tuple[str, FindingKind]]:
    with reading(engine) as session:
        page = finding_list(session, actor, census_id=census_id, **filters)  # type: ignore[arg-type]  # they vary
    return [(line.name, line.kind) for line in page.lines]


def test_what_was_found_is_listed_and_what_was_mended_apart(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    census_id = a_census(sqlite_engine, town)
    a_checkin(sqlite_engine, town, town.wang_b, town.tingsong, DAY)
    does(sqlite_engine, town.staff, intents.sweep_census, census_id=census_id)

    with reading(sqlite_engine) as session:
        kinds = [
            (line.kind, line.found, line.open) for line in found_and_mended(session, town.staff, census_id=census_id)
        ]
        page = finding_list(session, town.staff, census_id=census_id, mended=True)

    assert kinds == [(MISSING, 1, 0), (FindingKind.WRONG_DATA, 1, 1), (FindingKind.WRONG_STATUS, 0, 0)]
    assert found(sqlite_engine, town.staff, census_id) == [("王五", FindingKind.WRONG_DATA)]
    assert [(line.name, line.kind, line.mended_on) for line in page.lines] == [("王五", MISSING, date(2026, 5, 20))]


def test_findings_are_filtered_and_found(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    census_id = a_census(sqlite_engine, town)

    assert found(sqlite_engine, town.staff, census_id, kind=MISSING) == [("王五", MISSING)]
    assert found(sqlite_engine, town.staff, census_id, branch_id=town.branch_a) == []
    assert len(found(sqlite_engine, town.staff, census_id, text="ww")) == 2
    assert found(sqlite_engine, town.staff, census_id, text="%") == []


def test_each_sees_the_findings_of_their_own_alone(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    census_id = a_census(sqlite_engine, town)
    own = actor_of(Role.SECRETARY, name="of b", branches=(town.branch_b,))
    stranger = Actor(town.staff.account_id, Role.STAFF, "stranger", OrgId(2))

    assert len(found(sqlite_engine, own, census_id)) == 2
    assert [found(sqlite_engine, actor, census_id) for actor in (town.secretary, town.clerk, town.zhang, stranger)] == [
        []
    ] * 4
    assert [name for name, _ in found(sqlite_engine, actor_of(Role.LEADER), census_id)] == ["王*", "王*"]
    with reading(sqlite_engine) as session:
        assert {line.found for line in found_and_mended(session, town.secretary, census_id=census_id)} == {0}
        assert censuses(session, stranger) == ()


def test_a_closed_census_keeps_its_numbers_and_its_reason(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    census_id = a_census(sqlite_engine, town)
    does(sqlite_engine, town.staff, intents.close_census, census_id=census_id, reason="一人外出学习")

    with reading(sqlite_engine) as session:
        kept = censuses(session, town.secretary)[0]

    assert (kept.status, kept.in_service, kept.checked_in) == (CensusStatus.CLOSED, 4, 3)
    assert (kept.closed_on, kept.reason) == (date(2026, 5, 20), "一人外出学习")
