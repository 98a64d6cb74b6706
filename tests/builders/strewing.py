"""What else a city of chance holds: histories of members, claims of posts and projects, minutes, answers, a census."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import col, select

from db.rules.thumb import BUILT_IN
from db.tables.activities import Activity
from db.tables.agreements import Agreement
from db.tables.attendance import Attendance
from db.tables.checkins import Census
from db.tables.claims import Claim
from db.tables.lists import Post, Project
from db.tables.needs import Need
from db.tables.people import Member, MemberStep
from db.tables.points import PointLine, PointRules
from db.tables.thumb import ThumbVersion
from db.tables.wishes import Wish
from db.terms import (
    AgreementStatus,
    Beneficiary,
    CensusStatus,
    ClaimStatus,
    ClaimTarget,
    MemberChange,
    MemberStatus,
    PointReason,
    PointSubject,
    PostKind,
    ProjectStatus,
    Satisfaction,
)
from db.work import Work

JOINED = date(2026, 1, 2)
CHANGED = date(2026, 4, 10)


def strew(work: Work, chance: Random, communities: Sequence[UUID], branches: Sequence[UUID], today: date) -> None:
    """Strew it; every optional field is empty at times."""
    members = list(work.session.exec(select(Member).order_by(Member.code)))
    for member, until in zip(members[:5], (None, CHANGED, None, today, None), strict=False):
        member.leads_from, member.leads_until = JOINED, until
    _histories(work, chance, members)
    _answers(work, chance, members, today)
    _posts(work, chance, members, communities, today)
    _projects(work, chance, communities, branches, today)
    _points(work, chance, branches, today)
    for since, minimum in ((date(2026, 1, 1), 1), (date(2026, 4, 15), 2)):
        work.add(ThumbVersion(since=since, set_at=work.now, **{**asdict(BUILT_IN), "minimum_posts": minimum}))
    for number, started in enumerate((date(2026, 3, 3), date(2026, 4, 7))):
        census = work.add(Census(name=f"摸底{number}", started_on=started, due_on=today))
        if not number:
            census.status, census.closed_on, census.in_service = CensusStatus.CLOSED, started, 9


def _histories(work: Work, chance: Random, members: Sequence[Member]) -> None:
    for member in members:
        member.form_on = chance.choice([None, date(2026, 2, 1), date(2026, 5, 2)])
        then = chance.choice([MemberStatus.IN_SERVICE, *MemberStatus])
        for change, status, since, until in (
            (MemberChange.JOINED, then, JOINED, CHANGED),
            (MemberChange.STATUS, member.status, CHANGED, None),
        ):
            work.session.add(
                MemberStep(
                    member_id=member.id, change=change, branch_id=member.branch_id, status=status, since=since,
                    until=until, recorded_at=work.now,
                )
            )  # fmt: skip


def _answers(work: Work, chance: Random, members: Sequence[Member], today: date) -> None:
    for need in work.session.exec(select(Need).order_by(Need.code)):
        need.satisfaction = chance.choice([None, *Satisfaction]) if need.solved_on else None
    for wish in work.session.exec(select(Wish).order_by(Wish.code)):
        wish.beneficiary = chance.choice(list(Beneficiary))
        claimer = chance.choice([None, *members])
        if claimer:
            whose = {"branch_id": claimer.branch_id, "member_id": claimer.id, "community_id": wish.community_id}
            _claim(work, chance, today, target=ClaimTarget.WISH, target_id=wish.id, **whose)
    for activity in work.session.exec(select(Activity).order_by(Activity.code)):
        activity.beneficiaries = chance.choice([None, 3, 40])
        activity.beneficiary = chance.choice([None, *Beneficiary])
    for attendance in work.session.exec(select(Attendance).order_by(col(Attendance.id))):
        attendance.minutes = chance.choice([None, 45, 90])
    # in turn, and not by chance: a quarter before the first of them would be unknown
    for place, agreement in enumerate(work.session.exec(select(Agreement).order_by(col(Agreement.id)))):
        signed_on = (date(2026, 2, 3), date(2026, 4, 20))[place % 2]
        agreement.signed_on = None if agreement.status is AgreementStatus.DRAFT else signed_on
        if agreement.status is AgreementStatus.ENDED:
            agreement.ended_on = signed_on + timedelta(days=70)


def _posts(work: Work, chance: Random, members: Sequence[Member], communities: Sequence[UUID], today: date) -> None:
    for number in range(5):
        place = chance.choice(communities)
        post = work.add(
            Post(code=f"GW{number}", name="巡逻", community_id=place, kind=PostKind.CARE, opened_on=JOINED, places=90)
        )
        for member in members:
            whose = {"branch_id": member.branch_id, "member_id": member.id}
            _claim(work, chance, today, target=ClaimTarget.POST, target_id=post.id, community_id=place, **whose)


def _projects(work: Work, chance: Random, communities: Sequence[UUID], branches: Sequence[UUID], today: date) -> None:
    needs = list(work.session.exec(select(Need.id).order_by(Need.code).limit(8)))
    for number in range(8):
        place, branch = chance.choice(communities), chance.choice(branches)
        status = chance.choice(list(ProjectStatus))
        proposed = today - timedelta(days=chance.randrange(200))
        done = min(today, proposed + timedelta(days=9)) if status is ProjectStatus.FINISHED else None
        project = work.add(
            Project(
                code=f"XM{number}", name="修亭子", community_id=place, branch_id=branch, status=status,
                proposed_on=proposed, finished_on=done, recorded_by=uuid4(),
                need_id=needs[number] if number % 2 and needs else None,
            )
        )  # fmt: skip
        whose = {"community_id": place, "branch_id": branch}
        _claim(work, chance, today, target=ClaimTarget.PROJECT, target_id=project.id, **whose)


def _claim(work: Work, chance: Random, today: date, **facts: Any) -> None:  # noqa: ANN401 - columns of a claim
    claimed = today - timedelta(days=chance.randrange(120))
    status = chance.choice(list(ClaimStatus))
    live = status in {ClaimStatus.ACTIVE, ClaimStatus.WITHDRAWING, ClaimStatus.COMPLETED}
    left = status in {ClaimStatus.WITHDRAWN, ClaimStatus.GIVEN_BACK} and claimed.day % 3
    if facts["target"] in {ClaimTarget.POST, ClaimTarget.WISH} and (live or left):
        facts["held_from"] = min(today, claimed + timedelta(days=4))
    facts |= {} if live else {"ended_on": min(today, claimed + timedelta(days=claimed.day))}
    work.session.add(Claim(status=status, claimed_on=claimed, recorded_by=uuid4(), **facts))


def _points(work: Work, chance: Random, branches: Sequence[UUID], today: date) -> None:
    rules = work.add(PointRules(version=2, since=date(2026, 4, 1), first=5, second=4, third=2, service=2))
    for _ in range(12):
        line = PointLine(
            subject=PointSubject.BRANCH, branch_id=chance.choice(branches), reason=PointReason.ACTIVITY_GRADED,
            points=chance.choice([1, 2, 3]), day=today - timedelta(days=chance.randrange(300)), rules_id=rules.id,
            source_id=uuid4(), confirmed_by=uuid4(), recorded_at=work.now,
        )  # fmt: skip
        work.session.add(line)
