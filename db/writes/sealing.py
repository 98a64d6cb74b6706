"""Seals: who stands behind a wish is sealed anew with another key, a few at a time, each proved before it is kept."""

from sqlmodel import col, select

from db.errors import Code, Refusal
from db.rules.rights import Right
from db.rules.sealing import key_name, seal, unseal
from db.tables.keeping import Bureau
from db.tables.wishes import WishPerson
from db.work import Work
from db.work.keys import key_named


def seal_anew(work: Work, *, key: bytes, most: int) -> int:
    """Seal what another key sealed with this one, most rows at a time; gives how many. Raises WRONG_KEY, NOT_ALLOWED.

    What is there is opened with its own key, and what is new is opened once before it takes its place.
    """
    work.require(Right.KEEP_SCHEME)
    others = select(WishPerson).where(col(WishPerson.key_name) != key_name(key)).limit(most)
    kept = work.session.exec(others.order_by(col(WishPerson.id))).all()
    for row in kept:
        place = row.wish_id.bytes
        person = unseal(row.sealed, key_named(row.key_name), place=place)
        row.sealed, row.key_name = seal(person, key, place=place), key_name(key)
        if unseal(row.sealed, key, place=place) != person:
            raise Refusal(Code.WRONG_KEY)
    if kept:
        work.record("bureau.sealed_anew", work.session.get_one(Bureau, work.actor.org_id), count=len(kept))
    return len(kept)
