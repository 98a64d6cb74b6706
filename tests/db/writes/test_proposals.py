"""Rules by two people, caps for both, a trial computed from the ledger, and disputes that end in a pair of lines."""

from datetime import date

from sqlalchemy import Engine

from db.errors import Code
from db.reads.points import branch_totals
from db.reads.what_if import what_if
from db.rules.calendar import Span, period_around
from db.rules.grades import PointValues
from db.tables.activities import Activity
from db.tables.points import PointDispute, PointLine, PointProposal, PointRules
from db.terms import ActivityKind, ActivityStatus, Grade, Role
from db.work import reading, writing
from db.writes import disputes, points, proposals
from tests.builders import a_town, actor_of, at
from tests.builders.acts import does, figures_stand, refused, rows
from tests.builders.steps import a_confirmed_activity

ADMIN = actor_of(Role.ADMIN)
JUNE = {"since": date(2026, 6, 1), "first": 6, "second": 4, "third": 2, "service": 2, "reason": "拉开差距"}


def test_who_proposed_does_not_publish_and_what_is_decided_stays_decided(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    proposal = does(sqlite_engine, ADMIN, proposals.propose_rules, **JUNE)
    decide = {"proposal_id": proposal.id}

    assert refused(sqlite_engine, ADMIN, proposals.publish_proposal, **decide) == Code.SECOND_PERSON
    assert refused(sqlite_engine, town.clerk, proposals.publish_proposal, **decide) == Code.NOT_ALLOWED
    late = {"now": at(month=6, day=2)}
    assert refused(sqlite_engine, town.staff, proposals.publish_proposal, **decide, **late) == Code.BAD_DAY
    does(sqlite_engine, town.staff, proposals.publish_proposal, **decide)

    assert refused(sqlite_engine, town.staff, proposals.publish_proposal, **decide) == Code.ALREADY_RECORDED
    assert refused(sqlite_engine, ADMIN, proposals.drop_proposal, **decide, reason="算了") == Code.ALREADY_RECORDED
    newest = rows(sqlite_engine, PointRules)[-1]
    assert (newest.first, newest.drafted_by, newest.published_by) == (6, ADMIN.account_id, town.staff.account_id)


def test_two_versions_cannot_begin_on_one_day(engine: Engine) -> None:
    town = a_town(engine)
    first, second = (does(engine, ADMIN, proposals.propose_rules, **JUNE) for _ in range(2))
    does(engine, town.staff, proposals.publish_proposal, proposal_id=first.id)

    assert refused(engine, town.staff, proposals.publish_proposal, proposal_id=second.id) == Code.NAME_TAKEN
    assert len(rows(engine, PointRules)) == 2


def test_one_alone_only_founds_and_bad_values_are_refused(engine: Engine) -> None:
    a_town(engine)
    values = {name: JUNE[name] for name in ("first", "second", "third", "service")}

    alone = {"since": date(2026, 6, 1), **values}
    assert refused(engine, ADMIN, points.publish_rules, **alone) == Code.SECOND_PERSON
    does(engine, ADMIN, points.publish_rules, since=date(2024, 1, 1), **values)
    for wrong, code in (
        ({"first": 101}, Code.OUT_OF_RANGE),
        ({"branch_cap": 1001}, Code.OUT_OF_RANGE),
        ({"since": date(2026, 5, 19)}, Code.BAD_DAY),
        ({"reason": " "}, Code.EMPTY),
    ):
        assert refused(engine, ADMIN, proposals.propose_rules, **JUNE | wrong) == code


def test_a_trial_counts_the_ledger_anew_and_writes_nothing(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_confirmed_activity(sqlite_engine, town)

    def trial(values: PointValues) -> list[tuple[int, int, int, int]]:
        with reading(sqlite_engine) as session:
            shifts = what_if(session, town.staff, values=values, year=2026)
        return [(s.points, s.points_then, s.member_points, s.member_points_then) for s in shifts]

    assert trial(PointValues(3, 2, 1, 1)) == [(2, 2, 2, 2), (0, 0, 0, 0)]
    assert trial(PointValues(6, 4, 2, 5)) == [(2, 4, 2, 10), (0, 0, 0, 0)]
    assert trial(PointValues(6, 4, 2, 5, member_cap=3, branch_cap=1)) == [(2, 1, 2, 6), (0, 0, 0, 0)]
    assert [line.points for line in rows(sqlite_engine, PointLine)] == [2, 1, 1]
    with reading(sqlite_engine) as session:
        assert [s.moves for s in what_if(session, town.secretary, values=PointValues(0, 0, 0, 0), year=2025)] == [False]


def test_a_branch_earns_up_to_its_cap_and_no_further(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    capped = JUNE | {"since": date(2026, 5, 20), "branch_cap": 3, "member_cap": 1}
    proposal = does(sqlite_engine, ADMIN, proposals.propose_rules, **capped)
    does(sqlite_engine, town.staff, proposals.publish_proposal, proposal_id=proposal.id)

    a_confirmed_activity(sqlite_engine, town)

    assert [line.points for line in rows(sqlite_engine, PointLine)] == [3, 1, 1]
    assert figures_stand(sqlite_engine)


def test_a_new_year_begins_under_its_own_rules_and_leaves_the_old_one_as_it_was(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    proposal = does(
        sqlite_engine, ADMIN, proposals.propose_rules, **JUNE | {"since": date(2027, 1, 1), "branch_cap": 6}
    )
    does(sqlite_engine, town.staff, proposals.publish_proposal, proposal_id=proposal.id)
    a_confirmed_activity(sqlite_engine, town)
    january = at(2027, 1, 8)

    # December's service is confirmed in January: its own day decides, and each year's cap is its own
    for code, day in (("HD8", date(2026, 12, 30)), ("HD9", date(2027, 1, 5)), ("HD10", date(2027, 1, 6))):
        with writing(sqlite_engine, town.clerk, now=january) as work:
            held = work.add(
                Activity(
                    code=code, name="清扫", kind=ActivityKind.CLEANING, day=day, branch_id=town.branch_a,
                    community_id=town.wanghu, status=ActivityStatus.CONFIRMED, grade=Grade.SECOND,
                    recorded_by=town.staff.account_id,
                )
            )  # fmt: skip
            points.earn_for_activity(work, activity=held)

    with reading(sqlite_engine) as session:
        old, new = (
            branch_totals(session, town.staff, period=period_around(day, Span.YEAR))[0].points
            for day in (date(2026, 1, 1), date(2027, 1, 1))
        )
    assert (old, new) == (2 + 2, 4 + 2)
    assert figures_stand(sqlite_engine)


def test_a_dispute_is_raised_by_whom_the_line_concerns_and_answered_once(engine: Engine) -> None:
    town = a_town(engine)
    a_confirmed_activity(engine, town)
    own = next(line for line in rows(engine, PointLine) if line.member_id == town.zhang_a)
    wrong = {"line_id": own.id, "reason": "那天没去"}
    stranger = actor_of(Role.MEMBER, name="wang", member=town.wang_b)

    assert refused(engine, stranger, disputes.dispute_line, **wrong) == Code.NOT_ALLOWED
    does(engine, town.zhang, disputes.dispute_line, **wrong)
    assert refused(engine, town.secretary, disputes.dispute_line, **wrong) == Code.ALREADY_RECORDED
    answer = {"dispute_id": rows(engine, PointDispute)[0].id, "answer": "签到表上有"}
    assert refused(engine, town.zhang, disputes.turn_dispute_down, **answer) == Code.NOT_ALLOWED
    does(engine, town.staff, disputes.turn_dispute_down, **answer)
    assert refused(engine, town.staff, disputes.uphold_dispute, **answer) == Code.ALREADY_RECORDED
    does(engine, town.secretary, disputes.dispute_line, **wrong)
    again = answer | {"dispute_id": rows(engine, PointDispute)[-1].id}
    does(engine, town.staff, disputes.uphold_dispute, **again)

    assert [line.points for line in rows(engine, PointLine) if line.member_id == town.zhang_a] == [1, -1]
    assert refused(engine, town.zhang, disputes.dispute_line, **wrong) == Code.ALREADY_REVERSED
    assert len(rows(engine, PointProposal)) == 0
    assert figures_stand(engine)
