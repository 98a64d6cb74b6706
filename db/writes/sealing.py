"""Seals: who stands behind a wish or a pair, and the second factors' secrets, sealed anew with another key."""

from typing import Any, Final

from sqlmodel import col, select

from db.errors import Code, Refusal
from db.rules.rights import Right
from db.rules.sealing import key_name, seal, unseal
from db.tables.accounts import SecondFactor
from db.tables.keeping import Bureau
from db.tables.pairs import PairHousehold
from db.tables.wishes import WishPerson
from db.work import Work
from db.work.keys import key_named

Sealed = WishPerson | PairHousehold | SecondFactor
PLACES: Final[dict[Any, str]] = {
    WishPerson: "wish_id", PairHousehold: "pair_id", SecondFactor: "account_id",
}  # fmt: skip
"""Every table with a seal, and the column whose identifier it was sealed for."""


def seal_anew(work: Work, *, key: bytes, most: int) -> int:
    """Seal what another key sealed with this one, most rows at a time; gives how many. Raises WRONG_KEY, NOT_ALLOWED.

    What is there is opened with its own key, and what is new is opened once before it takes its place.
    """
    work.require(Right.KEEP_SCHEME)
    done = 0
    for table in PLACES:
        others = select(table).where(col(table.key_name) != key_name(key)).limit(most - done)
        rows: list[Sealed] = list(work.session.exec(others.order_by(col(table.id)))) if done < most else []
        for row in rows:
            _seal(row, key)
        done += len(rows)
    if done:
        work.record("bureau.sealed_anew", work.session.get_one(Bureau, work.actor.org_id), count=done)
    return done


def _seal(row: Sealed, key: bytes) -> None:
    place: bytes = getattr(row, PLACES[type(row)]).bytes
    told = unseal(row.sealed, key_named(row.key_name), place=place)
    row.sealed, row.key_name = seal(told, key, place=place), key_name(key)
    if unseal(row.sealed, key, place=place) != told:
        raise Refusal(Code.WRONG_KEY)
