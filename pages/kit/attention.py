"""What needs attention: sentences with the communities or branches they are about, one piece for the whole page."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from db.reads import overview as questions
from db.reads.overview import Attention, Figures, Overview, Trouble
from db.rules.metrics import OF_BRANCHES, OF_PERIOD, Concern
from db.rules.periods import CODES, Named
from pages.kit import board, compared, markup, say, show
from pages.kit.compared import UNIT, Where
from pages.kit.visit import Visit
from pages.text import frame
from pages.text import overview as text
from pages.text.phrase import Phrase

_SHOWN_FIRST: Final = 5
WHOLE: Final = "whole"
"""The name in the address of the concern whose places are all shown."""


def asked(visit: Visit, standing: Overview, figures: Figures, named: Named, place: Where) -> list[Attention]:
    """Ask what needs attention at a place, its branches included where it is the whole city or a unit."""
    branches = (
        ()
        if place.part
        else visit.ask_alike(questions.branches_in_trouble, period=named.period, today=visit.today, unit=place.unit)
    )
    return compared.told_of((*standing.attention, *branches), figures.lines)


def draw(
    visit: Visit, them: Sequence[Attention], named: Named, place: Where, kept: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Draw what needs attention as sentences, with links to the communities and branches; hundreds when asked for.

    kept: what else the page's address says, for the links to this page.
    """
    show.heading(text.ATTENTION)
    if not them:
        show.nothing(text.NO_ATTENTION)
        return
    markup.draw(findings(visit, them, named, place, kept=kept, whole=all_of(visit.code(WHOLE), them)), "attention")


def all_of(code: str, them: Sequence[Attention]) -> Concern | None:
    """Give the concern whose places are all shown, by what the page's address says."""
    return next((one.concern for one in them if one.concern.value == code), None)


def findings(
    visit: Visit,
    them: Sequence[Attention],
    named: Named,
    place: Where,
    *,
    kept: Mapping[str, str] = MappingProxyType({}),
    whole: Concern | None = None,
) -> str:
    """Give what needs attention as markup, from memory where somebody looked at the same; of `whole` every place."""
    here = {**named.codes, **place.codes, **kept}
    of = (named, place, whole, markup.theme(), *kept.items())
    past = named.over(visit.today)

    def found(one: Attention) -> board.Finding:
        finding = _finding(visit, one, here, whole)
        # beside a period that is over, what stands now is said to be of now
        now = past and one.concern not in OF_PERIOD
        return replace(finding, sentence=say.bare(text.NOW, said=finding.sentence)) if now else finding

    return visit.once("attention", lambda: board.findings(map(found, them)), *of)


def _finding(visit: Visit, one: Attention, here: Mapping[str, str], whole: Concern | None) -> board.Finding:
    of_all = text.CONCERNS_OWN_EVERYWHERE if one.own else text.CONCERNS_EVERYWHERE
    phrase = of_all.get(one.concern) if one.everywhere else None
    of_some = text.CONCERNS_OWN if one.own else text.CONCERNS
    sentence = say.bare(
        phrase or of_some[one.concern], places=len(one.troubles), count=one.count, whose=_whose(visit, here)
    )
    if phrase:
        return board.Finding(sentence)
    more = len(one.troubles) - _SHOWN_FIRST
    period = {name: code for name, code in here.items() if name in CODES}
    if more <= 0:
        return board.Finding(sentence, _ways(visit, one.concern, one.troubles, period))
    # hundreds of links cost more than all the rest of the page: they are drawn for whoever asks for them
    if one.concern is whole:
        fewer = board.Way(say.bare(frame.FEWER), visit.way("watch/overview", **here))
        return board.Finding(sentence, _ways(visit, one.concern, one.troubles, period), fewer)
    rest = board.Way(say.bare(text.AND_MORE, more=more), visit.way("watch/overview", **here, **{WHOLE: one.concern}))
    return board.Finding(sentence, _ways(visit, one.concern, one.troubles[:_SHOWN_FIRST], period), rest, one.concern)


def _whose(visit: Visit, here: Mapping[str, str]) -> Phrase:
    """Call the unit that was chosen, or else the branches that somebody acts for."""
    if UNIT in here:
        return text.OF_UNIT
    return text.OF_BRANCHES if len(visit.actor.branch_ids) > 1 else text.OF_BRANCH


def _ways(visit: Visit, concern: Concern, troubles: Sequence[Trouble], period: Mapping[str, str]) -> list[board.Way]:
    to, name = ("watch/branch", "branch") if concern in OF_BRANCHES else ("watch/community", "community")
    return [
        board.Way(_trouble(concern, trouble), visit.way(to, **{name: trouble.code}, **period)) for trouble in troubles
    ]


def _trouble(concern: Concern, trouble: Trouble) -> str:
    match concern:
        case Concern.OVERDUE:
            return say.bare(text.TROUBLE, name=trouble.name, count=trouble.count, since=trouble.since)
        case Concern.REOPENED:
            return say.bare(text.TROUBLE_COUNT, name=trouble.name, count=trouble.count)
        case Concern.ABSENT_BRANCH | Concern.BELOW_MINIMUM:
            return say.bare(text.TROUBLE_PEOPLE, name=trouble.name, count=trouble.count)
        case _:
            return trouble.name
