"""Open an account: the role first, then where it works, then who it is."""

from db.terms import Role
from db.writes import accounts
from pages.kit import beneath, forms, lines, reach, signing
from pages.kit.visit import open_page
from pages.text import accounts as text

visit = open_page("admin/open_account", text.OPEN_LEAD)
visit.link("admin/accounts", text.BACK, icon="arrow_back")
role = forms.word(text.ROLE, Role, field="role", value=Role.CLERK, key="role") or Role.CLERK

with beneath.form(draft := visit.draft("account")):
    where = reach.ask(visit, role, draft)
    name = forms.text(text.NAME, field="name", most=20, required=True)
    login = forms.text(text.LOGIN, field="login", most=40, hint=text.LOGIN_HINT, required=True)
    password = forms.password(text.PASSWORD, field="password", hint=signing.hint())
    pressed = forms.submit(text.OPEN)

if pressed and (known := reach.resolved(visit, where)) is not None:
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
