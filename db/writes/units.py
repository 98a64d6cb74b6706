"""Who employs and who gathers: units and their branches are added, changed and retired."""

from db.errors import Code, Refusal
from db.reads import hanging
from db.rules import entries
from db.rules.rights import Right
from db.tables.people import Branch, Unit
from db.terms import BranchId, UnitId
from db.work import NOTHING_SEEN, Seen, Work
from db.writes.numbers import next_code


def add_unit(work: Work, *, name: str) -> Unit:
    """Add an employer; its code is the next DW number. Raises EMPTY, TOO_LONG, NAME_TAKEN, NOT_ALLOWED."""
    work.require(Right.KEEP_UNITS)
    made = Unit(code=next_code(work, "DW", width=3), name=entries.words(name, "name", 60))
    unit = work.add(made, Code.NAME_TAKEN, "name")
    work.record("unit.added", unit)
    return unit


def rename_unit(work: Work, *, unit_id: UnitId, name: str, seen: Seen = NOTHING_SEEN) -> Unit:
    """Give a unit another name. Raises CHANGED_MEANWHILE, EMPTY, TOO_LONG, NAME_TAKEN, NOT_ALLOWED."""
    unit = work.get(Unit, unit_id, lock=True)
    work.require(Right.KEEP_UNITS)
    work.unmoved(unit, seen)
    unit.name = entries.words(name, "name", 60)
    work.add(unit, Code.NAME_TAKEN, "name")
    work.record("unit.renamed", unit)
    return unit


def retire_unit(work: Work, *, unit_id: UnitId) -> Unit:
    """Take a unit off the lists; what its branches did stays. Raises STILL_RUNS while it has a branch, NOT_ALLOWED."""
    unit = work.get(Unit, unit_id, lock=True)
    work.require(Right.KEEP_UNITS)
    _nothing_runs(hanging.at_unit(work.session, work.actor, unit_id=UnitId(unit.id)))
    unit.retired = True
    work.record("unit.retired", unit)
    return unit


def reopen_unit(work: Work, *, unit_id: UnitId) -> Unit:
    """Put a closed unit on the lists again. Raises NOT_ALLOWED."""
    unit = work.get(Unit, unit_id, lock=True)
    work.require(Right.KEEP_UNITS)
    unit.retired = False
    work.record("unit.reopened", unit)
    return unit


def add_branch(work: Work, *, unit_id: UnitId, name: str, secretary: str = "", phone: str = "") -> Branch:
    """Add a branch to a unit; its code is the next ZB number. Raises EMPTY, TOO_LONG, BAD_PHONE, NAME_TAKEN."""
    unit = work.get(Unit, unit_id)
    work.require(Right.KEEP_UNITS)
    branch = work.add(
        Branch(
            unit_id=unit.id,
            code=next_code(work, "ZB", width=3),
            name=entries.words(name, "name", 60),
            secretary=entries.maybe_words(secretary, "secretary", 20),
            phone=entries.phone(phone),
        ),
        Code.NAME_TAKEN,
        "name",
    )
    work.record("branch.added", branch)
    return branch


def change_branch(
    work: Work,
    *,
    branch_id: BranchId,
    unit_id: UnitId,
    name: str,
    secretary: str,
    phone: str,
    seen: Seen = NOTHING_SEEN,
) -> Branch:
    """Change what is said of a branch.

    Raises CHANGED_MEANWHILE, EMPTY, TOO_LONG, BAD_PHONE, NAME_TAKEN, NOT_ALLOWED.
    """
    branch = work.get(Branch, branch_id, lock=True)
    unit = work.get(Unit, unit_id)
    work.require(Right.KEEP_UNITS)
    work.unmoved(branch, seen)
    branch.unit_id = unit.id
    branch.name = entries.words(name, "name", 60)
    branch.secretary = entries.maybe_words(secretary, "secretary", 20)
    branch.phone = entries.phone(phone)
    work.add(branch, Code.NAME_TAKEN, "name")
    work.record("branch.changed", branch)
    return branch


def retire_branch(work: Work, *, branch_id: BranchId) -> Branch:
    """Take a branch off the lists; what it did stays.

    Raises STILL_RUNS while members belong to it, an agreement runs or anything it took on is unfinished, NOT_ALLOWED.
    """
    branch = work.get(Branch, branch_id, lock=True)
    work.require(Right.KEEP_UNITS)
    _nothing_runs(hanging.at_branch(work.session, work.actor, branch_id=BranchId(branch.id), today=work.today))
    branch.retired = True
    work.record("branch.retired", branch)
    return branch


def reopen_branch(work: Work, *, branch_id: BranchId) -> Branch:
    """Put a closed branch on the lists again. Raises CLOSED_ALREADY while its unit is closed, NOT_ALLOWED."""
    branch = work.get(Branch, branch_id, lock=True)
    unit = work.get(Unit, UnitId(branch.unit_id))
    work.require(Right.KEEP_UNITS)
    if unit.retired:
        raise Refusal(Code.CLOSED_ALREADY, name=unit.name)
    branch.retired = False
    work.record("branch.reopened", branch)
    return branch


def _nothing_runs(found: tuple[hanging.Hanging, ...]) -> None:
    if found:
        raise Refusal(Code.STILL_RUNS, ties=tuple(one.tie for one in found))
