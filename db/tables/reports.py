"""Papers of the double report 双报告, the quarters and their frozen snapshots."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import LargeBinary
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
        refers("template_id", "report_template"),
        once("kind", "first_on", "about", "version"),
        once("check_code"),
    )

    kind: ReportKind = term(ReportKind)
    #: whom or what it is about, as one key, so that each paper of a period is written once
    about: str = Field(default="", max_length=80)
    #: a paper that was signed is never changed: the next version follows it
    version: int = 1
    #: why a version follows the first
    reason: str = Field(default="", max_length=200)
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
    #: SHA-256 of figures and text
    content_hash: str = Field(default="", max_length=64)
    #: the bureau's own template that it was written with; empty for the one that comes along
    template_id: UUID | None = Field(default=None, index=True)
    #: code on a certificate that the public door verifies
    check_code: str | None = Field(default=None, max_length=20)
    drafted_by: UUID | None = None
    drafted_at: datetime | None = instant(optional=True)
    signed_by: UUID | None = None
    signed_at: datetime | None = instant(optional=True)


class ReportTemplate(Row, table=True):
    """A document of the bureau's own with the metrics' names as fields; the newest that is not retired is used."""

    __tablename__ = "report_template"

    kind: ReportKind = term(ReportKind)
    #: the file's name, without its path
    name: str = Field(max_length=80)
    content: bytes = Field(sa_type=LargeBinary)
    #: SHA-256 of the file
    content_hash: str = Field(max_length=64)
    #: its text as it was read, with the fields by their codes
    text: str = long_text()
    #: its fields as they are written in it, and their codes
    marks: dict[str, Any] = json(dict)
    retired: bool = False
    uploaded_by: UUID
    uploaded_at: datetime = instant()


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
    #: who asks for a correction of the closed forms, until somebody else signs it
    correcting_by: UUID | None = None
    correcting_reason: str = Field(default="", max_length=200)


class Snapshot(Row, table=True):
    """A form of a closed quarter, frozen; a correction is the next version, with its reason."""

    __tablename__ = "snapshot"
    __table_args__ = (refers("quarter_id", "quarter"), once("quarter_id", "form", "version"))

    quarter_id: UUID = Field(index=True)
    form: FormKind = term(FormKind)
    version: int = 1
    reason: str = Field(default="", max_length=200)
    #: by line and column
    cells: dict[str, Any] = json(dict)
    #: cells that a person filled by hand: what was worked out, and why it was changed
    overrides: dict[str, Any] = json(dict)
    #: SHA-256 of cells and overrides
    content_hash: str = Field(max_length=64)
    frozen_at: datetime = instant()
    filled_by: UUID | None = None
    checked_by: UUID | None = None


class Override(Row, table=True):
    """A cell of a quarterly form that a person filled by hand, and why."""

    __tablename__ = "override"
    __table_args__ = (refers("quarter_id", "quarter"), once("quarter_id", "form", "cell"))

    quarter_id: UUID = Field(index=True)
    form: FormKind = term(FormKind)
    #: line and column, such as "ZB001.activities"
    cell: str = Field(max_length=80)
    value: str = long_text()
    reason: str = Field(max_length=200)
    made_by: UUID
    made_at: datetime = instant()
