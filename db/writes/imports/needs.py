"""The need list: what residents asked for, where it stands on the path, and when it was solved.

The list does not say who served: a need in progress has no holder here until somebody takes it on, and a solved one
earns nobody points. Who was not satisfied is kept as written, and the need stays solved, as the community reported it.
"""

import re
from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from functools import partial
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from db.files.flaws import Flaw
from db.files.ledgers.needs import NeedLine
from db.tables.evaluation import Followup
from db.tables.needs import Need
from db.terms import Beneficiary, FollowupSubject, NeedStatus, Source
from db.work import Spool, Stage, Tell, told
from db.writes.imports.desk import Desk
from db.writes.imports.founding import check_skills, found_skills
from db.writes.needs import LONGEST_TEXT
from db.writes.numbers import next_code, skip_to

LONGEST_CODE: Final = 24
_OURS: Final = re.compile(r"(XQ\d{4})(\d{4,})", re.ASCII)
_FINISHED: Final = frozenset({NeedStatus.SOLVED, NeedStatus.EVALUATED})


class What(NamedTuple):
    """What makes two needs the same: where, when and what was asked."""

    community_id: UUID
    asked_on: date
    text: str


def sift(desk: Desk, lines: Iterable[NeedLine]) -> Spool[NeedLine]:
    """Give the needs that are new here."""
    return desk.sift(lines, _fits, partial(_is_new, set(_there(desk).values())))


def enter(desk: Desk, fresh: Spool[NeedLine], tell: Tell) -> None:
    """Enter the needs, under the numbers they have on paper as far as those are free."""
    there = _there(desk).keys()
    _keep_numbers_free(desk, (code for line in fresh if (code := _own_code(line, there))))
    for line in told(fresh, tell, Stage.WRITING, len(fresh)):
        found_skills(desk, line, line.skills)
        need = _need(desk, line, _own_code(line, there) or next_code(desk.work, "XQ", line.asked_on.year))
        need.due_on = _due_on(desk, line, need.status)
        desk.put([need])
        after = [_followup(need, need.due_on)] if need.status is NeedStatus.SOLVED and need.due_on else []
        desk.put(after)
        desk.keep(line, need, *after)
        desk.work.record("need.imported", need, line=line.place.row)


def _fits(desk: Desk, line: NeedLine) -> None:
    desk.community(line, line.community)
    desk.check_length(line, "content", line.content, LONGEST_TEXT)
    check_skills(desk, line, line.skills)
    desk.check_past(line, "asked_on", line.asked_on)
    desk.check_past(line, "finished_on", line.finished_on)
    if line.due_on and line.due_on < line.asked_on:
        desk.give_back(line, Flaw.TERM_BEFORE_ASKED, "wanted_by", asked=line.asked_on.isoformat())


def _is_new(there: AbstractSet[What], desk: Desk, line: NeedLine) -> None:
    if _what(desk, line) in there:
        desk.give_back(line, Flaw.ALREADY_THERE)


def _need(desk: Desk, line: NeedLine, code: str) -> Need:
    finished = line.finished_on if line.status in _FINISHED else None
    return Need(
        code=code,
        community_id=desk.known.communities[line.community],
        kind=line.kind,
        status=_status(line),
        text=line.content,
        beneficiary=line.beneficiary or Beneficiary.EVERYONE,
        beneficiaries=line.headcount,
        skill_id=next((desk.known.skills[word] for word in line.skills if word in desk.known.skills), None),
        urgency=line.urgency,
        source=line.source or Source.RESIDENT,
        asked_on=line.asked_on,
        wanted_by=line.due_on,
        recorded_by=desk.recorder,
        served_on=line.finished_on,
        solved_on=finished,
        satisfaction=line.satisfaction if finished else None,
    )


def _status(line: NeedLine) -> NeedStatus:
    """Give where a need stands here; whom it was offered to, or who served without a day, the list does not say."""
    if line.status is NeedStatus.SOLVED and line.satisfaction:
        return NeedStatus.EVALUATED
    if line.status is NeedStatus.OFFERED:
        return NeedStatus.OPEN
    if line.status is NeedStatus.SERVED and line.finished_on is None:
        return NeedStatus.CLAIMED
    return line.status


def _due_on(desk: Desk, line: NeedLine, status: NeedStatus) -> date | None:
    """Give the term on paper, else the bureau's own; a solved need waits for the question whether it helped."""
    if status is NeedStatus.DECLINED:
        return None
    if status is NeedStatus.SOLVED:
        return desk.today + timedelta(days=desk.thumb.follow_up_days)
    return line.due_on or line.asked_on + timedelta(days=desk.thumb.days_to_move(line.urgency))


def _followup(need: Need, due_on: date) -> Followup:
    return Followup(subject=FollowupSubject.NEED, subject_id=need.id, community_id=need.community_id, due_on=due_on)


def _there(desk: Desk) -> dict[str, What]:
    """Give the needs that were here before the batch, by their codes."""
    columns = (col(Need.code), col(Need.community_id), col(Need.asked_on), col(Need.text))
    found = desk.work.session.execute(select(*columns).where(col(Need.org_id) == desk.work.actor.org_id))
    return {code: What(*what) for code, *what in found}


def _what(desk: Desk, line: NeedLine) -> What:
    return What(desk.known.communities[line.community], line.asked_on, line.content)


def _own_code(line: NeedLine, there: Collection[str]) -> str | None:
    """Give the number on paper as our code when it is one and nobody has it; a bare 1, 2, 3 counts rows."""
    number = line.number
    if number is None or number.isdecimal() or len(number) > LONGEST_CODE or number in there:
        return None
    return number


def _keep_numbers_free(desk: Desk, codes: Iterable[str]) -> None:
    """Let our own numbers go on behind those that paper has given in the same form."""
    last: dict[str, int] = {}
    for code in codes:
        if ours := _OURS.fullmatch(code):
            last[ours[1]] = max(last.get(ours[1], 0), int(ours[2]))
    for prefix, number in sorted(last.items()):
        skip_to(desk.work, prefix, number)
