"""Papers in versions, as the double and the half-year report are: what was signed stands, the next version follows."""

from datetime import date

from sqlmodel import col, select

from db.tables.reports import Report
from db.terms import ReportKind, ReportStatus
from db.work import Work


def newest_paper(work: Work, kind: ReportKind, first_on: date, status: ReportStatus, about: str = "") -> Report | None:
    """Give the newest version of a status of a period's paper, locked; None without one."""
    rows = select(Report).where(
        Report.org_id == work.actor.org_id,
        Report.kind == kind,
        Report.first_on == first_on,
        Report.about == about,
        Report.status == status,
    )
    # of several who read it at once the slower wait, and find that it was signed meanwhile
    locked = rows.order_by(col(Report.version).desc()).limit(1).with_for_update()
    return work.session.exec(locked, execution_options={"populate_existing": True}).first()
