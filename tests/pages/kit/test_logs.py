"""The log: one line of JSON, the way through the code, and nothing that anybody typed."""

import json
import logging
from io import StringIO

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from db.tables.people import Member
from db.terms import Role
from db.work import writing
from pages.kit.apology import noted
from pages.kit.logs import OURS, OneLine
from tests.builders import a_town, actor_of, at

CANARY = "金丝雀小雨"
PHONE = "15400009999"


def test_an_error_is_logged_with_its_way_and_without_what_was_typed(engine: Engine) -> None:
    a_town(engine)
    written, handler = StringIO(), logging.StreamHandler()
    handler.setStream(written)
    handler.setFormatter(OneLine())
    logging.getLogger(OURS).addHandler(handler)

    with pytest.raises(DBAPIError) as failed, writing(engine, actor_of(Role.ADMIN), now=at()) as work:
        work.add(Member(code="X", name=CANARY, phone=PHONE, branch_id=None))  # type: ignore[arg-type]  # breaks a rule
    reference = noted("writing down a member", failed.value)
    logging.getLogger(OURS).removeHandler(handler)

    (line,) = written.getvalue().splitlines()
    told = json.loads(line)
    assert (told["level"], told["from"]) == ("error", "sanshuang.pages")
    assert told["said"] == f"writing down a member failed, reference {reference}"
    assert any("db/work/unit.py" in step for step in told["errors"][0]["way"])
    assert CANARY not in line
    assert PHONE not in line
