"""Files that leave: for whom they were offered, as long as they are who they were, and never unnoted."""

from contextvars import copy_context
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from db.errors import Code, Refusal
from db.reads.accounts import actor_of as who_is
from db.rules.rights import Right
from db.tables.keeping import JournalLine
from db.terms import Language, Role
from db.work import Work, reading
from db.writes.accounts import change_account, close_account
from db.writes.journal import note_taken
from pages.kit import say
from pages.kit.leaving import Leaving, leave
from pages.text import journal as words
from tests.builders import a_town, actor_of
from tests.builders.acts import does
from tests.builders.screens import a_sign_in

ADMIN = actor_of(Role.ADMIN)


def a_file(house: Engine, role: Role = Role.STAFF, right: Right = Right.SEE_REPORTS) -> tuple[str, Leaving]:
    """A file that is offered to somebody, in English, and their session."""
    token = a_sign_in(house, actor_of(role))
    with reading(house) as session:
        actor = who_is(session, token, datetime.now(UTC))
    assert actor is not None

    def note(work: Work) -> None:
        note_taken(work, shown="report/quarter", form="workbook")

    return token, Leaving(actor, right, Language.EN, lambda: say.bare(words.SHEET).encode(), note)


def journal(house: Engine) -> list[tuple[str, str]]:
    with reading(house) as session:
        lines = session.exec(select(JournalLine).where(JournalLine.event == "view.taken")).all()
    return [(line.origin, str(line.after["shown"])) for line in lines]


def test_a_file_is_written_in_the_language_of_its_page_once_the_journal_knows(house: Engine) -> None:
    token, file = a_file(house)

    # the language is the run's own
    written = copy_context().run(leave, token, file, origin="10.0.0.7")

    assert written == b"Journal"
    assert journal(house) == [("10.0.0.7", "report/quarter")]


def test_no_file_leaves_once_the_session_is_over_or_the_role_another(house: Engine) -> None:
    town = a_town(house)
    token, file = a_file(house)
    without_right = a_file(house, Role.MEMBER)
    closed, closed_file = a_file(house, Role.LEADER)
    does(house, ADMIN, close_account, now=datetime.now(UTC), account_id=closed_file.actor.account_id)
    moved = {"name": file.actor.name, "role": Role.CLERK, "community_ids": (town.wanghu,)}
    does(house, ADMIN, change_account, now=datetime.now(UTC), account_id=file.actor.account_id, **moved)

    again = a_sign_in(house, file.actor)
    found = []
    for whose, what in ((token, file), (again, file), without_right, (closed, closed_file), ("nobody's", file)):
        with pytest.raises(Refusal) as refused:
            leave(whose, what, origin="")
        found.append(refused.value.code)

    over, not_theirs = Code.SIGN_IN_FIRST, Code.NOT_ALLOWED
    assert found == [over, not_theirs, not_theirs, over, over]
    assert journal(house) == []
