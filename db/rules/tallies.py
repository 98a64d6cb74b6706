"""What is counted, as functions of one row: the writing transaction and the recount both stand on these."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any, Final, NamedTuple
from uuid import UUID

from db.rules.calendar import month_of
from db.rules.path import on_time, solved_soon
from db.terms import (
    ActivityStatus,
    AgreementStatus,
    AttendanceStatus,
    ClaimStatus,
    MemberStatus,
    PointSubject,
    ProjectStatus,
    TallyOf,
)

CITY: Final = UUID(int=0)
"""Under which the whole scheme is counted."""

ALONE: Final = "alone"
FOR_NEED: Final = "for_need"
"""A finished project is a deed of its own, or one together with the need that it carried."""

THERE: Final = "there"
MISSING: Final = "missing"
"""Of whom a community expects: checked in, or living there and checked in nowhere."""

ON_TIME: Final = "on_time"
LATE: Final = "late"
"""A solved need of which is known by when it was wanted."""


class Tallied(StrEnum):
    """The counts that are kept in step."""

    MEMBERS = "members"
    IN_SERVICE = "in_service"
    CHECKED_IN = "checked_in"
    LOCAL = "local"
    FORMS = "forms"
    BRANCHES = "branches"
    AGREEMENTS = "agreements"
    NEEDS_ASKED = "needs_asked"
    NEEDS_STANDING = "needs_standing"
    NEEDS_SOLVED = "needs_solved"
    NEEDS_SOON = "needs_soon"
    NEEDS_WANTED = "needs_wanted"
    NEEDS_REOPENED = "needs_reopened"
    NEEDS_RATED = "needs_rated"
    WISHES_ASKED = "wishes_asked"
    WISHES_STANDING = "wishes_standing"
    WISHES_FULFILLED = "wishes_fulfilled"
    PROJECTS_STANDING = "projects_standing"
    PROJECTS_FINISHED = "projects_finished"
    CLAIMS = "claims"
    ACTIVITIES = "activities"
    BENEFICIARIES = "beneficiaries"
    PERSON_TIMES = "person_times"
    MINUTES = "minutes"
    BRANCH_POINTS = "branch_points"
    MEMBER_POINTS = "member_points"


class Count(NamedTuple):
    """One cell of the tallies and what a row adds to it."""

    metric: str
    by: str
    of_id: UUID
    month: str
    part: str
    value: int


Values = Mapping[str, Any]
Counter = Callable[[Values], Iterator[Count]]


def _everywhere(metric: Tallied, row: Values, *, month: str = "", part: str = "", value: int = 1) -> Iterator[Count]:
    """Count for the city and for every community, branch and member that the row names."""
    yield Count(metric, TallyOf.CITY, CITY, month, part, value)
    for by, column in (
        (TallyOf.COMMUNITY, "community_id"),
        (TallyOf.BRANCH, "branch_id"),
        (TallyOf.MEMBER, "member_id"),
    ):
        if (of_id := row.get(column)) is not None:
            yield Count(metric, by, of_id, month, part, value)


def _member(row: Values) -> Iterator[Count]:
    place = {"branch_id": row["branch_id"], "community_id": row["serves_community_id"]}
    yield from _everywhere(Tallied.MEMBERS, place, part=row["status"])
    if row["status"] is not MemberStatus.IN_SERVICE:
        return
    yield from _everywhere(Tallied.IN_SERVICE, {"branch_id": row["branch_id"]})
    if row["checked_in_on"] is not None:
        yield from _everywhere(Tallied.CHECKED_IN, place)
    if (expected := row["serves_community_id"] or row["home_community_id"]) is not None:
        local = {"branch_id": row["branch_id"], "community_id": expected}
        yield from _everywhere(Tallied.LOCAL, local, part=MISSING if row["checked_in_on"] is None else THERE)
    if row["form_on"] is not None:
        yield from _everywhere(Tallied.FORMS, place)


def _branch(row: Values) -> Iterator[Count]:
    if not row["retired"]:
        yield from _everywhere(Tallied.BRANCHES, {})


def _agreement(row: Values) -> Iterator[Count]:
    if row["status"] is AgreementStatus.SIGNED:
        yield from _everywhere(Tallied.AGREEMENTS, row, part=str(row["year"]))


def _as_asked(row: Values) -> Values:
    """Name of what was asked the branch for which it counts so, whoever has it by now."""
    return {**row, "branch_id": row["asked_branch_id"]}


def _need(row: Values) -> Iterator[Count]:
    yield from _everywhere(Tallied.NEEDS_ASKED, _as_asked(row), month=month_of(row["asked_on"]), part=row["kind"])
    yield from _everywhere(Tallied.NEEDS_STANDING, row, part=row["status"])
    if row["reopened"]:
        yield from _everywhere(Tallied.NEEDS_REOPENED, row, value=row["reopened"])
    if row["solved_on"] is None:
        return
    month = month_of(row["solved_on"])
    yield from _everywhere(Tallied.NEEDS_SOLVED, row, month=month, part=row["kind"])
    if solved_soon(row["asked_on"], row["solved_on"]):
        yield from _everywhere(Tallied.NEEDS_SOON, row, month=month)
    if (in_time := on_time(row["wanted_by"], row["solved_on"])) is not None:
        yield from _everywhere(Tallied.NEEDS_WANTED, row, month=month, part=ON_TIME if in_time else LATE)
    if row["satisfaction"] is not None:
        yield from _everywhere(Tallied.NEEDS_RATED, row, month=month, part=row["satisfaction"])


def _wish(row: Values) -> Iterator[Count]:
    yield from _everywhere(
        Tallied.WISHES_ASKED, _as_asked(row), month=month_of(row["asked_on"]), part=row["beneficiary"]
    )
    yield from _everywhere(Tallied.WISHES_STANDING, row, part=row["status"])
    if row["fulfilled_on"] is not None:
        yield from _everywhere(
            Tallied.WISHES_FULFILLED, row, month=month_of(row["fulfilled_on"]), part=row["beneficiary"]
        )


def _project(row: Values) -> Iterator[Count]:
    yield from _everywhere(Tallied.PROJECTS_STANDING, row, part=row["status"])
    if row["status"] is ProjectStatus.FINISHED and row["finished_on"] is not None:
        part = ALONE if row["need_id"] is None else FOR_NEED
        yield from _everywhere(Tallied.PROJECTS_FINISHED, row, month=month_of(row["finished_on"]), part=part)


def _claim(row: Values) -> Iterator[Count]:
    if row["status"] in {ClaimStatus.ACTIVE, ClaimStatus.WITHDRAWING, ClaimStatus.COMPLETED}:
        yield from _everywhere(Tallied.CLAIMS, row, part=row["target"])


def _activity(row: Values) -> Iterator[Count]:
    if row["status"] in {ActivityStatus.PLANNED, ActivityStatus.CANCELLED}:
        return
    month = month_of(row["day"])
    yield from _everywhere(Tallied.ACTIVITIES, row, month=month, part=row["kind"])
    if row["beneficiaries"] is not None:
        yield from _everywhere(
            Tallied.BENEFICIARIES, row, month=month, part=row["beneficiary"] or "", value=row["beneficiaries"]
        )


def _attendance(row: Values) -> Iterator[Count]:
    if row["status"] not in {AttendanceStatus.RECORDED, AttendanceStatus.CONFIRMED}:
        return
    month = month_of(row["day"])
    yield from _everywhere(Tallied.PERSON_TIMES, row, month=month, part=row["status"])
    if row["minutes"] is not None:
        yield from _everywhere(Tallied.MINUTES, row, month=month, part=row["status"], value=row["minutes"])


def _points(row: Values) -> Iterator[Count]:
    metric = Tallied.BRANCH_POINTS if row["subject"] is PointSubject.BRANCH else Tallied.MEMBER_POINTS
    place = {"branch_id": row["branch_id"], "member_id": row["member_id"]}
    yield from _everywhere(metric, place, month=month_of(row["day"]), value=row["points"])


COUNTERS: Final[Mapping[str, Counter]] = {
    "member": _member,
    "branch": _branch,
    "agreement": _agreement,
    "need": _need,
    "wish": _wish,
    "project": _project,
    "claim": _claim,
    "activity": _activity,
    "attendance": _attendance,
    "point_line": _points,
}
"""For each table that counts, what one of its rows adds."""
