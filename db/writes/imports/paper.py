"""The paper ledger as an account of its own, because nobody both records and confirms.

A ledger tells of services that a community saw and a bureau graded long before anything was typed. Whoever imports it
records what it says; that the service took place was confirmed on paper. So the paper has an account: it is closed from
its first moment, has no password, and its login is one that nobody can be given. Points that rest on it say so, and
whoever doubts one finds its row in the batch.
"""

from typing import Final
from uuid import UUID

from sqlmodel import select

from db.files.implied import PAPER
from db.rules.rights import Actor
from db.tables.accounts import Account
from db.terms import AccountId, CommunityId, Role
from db.work import Work
from db.writes.imports.desk import Desk

LOGIN: Final = "(ledger)"
"""Brackets stand in no login that can be opened for a person."""


def confirming(desk: Desk) -> Work:
    """Give the same transaction to the paper ledger, which confirms for every community that a ledger may name."""
    actor = desk.work.actor
    paper = Actor(
        account_id=AccountId(_account(desk)),
        role=Role.CLERK,
        name=PAPER,
        org_id=actor.org_id,
        community_ids=frozenset(map(CommunityId, desk.known.communities.values())),
    )
    return desk.work.as_of(paper, desk.now)


def _account(desk: Desk) -> UUID:
    work = desk.work
    known = work.session.exec(
        select(Account.id).where(Account.org_id == work.actor.org_id, Account.login == LOGIN)
    ).first()
    if known is not None:
        return known
    account = work.add(
        Account(
            login=LOGIN,
            name=PAPER,
            role=Role.CLERK,
            closed_at=desk.now,
            sessions_since=desk.now,
            created_at=desk.now,
        )
    )
    work.record("account.opened_for_paper", account)
    return account.id
