"""Deny by default: every intent, by every role, on rows of a community, a branch and a member that are another's.

The matrix is made from the tables: an intent that is new stands in it by itself, and one whose facts it cannot make up
fails until somebody teaches it.
"""

import importlib
import inspect
import pkgutil
import shutil
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Union, get_origin, get_type_hints

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine

import db.writes
from db.engine import make_engine
from db.errors import Code, Refusal
from db.rules.rights import CITY_WIDE, OFFICES, RIGHTS, TAKEN_APART, Actor, Right
from db.rules.rights import rights_of as rights_of_role
from db.terms import FollowupSubject, Role
from db.work import Work, perform, writing
from tests.builders import Town, a_town, actor_of, at
from tests.builders.everything import everything
from tests.house.test_intents import FREE_OF_RIGHTS, PARTS

DAY = date(2026, 5, 20)
OUTSIDE = {key.replace("/", ".").replace(".py:", ":") for key in {**PARTS, **FREE_OF_RIGHTS}}

# What somebody does about themselves: the right is everybody's, and the row is their own account.
ABOUT_ONESELF = {
    "db.writes.accounts:change_own_password",
    "db.writes.accounts:set_language",
    "db.writes.journal:note_own_export",
    "db.writes.second_factors:begin_second_factor",
    "db.writes.second_factors:confirm_second_factor",
    "db.writes.second_factors:give_second_factor_up",
    "db.writes.second_factors:renew_recovery_codes",
    "db.writes.second_factors:switch_second_factor_off",
    "db.writes.journal:note_taken",
    "db.writes.sign_ins:begin_wall",
    "db.writes.sign_ins:end_other_sessions",
    "db.writes.sign_ins:end_session",
    "db.writes.sign_ins:note_sign_of_life",
    "db.writes.sign_ins:sign_out",
}

Intent = types.FunctionType
Note = Callable[[str, object], None]


class _EnoughError(Exception):
    """The intent went through: take everything back."""


def intents() -> Iterator[tuple[str, Intent]]:
    """Give every intent of db.writes under "module:function"."""
    for module in pkgutil.walk_packages(db.writes.__path__, "db.writes."):
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            own = function.__module__ == module.name and not name.startswith("_")
            if own and next(iter(inspect.signature(function).parameters), "") == "work":
                yield f"{module.name}:{name}", function


INTENTS = {name: function for name, function in intents() if name not in OUTSIDE}


@dataclass(frozen=True, slots=True)
class World:
    """A town in which there is one of everything, and strangers who try everything on it."""

    engine: Engine
    town: Town
    rows: Mapping[str, object]

    def outcome(self, role: Role, intent: Intent, *, apart: bool = False) -> str:
        """Let a stranger of a role try an intent; whatever goes through is taken back."""
        stranger = replace(_stranger(role, self.town), apart=apart)
        return _outcome(self.engine, stranger, intent, facts_for(intent, self.town, self.rows))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[World]:
    """The town, on a database of this module's own."""
    path = tmp_path_factory.mktemp("matrix") / "town.db"
    shutil.copyfile(sqlite_template, path)
    engine = make_engine(f"sqlite:///{path}")
    town = a_town(engine)
    yield World(engine, town, everything(engine, town))
    engine.dispose()


def facts_for(intent: Intent, town: Town, rows: Mapping[str, object]) -> dict[str, object]:
    """Make up what an intent needs: 望湖, branch 甲, 张三 and their rows; fails for a fact it cannot make up."""
    hints = get_type_hints(intent)
    parameters = list(inspect.signature(intent).parameters.values())[1:]
    own: dict[str, object] = {"community_id": town.wanghu, "branch_id": town.branch_a, "member_id": town.zhang_a}
    own |= {
        "member_ids": [town.zhang_a],
        "captain_id": town.zhang_a,
        "skill_id": town.plumbing,
        "home_community_id": town.wanghu,
    }
    return {
        parameter.name: _value(parameter.name, hints[parameter.name], {**rows, **own})
        for parameter in parameters
        if parameter.default is inspect.Parameter.empty and parameter.kind is not inspect.Parameter.VAR_KEYWORD
    }


def _value(name: str, kind: Any, known: Mapping[str, object]) -> object:  # noqa: ANN401, PLR0911 - a table of kinds
    if name in known:
        return known[name]
    if get_origin(kind) in {Union, types.UnionType}:
        return None
    origin = get_origin(kind) or kind
    if kind is FollowupSubject:
        return FollowupSubject.NEED
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return next(iter(kind))
    made: dict[Any, object] = {
        str: "a text",
        bytes: bytes(32),
        int: 1,
        bool: True,
        date: DAY,
        SecretStr: SecretStr("correct horse 9"),
    }
    if origin in made:
        return made[origin]
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {}
    if isinstance(origin, type) and hasattr(origin, "__iter__"):
        return []
    pytest.fail(f"teach the matrix to make up {name}: {kind}")


def _stranger(role: Role, town: Town) -> Actor:
    """Somebody of the role who reaches another community, another branch and is another member."""
    return actor_of(
        role, name=f"stranger {role}", communities=(town.tingsong,), branches=(town.branch_b,), member=town.wang_b
    )


def _outcome(engine: Engine, actor: Actor, intent: Intent, facts: Mapping[str, object]) -> str:
    try:
        with writing(engine, actor, now=at()) as work:
            _run(intent, work, facts)
    except _EnoughError:
        return "went through"
    except Refusal as refusal:
        return "not allowed" if refusal.code is Code.NOT_ALLOWED else f"refused: {refusal.code}"
    raise AssertionError


def _run(intent: Intent, work: Work, facts: Mapping[str, object]) -> None:
    intent(work, **facts)
    raise _EnoughError


@cache
def rights_of(function: types.FunctionType, *, seen: frozenset[str] = frozenset()) -> set[Right]:
    """Give every right that a function of db.writes asks for, itself or through those it calls."""
    names = list(_names_in(function.__code__))
    found = {Right[name] for name in names if name in Right.__members__}
    modules = [function.__globals__, *(vars(m) for m in map(function.__globals__.get, names) if inspect.ismodule(m))]
    for name in set(names) - seen:
        called = next((m[name] for m in modules if inspect.isfunction(m.get(name))), None)
        if called is not None and called.__module__.startswith("db.writes"):
            found |= rights_of(called, seen=seen | {name})
    return found


def role_for(intent: Intent) -> Role:
    """Give a role with every right that an intent asks for; the office for what asks for none, or for too many."""
    rights = rights_of(intent)
    return next((role for role in Role if rights and rights <= RIGHTS[role]), Role.STAFF)


def _names_in(code: types.CodeType) -> Iterator[str]:
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, types.CodeType):
            yield from _names_in(inner)


def test_rights_are_seen_also_through_functions_that_are_called() -> None:
    assert rights_of(INTENTS["db.writes.attendance:record_arrival"]) == {Right.RECORD_ATTENDANCE}


def test_the_matrix_holds_every_intent() -> None:
    assert len(INTENTS) > 100
    assert ABOUT_ONESELF - INTENTS.keys() == set()


@pytest.mark.parametrize("role", [role for role in Role if role not in CITY_WIDE])
def test_strangers_of_a_scoped_role_write_nothing_of_others(role: Role, world: World, record_property: Note) -> None:
    went_on = {
        name: outcome
        for name, intent in INTENTS.items()
        if name not in ABOUT_ONESELF and (outcome := world.outcome(role, intent)) != "not allowed"
    }

    record_property("forged", len(INTENTS) - len(ABOUT_ONESELF))
    record_property("let_through", len(went_on))
    assert went_on == {}


@pytest.mark.parametrize("role", sorted(CITY_WIDE))
def test_who_lacks_the_right_writes_nothing_anywhere(role: Role, world: World) -> None:
    went_on = {
        name: outcome
        for name, intent in INTENTS.items()
        if not rights_of(intent) & RIGHTS[role] and (outcome := world.outcome(role, intent)) != "not allowed"
    }

    assert went_on == {}


def test_where_the_offices_are_apart_none_of_the_three_does_another_s_part(world: World) -> None:
    powers = {
        role: {right for right in rights_of_role(role, apart=True) if right.startswith("keep_")} for role in OFFICES
    }
    taken = {
        (role, name): world.outcome(role, intent, apart=True)
        for role, lost in TAKEN_APART.items()
        for name, intent in INTENTS.items()
        if rights_of(intent) & lost and not rights_of(intent) & rights_of_role(role, apart=True)
    }

    assert set.intersection(*powers.values()) == {Right.KEEP_SELF}
    assert powers[Role.ADMIN] & powers[Role.SECURITY] == {Right.KEEP_SELF}
    assert {name.rpartition(":")[2] for _, name in taken} >= {"change_account", "reopen_account", "set_password"}
    assert set(taken.values()) == {"not allowed"}


def test_the_one_with_right_and_reach_is_let_through(world: World) -> None:
    outcome = world.outcome(Role.STAFF, INTENTS["db.writes.needs:give_back_need"])

    assert outcome == "went through"


def test_no_fact_of_an_intent_bears_a_name_that_perform_keeps_for_itself() -> None:
    kept = set(inspect.signature(perform).parameters)

    clashes = {name: kept & set(inspect.signature(intent).parameters) for name, intent in INTENTS.items()}

    assert {name: names for name, names in clashes.items() if names} == {}
