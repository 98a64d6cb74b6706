"""The scheme's lists: an entry is renamed, put elsewhere, retired or added from a day on; records keep their entry."""

from dataclasses import asdict
from datetime import date, timedelta

from sqlmodel import col, func, select

from db.errors import Code, Refusal
from db.reads.kinds import kinds_on
from db.rules import entries
from db.rules.calendar import day_in_shanghai
from db.rules.kinds import KEPT, LISTS, LONGEST_EN, LONGEST_ZH, is_spare
from db.rules.rights import Right
from db.tables.kinds import KindVersion
from db.tables.reports import Report
from db.terms import KindList, ReportKind
from db.work import NOTHING_SEEN, Seen, Work


def add_kind(work: Work, *, of: KindList, since: date, zh: str, en: str = "") -> KindVersion:
    """Add an entry at the end of a list, counted by itself from then on.

    Raises FULL when no code is left, NAME_TAKEN, EMPTY, TOO_LONG, NOT_ALLOWED.
    """
    work.require(Right.KEEP_SCHEME)
    taken = set(work.session.exec(select(KindVersion.code).where(KindVersion.of == of)))
    code = next((code for code in LISTS[of] if is_spare(code) and code.value not in taken), None)
    if code is None:
        raise Refusal(Code.FULL)
    made = _made(work, of, code.value, since)
    made.zh, made.en = _words(work, made, zh, en)
    work.record("kind.added", work.add(made, Code.CHANGED_MEANWHILE))
    return made


def change_kind(
    work: Work,
    *,
    of: KindList,
    code: str,
    since: date,
    zh: str,
    en: str = "",
    position: int,
    retired: bool,
    seen: Seen = NOTHING_SEEN,
) -> KindVersion:
    """Call an entry otherwise from a day on, put it elsewhere in its list, or offer it no longer.

    `seen` is how it would stand on that day as it stood before. Raises CHANGED_MEANWHILE when it does not so any more,
    KEPT_BY_SOFTWARE for an entry that the software gives by itself, PAPER_SIGNED for a day on which or after which a
    paper was signed in its words, NAME_IN_RECORDS for another name of a retired entry of one's own, NAME_TAKEN,
    NOT_FOUND, EMPTY, TOO_LONG, NOT_ALLOWED.
    """
    work.require(Right.KEEP_SCHEME)
    _after_papers(work, since)
    standing = kinds_on(work.session, work.actor, of=of, day=since)
    place = next((place for place, entry in enumerate(standing, start=1) if entry.code == code), None)
    if place is None:
        raise Refusal(Code.NOT_FOUND, table=KindVersion.__tablename__)
    held = asdict(standing[place - 1]) | {"position": place}
    if any(held[field] != value for field, value in seen.items()):
        raise Refusal(Code.CHANGED_MEANWHILE)
    if retired and code in KEPT[of]:
        raise Refusal(Code.KEPT_BY_SOFTWARE)
    if held["retired"] and is_spare(LISTS[of](code)) and zh.strip() != held["zh"]:
        raise Refusal(Code.NAME_IN_RECORDS, name=str(held["zh"]))
    entries.number(position, "position", 1, len(standing))
    if position != place:
        order = [entry.code.value for entry in standing if entry.code != code]
        order.insert(position - 1, code)
        _put_in_order(work, of, order, since)
    made = _made(work, of, code, since)
    made.zh, made.en = _words(work, made, zh, en)
    made.retired = retired
    work.record("kind.changed", work.add(made, Code.CHANGED_MEANWHILE))
    return made


def _after_papers(work: Work, since: date) -> None:
    """Refuse a day on which, or after which, a paper was signed that says entries in the words of its day."""
    signed = work.session.exec(
        select(func.max(Report.signed_at)).where(col(Report.kind).in_((ReportKind.CERTIFICATE, ReportKind.HALF_YEAR)))
    ).one()
    if signed is not None and since <= (day := day_in_shanghai(signed)):
        raise Refusal(Code.PAPER_SIGNED, day=day, since=day + timedelta(days=1))


def _put_in_order(work: Work, of: KindList, order: list[str], since: date) -> None:
    """Put a list in an order from a day on, what is set for later days too; the journal tells each that moved."""
    for place, code in enumerate(order, start=1):
        coming = select(KindVersion).where(KindVersion.of == of, KindVersion.code == code, KindVersion.since > since)
        for version in [_made(work, of, code, since), *work.session.exec(coming)]:
            version.position = place
            work.record("kind.placed", work.add(version, Code.CHANGED_MEANWHILE))


def _made(work: Work, of: KindList, code: str, since: date) -> KindVersion:
    """Give the version of an entry that begins on a day: the one that is there, or a new one as it stands then."""
    made = work.session.exec(
        select(KindVersion)
        .where(KindVersion.of == of, KindVersion.code == code, KindVersion.since <= since)
        .order_by(col(KindVersion.since).desc())
    ).first()
    if made is None or made.since != since:
        before = made
        made = KindVersion(of=of, code=code, since=since, set_by=work.actor.account_id, set_at=work.now)
        if before is not None:
            made.zh, made.en, made.position, made.retired = before.zh, before.en, before.position, before.retired
    made.set_by, made.set_at = work.actor.account_id, work.now
    return made


def _words(work: Work, made: KindVersion, zh: str, en: str) -> tuple[str, str]:
    """Give the words as they are kept. Those of another entry raise NAME_TAKEN; none give the software's own back."""
    said = entries.maybe_words(zh, "zh", LONGEST_ZH)
    if not said and is_spare(LISTS[made.of](made.code)):
        raise Refusal(Code.EMPTY, field="zh")
    others = kinds_on(work.session, work.actor, of=made.of, day=made.since)
    if said and any(entry.zh == said for entry in others if entry.code != made.code):
        raise Refusal(Code.NAME_TAKEN, field="zh", name=said)
    return said, entries.maybe_words(en, "en", LONGEST_EN)
