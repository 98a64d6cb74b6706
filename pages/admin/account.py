"""One account: its role and reach, a new password, closing it."""

import streamlit as st

from db.reads.account_list import one_account
from db.rules.rights import Right
from db.terms import Role
from db.writes import accounts, second_factors
from pages.kit import beneath, editing, forms, lines, reach, say, show, signing
from pages.kit.visit import open_page
from pages.text import accounts as text

visit = open_page("admin/account", text.ACCOUNT_LEAD)
visit.link("admin/accounts", text.BACK, icon="arrow_back")
view = visit.ask(one_account, login=visit.code("code"))
one, account_id = view.line, view.line.id
grants = visit.actor.may(Right.KEEP_SECURITY)
lines.draw(
    say.plain(one.name),
    lines.row(lines.badge(one.role), signing.shut(one)),
    lines.beside(say.plain(one.login), say.plain(one.place), say.plain(view.member)),
)

if grants and not one.closed:
    show.heading(text.CHANGE)
    opened = visit.draft(f"change-{one.login}")
    key = editing.beside(opened, text.ROLE, one.role)
    role = forms.word(text.ROLE, Role, field="role", value=one.role, key=key) or one.role
    asked, now = [reach.NAME, *reach.fields(visit, role)], reach.values(view)
    edit = editing.form(
        draft := visit.draft(f"change-{one.login}-{role}"), asked, {field.name: now[field.name] for field in asked},
        submit=text.SAVE, main=True, border=True, unchanged_too=role is not one.role,
    )  # fmt: skip
    if edit and (known := reach.resolved(visit, edit.whole)) is not None:
        visit.renew(f"change-{one.login}")
        visit.attempt(
            accounts.change_account, done=text.SAVED, draft=draft, role=role, account_id=account_id,
            seen=reach.seen(view), **known,
        )  # fmt: skip

    show.heading(text.NEW_PASSWORD_TITLE)
    with beneath.form(draft := visit.draft(f"password-{one.login}"), clear=True):
        hint = signing.hint()
        password = forms.password(text.NEW_PASSWORD, field="password", hint=hint)
        pressed = forms.submit(text.RESET, main=False)
    if pressed:
        visit.attempt(
            accounts.set_password, done=text.RESET_DONE, draft=draft, password=password, account_id=account_id
        )

    if view.second_factor:
        show.heading(text.RESET_FACTOR_TITLE)
        st.caption(say.say(text.RESET_FACTOR_NOTE))
        if forms.press(text.RESET_FACTOR, key=(draft := visit.draft(f"factor-{one.login}")), icon="phonelink_erase"):
            visit.attempt(
                second_factors.reset_second_factor, done=text.RESET_FACTOR_DONE, draft=draft, account_id=account_id
            )

if not one.closed and (grants or visit.actor.may(Right.KEEP_ACCOUNTS)):
    show.heading(text.CLOSING)
    st.caption(say.say(text.CLOSING_NOTE))
    if forms.press(text.CLOSE, key=(draft := visit.draft(f"close-{one.login}")), icon="block"):
        visit.attempt(accounts.close_account, done=text.CLOSE_DONE, draft=draft, account_id=account_id)

if one.closed and grants:
    if one.waits:
        st.caption(say.say(text.WAITS_NOTE))
    if forms.press(text.REOPEN, key=(draft := visit.draft(f"reopen-{one.login}")), main=True, icon="restart_alt"):
        visit.attempt(accounts.reopen_account, done=text.REOPEN_DONE, draft=draft, account_id=account_id)
