"""Passwords on the screen: what a new one must be, and when the old one has held its time."""

import streamlit as st

from db.reads.account_list import AccountLine
from db.reads.accounts import password_due
from db.rules.calendar import day_in_shanghai
from db.settings import settings
from pages.kit import lines, say, show
from pages.kit.cards import Card
from pages.kit.chips import Chip, those
from pages.kit.visit import Visit
from pages.text import accounts as text


def hint() -> str:
    """Say what a new password must be."""
    rule = settings().password_rule
    if rule.days is None:
        return say.bare(text.PASSWORD_HINT, least=rule.least)
    return say.bare(text.PASSWORD_HINT_KINDS, least=rule.least, kinds=rule.kinds, days=rule.days)


def shut(line: AccountLine) -> Chip | None:
    """Give the chip of an account that cannot sign in: closed, or never opened yet; None for an open one."""
    if line.waits:
        return lines.flag(text.WAITS, "hourglass_top")
    return lines.flag(text.CLOSED, "block") if line.closed else None


def card(visit: Visit, line: AccountLine) -> Card:
    """Give an account as a line of a list."""
    seen = say.bare(text.SEEN, day=day_in_shanghai(line.seen_at)) if line.seen_at else say.bare(text.NEVER_SEEN)
    small = lines.beside(line.login, line.place, seen)
    return Card(
        line.name, those(lines.badge(line.role), shut(line)), (small,), visit.way("admin/account", code=line.login)
    )


def is_due(visit: Visit) -> bool:
    """Whether the own password must be changed before anything else."""
    return settings().password_rule.days is not None and visit.ask(password_due, now=visit.now)


def ask_for_another(visit: Visit) -> None:
    """Say that a new password is wanted, and lead there."""
    show.trouble(text.PASSWORD_DUE)
    visit.link("account/security", text.OWN_PASSWORD, icon="key")
    st.stop()
