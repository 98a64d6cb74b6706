"""Taking one's own data along: a workbook of every record, made when it is asked for and written into the journal."""

from datetime import UTC, datetime
from functools import partial
from typing import Final

import streamlit as st

from db.engine import engine
from db.errors import Code, Refusal
from db.files.exports import XLSX, write_table
from db.reads.accounts import actor_of
from db.reads.own_records import OwnRecord, own_records
from db.terms import Held, Language
from db.work import perform, reading
from db.writes.journal import note_own_export
from pages.kit import say
from pages.kit.visit import token_here
from pages.text import me as text

_HOLDS: Final = (
    ("member", "name"), ("member", "phone"), ("member", "gender"), ("member", "born"), ("member", "duty"),
    ("member_skill", "certificate"), ("member_step", "reason"), ("member_checkin", "note"), ("claim", "reason"),
    ("attendance", "minutes"), ("signup", "status"), ("point_line", "note"), ("suggestion", "text"),
)  # fmt: skip


def take_along() -> None:
    """Offer all that is held about the member as a workbook."""
    st.download_button(
        say.say(text.TAKE_ALONG),
        data=partial(workbook, token_here(), say.language(), origin=str(st.context.ip_address or "")),
        file_name=say.bare(text.TAKE_ALONG_FILE),
        mime=XLSX,
        icon=":material/download:",
        on_click="ignore",
    )


def workbook(token: str, language: Language, *, origin: str) -> bytes:
    """Write every record about whoever a session belongs to at that moment; SIGN_IN_FIRST when it is over."""
    now = datetime.now(UTC)
    with reading(engine()) as session:
        actor = actor_of(session, token, now)
    if actor is None:
        raise Refusal(Code.SIGN_IN_FIRST)
    perform(engine(), actor, note_own_export, now=now, origin=origin)
    with reading(engine()) as session:
        found = own_records(session, actor)
    say.speak(language)
    headings = (say.bare(text.TAKEN_WHAT), say.bare(text.TAKEN_DAY), say.bare(text.TAKEN_SAID))
    return write_table(say.bare(text.DATA), headings, map(_row, found), holds=_HOLDS)


def _row(record: OwnRecord) -> tuple[object, ...]:
    said = record.said
    if record.held is Held.TIME:
        said = (text.WEEKDAYS[int(str(said[0]))], *said[1:])
    return (say.bare(record.held), record.day, " · ".join(map(say.fact, said)))
