"""The journal as the auditor reads it: found by what is looked for, page by page, in the scheme's own words."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlmodel import Session, select

from db.errors import Code, Refusal
from db.reads.chain import Chain
from db.reads.journal import (
    Change,
    JournalPage,
    Wanted,
    chain_now,
    journal_length,
    journal_lines,
    journal_page,
    settings_changed,
)
from db.reads.known_by import AT_ONCE, Names
from db.reads.paging import PAGE
from db.rules.classes import TABLES, Mask
from db.rules.rights import Actor
from db.tables.base import new_id
from db.tables.keeping import JournalLine
from db.terms import AccountId, JournalKind, NeedKind, NeedStatus, OpeningPurpose, Role
from db.work import perform, reading
from db.writes import members, needs, pairs, scheme
from db.writes.journal import note_refusal
from tests.builders import Town, a_town, actor_of, at
from tests.builders.accounts import an_account
from tests.builders.acts import does
from tests.builders.counting import statements
from tests.builders.pairs import HOUSEHOLD, a_pair
from tests.builders.steps import a_need

AUDITOR = actor_of(Role.AUDITOR)
NOW = at(2026, 6, 1)


def page(engine: Engine, wanted: Wanted | None = None, *, below: int = 0, above: int = 0) -> JournalPage:
    with reading(engine) as session:
        return journal_page(session, AUDITOR, wanted=wanted or Wanted(), now=NOW, below=below, above=above)


def events(engine: Engine, wanted: Wanted) -> list[str]:
    return [entry.event for entry in page(engine, wanted).entries]


def as_account(engine: Engine, actor: Actor, login: str) -> Actor:
    return replace(actor, account_id=AccountId(an_account(engine, login).id))


def write(engine: Engine, town: Town, count: int) -> None:
    for number in range(count):
        perform(
            engine,
            town.clerk,
            needs.write_need,
            now=at(2026, 5, 20, 2, number % 60),
            community_id=town.wanghu,
            text=f"第{number}件",
            kind=NeedKind.OTHER,
            asked_on=date(2026, 5, 20),
        )


@pytest.fixture
def town(sqlite_engine: Engine) -> Town:
    return a_town(sqlite_engine)


def test_a_line_says_what_changed_in_the_words_of_the_scheme(sqlite_engine: Engine, town: Town) -> None:
    need = a_need(sqlite_engine, town.staff, community=town.wanghu)
    clerk = as_account(sqlite_engine, town.clerk, "clerk")

    perform(
        sqlite_engine,
        clerk,
        needs.decline_need,
        now=at(2026, 5, 21),
        origin="10.0.0.7",
        need_id=need,
        reason="不在范围内",
    )

    entry = page(sqlite_engine, Wanted(code="XQ20260001")).entries[0]
    assert (entry.event, entry.login, entry.role, entry.origin) == ("need.declined", "clerk", Role.CLERK, "10.0.0.7")
    assert (entry.about, entry.at) == ("XQ20260001", at(2026, 5, 21))
    assert [change for change in entry.changes if change.field not in {"due_on", "declined_on"}] == [
        Change("status", NeedStatus.PROPOSED, NeedStatus.DECLINED),
        Change("reason", None, "不在范围内"),
    ]


def test_rows_that_a_line_names_are_known_by_their_codes_and_names(sqlite_engine: Engine, town: Town) -> None:
    a_need(sqlite_engine, town.clerk, community=town.wanghu)

    written = page(sqlite_engine, Wanted(family="need")).entries[-1]

    assert next(c.after for c in written.changes if c.field == "community_id") == "SQ001 望湖社区"


def test_an_opened_household_is_known_by_the_code_of_its_pair(sqlite_engine: Engine, town: Town) -> None:
    pair_id = a_pair(sqlite_engine, town)
    clerk = as_account(sqlite_engine, town.clerk, "clerk")
    does(sqlite_engine, clerk, pairs.open_household, pair_id=pair_id, purpose=OpeningPurpose.FOLLOW_UP)

    written = page(sqlite_engine, Wanted(kind=JournalKind.OPENING)).entries[0]

    assert next(c.after for c in written.changes if c.field == "pair_id") == "JD20260001"
    assert HOUSEHOLD not in str(written)


def test_lines_are_found_by_family_kind_account_code_and_day(engine: Engine) -> None:
    town = a_town(engine)
    write(engine, town, 2)
    leader = as_account(engine, actor_of(Role.LEADER), "wang.li")
    perform(engine, leader, note_refusal, now=at(2026, 5, 25), tried="write_need", right="write_need")

    assert events(engine, Wanted(family="need")) == ["need.written", "need.written"]
    assert events(engine, Wanted(kind=JournalKind.REFUSAL)) == ["access.refused"]
    assert events(engine, Wanted(login="Wang.Li")) == ["access.refused"]
    assert events(engine, Wanted(code="xq20260002")) == ["need.written"]
    assert events(engine, Wanted(first=date(2026, 5, 21), last=date(2026, 5, 25))) == ["access.refused"]
    assert events(engine, Wanted(last=date(2026, 1, 5))) == ["account.opened"]
    assert events(engine, Wanted(code="XQ20269999")) == []
    assert events(engine, Wanted(family="nee")) == []


def test_a_day_is_the_day_in_shanghai(engine: Engine) -> None:
    town = a_town(engine)
    actor = as_account(engine, town.staff, "wang.li")
    perform(engine, actor, note_refusal, now=at(2026, 5, 20, 16, 30), tried="late at night")

    assert events(engine, Wanted(first=date(2026, 5, 20), last=date(2026, 5, 20))) == []
    assert events(engine, Wanted(first=date(2026, 5, 21), last=date(2026, 5, 21))) == ["access.refused"]


def test_pages_lead_down_and_up_again_without_counting_what_lies_between(engine: Engine) -> None:
    town = a_town(engine)
    write(engine, town, 2 * PAGE + 5)

    first = page(engine)
    second = page(engine, below=first.older_than)
    third = page(engine, below=second.older_than)
    back = page(engine, above=third.newer_than)

    numbers = [[entry.seq for entry in one.entries] for one in (first, second, third)]
    assert numbers == [list(range(45, 25, -1)), list(range(25, 5, -1)), list(range(5, 0, -1))]
    assert (first.newer_than, third.older_than) == (0, 0)
    assert [entry.seq for entry in back.entries] == numbers[1]
    assert (back.newer_than, back.older_than) == (25, 6)


def test_a_page_costs_two_statements_however_long_the_journal_is(sqlite_engine: Engine, town: Town) -> None:
    write(sqlite_engine, town, PAGE + 5)

    with statements(sqlite_engine) as asked:
        page(sqlite_engine)

    assert len(asked) == 2


def test_a_page_reads_down_the_key_and_sorts_nothing(sqlite_engine: Engine) -> None:
    with statements(sqlite_engine) as asked:
        page(sqlite_engine, below=100)

    with sqlite_engine.connect() as connection:
        facts = (1,) * asked[0].count("?")
        plan = [row[-1] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked[0]}", facts)]
    assert [step for step in plan if "TEMP B-TREE" in step or step.startswith("SCAN")] == []


def test_all_lines_leave_newest_first(sqlite_engine: Engine, town: Town) -> None:
    write(sqlite_engine, town, 30)

    with reading(sqlite_engine) as session:
        found = [entry.seq for entry in journal_lines(session, AUDITOR, wanted=Wanted(family="need"), now=NOW)]

    assert found == list(range(30, 0, -1))


def test_what_was_asked_for_once_is_remembered_and_only_looked_for_where_it_can_be(
    sqlite_engine: Engine, town: Town
) -> None:
    write(sqlite_engine, town, 3)

    with reading(sqlite_engine) as session, statements(sqlite_engine) as asked:
        lines = session.exec(select(JournalLine)).all()
        names = Names(session, AUDITOR)
        for _ in range(2):
            names.learn(lines)

    assert len(asked) == 2
    assert [table for table in ("need", "community", "branch", "wish") if f"FROM {table} " in asked[1]] == [
        "need", "community",
    ]  # fmt: skip
    assert sorted(names.of(line.subject_id) for line in lines) == ["XQ20260001", "XQ20260002", "XQ20260003"]


def test_however_many_rows_are_named_no_statement_bears_more_facts_than_an_engine_takes(
    engine: Engine,
) -> None:
    town = a_town(engine)
    write(engine, town, 1)
    sizes: list[int] = []

    with reading(engine) as session:
        event.listen(session.connection(), "before_cursor_execute", lambda *sent: sizes.append(len(sent[3])))
        line = session.exec(select(JournalLine)).one()
        strangers = [str(new_id()) for _ in range(2_000)]
        facts: dict[str, Any] = {"subject": "need", "subject_id": line.subject_id, "before": {}}
        named = JournalLine(**facts, after={"follows": strangers})
        names = Names(session, AUDITOR)
        names.learn([named])

    # what SQLite takes; PostgreSQL takes twice as many
    assert AT_ONCE / 2 < max(sizes) <= 32_766
    assert names.of(line.subject_id) == "XQ20260001"


def test_members_are_told_masked_to_the_auditor(sqlite_engine: Engine, town: Town) -> None:
    perform(
        sqlite_engine, actor_of(Role.ADMIN), members.edit_member, now=at(), member_id=town.zhang_a, name="张三丰",
        phone="13900001111", gender=None, born="", duty="", home_community_id=None,
    )  # fmt: skip

    (entry,) = page(sqlite_engine, Wanted(code="DY0001")).entries

    assert Change("name", "张*", "张*丰") in entry.changes
    assert "13900001111" not in str(entry)


def test_every_column_that_names_somebody_is_told_masked_an_account_alone_by_its_name(sqlite_engine: Engine) -> None:
    naming = [(name, one) for name, table in TABLES.items() for one, mask in table.masks.items() if mask is Mask.NAME]
    with sqlite_engine.execution_options(write=True).connect() as connection, Session(connection) as session:
        for place, (table, column) in enumerate(naming, 1):
            session.add(
                JournalLine(
                    seq=place, at=NOW, kind=JournalKind.WRITE, event=f"{table}.changed", subject=table,
                    after={column: "欧阳克己"}, prev_hash="", hash=str(place),
                )
            )  # fmt: skip
        session.commit()

    told = {(one.subject, one.changes[0].field): one.changes[0].after for one in page(sqlite_engine).entries}

    assert len(naming) > 9
    assert told.keys() == set(naming)
    assert [one for one, name in told.items() if name == "欧阳克己"] == [("account", "name")]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.AUDITOR])
def test_nobody_but_the_auditor_reads_it(sqlite_engine: Engine, role: Role) -> None:
    with reading(sqlite_engine) as session, pytest.raises(Refusal) as refused:
        journal_page(session, actor_of(role), wanted=Wanted(), now=NOW)

    assert refused.value.code is Code.NOT_ALLOWED


def test_the_chain_is_walked_and_told_about(sqlite_engine: Engine, town: Town) -> None:
    write(sqlite_engine, town, 3)

    with reading(sqlite_engine) as session:
        length = journal_length(session, AUDITOR, now=NOW)
        chain = chain_now(session, AUDITOR, now=NOW, watch=lambda _: None)

    assert (length, chain) == (3, Chain(lines=3, broken_at=None))


def test_whoever_keeps_the_scheme_reads_what_was_changed_in_it_and_nothing_else(engine: Engine) -> None:
    town = a_town(engine)
    admin = as_account(engine, actor_of(Role.ADMIN), "admin")
    a_need(engine, town.clerk, community=town.wanghu)
    does(engine, admin, scheme.switch_rankings, rankings=True)

    with reading(engine) as session:
        told = settings_changed(session, admin, family="bureau")
        for actor, family, code in (
            (town.staff, "bureau", Code.NOT_ALLOWED),
            (AUDITOR, "bureau", Code.NOT_ALLOWED),
            (admin, "need", Code.NOT_FOUND),
        ):
            with pytest.raises(Refusal) as refused:
                settings_changed(session, actor, family=family)
            assert refused.value.code is code

    assert {entry.event.partition(".")[0] for entry in told} == {"bureau"}
    assert (told[0].event, told[0].changes) == (
        "bureau.rankings_switched",
        (Change("rankings", before=False, after=True),),
    )
