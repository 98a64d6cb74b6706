"""Whoever stands behind a wish: their name leaves the database through no question, no export and no open column.

The questions are found, not listed: a new one is asked by itself, with facts made up as the matrix makes them.
"""

import importlib
import inspect
import pkgutil
import types
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, get_type_hints

from sqlalchemy import Engine
from sqlalchemy.exc import NoResultFound
from sqlmodel import Session

import db.reads
from db.errors import Refusal
from db.reads.journal import Wanted, journal_lines
from db.rules.rights import Actor
from db.terms import OpeningPurpose, Role
from db.work import reading
from db.writes import wishes
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does, dump
from tests.builders.everything import everything
from tests.builders.pairs import a_pair
from tests.builders.wishes import CANARY, a_wish, with_account

SECRETS = ("周小满", "13912345678")
KNOWN: Mapping[type, object] = {datetime: at(), date: at().date(), str: "XY20260001", int: 1, bool: True}

Question = Callable[..., Any]


def questions() -> Iterator[tuple[str, Question]]:
    """Give every question of db.reads that asks for somebody."""
    for module in pkgutil.walk_packages(db.reads.__path__, "db.reads."):
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            own = function.__module__ == module.name and not name.startswith("_")
            if own and list(inspect.signature(function).parameters)[:2] == ["session", "actor"]:
                yield f"{module.name}:{name}", function


def facts_for(question: Question, rows: Mapping[str, object]) -> dict[str, object] | None:
    """Make up what a question wants: the rows of the town, the wish's code, the day; None for what has no such fact."""
    hints, made = get_type_hints(question), {**rows, "wanted": Wanted()}
    wanted = [
        one.name
        for one in list(inspect.signature(question).parameters.values())[2:]
        if one.default is inspect.Parameter.empty
    ]
    facts = {name: made.get(name, KNOWN.get(hints[name])) for name in wanted}
    return None if None in facts.values() else facts


def told(session: Session, actor: Actor, question: Question, facts: Mapping[str, object]) -> str:
    """Give all that a question answers, as text; nothing when it refuses."""
    try:
        answer = question(session, actor, **facts)
        return str(list(answer)) if isinstance(answer, types.GeneratorType) else str(answer)
    except (Refusal, NoResultFound):  # these people have no account of their own
        return ""


def everybody(town: Town) -> list[Actor]:
    places, branches = (town.wanghu,), (town.branch_a,)
    return [
        actor_of(role, name=f"all of {role}", communities=places, branches=branches, member=town.zhang_a)
        for role in Role
    ]


def test_no_question_tells_anybody_who_stands_behind_a_wish_or_a_pair(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    wish_id = a_wish(sqlite_engine, town.clerk, town.wanghu)
    does(sqlite_engine, town.zhang, wishes.claim_wish, wish_id=wish_id, member_id=town.zhang_a)
    zhang = with_account(sqlite_engine, town.zhang, member_id=town.zhang_a)
    opened = does(sqlite_engine, zhang, wishes.open_person, wish_id=wish_id, purpose=OpeningPurpose.DELIVER)
    does(sqlite_engine, town.clerk, wishes.correct_person, wish_id=wish_id, person=CANARY)
    a_pair(sqlite_engine, town, household=CANARY)
    rows = {**everything(sqlite_engine, town), "community_id": town.wanghu, "branch_id": town.branch_a}
    asked, answered, leaks = 0, set(), []

    with reading(sqlite_engine) as session:
        for name, question in questions():
            facts = facts_for(question, rows)
            for actor in everybody(town):
                said = told(session, actor, question, facts) if facts is not None else ""
                asked += 1
                answered |= {name} if "小树苗" in said or "春风一号" in said else set()
                leaks += [(name, actor.role) for secret in SECRETS if secret in said]

    assert opened == CANARY
    assert leaks == []
    heard = {"wishes:wish_list", "wishes:wish_detail", "pairs:pair_list", "journal:journal_page"}
    assert {f"db.reads.{name}" for name in heard} <= answered
    assert asked > 300


def test_nothing_that_is_exported_or_stolen_holds_the_name(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_wish(sqlite_engine, town.clerk, town.wanghu)
    a_pair(sqlite_engine, town, household=CANARY)
    auditor = actor_of(Role.AUDITOR)

    with reading(sqlite_engine) as session:
        exported = str(list(journal_lines(session, auditor, wanted=Wanted(), now=at())))
    stolen = dump(sqlite_engine)

    assert "小树苗" in exported
    assert "小树苗" in stolen
    assert [secret for secret in SECRETS if secret in exported + stolen] == []
