"""Questions: every public read is narrowed to what the actor may see, and gives values, never rows."""

import ast
from collections.abc import Iterator

from tests.house.tree import Source, broken, calls, nodes, parsed, public_functions, sources

# Questions whose answer is the same for everybody, or is asked before anybody is known; each with its reason.
THE_SAME_FOR_ALL: dict[str, str] = {
    "db/reads/accounts.py:visitor_of": "finds out who is asking",
    "db/reads/accounts.py:actor_of": "finds out who is asking",
    "db/reads/accounts.py:actor_for": "finds out how far somebody reaches",
    "db/reads/accounts.py:doorstep": "what the door shows before anybody is known",
    "db/reads/accounts.py:wait_for": "asked at the door, the same for known and unknown logins",
    "db/reads/accounts.py:proof_of": "asked at the door, the same for known and unknown logins",
    "db/reads/accounts.py:personas": "the cards of a demo database, which holds nothing real",
    "db/reads/accounts.py:keeps_password": "one's own account and no other",
    "db/reads/accounts.py:password_due": "one's own account and no other",
    "db/reads/accounts.py:own_sessions": "one's own account and no other",
    "db/reads/second_factors.py:own_factor": "one's own account and no other",
    "db/reads/arrivals.py:door_of": "what an activity's door shows to whoever holds its signed code; tells of nobody",
    "db/reads/followups.py:slip_of": "what a slip's door shows to whoever holds its signed code; tells of nobody",
    "db/reads/chain.py:verify": "a command's check over all lines; tells a place, no content",
    "db/reads/journal.py:chain_now": "the same check on a screen, for whoever may see the journal",
    "db/reads/health.py:health": "a probe's question, which tells three times yes or no",
    "db/reads/recount.py:differences": "a command's check over all tallies; tells sums, no rows",
    "db/reads/recount.py:counted_from_rows": "a command's check over all tallies; tells sums, no rows",
    "db/reads/safety.py:circumstances": "how the server stands, for those who may see its health; no rows",
    "db/reads/safety.py:safety_now": "the same, judged",
    "db/reads/letters/counting.py:counted": "counts rows that its caller has narrowed; tells sums, no rows",
    "db/reads/letters/written.py:checked": "what a certificate's door shows to whoever holds its code",
    "db/reads/matches/scores.py:suiting": "weighs members whom its caller has narrowed; tells points, no rows",
    "db/reads/revision.py:revision": "one integer that says nothing but that something changed",
}
SCOPE = "db/reads/scope.py"

# Whoever asks through these is narrowed: by the conditions themselves, or by the named figures, which stand on them.
NARROWED_BY = ("scope.", "metrics.")


def questions(tree: ast.Module) -> list[ast.FunctionDef]:
    """Give the public functions that take a session."""
    return [node for node in public_functions(tree) if node.args.args and node.args.args[0].arg == "session"]


def unscoped(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Find questions that narrow by nobody, neither themselves nor through a function of their module."""
    inside = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    return (node for node in questions(tree) if not _scopes(node, inside, seen=set()))


def loose_answers(tree: ast.Module) -> Iterator[ast.ClassDef]:
    """Find classes of answers that could be changed after the fact or carry more than they say."""
    return (
        node
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.bases and not any(map(_frozen, node.decorator_list))
    )


def _scopes(node: ast.FunctionDef, inside: dict[str, ast.FunctionDef], *, seen: set[str]) -> bool:
    seen.add(node.name)
    names = {name for name, _ in calls(node)} | {name.id for name in nodes(node) if isinstance(name, ast.Name)}
    if any(name.startswith(NARROWED_BY) for name in names):
        return True
    return any(_scopes(inside[name], inside, seen=seen) for name in names & inside.keys() - seen)


def _frozen(decorator: ast.expr) -> bool:
    return ast.unparse(decorator).startswith("dataclass(") and {"frozen=True", "slots=True"} <= set(
        ast.unparse(decorator).removeprefix("dataclass(").rstrip(")").split(", ")
    )


def test_a_question_without_scope_is_found() -> None:
    tree = parsed(
        "def open_needs(session, actor):\n    return session.exec(_statement(actor))\n"
        "def _statement(actor):\n    return scope.needs(select(Need), actor)\n"
        "def all_needs(session, actor):\n    return session.exec(select(Need))\n"
    )

    assert [node.name for node in unscoped(tree)] == ["all_needs"]


def test_an_answer_that_can_be_changed_is_found() -> None:
    tree = parsed(
        "@dataclass(frozen=True, slots=True)\nclass Line: ...\n"
        "@dataclass(frozen=True)\nclass Loose: ...\n"
        "class Bare: ...\n"
    )

    assert [node.name for node in loose_answers(tree)] == ["Loose", "Bare"]


def test_every_question_is_narrowed_to_its_actor() -> None:
    names = [f"{file.path}:{node.name}" for file in _files() for node in unscoped(file.tree)]

    assert [name for name in names if name not in THE_SAME_FOR_ALL] == []


def test_every_answer_is_frozen() -> None:
    assert broken(loose_answers, sources("db/reads")) == []


def test_no_excuse_outlives_its_question() -> None:
    names = {f"{file.path}:{node.name}" for file in _files() for node in unscoped(file.tree)}

    assert THE_SAME_FOR_ALL.keys() - names == set()


def _files() -> list[Source]:
    found = sources("db/reads", but=[SCOPE])
    assert any(questions(file.tree) for file in found), "nothing to look at there"
    return found
