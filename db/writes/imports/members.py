"""The check-in list: members with their skills, where and since when they are checked in, who retired or moved on.

The list is the register of branches and communities: when founding is asked for, those it names are entered. Districts
and streets it does not know; its communities wait in a street of that name until somebody places them.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Any, Final, NamedTuple

from db.files.certified import Certificate
from db.files.flaws import Flaw
from db.files.ledgers.members import MemberLine
from db.rules.data_form import LONGEST
from db.tables.checkins import MemberCheckin
from db.tables.people import Member, MemberSkill, MemberStep, MemberTime
from db.terms import CheckinStatus, MemberChange, MemberStatus
from db.work import Spool, Stage, Tell, told
from db.writes.imports.desk import Desk, Plain
from db.writes.imports.founding import LONGEST_BRANCH, LONGEST_COMMUNITY, check_skills, found
from db.writes.members import LONGEST_CERTIFICATE, LONGEST_DUTY, LONGEST_NAME
from db.writes.numbers import next_codes

GONE: Final = frozenset({MemberStatus.RETIRED, MemberStatus.TRANSFERRED})
"""Who is gone is no longer checked in."""


class Entry(NamedTuple):
    """A member about to be written, with what hangs on them."""

    line: MemberLine
    member: Plain
    more: tuple[Plain, ...]


def sift(desk: Desk, lines: Iterable[MemberLine]) -> Spool[MemberLine]:
    """Give the members that are new here; those who are known, or may be, go back with the reason."""
    return desk.sift(lines, _fits, _is_new)


def enter(desk: Desk, fresh: Spool[MemberLine], tell: Tell) -> None:
    """Enter the members, a portion at a time, with the branches, communities and skills that they are first to name."""
    passing = told(fresh, tell, Stage.FOUNDING, len(fresh))
    # whoever is on the list belonged to their branch when the first of them checked in
    began = min((line.checked_in_on for line in found(desk, passing) if line.checked_in_on), default=None)
    done = 0
    for portion in fresh.portions():
        tell(Stage.WRITING, done, len(fresh))
        _enter(desk, portion, began)
        done += len(portion)


def _enter(desk: Desk, lines: Sequence[MemberLine], began: date | None) -> None:
    codes = next_codes(desk.work, "DY", len(lines), width=5)
    entries = [
        _entry(desk, line, code, began or desk.drawn_up_on(line)) for line, code in zip(lines, codes, strict=True)
    ]
    members = desk.pour(entry.member for entry in entries)
    desk.pour(chain.from_iterable(entry.more for entry in entries))
    for entry in entries:
        desk.keep(entry.line, entry.member, *entry.more)
    desk.work.record_poured("member.imported", Member, members, ({"line": line.place.row} for line in lines))


def _fits(desk: Desk, line: MemberLine) -> None:
    desk.check_length(line, "name", line.name, LONGEST_NAME)
    desk.check_length(line, "branch", line.branch, LONGEST_BRANCH)
    desk.check_length(line, "community", line.community or "", LONGEST_COMMUNITY)
    check_skills(desk, line, line.skills)
    desk.check_length(line, "duty", line.duty, LONGEST_DUTY)
    _check_certificates(desk, line)
    for part, most in LONGEST.items():
        desk.check_length(line, part, str(line.more.get(part, "")), most)
    desk.check_past(line, "checked_in_on", line.checked_in_on)
    if not desk.founding:
        desk.branch(line, line.branch)
        if line.community:
            desk.community(line, line.community)


def _is_new(desk: Desk, line: MemberLine) -> None:
    """Let go back whoever may be somebody here: by telephone first, then by name and branch."""
    branch_id = desk.known.branches.get(line.branch)
    same_phone = desk.known.by_phone.get(line.phone or "", [])
    here = desk.known.named(line.name, branch_id) if branch_id else []
    for other in same_phone:
        if other.name != line.name:
            desk.give_back(line, Flaw.PHONE_OF_ANOTHER, "phone")
        elif other.branch_id != branch_id:
            desk.give_back(line, Flaw.OTHER_BRANCH, value=desk.known.branch_name(other.branch_id))
        else:
            desk.give_back(line, Flaw.ALREADY_THERE)
    if not same_phone and line.phone is None and here:
        desk.give_back(line, Flaw.ALREADY_THERE if len(here) == 1 else Flaw.SAME_NAME, value=line.name)
    if not same_phone and line.phone and any(not other.phone for other in here):
        desk.give_back(line, Flaw.MAYBE_THE_SAME, value=line.name)


def _entry(desk: Desk, line: MemberLine, code: str, joined: date) -> Entry:
    serves = line.checked_in_on is not None and line.status not in GONE
    community_id = desk.known.communities[line.community] if line.community else None
    values: dict[str, Any] = {
        "code": code,
        "name": line.name,
        "branch_id": desk.known.branches[line.branch],
        "status": line.status,
        "phone": line.phone or "",
        "gender": line.gender,
        "born": line.born,
        "duty": line.duty,
        **line.more,
        "home_community_id": community_id,
        "serves_community_id": community_id if serves else None,
        "checked_in_on": line.checked_in_on if serves else None,
        "search": line.search,
    }
    member = Plain(Member, values)
    more = (
        *_steps(desk, line, member, joined),
        *_skills(desk, line, member),
        *_times(line, member),
        *_checkins(desk, line, member),
    )
    return Entry(line, member, more)


def _steps(desk: Desk, line: MemberLine, member: Plain, joined: date) -> Iterator[Plain]:
    same = {"member_id": member.id, "branch_id": member.values["branch_id"], "recorded_at": desk.now}
    since = max(joined, desk.drawn_up_on(line))
    until = None if line.status is MemberStatus.IN_SERVICE else since
    began = {"change": MemberChange.JOINED, "status": MemberStatus.IN_SERVICE, "since": joined, "until": until}
    yield Plain(MemberStep, same | began)
    if until is not None:
        left = {"change": MemberChange.STATUS, "status": line.status, "since": since, "reason": line.remark[:200]}
        yield Plain(MemberStep, same | left)


def _skills(desk: Desk, line: MemberLine, member: Plain) -> Iterator[Plain]:
    held = {_skill_of(line, one): one for one in line.certificates}
    for word in line.skills:
        values: dict[str, object] = {"member_id": member.id, "skill_id": desk.known.skills[word]}
        if paper := held.get(word):
            values |= {"certificate": paper.name, "expires_on": paper.expires_on}
        yield Plain(MemberSkill, values)


def _skill_of(line: MemberLine, paper: Certificate) -> str:
    """Give the skill of a certificate: the one written before it, one it is named after, or the member's only one."""
    named = (skill for skill in sorted(line.skills, key=len, reverse=True) if skill in paper.name)
    return paper.skill or next(named, line.skills[0] if len(line.skills) == 1 else "")


def _check_certificates(desk: Desk, line: MemberLine) -> None:
    """Give a line back with a certificate of nobody knows which skill, or with a second one of the same."""
    of = [_skill_of(line, one) for one in line.certificates]
    for paper, skill in zip(line.certificates, of, strict=True):
        desk.check_length(line, "certificates", paper.name, LONGEST_CERTIFICATE)
        if not skill:
            desk.give_back(line, Flaw.CERTIFICATE_UNTIED, "certificates", value=paper.name)
    for skill in {skill for skill in of if skill and of.count(skill) > 1}:
        desk.give_back(line, Flaw.CERTIFICATE_SECOND, "certificates", value=skill)


def _times(line: MemberLine, member: Plain) -> Iterator[Plain]:
    for weekday, part in line.times:
        yield Plain(MemberTime, {"member_id": member.id, "weekday": weekday, "part": part})


def _checkins(desk: Desk, line: MemberLine, member: Plain) -> Iterator[Plain]:
    if line.checked_in_on is None or line.community is None:
        return
    gone = line.status in GONE
    values = {
        "member_id": member.id,
        "community_id": member.values["home_community_id"],
        "branch_id": member.values["branch_id"],
        "status": CheckinStatus.ENDED if gone else CheckinStatus.RECEIVED,
        "day": line.checked_in_on,
        "received_on": line.checked_in_on,
        "ended_on": max(line.checked_in_on, desk.drawn_up_on(line)) if gone else None,
    }
    yield Plain(MemberCheckin, values)
