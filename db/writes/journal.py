"""What enters the journal though no row has changed: refusals for want of a right, and what leaves as a file."""

from collections.abc import Iterable
from typing import Final

from db.rules.classes import highest
from db.rules.rights import Right
from db.tables.accounts import Account
from db.terms import JournalKind
from db.work import Work

_LONGEST: Final = 120
FIGURES: Final = "figures"
"""What a file holds when no column of ours stands in it."""


def note_refusal(work: Work, *, tried: str, right: str = "") -> None:
    """Write down that somebody tried what their role does not allow: a page's path or an intent's name.

    A transaction of its own, after the refused one has left nothing; open pages need not look again.
    """
    account = work.get(Account, work.actor.account_id)
    work.record("access.refused", account, JournalKind.REFUSAL, tried=tried[:_LONGEST], right=right)


def note_own_export(work: Work) -> None:
    """Write down that somebody takes along what is held about themselves. Raises NOT_ALLOWED."""
    work.require(Right.KEEP_SELF)
    account = work.get(Account, work.actor.account_id)
    work.record("member.taken_along", account, JournalKind.OPENING)


def note_export(work: Work, *, wanted: str) -> None:
    """Write down that the journal leaves as a file, and which lines of it. Raises NOT_ALLOWED."""
    work.require(Right.SEE_JOURNAL)
    account = work.get(Account, work.actor.account_id)
    work.record("journal.exported", account, JournalKind.OPENING, wanted=wanted[:_LONGEST])


def note_taken(work: Work, *, shown: str, form: str, holds: Iterable[tuple[str, str]] = ()) -> None:
    """Write down that something leaves: from which page, as a sheet or a file, and the highest class of its columns.

    Without columns it holds figures, which name nobody.
    """
    work.require(Right.SEE_SELF)
    account = work.get(Account, work.actor.account_id)
    work.record(
        "view.taken",
        account,
        JournalKind.OPENING,
        shown=shown[:_LONGEST],
        taken_as=form,
        holds=highest(holds) or FIGURES,
    )
