"""Until when: the days that the rules of thumb in force give to whoever is to act, or to ask how it went."""

from datetime import date, timedelta

from db.reads.thumb import thumb_on
from db.rules.thumb import Thumb
from db.tables.evaluation import Followup
from db.tables.lists import Project
from db.tables.needs import Need
from db.tables.wishes import Wish
from db.terms import FollowupSubject, Respondent, Urgency
from db.work import Work


def thumb_today(work: Work) -> Thumb:
    """Give the rules of thumb of the business day of a write."""
    return thumb_on(work.session, work.actor, day=work.today)


def to_move(work: Work, urgency: Urgency) -> date:
    """Give the day until which a need of this urgency should be moved on."""
    return work.today + timedelta(days=thumb_today(work).days_to_move(urgency))


def ask_how_it_went(
    work: Work, subject: FollowupSubject, row: Need | Wish | Project, respondent: Respondent = Respondent.RESIDENT
) -> date:
    """Let somebody be asked about what was done; gives the day until which."""
    due_on = work.today + timedelta(days=thumb_today(work).follow_up_days)
    work.add(
        Followup(
            subject=subject, subject_id=row.id, community_id=row.community_id, respondent=respondent, due_on=due_on
        )
    )
    return due_on
