"""How the records are kept: revision, journal, tallies, drafts, scheme settings, import batches, numbering."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field

from db.tables.base import HOME_ORG, Base, Row, instant, json, once, refers, term
from db.terms import BatchStatus, JournalKind, TallyOf


class Bureau(Base, table=True):
    """The organisation whose scheme this is."""

    __tablename__ = "bureau"

    org_id: int = Field(default=HOME_ORG, primary_key=True)
    name: str = Field(default="", max_length=60)
    city: str = Field(default="", max_length=40)
    #: data is invented: persona cards at sign-in, and every page says so
    demo: bool = False
    #: rankings are off until the bureau switches them on
    rankings: bool = False
    #: digest of the one-time code that opens /setup; empty once used
    setup_hash: str = Field(default="", max_length=64)


class Revision(Base, table=True):
    """One row: raised by every write, read by every live page; the journal's chain hangs on it."""

    __tablename__ = "revision"

    org_id: int = Field(default=HOME_ORG, primary_key=True)
    value: int = 0
    journal_seq: int = 0
    journal_hash: str = Field(default="", max_length=64)


class JournalLine(Base, table=True):
    """What happened, in order; each line carries the digest of the one before."""

    __tablename__ = "journal_line"

    org_id: int = Field(default=HOME_ORG, primary_key=True)
    seq: int = Field(primary_key=True)
    at: datetime = instant(index=True)
    kind: JournalKind = term(JournalKind)
    #: such as "need.claimed"
    event: str = Field(max_length=60, index=True)
    account_id: UUID | None = Field(default=None, index=True)
    role: str = Field(default="", max_length=20)
    #: address the request came from, or the command
    origin: str = Field(default="", max_length=60)
    subject: str = Field(default="", max_length=40)
    subject_id: UUID | None = Field(default=None, index=True)
    before: dict[str, Any] = json(dict)
    after: dict[str, Any] = json(dict)
    prev_hash: str = Field(max_length=64)
    hash: str = Field(max_length=64)


class Tally(Base, table=True):
    """A count kept in step by the writing transaction, so that a figure costs the same at any size."""

    __tablename__ = "tally"

    org_id: int = Field(default=HOME_ORG, primary_key=True)
    #: what is counted, such as "attendance.confirmed"
    metric: str = Field(max_length=40, primary_key=True)
    by: TallyOf = term(TallyOf, key=True)
    #: of whom; the city counts under the zero identifier
    of_id: UUID = Field(primary_key=True)
    #: "2026-03", or "" for standing counts
    month: str = Field(max_length=7, primary_key=True)
    #: split of the metric, such as an activity's kind; "" when there is none
    part: str = Field(max_length=32, primary_key=True)
    value: int = 0


class Draft(Base, table=True):
    """A form that was sent: the same draft again gets the first answer, other content is refused."""

    __tablename__ = "draft"

    org_id: int = Field(default=HOME_ORG, primary_key=True)
    id: UUID = Field(primary_key=True)
    account_id: UUID
    #: SHA-256 of what was sent
    content_hash: str = Field(max_length=64)
    sent_at: datetime = instant(index=True)


class Numbering(Base, table=True):
    """The next number of each kind of code, such as XQ2026."""

    __tablename__ = "numbering"

    org_id: int = Field(default=HOME_ORG, primary_key=True)
    series: str = Field(max_length=20, primary_key=True)
    last: int = 0


class Batch(Row, table=True):
    """One ledger of a file that was imported, written whole."""

    __tablename__ = "batch"
    __table_args__ = (once("file_hash", "ledger", "version"),)

    ledger: str = Field(max_length=20)
    #: our own name for it, never the sender's path
    file_name: str = Field(max_length=120)
    #: SHA-256 of the file
    file_hash: str = Field(max_length=64)
    #: an undone file may come again
    version: int = 1
    status: BatchStatus = term(BatchStatus.DONE)
    rows_in: int = 0
    rows_refused: int = 0
    done_at: datetime = instant()
    done_by: UUID
    undone_at: datetime | None = instant(optional=True)


class BatchRow(Row, table=True):
    """What an import wrote for one line of its file, so that a batch can be undone and a line found again."""

    __tablename__ = "batch_row"
    __table_args__ = (refers("batch_id", "batch"),)

    batch_id: UUID = Field(index=True)
    sheet: str = Field(max_length=60)
    number: int
    subject: str = Field(max_length=40)
    subject_id: UUID = Field(index=True)
    #: by which a line is known again where its row does not tell: a keyed digest of who wishes for what
    mark: str = Field(default="", max_length=64, index=True)


class ChecklistItem(Row, table=True):
    """An item of community standardisation, in the bureau's words."""

    __tablename__ = "checklist_item"
    __table_args__ = (once("position"),)

    position: int
    text: str = Field(max_length=200)
    retired: bool = False


class ChecklistMark(Row, table=True):
    """That a community meets an item, with its evidence."""

    __tablename__ = "checklist_mark"
    __table_args__ = (
        refers("item_id", "checklist_item"),
        refers("community_id", "community"),
        once("item_id", "community_id"),
    )

    item_id: UUID = Field(index=True)
    community_id: UUID = Field(index=True)
    evidence: str = Field(default="", max_length=200)
    met_on: date
    marked_by: UUID
