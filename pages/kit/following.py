"""How a follow-up looks in a list, what to say when asking, and where a slip leads."""

from db.reads.followups import FollowupLine
from db.terms import FollowupSubject
from pages.kit import lines, say
from pages.text import followups as words


def line(one: FollowupLine) -> None:
    """Draw a follow-up: about what, whom and until when, or what was said."""
    about = lines.beside(
        one.code,
        say.say(one.subject),
        say.plain(one.community),
        say.plain(one.branch),
        say.say(words.DONE_ON, day=one.done_on) if one.done_on else "",
    )
    chips = lines.flag(words.OVERDUE, "alarm", days=one.overdue_days) if one.overdue_days else ""
    if one.satisfaction is not None:
        again = lines.flag(words.REOPENED, "replay", "orange") if one.reopened else ""
        chips = f"{lines.badge(one.satisfaction)} {again}".strip()
    lines.draw(say.plain(one.text), chips, f":small[{about}]", f":small[{_when(one)}]", say.plain(one.opinion))


def script(one: FollowupLine) -> str:
    """Write what whoever asks may read out or paste."""
    did = say.bare(words.DID, measures=one.measures) if one.measures else ""
    # a wish's text is the thing wished for, and no more is said on the telephone
    return say.bare(
        words.SCRIPT, community=one.community, code=one.code, text=one.text, branch=one.branch, measures=did
    )


def has_slip(one: FollowupLine) -> bool:
    """Say whether a slip may be handed out: something was done for somebody, and nobody has answered."""
    return one.asked_on is None and one.subject is not FollowupSubject.PROJECT


def _when(one: FollowupLine) -> str:
    if one.asked_on is None:
        return lines.beside(say.say(words.UNTIL, due=one.due_on), say.say(words.WHOM, respondent=one.respondent))
    how = say.say(words.BY_SLIP) if one.by_slip else say.say(one.way) if one.way else ""
    return lines.beside(say.say(words.ON_DAY, day=one.asked_on), how)
