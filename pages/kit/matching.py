"""How a candidate looks: who it is, the points, and every reason in words."""

from db.reads.matches import Suited, Unsuited
from db.rules.matching import Closeness, Reason, Spoken
from pages.kit import lines, say
from pages.text import match as words


def suited(found: Suited, skill: str) -> None:
    """Draw somebody who can be asked, with what speaks for them and how much it adds."""
    reasons = found.weighed.reasons
    score = say.say(words.SCORE, score=found.weighed.score, of=sum(spoken.of for spoken in reasons))
    lines.draw(
        lines.beside(say.plain(found.name), say.plain(found.branch), found.phone_tail),
        f":blue-badge[:material/equalizer: {score}]",
        lines.beside(*(_adds(spoken, skill) for spoken in reasons)),
    )


def unsuited(found: Unsuited) -> None:
    """Draw somebody who cannot be asked, with all that stands against it."""
    place = say.say(words.SERVES, community=found.serves) if found.serves else say.say(words.NOWHERE)
    lines.draw(
        lines.beside(say.plain(found.name), say.plain(found.branch), place),
        lines.row(*(lines.flag(words.LIMITS[limit], "block", "gray") for limit in found.ruled.limits)),
    )


def _adds(spoken: Spoken, skill: str) -> str:
    known: dict[str, object] = {"skill": skill, "level": spoken.fact, "n": spoken.fact}
    if spoken.reason is Reason.CLOSE and not isinstance(spoken.fact, Closeness):
        known = {"km": f"{int(spoken.fact or 0) / 1000:.1f}"}
    said = say.say(words.reason(spoken), **known)
    rated, pleased = spoken.said
    if rated:
        said += say.say(words.RATED, rated=rated, pleased=pleased)
    return f"{said} **+{spoken.points}**" if spoken.points else f":gray[{said} +0]"
