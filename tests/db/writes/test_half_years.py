"""The half-year report is filled by the records, signed by a person and frozen; another version wants a reason."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

from sqlalchemy import Engine

from db.errors import Code
from db.reads import half_year as questions
from db.rules.half_year import asked, changed
from db.rules.metrics import VEILED, Answer
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.reports import Report, ReportTemplate
from db.terms import ActivityKind, Beneficiary, ReportStatus, Role
from db.work import reading, writing
from db.writes import half_years
from tests.builders import a_town, actor_of, at
from tests.builders.acts import does, events, refused, rows
from tests.builders.steps import a_closed_activity
from tests.builders.wishes import a_wish
from tests.db.writes.test_quarters import a_busy_town

STAFF = actor_of(Role.STAFF, name="filler")
JULY, TODAY = at(2026, 7, 2), date(2026, 7, 2)
TEXT = "# {{bureau}}\n  办结{{needs_solved}}件，活动{{activities}}次：{{activity_kinds}}。{{problems}}"
FACTS = {"half": "2026H1", "now": JULY}


def filled(engine: Engine, *codes: str, actor: Actor = STAFF) -> list[object]:
    with reading(engine) as session:
        values = questions.filled(session, actor, half="2026H1", codes=codes, today=TODAY)
    return [values[code] for code in codes]


def sign(engine: Engine, **facts: object) -> Report:
    return does(engine, STAFF, half_years.sign_half_year, **{**FACTS, "text": TEXT, **facts})


def test_every_kind_of_field_is_filled_from_the_records(sqlite_engine: Engine) -> None:
    a_busy_town(sqlite_engine)

    held = rows(sqlite_engine, Report)
    assert held == []
    assert filled(sqlite_engine, "needs_solved", "activities", "activities:cleaning", "activities:visit") == [
        Answer(1), Answer(1), Answer(1), Answer(0),
    ]  # fmt: skip
    assert filled(sqlite_engine, "activity_kinds", "activity_months", "activity_months:visit") == [
        (("cleaning", 1),), ("2026-05",), (),
    ]  # fmt: skip
    assert filled(sqlite_engine, "branches_named", "communities_named:cleaning") == [("甲党支部",), ("望湖社区",)]
    assert filled(sqlite_engine, "census_month", "leader_times", "problems", "wish_day_groups") == [
        Answer(None), Answer(None), None, (),
    ]  # fmt: skip


def test_a_signed_report_stands_as_it_was_and_another_version_says_why(engine: Engine) -> None:
    town = a_busy_town(engine)
    does(engine, STAFF, half_years.write_words, words={"problems": "活动种类少"}, **FACTS)
    sign(engine)

    assert refused(engine, STAFF, half_years.sign_half_year, text=TEXT, **FACTS) == Code.EMPTY
    again = {"text": TEXT, "reason": "补录一次活动", **FACTS}
    assert refused(engine, STAFF, half_years.sign_half_year, **again) == Code.ALREADY_RECORDED
    a_closed_activity(engine, town)
    does(engine, STAFF, half_years.sign_half_year, **again)

    with reading(engine) as session:
        facts = {"half": "2026H1"}
        assert questions.words(session, STAFF, **facts)["problems"] == "活动种类少"
        newest, first = questions.signed(session, STAFF, **facts)
        now, then = (questions.paper(session, STAFF, version=one.version, **facts) for one in (newest, first))
    assert (newest.version, newest.reason, first.version, first.reason) == (2, "补录一次活动", 1, "")
    assert (newest.whole, first.whole, then.text) == (True, True, TEXT)
    assert then.values["problems"] == now.values["problems"] == "活动种类少"
    assert changed(then.values, now.values) == ("activities", "activity_kinds")
    assert [report.status for report in rows(engine, Report)] == [ReportStatus.SIGNED] * 2
    assert [event for event in events(engine) if event.startswith("half_year")] == [
        "half_year.written", "half_year.signed", "half_year.signed",
    ]  # fmt: skip


def test_a_group_too_small_to_be_told_stays_so_when_it_is_signed(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_wish(sqlite_engine, town.clerk, town.wanghu, beneficiary=Beneficiary.SICK)
    a_closed_activity(sqlite_engine, town)
    with writing(sqlite_engine, actor_of(Role.ADMIN), now=JULY) as work:
        day = work.get(Activity, rows(sqlite_engine, Activity)[0].id)
        day.kind, day.beneficiary, day.beneficiaries = ActivityKind.WISH_DAY, Beneficiary.CHILDREN, 2
    text = "  {{wishes_asked:sick}}人，{{wish_day_groups}}"

    sign(sqlite_engine, text=text)

    with reading(sqlite_engine) as session:
        values = questions.paper(session, STAFF, half="2026H1").values
        now = questions.filled(session, STAFF, half="2026H1", codes=asked(text), today=TODAY)
    # another class is withheld, too, so that nobody can tell that all of them are children
    apart = (("children", VEILED), ("everyone", VEILED))
    assert values == now == {"wishes_asked:sick": VEILED, "wish_day_groups": apart}
    assert (
        refused(sqlite_engine, STAFF, half_years.sign_half_year, text=text, reason="再签", **FACTS)
        == Code.ALREADY_RECORDED
    )


def test_what_somebody_changed_in_the_database_does_not_have_its_digest(sqlite_engine: Engine) -> None:
    a_town(sqlite_engine)
    sign(sqlite_engine)

    with writing(sqlite_engine, actor_of(Role.ADMIN), now=JULY) as work:
        kept = work.get(Report, rows(sqlite_engine, Report)[0].id)
        kept.text = TEXT.replace("办结", "办成")
    with reading(sqlite_engine) as session:
        assert [one.whole for one in questions.signed(session, STAFF, half="2026H1")] == [False]


def test_no_half_year_is_signed_too_early_with_unknown_fields_or_strange_words(sqlite_engine: Engine) -> None:
    a_town(sqlite_engine)

    def no(intent: Callable[..., object], **facts: object) -> Code:
        return refused(sqlite_engine, STAFF, intent, **{**FACTS, **facts})

    assert no(half_years.sign_half_year, text=TEXT, now=at(2026, 6, 30)) == Code.BAD_DAY
    assert no(half_years.sign_half_year, text=TEXT, half="2026X1") == Code.BAD_DAY
    assert no(half_years.sign_half_year, text="{{报到人数}}") == Code.UNKNOWN_FIELDS
    assert no(half_years.sign_half_year, text=" ") == Code.EMPTY
    assert no(half_years.sign_half_year, text=TEXT, template_id=uuid4()) == Code.NOT_FOUND
    assert no(half_years.write_words, half="2027H1", words={}) == Code.IN_THE_FUTURE
    assert no(half_years.write_words, words={"coverage": "100"}) == Code.NOT_FOUND
    assert rows(sqlite_engine, Report) == []


def test_a_template_of_the_bureau_is_used_until_it_is_given_up(engine: Engine) -> None:
    a_town(engine)
    facts = {"name": "总结.docx", "content": b"PK", "marks": {"报到率": "coverage"}, "now": JULY}

    first = does(engine, STAFF, half_years.bring_template, text="  {{coverage}}", **facts)
    assert refused(engine, STAFF, half_years.bring_template, text="{{x}}", **facts) == Code.UNKNOWN_FIELDS
    second = does(engine, STAFF, half_years.bring_template, text="  报到率{{coverage}}", **facts)

    with reading(engine) as session:
        used = questions.template(session, STAFF)
        assert used is not None
        assert (used.id, used.text, asked(used.text)) == (second.id, "报到率{{coverage}}", ("coverage",))
        assert questions.template_file(session, STAFF, template_id=first.id) == (b"PK", facts["marks"])
    does(engine, STAFF, half_years.retire_template, now=JULY)
    with reading(engine) as session:
        assert questions.template(session, STAFF) is None
    assert refused(engine, STAFF, half_years.retire_template, now=JULY) == Code.NOT_FOUND
    assert [row.retired for row in rows(engine, ReportTemplate)] == [True, True]
