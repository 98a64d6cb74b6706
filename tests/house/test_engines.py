"""Both engines: every question is answered alike, and every intent ends alike, on SQLite and on PostgreSQL.

Questions and intents are found, not listed, and get the very same rows. So whatever speaks SQL has spoken it to
PostgreSQL here, and a test of its own runs on both engines only for what hangs on the engine itself (docs/house.md).
"""

import ast
import inspect
import itertools
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache, partial
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest
from sqlalchemy import Engine, event, select
from sqlalchemy.exc import NoResultFound
from sqlmodel import Session

from db.errors import Refusal
from db.reads.journal import Wanted
from db.rules.calendar import Period
from db.rules.grades import PointValues
from db.rules.matching import Weights
from db.rules.metrics import Metric
from db.rules.rights import Actor
from db.tables import metadata
from db.terms import FormKind, Role
from db.work import reading, writing
from db.writes.attendance import sign_up
from db.writes.checklist import add_item
from tests import postgres
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does
from tests.builders.alike import bring_over
from tests.builders.everything import everything
from tests.builders.lists import a_project
from tests.builders.screens import a_sign_in
from tests.builders.steps import a_closed_activity, a_need, a_served_need, an_activity, an_arrival, an_offer
from tests.engines import kept_engine
from tests.house.test_canary import Question, questions
from tests.house.test_matrix import INTENTS, Intent, facts_for, role_for
from tests.house.tree import nodes, sources

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
KNOWN: Mapping[str, object] = {
    "half": "2026H1", "quarter": "2026Q2", "year": 2026, "period": YEAR, "periods": (YEAR,), "trend": YEAR,
    "against": (YEAR, YEAR), "wanted": Wanted(), "names": ["张三"], "table": "need",
    "codes": ("in_service", "needs_asked", "needs_solved"), "values": PointValues(3, 2, 1, 1), "weights": Weights(),
    "login": "zhang", "shown": (), "metric": Metric.NEEDS_SOLVED, "form": FormKind.QA, "watch": lambda _lines: None,
}  # fmt: skip
# Words to look for: engines differ in capitals and in the signs of a pattern.
WORDS: Mapping[str, Sequence[str]] = {
    "text": ("修", "xq2026", "XQ2026", "zs", "%", "_"), "typed": ("张", "zs", "ZS", "%", "_"),
}  # fmt: skip
PLAIN: Mapping[object, object] = {datetime: at(), date: at().date(), str: "", int: 1, bool: True, UUID: UUID(int=77)}
# Questions about the database itself, whose answers may differ.
OF_THE_ENGINE = {"db.reads.health:house_now", "db.reads.safety:circumstances", "db.reads.safety:safety_now"}
WHO = (Role.STAFF, Role.CLERK, Role.SECRETARY, Role.MEMBER)
# Questions made of named figures, which whoever asks is given on both engines in tests/db/reads/test_metrics.py.
FIGURES = ("db.reads.metrics.", "db.reads.overview.", "db.reads.quarterly.", "db.reads.half_year:")
BOTH = {"engine", "database_url", "bare_engine", "bare_url"}


@dataclass(frozen=True, slots=True)
class Pair:
    """The same rows on either engine."""

    engines: tuple[Engine, Engine]
    town: Town
    rows: Mapping[str, object]
    codes: Sequence[str]

    def asked(self, question: Question) -> Iterator[dict[str, object]]:
        """Give what a question may be asked with: all it needs, then each thing that it may be told besides."""
        hints = {"today": date, **get_type_hints(question)}
        given = list(inspect.signature(question).parameters.values())[2:]
        if given and given[-1].kind is inspect.Parameter.VAR_KEYWORD:
            given[-1] = inspect.Parameter("today", inspect.Parameter.KEYWORD_ONLY)
        needed = [one.name for one in given if one.default is inspect.Parameter.empty]
        more = [one.name for one in given if one.name not in needed]
        choices = [self.values(name, hints[name]) for name in needed]
        first = {name: values[0] for name, values in zip(needed, choices, strict=True)}
        yield from (dict(zip(needed, chosen, strict=True)) for chosen in itertools.product(*choices))
        for name in more:
            yield from ({**first, name: one} for one in WORDS.get(name) or self.values(name, hints[name])[:1])

    def facts_for(self, intent: Intent) -> dict[str, object]:
        """Make up what an intent needs, and its reason even where it may go without."""
        said = {"reason": self.rows["reason"]} if "reason" in inspect.signature(intent).parameters else {}
        return facts_for(intent, self.town, self.rows) | said

    def others(self, facts: Mapping[str, object]) -> Iterator[dict[str, object]]:
        """Give the same facts, one row after another in the place of each one they name."""
        for name in facts:
            table = metadata.tables.get(name.removesuffix("_id"))
            if name.endswith("_id") and table is not None and "id" in table.c:
                with reading(self.engines[0]) as session:
                    found = list(session.scalars(select(table.c.id).order_by(table.c.id)))
                yield from ({**facts, name: one} for one in found if one != facts[name])

    def values(self, name: str, kind: Any) -> Sequence[object]:  # noqa: ANN401 - whatever is written there
        """Make up values for a fact; fails for one that nobody has taught it."""
        if name == "code" or name in WORDS:
            return WORDS.get(name, self.codes)
        if (known := {**self.rows, **KNOWN}.get(name)) is not None:
            return [known]
        if get_origin(kind) in {Union, types.UnionType}:
            return self.values(name, next(inner for inner in get_args(kind) if inner is not types.NoneType))
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return list(kind)
        kind = getattr(kind, "__supertype__", kind)
        if kind in PLAIN:
            return [PLAIN[kind]]
        if hasattr(get_origin(kind), "__iter__"):
            return [()]
        pytest.fail(f"teach the engines to make up {name}: {kind}")


def busy(engine: Engine, town: Town) -> dict[str, object]:
    """Let more be in hand, so that more can go on; gives what is to be said by those who go on with it."""
    for role in Role:
        a_sign_in(engine, town.insider(role))
    for build in (a_served_need, a_closed_activity, a_project):
        build(engine, town)
    a_need(engine, town.staff, community=town.wanghu)
    an_offer(engine, town, a_need(engine, town.clerk, community=town.wanghu, skill=town.plumbing), member=town.zhang_a)
    does(engine, town.zhang, sign_up, activity_id=an_activity(engine, town), member_id=town.zhang_a)
    an_arrival(engine, town.insider(Role.STAFF), an_activity(engine, town, name="义诊"), town.zhang_a)
    item = does(engine, actor_of(Role.ADMIN), add_item, text="有议事协商室")
    phones = dict.fromkeys(("phone", "contact_phone"), "13800000009")
    here = {"community_id": town.wanghu, "branch_id": town.branch_a, "unit": None}
    return {**phones, **here, "item_id": item.id, "reason": "更正", "born": "1990-01"}


@pytest.fixture(scope="module")
def pair(
    tmp_path_factory: pytest.TempPathFactory,
    migrated: Callable[[Path], Engine],
    postgres_server: postgres.Server,
    postgres_migrated: str,
) -> Iterator[Pair]:
    """A town with one of everything, and the same rows on PostgreSQL."""
    postgres_server.bring_back(postgres_migrated)
    here = migrated(tmp_path_factory.mktemp("engines") / "town.db")
    there = kept_engine(postgres_server.url(postgres_migrated))
    town = a_town(here)
    rows = {**everything(here, town), **busy(here, town)}
    bring_over(here, there)
    coded = [table.c.code for table in metadata.sorted_tables if "code" in table.c]
    with reading(here) as session:
        codes = [code for column in coded for code in session.scalars(select(column).order_by(column).limit(1))]
    yield Pair((here, there), town, rows, codes)
    here.dispose()


def outcome(act: Callable[[], object]) -> object:
    """Give what comes of something, or the word by which it is refused."""
    try:
        answer = act()
        return list(answer) if isinstance(answer, types.GeneratorType) else answer
    except Refusal as refusal:
        return refusal.code
    except (NoResultFound, KeyError) as nothing:  # an account that is not there, a paper of another kind
        return type(nothing)


def alike(one: object, other: object) -> bool:
    """Whether two answers are the same; those that hold arrays are compared as they are written."""
    return one == other or repr(one) == repr(other)


def told(session: Session, actor: Actor, question: Question, facts: Mapping[str, object]) -> object:
    """Ask a question."""
    return outcome(partial(question, session, actor, **facts))


class TakenBackError(Exception):
    """Raised where a transaction would be committed."""


def take_back(_session: Session) -> None:
    """End a transaction that is whole but for its commit."""
    raise TakenBackError


def tried(engine: Engine, actor: Actor, intent: Callable[..., object], facts: Mapping[str, Any]) -> object:
    """Try an intent up to its commit, with tallies and journal; its numbers differ, so only how it ends is told."""

    def whole() -> None:
        with suppress(TakenBackError), writing(engine, actor, now=at()) as work:
            event.listen(work.session, "before_commit", take_back)
            intent(work, **facts)

    return outcome(whole)


@cache
def seen_on_both() -> set[tuple[str, str]]:
    """Give whatever a test on both engines uses, by module and name: itself or through all that it calls and names."""
    files = sources("tests/db", "tests/seed", "tests/builders", "seed", "db/reads", "db/writes")
    imported = {_module(file.path): _imported(file.tree) for file in files}
    bodies = {(_module(file.path), name): node for file in files for node in file.tree.body for name in _names(node)}
    seen = set[tuple[str, str]]()
    left = {key for key, node in bodies.items() if key[1].startswith("test_") and _on_both(node)}
    while left:
        seen.add(key := left.pop())
        for one in {*_used(bodies[key], imported[key[0]], key[0])}:
            module, name = one
            # what a package gives is what its modules hold
            while (module, name) not in bodies and name in imported.get(module, {}):
                module, name = imported[module][name]
            seen |= {key for key in (one, (module, name)) if key not in bodies}
            left |= {(module, name)} - seen if (module, name) in bodies else set()
    return seen


def _names(node: ast.stmt) -> list[str]:
    """Give what a statement at the top of a file defines: a function, or a value by its name."""
    if isinstance(node, ast.FunctionDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _module(path: str) -> str:
    return path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def _imported(tree: ast.Module) -> dict[str, tuple[str, str]]:
    """Give what a file's names stand for: the module and the name in it, which may be a module as well."""
    return {
        one.asname or one.name: (node.module, one.name)
        for node in nodes(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for one in node.names
    }


def _used(node: ast.stmt, imported: Mapping[str, tuple[str, str]], module: str) -> Iterator[tuple[str, str]]:
    """Give what a function uses, by module and name."""
    for part in nodes(node):
        if isinstance(part, ast.Name):
            yield imported.get(part.id, (module, part.id))
        elif isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name) and part.value.id in imported:
            yield ".".join(imported[part.value.id]), part.attr


def elsewhere(name: str) -> bool:
    """Whether a test on both engines uses something that is named by its module, such as db.reads.needs:open_needs."""
    module, _, own = name.partition(":")
    return (module, own) in seen_on_both()


def _on_both(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) and bool({argument.arg for argument in node.args.args} & BOTH)


def answers(ended: object) -> bool:
    """Whether something came of it."""
    return not isinstance(ended, (str, type))


def tells(ended: object) -> bool:
    """Whether an answer has something in it: no row of an empty one was ever read."""
    return answers(ended) and ended not in (None, [], (), {})


@pytest.mark.postgres
def test_every_question_is_answered_alike_here_or_asked_on_both_engines_elsewhere(pair: Pair) -> None:
    here, there = pair.engines
    staff, *others = (pair.town.insider(role) for role in WHO)
    unlike, never = list[object](), set[str]()

    for name, question in questions():
        asked = list(pair.asked(question))
        with reading(here) as read_here, reading(there) as read_there:
            told_here = [told(read_here, staff, question, facts) for facts in asked]
            first, *more = [n for n, ended in enumerate(told_here) if answers(ended)] or [0]
            ends = [(told_here[n], told(read_there, staff, question, asked[n])) for n in (first, *more)]
            too = [] if name.startswith(FIGURES) else others
            too = too if any(map(answers, told_here)) else [*others, pair.town.insider(Role.AUDITOR)]
            ends += [
                (told(read_here, one, question, asked[first]), told(read_there, one, question, asked[first]))
                for one in too
            ]
        unlike += [(name, *end) for end in ends if name not in OF_THE_ENGINE and not alike(*end)]
        never |= set() if any(tells(ended) for ended, _ in ends) else {name}

    assert unlike == []
    assert sorted(name for name in never if not elsewhere(name)) == []


@pytest.mark.postgres
def test_every_intent_ends_alike_and_is_seen_whole_on_both_engines_here_or_elsewhere(pair: Pair) -> None:
    here, there = pair.engines
    ends, unlike = dict[str, object](), list[object]()

    for name, intent in INTENTS.items():
        actor, facts = pair.town.insider(role_for(intent)), pair.facts_for(intent)
        first = facts, tried(here, actor, intent, facts)
        more = ((other, tried(here, actor, intent, other)) for other in pair.others(facts))
        whole, one = next((end for end in itertools.chain([first], more) if answers(end[1])), first)
        ends[name] = tried(there, actor, intent, whole)
        unlike += [] if one == ends[name] else [(name, one, ends[name])]

    assert unlike == []
    assert sorted(name for name, end in ends.items() if not answers(end) and not elsewhere(name)) == []
