"""The history of imports: newest first, page by page, for those who may import."""

import pytest
from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.reads.imports import BatchPage, batches
from db.rules.rights import RIGHTS, Right
from db.terms import BatchStatus, Role
from db.work import reading
from tests.builders import actor_of
from tests.builders.ledgers import AGREEMENTS, NOW, a_listed_town, bring, sheets, undo

AGREEMENT = [1, "军休所党支部", "望湖社区", "2026.2.1", "解平建", "18665836125"]


def history(engine: Engine, role: Role = Role.ADMIN, page: int = 1) -> BatchPage:
    with reading(engine) as session:
        return batches(session, actor_of(role), page=page)


def test_nothing_imported_is_an_empty_history(sqlite_engine: Engine) -> None:
    assert history(sqlite_engine) == BatchPage((), 0)


def test_batches_are_told_newest_first_with_what_became_of_them(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)
    agreements = bring(
        sqlite_engine, sheets(AGREEMENTS, AGREEMENT, ["2", "没有的支部", "望湖社区", "2026.2.1", "", ""])
    )
    undo(sqlite_engine, agreements)

    found = history(sqlite_engine)

    assert found.total == 2
    assert [(line.ledger, line.status, line.rows_in, line.rows_refused, line.undone_at) for line in found.lines] == [
        ("agreements", BatchStatus.UNDONE, 1, 1, NOW),
        ("members", BatchStatus.DONE, 3, 0, None),
    ]


def test_a_page_beyond_the_end_is_the_last_one(sqlite_engine: Engine) -> None:
    a_listed_town(sqlite_engine)

    assert history(sqlite_engine, page=9) == history(sqlite_engine)


@pytest.mark.parametrize("role", [role for role in Role if Right.IMPORT not in RIGHTS[role]])
def test_who_may_not_import_sees_no_history(sqlite_engine: Engine, role: Role) -> None:
    with pytest.raises(Refusal) as refused:
        history(sqlite_engine, role)

    assert refused.value.code is Code.NOT_ALLOWED
