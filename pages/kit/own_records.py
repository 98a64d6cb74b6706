"""Taking one's own data along: a workbook of every record, made when it is asked for and written into the journal."""

from functools import partial
from typing import IO

from db.engine import engine
from db.files.exports import XLSX, write_table
from db.reads.own_records import OwnRecord, columns_read, own_records
from db.rules.rights import Actor
from db.terms import Held
from db.work import reading
from db.writes.journal import note_own_export
from pages.kit import census, leaving, ledger, say
from pages.kit.taking import written
from pages.text import frame
from pages.text import me as text


def take_along(actor: Actor) -> None:
    """Offer all that is held about the member as a workbook."""
    leaving.offer(
        say.say(text.TAKE_ALONG),
        partial(workbook, actor),
        name=say.bare(text.TAKE_ALONG_FILE),
        mime=XLSX,
        note=note_own_export,
    )


def workbook(actor: Actor, to: IO[bytes]) -> None:
    """Write every record about the member behind an account into a file."""
    with reading(engine()) as session:
        found = own_records(session, actor)
    headings = (say.bare(text.TAKEN_WHAT), say.bare(text.TAKEN_DAY), say.bare(text.TAKEN_SAID))
    write_table(to, say.bare(text.DATA), headings, map(_row, found), holds=columns_read(actor))


def _row(record: OwnRecord) -> tuple[object, ...]:
    said = record.said
    match record.held:
        case Held.TIME:
            said = (frame.WEEKDAYS[int(str(said[0]))], *said[1:])
        case Held.POINTS:
            said = (*said[:2], *(ledger.because(str(note)) for note in said[2:]))
        case Held.FINDING:
            said = (*said[:2], *(census.noted(cell) if isinstance(cell, str) else cell for cell in said[2:]))
    return (say.bare(record.held), record.day, " · ".join(map(written, said)))
