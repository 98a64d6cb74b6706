"""A form that is sent twice writes once; the same draft with other content is refused."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from db.errors import Code, Refusal
from db.reads.drafts import was_sent
from db.tables.base import new_id
from db.tables.needs import Need
from db.terms import DraftId, NeedKind
from db.work import perform, reading
from db.writes import needs
from tests.builders import Town, a_town, at


def _send(engine: Engine, town: Town, draft: DraftId, text: str) -> None:
    perform(
        engine,
        town.clerk,
        needs.write_need,
        now=at(),
        draft=draft,
        community_id=town.wanghu,
        text=text,
        kind=NeedKind.SAFETY,
        asked_on=date(2026, 5, 20),
    )


def _texts(engine: Engine) -> list[str]:
    with reading(engine) as session:
        return [need.text for need in session.exec(select(Need))]


def test_the_same_draft_sent_again_is_written_once(engine: Engine) -> None:
    town, draft = a_town(engine), DraftId(new_id())
    _send(engine, town, draft, "路灯不亮")

    with pytest.raises(Refusal) as refused:
        _send(engine, town, draft, "路灯不亮")

    assert refused.value.code is Code.ALREADY_SENT
    assert _texts(engine) == ["路灯不亮"]


def test_whether_a_draft_was_sent_is_told_to_its_sender_alone(sqlite_engine: Engine) -> None:
    town, draft = a_town(sqlite_engine), DraftId(new_id())
    _send(sqlite_engine, town, draft, "路灯不亮")

    with reading(sqlite_engine) as session:
        said = [was_sent(session, who, draft_id=draft) for who in (town.clerk, town.other_clerk)]
        unsent = was_sent(session, town.clerk, draft_id=DraftId(new_id()))

    assert (said, unsent) == ([True, False], False)


def test_a_draft_sent_with_other_content_is_refused_and_overwrites_nothing(engine: Engine) -> None:
    town, draft = a_town(engine), DraftId(new_id())
    _send(engine, town, draft, "路灯不亮")

    with pytest.raises(Refusal) as refused:
        _send(engine, town, draft, "路灯又亮了")

    assert refused.value.code is Code.DRAFT_REUSED
    assert _texts(engine) == ["路灯不亮"]


def test_a_refused_draft_may_be_mended_and_sent_again(engine: Engine) -> None:
    town, draft = a_town(engine), DraftId(new_id())
    with pytest.raises(Refusal):
        _send(engine, town, draft, "")

    _send(engine, town, draft, "路灯不亮")

    assert _texts(engine) == ["路灯不亮"]
