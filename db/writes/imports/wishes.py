"""The wish ledger: what is wished for, who took it on, and when it came true.

Who wishes, at what age and in what circumstances goes nowhere but into the sealed table. The wish itself shows a
surname. A line is known again by a digest of person, community and wish that needs the same key as the seal.
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from functools import partial
from typing import Final

from sqlmodel import col, select

from db.files.flaws import Flaw
from db.files.implied import alias_of
from db.files.ledgers.wishes import SENSITIVE, WishLine
from db.rules.sealing import key_name, seal
from db.tables.base import Row
from db.tables.claims import Claim
from db.tables.evaluation import Followup
from db.tables.keeping import Batch, BatchRow
from db.tables.wishes import Wish, WishPerson
from db.terms import BatchStatus, Beneficiary, ClaimStatus, ClaimTarget, FollowupSubject, WishStatus
from db.work import Spool, Stage, Tell, told
from db.work.keys import seal_key, sign_key
from db.writes import points
from db.writes.imports.desk import Desk
from db.writes.imports.paper import confirming
from db.writes.imports.register import Known
from db.writes.imports.scoring import check_rules, ensure_rules
from db.writes.numbers import next_code
from db.writes.standing_then import counts_as_asked
from db.writes.wishes import LONGEST_PERSON, LONGEST_THING

LONGEST_HOUSEHOLD: Final = LONGEST_PERSON - 100


def sift(desk: Desk, lines: Iterable[WishLine]) -> Spool[WishLine]:
    """Give the wishes that are new here.

    Raises NO_POINT_RULES when nothing tells what fulfilled ones earn, WRONG_KEY when there is none to seal with.
    """
    fresh = desk.sift(lines, _fits, partial(_is_new, _marks(desk)))
    check_rules(desk, _first_fulfilled(fresh))
    if fresh:
        seal_key()
    return fresh


def enter(desk: Desk, fresh: Spool[WishLine], tell: Tell) -> None:
    """Enter the wishes, claimed and fulfilled as the ledger says; each one fulfilled earns points."""
    first = _first_fulfilled(fresh)
    ensure_rules(desk, first)
    confirmed = confirming(desk) if first else desk.work
    for line in told(fresh, tell, Stage.WRITING, len(fresh)):
        wish, taker = _wish(desk, line), _taker(desk, line)
        _claim(wish, line, taker)
        desk.put([wish])
        more = [_person(desk, line, wish), *_claims(desk, wish), *_followups(desk, wish)]
        desk.put(more)
        desk.keep(line, wish, *more, mark=_mark(line))
        desk.work.record("wish.imported", wish, line=line.place.row)
        if wish.fulfilled_on:
            points.earn_for_wish(confirmed, wish=wish)


def _first_fulfilled(fresh: Iterable[WishLine]) -> date | None:
    return min((line.fulfilled_on for line in fresh if line.fulfilled_on), default=None)


def _fits(desk: Desk, line: WishLine) -> None:
    desk.community(line, line.community)
    desk.check_length(line, "content", line.content, LONGEST_THING)
    desk.check_length(line, "household", line.household, LONGEST_HOUSEHOLD)
    desk.check_past(line, "claimed_on", line.claimed_on)
    desk.check_past(line, "fulfilled_on", line.fulfilled_on)
    if line.claimed_by:
        branch_id = desk.branch(line, line.branch) if line.branch else None
        found = [] if line.branch and branch_id is None else desk.known.named(line.claimed_by, branch_id)
        if len(found) != 1:
            desk.give_back(line, Flaw.SAME_NAME if found else Flaw.UNKNOWN_MEMBER, value=line.claimed_by)


def _is_new(marks: AbstractSet[str], desk: Desk, line: WishLine) -> None:
    if _mark(line) in marks:
        desk.give_back(line, Flaw.ALREADY_THERE)


def _taker(desk: Desk, line: WishLine) -> Known | None:
    if not line.claimed_by:
        return None
    (taker,) = desk.known.named(line.claimed_by, desk.known.branches[line.branch] if line.branch else None)
    return taker


def _wish(desk: Desk, line: WishLine) -> Wish:
    # nobody wrote down when it was wished for: at the latest when it was taken on, or when the list was drawn up
    asked_on = line.claimed_on or desk.drawn_up_on(line)
    return Wish(
        code=next_code(desk.work, "XY", asked_on.year),
        community_id=desk.known.communities[line.community],
        alias=alias_of(line.person),
        thing=line.content,
        beneficiary=line.beneficiary or Beneficiary.OTHER,
        asked_on=asked_on,
        recorded_by=desk.recorder,
    )


def _claim(wish: Wish, line: WishLine, taker: Known | None) -> None:
    if taker is None:
        return
    wish.member_id, wish.branch_id = taker.id, taker.branch_id
    wish.asked_branch_id = counts_as_asked(wish, taker.branch_id, day=line.claimed_on or wish.asked_on)
    wish.claimed_on, wish.fulfilled_on = line.claimed_on, line.fulfilled_on
    wish.status = WishStatus.FULFILLED if line.fulfilled_on else WishStatus.CLAIMED


def _person(desk: Desk, line: WishLine, wish: Wish) -> WishPerson:
    said = zip(SENSITIVE, (line.person, line.age, line.household), strict=True)
    text = "\n".join(f"{desk.heading(line, code)}: {value}" for code, value in said if value)
    key = seal_key()
    return WishPerson(wish_id=wish.id, sealed=seal(text, key, place=wish.id.bytes), key_name=key_name(key))


def _claims(desk: Desk, wish: Wish) -> Iterator[Row]:
    if wish.claimed_on is not None:
        yield Claim(
            target=ClaimTarget.WISH,
            target_id=wish.id,
            member_id=wish.member_id,
            branch_id=wish.branch_id,
            community_id=wish.community_id,
            status=ClaimStatus.COMPLETED if wish.fulfilled_on else ClaimStatus.ACTIVE,
            claimed_on=wish.claimed_on,
            held_from=wish.claimed_on,
            ended_on=wish.fulfilled_on,
            recorded_by=desk.recorder,
        )


def _followups(desk: Desk, wish: Wish) -> Iterator[Row]:
    if wish.fulfilled_on is not None:
        yield Followup(
            subject=FollowupSubject.WISH,
            subject_id=wish.id,
            community_id=wish.community_id,
            due_on=desk.today + timedelta(days=desk.thumb.follow_up_days),
        )


def _mark(line: WishLine) -> str:
    said = "\n".join((line.person, str(line.age or ""), line.community, line.content))
    return hmac.new(sign_key(), said.encode(), hashlib.sha256).hexdigest()


def _marks(desk: Desk) -> frozenset[str]:
    """Give the marks of all wishes that were imported and not undone."""
    found = select(BatchRow.mark).join(Batch, (col(Batch.id) == BatchRow.batch_id))
    return frozenset(
        desk.work.session.exec(
            found.where(
                BatchRow.org_id == desk.work.actor.org_id, BatchRow.mark != "", Batch.status == BatchStatus.DONE
            )
        ).all()
    )
