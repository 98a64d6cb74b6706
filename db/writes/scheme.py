"""The bureau: its name and city, and whether rankings are shown."""

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.rights import Right
from db.tables.keeping import Bureau
from db.work import NOTHING_SEEN, Seen, Work


def name_bureau(work: Work, *, name: str, city: str, seen: Seen = NOTHING_SEEN) -> Bureau:
    """Say whose scheme this is; both are printed on every paper.

    `seen` are the fields as they stood before. Raises CHANGED_MEANWHILE when they are not so any more, EMPTY, TOO_LONG,
    NOT_ALLOWED.
    """
    bureau = _bureau(work)
    work.require(Right.KEEP_SCHEME)
    work.unmoved(bureau, seen)
    bureau.name = entries.words(name, "name", 60)
    bureau.city = entries.words(city, "city", 40)
    work.record("bureau.named", bureau)
    return bureau


def switch_rankings(work: Work, *, rankings: bool, seen: Seen = NOTHING_SEEN) -> Bureau:
    """Show rankings by points, or do not.

    `seen` are the fields as they stood before. Raises CHANGED_MEANWHILE when they are not so any more, NOT_ALLOWED.
    """
    bureau = _bureau(work)
    work.require(Right.KEEP_SCHEME)
    work.unmoved(bureau, seen)
    bureau.rankings = rankings
    work.record("bureau.rankings_switched", bureau)
    return bureau


def declare_demo(work: Work) -> Bureau:
    """Mark a database whose people are all invented, for good. Raises SETUP_DONE when a real bureau lives in it."""
    bureau = _bureau(work)
    work.require(Right.KEEP_SCHEME)
    if bureau.name and not bureau.demo:
        raise Refusal(Code.SETUP_DONE, name=bureau.name)
    bureau.demo = True
    work.record("bureau.declared_demo", bureau)
    return bureau


def _bureau(work: Work) -> Bureau:
    bureau = work.session.get(Bureau, work.actor.org_id, with_for_update=True)
    if bureau is None:
        raise Refusal(Code.NOT_FOUND, table=Bureau.__tablename__)
    return bureau
