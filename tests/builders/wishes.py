"""Wishes, with somebody behind them whose name must appear nowhere."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Engine

from db.rules.rights import Actor
from db.terms import AccountId, Beneficiary, CommunityId, Role, WishId
from db.writes import wishes
from db.writes.accounts import create_account
from tests.builders.acts import does
from tests.builders.people import actor_of
from tests.builders.steps import DAY

CANARY = "周小满，七岁，13912345678"


def a_wish(
    engine: Engine,
    by: Actor,
    community: CommunityId,
    *,
    thing: str = "一盏护眼台灯",
    beneficiary: Beneficiary = Beneficiary.CHILDREN,
) -> WishId:
    """A wish, a child's unless said otherwise, posted under an alias with its person sealed."""
    facts = {"community_id": community, "alias": "小树苗", "thing": thing, "beneficiary": beneficiary}
    dated = {"asked_on": DAY, "due_on": DAY + timedelta(days=10), "person": CANARY}
    return WishId(does(engine, by, wishes.post_wish, **facts, **dated).id)


def with_account(engine: Engine, actor: Actor, **reach: object) -> Actor:
    """Give an actor an account of their own, as an opening refers to it."""
    facts = {"login": "persona", "name": "某某", "role": actor.role}
    account = does(engine, actor_of(Role.ADMIN), create_account, **facts, **reach)
    return replace(actor, account_id=AccountId(account.id))
