"""Accounts, their reach, their sessions, and the guard against guessing."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import LargeBinary
from sqlmodel import Field

from db.tables.base import HOME_ORG, Base, Row, instant, once, refers, term
from db.terms import Language, Role


class Account(Row, table=True):
    """Somebody who signs in. One account has one role; its reach is a unit, a branch, communities or a member."""

    __tablename__ = "account"
    __table_args__ = (
        refers("unit_id", "unit"),
        refers("branch_id", "branch"),
        refers("member_id", "member"),
        once("login"),
    )

    login: str = Field(max_length=40)
    name: str = Field(max_length=20)
    role: Role = term(Role)
    #: argon2id; empty when the account only signs in through the organisation
    password_hash: str = Field(default="", max_length=200)
    #: subject at the organisation's own sign-in, when there is one
    oidc_subject: str = Field(default="", max_length=120, index=True)
    unit_id: UUID | None = Field(default=None, index=True)
    branch_id: UUID | None = Field(default=None, index=True)
    member_id: UUID | None = Field(default=None, index=True)
    language: Language = term(Language.ZH)
    closed_at: datetime | None = instant(optional=True)
    #: sessions begun before this are over (password changed, role changed)
    sessions_since: datetime = instant()
    created_at: datetime = instant()


class AccountCommunity(Row, table=True):
    """A community within an account's reach."""

    __tablename__ = "account_community"
    __table_args__ = (
        refers("account_id", "account"),
        refers("community_id", "community"),
        once("account_id", "community_id"),
    )

    account_id: UUID = Field(index=True)
    community_id: UUID = Field(index=True)


class SignIn(Row, table=True):
    """A signed-in session: only the digest of its token is kept."""

    __tablename__ = "sign_in"
    __table_args__ = (refers("account_id", "account"), once("token_hash"))

    account_id: UUID = Field(index=True)
    #: SHA-256 of the cookie's token
    token_hash: str = Field(max_length=64, index=True)
    began_at: datetime = instant()
    seen_at: datetime = instant()
    ended_at: datetime | None = instant(optional=True)
    #: it fills a wall for days and opens nothing else
    wall: bool = False
    #: browser and address in short, for the list of own sessions
    device: str = Field(default="", max_length=120)


class SecondFactor(Row, table=True):
    """The secret by which a telephone makes an account's codes: sealed with a key that is not in the database."""

    __tablename__ = "second_factor"
    __table_args__ = (refers("account_id", "account"), once("account_id"))

    account_id: UUID
    sealed: bytes = Field(sa_type=LargeBinary)
    #: which key sealed it
    key_name: str = Field(max_length=20)
    #: when its first code was typed; empty until then, and the sign-in asks for none
    on_since: datetime | None = instant(optional=True)
    #: the half minute of the last code used: no code opens twice
    last_step: int = 0


class RecoveryCode(Row, table=True):
    """A code that opens once in the telephone's place; only its digest is kept, and the row goes when it is used."""

    __tablename__ = "recovery_code"
    __table_args__ = (refers("account_id", "account"), once("account_id", "code_hash"))

    account_id: UUID
    #: SHA-256 of the code
    code_hash: str = Field(max_length=64)


class SignInTry(Base, table=True):
    """How often a login was tried in vain of late; delays grow with it and outlive a restart."""

    __tablename__ = "sign_in_try"

    org_id: int = Field(default=HOME_ORG, primary_key=True)
    #: SHA-256 of the login as typed, so that a mistyped password is not kept
    login_hash: str = Field(max_length=64, primary_key=True)
    failures: int = 0
    last_at: datetime = instant()
