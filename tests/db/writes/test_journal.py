"""What enters the journal without a row: refusals and the journal's own export."""

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from db.errors import Code, Refusal
from db.reads.chain import verify
from db.reads.revision import revision
from db.rules.classes import listed
from db.rules.rights import Actor
from db.tables.keeping import JournalLine
from db.terms import AccountId, JournalKind, Role
from db.work import perform, reading
from db.writes.journal import note_export, note_refusal, note_taken
from tests.builders import actor_of, at
from tests.builders.accounts import an_account


def somebody(engine: Engine, role: Role) -> Actor:
    account = an_account(engine, f"some.{role}", role)
    return Actor(account_id=AccountId(account.id), role=role, name=account.name, org_id=actor_of(role).org_id)


def newest(engine: Engine) -> JournalLine:
    with reading(engine) as session:
        return session.exec(select(JournalLine).order_by(col(JournalLine.seq).desc()).limit(1)).one()


def test_a_refusal_is_a_line_of_its_own_kind_in_the_chain(sqlite_engine: Engine) -> None:
    leader = somebody(sqlite_engine, Role.LEADER)

    perform(
        sqlite_engine, leader, note_refusal, now=at(), origin="10.0.0.7", tried="admin/accounts", right="see_accounts"
    )

    line = newest(sqlite_engine)
    assert (line.kind, line.event, line.account_id, line.role, line.origin) == (
        JournalKind.REFUSAL, "access.refused", leader.account_id, "leader", "10.0.0.7",
    )  # fmt: skip
    assert line.after == {"tried": "admin/accounts", "right": "see_accounts"}
    with reading(sqlite_engine) as session:
        assert verify(session).broken_at is None


def test_a_refusal_makes_no_open_page_look_again(sqlite_engine: Engine) -> None:
    leader = somebody(sqlite_engine, Role.LEADER)
    with reading(sqlite_engine) as session:
        before = revision(session)

    perform(sqlite_engine, leader, note_refusal, now=at(), tried="admin/accounts")

    with reading(sqlite_engine) as session:
        assert revision(session) == before


def test_the_export_is_written_down_with_what_was_asked_for(sqlite_engine: Engine) -> None:
    auditor = somebody(sqlite_engine, Role.AUDITOR)

    perform(sqlite_engine, auditor, note_export, now=at(), wanted="family=need")

    line = newest(sqlite_engine)
    assert (line.event, line.kind, line.after) == ("journal.exported", JournalKind.OPENING, {"wanted": "family=need"})


def test_what_is_taken_along_is_written_down_by_its_page_and_names_nobody(sqlite_engine: Engine) -> None:
    leader = somebody(sqlite_engine, Role.LEADER)

    perform(sqlite_engine, leader, note_taken, now=at(), shown="watch/overview", form="workbook")
    figures = newest(sqlite_engine)
    perform(
        sqlite_engine,
        leader,
        note_taken,
        now=at(),
        shown="watch/branch",
        form="sheet",
        holds=listed("branch.name member.name"),
    )
    people = newest(sqlite_engine)

    assert (figures.event, figures.kind) == ("view.taken", JournalKind.OPENING)
    assert figures.after == {"shown": "watch/overview", "taken_as": "workbook", "holds": "figures"}
    assert people.after == {"shown": "watch/branch", "taken_as": "sheet", "holds": "personal"}


def test_only_the_auditor_exports(sqlite_engine: Engine) -> None:
    staff = somebody(sqlite_engine, Role.STAFF)

    with pytest.raises(Refusal) as refused:
        perform(sqlite_engine, staff, note_export, now=at(), wanted="")

    assert refused.value.code is Code.NOT_ALLOWED
    assert newest(sqlite_engine).event == "account.opened"
