"""Open an account: the role first, then where it works, then who it is."""

import streamlit as st

from db.terms import Role
from db.writes import accounts
from pages.kit import forms, lines, reach, show, signing
from pages.kit.visit import open_page
from pages.text import accounts as text
from pages.text import frame

visit = open_page("admin/open_account", text.OPEN_LEAD)
visit.link("admin/accounts", text.BACK, icon="arrow_back")
role = forms.word(text.ROLE, Role, value=Role.CLERK, key="role") or Role.CLERK

with st.form(draft := visit.draft("account")):
    where = reach.ask(visit, role, draft)
    name = forms.text(text.NAME, most=20, required=True)
    login = forms.text(text.LOGIN, most=40, hint=text.LOGIN_HINT, required=True)
    password = forms.password(text.PASSWORD, hint=signing.hint())
    pressed = forms.submit(text.OPEN)

if pressed and not password.get_secret_value():
    show.trouble(frame.MISSING_FIELD, field=text.PASSWORD)
elif pressed and (known := reach.resolved(visit, where)) is not None:
    opened = visit.attempt(
        accounts.create_account,
        done=text.OPENED_APART if visit.actor.apart else text.OPENED,
        told={"login": login},
        draft=draft,
        rerun=False,
        login=login,
        name=name,
        role=role,
        password=password,
        **known,
    )
    if opened is not None:
        lines.go("admin/account", code=opened.login)
