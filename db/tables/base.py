"""What every table is made of: its base, its identifiers, and the column types that are strict on both engines."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final, TypeVar
from uuid import UUID

import uuid_utils.compat as uuids
from sqlalchemy import (
    JSON,
    CheckConstraint,
    DateTime,
    Dialect,
    Enum,
    ForeignKeyConstraint,
    MetaData,
    Text,
    UniqueConstraint,
    types,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from db.terms import OrgId

HOME_ORG: Final = OrgId(1)
"""The organisation of a database that holds one bureau; a sharded one numbers them."""

NAMES: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

E = TypeVar("E", bound=StrEnum)


class Base(SQLModel, registry=registry(metadata=MetaData(naming_convention=NAMES))):
    """The parent of all tables: its own registry keeps names even and lets a page reload without a clash."""


class UtcDateTime(types.TypeDecorator[datetime]):
    """An instant: goes in aware, is kept in UTC, comes out aware; a naive one raises ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive instants; SQLite keeps no zone, so it gets UTC without one."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = f"an instant needs its time zone: {value!r}"
            raise ValueError(msg)
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


def new_id() -> UUID:
    """Make an identifier: UUIDv7, in order of time, from the application, so that tables can be sharded."""
    return uuids.uuid7()


class Row(Base):
    """A row of the bureau's business: its identifier and its organisation are its key together."""

    #: UUIDv7 from the application
    id: UUID = Field(default_factory=new_id, primary_key=True)
    #: the organisation the row belongs to, part of every key
    org_id: int = Field(default=HOME_ORG, primary_key=True)


def term(of: type[StrEnum] | StrEnum, *, index: bool = False, key: bool = False) -> Any:  # noqa: ANN401 - as Field
    """Give a column of one of the scheme's words, checked by the database; a member of it is the default."""
    enum = of if isinstance(of, type) else type(of)
    default: dict[str, Any] = {} if isinstance(of, type) else {"default": of}
    return Field(sa_type=_words(enum), index=index, primary_key=key, **default)


def maybe(of: type[StrEnum]) -> Any:  # noqa: ANN401 - as Field
    """Give a column of one of the scheme's words that may stay empty."""
    return Field(default=None, sa_type=_words(of), nullable=True)


def instant(*, index: bool = False, optional: bool = False) -> Any:  # noqa: ANN401 - as Field
    """Give a column of an instant in UTC."""
    default: dict[str, Any] = {"default": None} if optional else {}
    return Field(sa_type=UtcDateTime(), nullable=optional, index=index, **default)


def long_text(default: str = "") -> Any:  # noqa: ANN401 - as Field
    """Give a column of free text; writes limit its length."""
    return Field(default=default, sa_type=Text)


def json(default: type[list[Any]] | type[dict[str, Any]]) -> Any:  # noqa: ANN401 - as Field
    """Give a column of structured facts; assign anew, because changes inside are not seen."""
    kind = JSON().with_variant(JSONB(), "postgresql")
    return Field(default_factory=default, sa_type=kind)


def refers(column: str, table: str) -> ForeignKeyConstraint:
    """Give a reference to another business row of the same organisation."""
    return ForeignKeyConstraint([column, "org_id"], [f"{table}.id", f"{table}.org_id"])


def once(*columns: str) -> UniqueConstraint:
    """Give a uniqueness that holds within one organisation."""
    return UniqueConstraint("org_id", *columns)


def check(name: str, condition: str) -> CheckConstraint:
    """Give a condition that the database itself holds."""
    return CheckConstraint(condition, name=name)


def _words(enum: type[StrEnum]) -> Enum:
    return Enum(
        enum,
        name=f"word_{enum.__name__.lower()}",
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=32,
        values_callable=lambda words: [word.value for word in words],
    )
