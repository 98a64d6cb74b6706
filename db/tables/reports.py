"""Papers of the double report 双报告, the quarters and their frozen snapshots."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field

from db.tables.base import Row, instant, json, long_text, once, refers, term
from db.terms import FormKind, QuarterStatus, ReportKind, ReportStatus


class Report(Row, table=True):
    """One paper: drafted from the records, edited and signed by a person."""

    __tablename__ = "report"
    __table_args__ = (
        refers("unit_id", "unit"),
        refers("branch_id", "branch"),
        refers("community_id", "community"),
        refers("member_id", "member"),
    )

    kind: ReportKind = term(ReportKind)
    status: ReportStatus = term(ReportStatus.DRAFT)
    first_on: date
    last_on: date
    unit_id: UUID | None = Field(default=None, index=True)
    branch_id: UUID | None = Field(default=None, index=True)
    community_id: UUID | None = Field(default=None, index=True)
    member_id: UUID | None = Field(default=None, index=True)
    text: str = long_text()
    #: the figures as they stood, by metric code
    figures: dict[str, Any] = json(dict)
    #: code on a certificate that the public door verifies
    check_code: str = Field(default="", max_length=20)
    signed_by: UUID | None = None
    signed_at: datetime | None = instant(optional=True)


class Quarter(Row, table=True):
    """A quarter of the scheme, open until two people have closed it."""

    __tablename__ = "quarter"
    __table_args__ = (once("name"),)

    #: "2026Q1"
    name: str = Field(max_length=6)
    status: QuarterStatus = term(QuarterStatus.OPEN)
    due_on: date
    filled_by: UUID | None = None
    checked_by: UUID | None = None
    closed_at: datetime | None = instant(optional=True)


class Snapshot(Row, table=True):
    """A form of a closed quarter, frozen; a correction is the next version, with its reason."""

    __tablename__ = "snapshot"
    __table_args__ = (refers("quarter_id", "quarter"), once("quarter_id", "form", "version"))

    quarter_id: UUID = Field(index=True)
    form: FormKind = term(FormKind)
    version: int = 1
    reason: str = Field(default="", max_length=200)
    cells: dict[str, Any] = json(dict)
    #: SHA-256 of the cells
    content_hash: str = Field(max_length=64)
    frozen_at: datetime = instant()


class Override(Row, table=True):
    """A cell of a quarterly form that a person filled by hand, and why."""

    __tablename__ = "override"
    __table_args__ = (refers("quarter_id", "quarter"), once("quarter_id", "form", "cell"))

    quarter_id: UUID = Field(index=True)
    form: FormKind = term(FormKind)
    cell: str = Field(max_length=80)
    value: str = Field(max_length=80)
    reason: str = Field(max_length=200)
    made_by: UUID
    made_at: datetime = instant()
