"""Intents: every public write says who may do it and leaves a line in the journal."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache

from tests.house.tree import Source, calls, nodes, parsed, public_functions, sources

DUTIES = {"require", "record"}
DONE_BY = {"record_poured": "record"}
# Parts of intents, offered to them by their own folder; each with its reason.
PARTS: dict[str, str] = {
    "db/writes/attendance.py:arrive_first": "writes an arrival for an intent, which requires",
    "db/writes/carrying.py:begin": "lets a need go with its project for an intent, which requires",
    "db/writes/carrying.py:let_go": "opens a project's need again for an intent, which requires",
    "db/writes/agreements.py:only_between": "refuses another's activity for an intent, which requires and records",
    "db/writes/carrying.py:only_free": "refuses a step for an intent, which requires and records",
    "db/writes/carrying.py:project_of": "finds the project for an intent, which requires and records",
    "db/writes/carrying.py:solve": "solves a project's need for an intent, which requires",
    "db/writes/checkins.py:awaited": "says why an intent, which requires, checks nobody in",
    "db/writes/checkins.py:of_member": "finds a member's check-in for an intent, which requires and records",
    "db/writes/checkins.py:take_in": "lets a check-in hold for an intent, which requires and records",
    "db/writes/claims.py:take_answer": "goes on with a post for an answer, which requires",
    "db/writes/needs.py:take_up_again": "lets a served need stand as claimed for an intent, which requires and records",
    "db/writes/needs.py:take_answer": "goes on with a need for an answer, which requires",
    "db/writes/wishes.py:take_answer": "goes on with a wish for an answer, which requires",
    "db/writes/activity_plans.py:link": "ties an activity to what it serves for an intent, which requires and records",
    "db/writes/activity_plans.py:put_things": "lists what is brought for an intent, which requires",
    "db/writes/attendance.py:move_queue_up": "gives a free place away for an intent, which requires",
    "db/writes/overlaps.py:at_another": "finds what an arrival clashes with for an intent, which requires",
    "db/writes/overlaps.py:clashing": "finds what clashes with an activity for an intent, which requires",
    "db/writes/overlaps.py:promised_to_another": "finds what a sign-up clashes with for an intent, which requires",
    "db/writes/due.py:ask_how_it_went": "lets an intent, which requires and records, have somebody asked",
    "db/writes/due.py:thumb_today": "finds the rules of thumb for an intent",
    "db/writes/due.py:to_move": "finds the day of the next step for an intent",
    "db/writes/live_claims.py:shown_to": "names a holder for an intent that refuses",
    "db/writes/live_claims.py:live_claim_of": "finds the claim which an intent then ends",
    "db/writes/live_claims.py:live_claims_of": "finds the claims which an intent then ends",
    "db/writes/numbers.py:next_code": "hands a number to an intent, which requires and records",
    "db/writes/numbers.py:next_codes": "hands numbers to an intent, which requires and records",
    "db/writes/numbers.py:skip_to": "keeps numbers free for an intent, which requires and records",
    "db/writes/papers.py:newest_paper": "finds the version which an intent then signs or follows",
    "db/writes/queues.py:move_up": "fills the free places of a post for an intent, which requires",
    "db/writes/resources.py:take": "gives a resource to a community for an intent, which requires",
    "db/writes/points.py:put_in_force": "writes a version of the rules for an intent, which requires",
    "db/writes/points.py:left_under_cap": "finds how much of a cap is left for an intent which scores",
    "db/writes/points.py:reverse": "sets a line's opposite beside it for an intent, which requires",
    "db/writes/points.py:worth_of": "finds what a grade is worth for an intent which scores",
    "db/writes/points.py:take_back": "reverses lines for an intent, which requires",
    "db/writes/points.py:take_back_confirmed": "reverses what a confirmation earned, for an intent which requires",
    "db/writes/second_factors.py:factor_in_force": "finds the second factor for an intent, or for the sign-in",
    "db/writes/second_factors.py:takes_code": "uses a code up for the sign-in, which records",
    "db/writes/teams.py:leave_teams": "lets somebody leave teams for an intent, which requires",
    "db/writes/signed.py:only_unsigned": "refuses a signed day for an intent, which requires and records",
    "db/writes/points.py:rules_on": "finds the rules by which an intent scores",
}
# Intents which nobody needs a right for, or which leave no line; each with its reason.
FREE_OF_RIGHTS: dict[str, str] = {
    "db/writes/arrivals.py:knock": "at the door of an activity: the code shown on the spot decides",
    "db/writes/door_forms.py:send_form": "at the door of a community: its signed code decides, and the clerk answers",
    "db/writes/followups.py:rate_by_slip": "at the door of a slip: its signed code decides, once",
    "db/writes/journal.py:note_refusal": "writes down that somebody lacked a right",
    "db/writes/setup.py:offer_setup": "only while nobody has an account",
    "db/writes/setup.py:set_up": "only while nobody has an account, against the one-time code",
    "db/writes/sign_ins.py:sign_in": "at the door nobody has rights yet: the password decides",
    "db/writes/sign_ins.py:sign_in_with_code": "at the door: a proved password and a code that was never used decide",
    "db/writes/sign_ins.py:sign_in_as_persona": "at the door of a demo database, which holds nothing real",
    "db/writes/sign_ins.py:sign_in_by_organisation": "at the door: the organisation's own sign-in vouches",
}
FREE_OF_JOURNAL: dict[str, str] = {
    "db/writes/sign_ins.py:note_sign_of_life": "that somebody is still there is no event",
}


def intents(tree: ast.Module) -> list[ast.FunctionDef]:
    """Give the public functions that take a Work: the things which a person does."""
    return [node for node in public_functions(tree) if "Work" in _annotations(node)]


def duties_done(files: Iterable[Source]) -> dict[str, set[str]]:
    """Give, for every function of db.writes, which of its duties it does itself or through a function it calls."""
    bodies = {(file.path, node.name): node for file in files for node in _functions(file.tree)}
    done = {key: _own_duties(node) for key, node in bodies.items()}
    imported = {file.path: _imported(file) for file in files}
    changed = True
    while changed:
        changed = False
        for (path, name), node in bodies.items():
            for called, _ in calls(node):
                reached = done.get((path, called)) or done.get(imported[path].get(called, ("", "")), set())
                if not reached <= done[path, name]:
                    done[path, name] |= reached
                    changed = True
    return {f"{path}:{name}": duties for (path, name), duties in done.items()}


def commits(tree: ast.Module) -> Iterator[ast.AST]:
    """Find who ends the transaction or opens one: that is for db.work alone."""
    return (call for name, call in calls(tree) if name.endswith((".commit", ".rollback")) or name == "Session")


def _own_duties(function: ast.FunctionDef) -> set[str]:
    # by the last word, because a line may also be put in another's name: work.as_of(…).record(…)
    called = (node.func for node in nodes(function) if isinstance(node, ast.Call))
    return {DONE_BY.get(name.attr, name.attr) for name in called if isinstance(name, ast.Attribute)} & DUTIES


def _functions(tree: ast.Module) -> list[ast.FunctionDef]:
    return [node for node in tree.body if isinstance(node, ast.FunctionDef)]


def _annotations(node: ast.FunctionDef) -> set[str]:
    arguments = [*node.args.posonlyargs, *node.args.args]
    return {ast.unparse(argument.annotation) for argument in arguments if argument.annotation}


def _imported(file: Source) -> dict[str, tuple[str, str]]:
    """Map the names under which functions of other modules are called to (path, function)."""
    names = {}
    for node in nodes(file.tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("db.writes"):
            for alias in node.names:
                called = alias.asname or alias.name
                names[called] = (_path(node.module or ""), alias.name)
                module = _path(f"{node.module}.{alias.name}")
                names |= {f"{called}.{function}": (module, function) for function in _offered(module)}
    return names


def _path(module: str) -> str:
    return module.replace(".", "/") + ".py"


@cache
def _offered(path: str) -> list[str]:
    return [node.name for file in sources("db/writes") if file.path == path for node in _functions(file.tree)]


def example(text: str) -> list[Source]:
    return [Source("db/writes/needs.py", text)]


def test_duties_are_seen_also_through_a_private_function() -> None:
    files = example(
        "def claim(work: Work, *, need_id):\n    _fetch(work)\n    work.record('a', need)\n"
        "def _fetch(work):\n    work.require(Right.CLAIM_NEED)\n"
        "def forget(work: Work, *, need_id):\n    work.get(Need, need_id)\n"
    )

    assert duties_done(files) == {
        "db/writes/needs.py:claim": {"require", "record"},
        "db/writes/needs.py:_fetch": {"require"},
        "db/writes/needs.py:forget": set(),
    }


def test_only_what_takes_a_work_is_an_intent() -> None:
    tree = parsed("def claim(work: Work, *, need_id): ...\ndef _fetch(work: Work): ...\ndef due(day: date): ...\n")

    assert [node.name for node in intents(tree)] == ["claim"]


def test_ends_of_transactions_are_found() -> None:
    assert len(list(commits(parsed("work.session.commit()\nwith Session(engine) as s:\n    s.rollback()\n")))) == 3


def test_every_intent_requires_a_right() -> None:
    assert _missing("require", FREE_OF_RIGHTS) == []


def test_every_intent_is_recorded() -> None:
    assert _missing("record", FREE_OF_JOURNAL) == []


def test_every_intent_takes_its_facts_by_name() -> None:
    found = [name for name, node in _all_intents().items() if len(node.args.posonlyargs + node.args.args) > 1]

    assert found == []


def test_only_the_unit_of_work_opens_and_ends_transactions() -> None:
    files = sources("db/reads", "db/writes", "db/files")

    assert [file.path for file in files if any(commits(file.tree))] == []


def test_no_excuse_outlives_its_intent() -> None:
    names = {f"{file.path}:{node.name}" for file in sources("db/writes") for node in intents(file.tree)}

    assert (PARTS.keys() | FREE_OF_RIGHTS.keys() | FREE_OF_JOURNAL.keys()) - names == set()


def _all_intents() -> dict[str, ast.FunctionDef]:
    found = {f"{file.path}:{node.name}": node for file in sources("db/writes") for node in intents(file.tree)}
    found = {name: node for name, node in found.items() if name not in PARTS}
    assert found != {}, "nothing to look at there"
    return found


def _missing(duty: str, excused: dict[str, str]) -> list[str]:
    done = _all_duties_done()
    return [name for name in _all_intents() if duty not in done[name] and name not in excused]


@cache
def _all_duties_done() -> dict[str, set[str]]:
    return duties_done(sources("db/writes"))
