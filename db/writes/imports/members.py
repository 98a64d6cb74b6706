"""The check-in list: members with their skills, where and since when they are checked in, who retired or moved on.

The list is the register of branches and communities: when founding is asked for, those it names are entered. Districts
and streets it does not know; its communities wait in a street of that name until somebody places them.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from db.files.flaws import Flaw
from db.files.ledgers.members import MemberLine
from db.rules.pinyin import search_text
from db.tables.checkins import MemberCheckin
from db.tables.people import Member, MemberSkill, MemberStep
from db.terms import CheckinStatus, MemberChange, MemberStatus
from db.writes.imports.desk import Desk, Plain
from db.writes.imports.founding import LONGEST_BRANCH, LONGEST_COMMUNITY, check_skills, found
from db.writes.members import LONGEST_NAME
from db.writes.numbers import next_codes

AT_ONCE: Final = 500
GONE: Final = frozenset({MemberStatus.RETIRED, MemberStatus.TRANSFERRED})
"""Who is gone is no longer checked in."""


class Entry(NamedTuple):
    """A member about to be written, with what hangs on them."""

    line: MemberLine
    member: Member
    more: tuple[Plain, ...]


def take(desk: Desk, lines: Sequence[MemberLine]) -> None:
    """Enter the members that are new here; those who are known, or may be, go back with the reason."""
    fresh = [line for line in lines if _fits(desk, line) and _is_new(desk, line)]
    found(desk, fresh)
    # whoever is on the list belonged to their branch when the first of them checked in
    began = min((line.checked_in_on for line in fresh if line.checked_in_on), default=None)
    for start in range(0, len(fresh), AT_ONCE):
        _enter(desk, fresh[start : start + AT_ONCE], began)


def _enter(desk: Desk, lines: Sequence[MemberLine], began: date | None) -> None:
    codes = next_codes(desk.work, "DY", len(lines), width=5)
    entries = [
        _entry(desk, line, code, began or desk.drawn_up_on(line)) for line, code in zip(lines, codes, strict=True)
    ]
    desk.put(entry.member for entry in entries)
    desk.pour(row for entry in entries for row in entry.more)
    for entry in entries:
        desk.keep(entry.line, entry.member, *entry.more)
        desk.work.record("member.imported", entry.member, line=entry.line.place.row)


def _fits(desk: Desk, line: MemberLine) -> bool:
    desk.check_length(line, "name", line.name, LONGEST_NAME)
    desk.check_length(line, "branch", line.branch, LONGEST_BRANCH)
    desk.check_length(line, "community", line.community or "", LONGEST_COMMUNITY)
    check_skills(desk, line, line.skills)
    desk.check_past(line, "checked_in_on", line.checked_in_on)
    if not desk.founding:
        desk.branch(line, line.branch)
        if line.community:
            desk.community(line, line.community)
    return not desk.goes_back(line)


def _is_new(desk: Desk, line: MemberLine) -> bool:
    """Tell whether nobody here may be the one the line means: by telephone first, then by name and branch."""
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
    return not desk.goes_back(line)


def _entry(desk: Desk, line: MemberLine, code: str, joined: date) -> Entry:
    serves = line.checked_in_on is not None and line.status not in GONE
    community_id = desk.known.communities[line.community] if line.community else None
    member = Member(
        code=code,
        name=line.name,
        branch_id=desk.known.branches[line.branch],
        status=line.status,
        phone=line.phone or "",
        home_community_id=community_id,
        serves_community_id=community_id if serves else None,
        checked_in_on=line.checked_in_on if serves else None,
        search=search_text(line.name),
    )
    more = (*_steps(desk, line, member, joined), *_skills(desk, line, member), *_checkins(desk, line, member))
    return Entry(line, member, more)


def _steps(desk: Desk, line: MemberLine, member: Member, joined: date) -> Iterator[Plain]:
    same = {"member_id": member.id, "branch_id": member.branch_id, "recorded_at": desk.now}
    since = max(joined, desk.drawn_up_on(line))
    until = None if line.status is MemberStatus.IN_SERVICE else since
    began = {"change": MemberChange.JOINED, "status": MemberStatus.IN_SERVICE, "since": joined, "until": until}
    yield Plain(MemberStep, same | began)
    if until is not None:
        left = {"change": MemberChange.STATUS, "status": line.status, "since": since, "reason": line.remark[:200]}
        yield Plain(MemberStep, same | left)


def _skills(desk: Desk, line: MemberLine, member: Member) -> Iterator[Plain]:
    for word in line.skills:
        yield Plain(MemberSkill, {"member_id": member.id, "skill_id": desk.known.skills[word]})


def _checkins(desk: Desk, line: MemberLine, member: Member) -> Iterator[Plain]:
    if line.checked_in_on is None or member.home_community_id is None:
        return
    gone = line.status in GONE
    values = {
        "member_id": member.id,
        "community_id": member.home_community_id,
        "branch_id": member.branch_id,
        "status": CheckinStatus.ENDED if gone else CheckinStatus.RECEIVED,
        "day": line.checked_in_on,
        "received_on": line.checked_in_on,
        "ended_on": max(line.checked_in_on, desk.drawn_up_on(line)) if gone else None,
    }
    yield Plain(MemberCheckin, values)
