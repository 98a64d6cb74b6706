"""Signed papers of the invented city: double reports down and up, the half-year report, scans of agreements."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw
from sqlmodel import select

from db.reads.reports import facts
from db.rules.calendar import Period, Span, period_around, period_before, quarter_of
from db.rules.half_year import Told
from db.rules.metrics import Metric
from db.rules.periods import Named
from db.tables.agreements import Agreement
from db.terms import AgreementId, AgreementStatus, BranchId, CommunityId, ReportKind
from db.work import Work
from db.writes import half_years, reports, scans
from seed.demo.present.corner import Corner
from seed.demo.story import Scene, Stage
from seed.demo.texts import papers as texts
from seed.demo.world import Crew, World

REPORTING: Final = 3
"""How many branches have signed theirs; the others still owe them."""

_WORDS: Final[Mapping[ReportKind, Sequence[str]]] = {
    ReportKind.PLAN_DOWN: texts.PLAN,
    ReportKind.DONE_DOWN: texts.DONE,
    ReportKind.UP: texts.UP,
}
_TOLD: Final[Mapping[str, str]] = {
    Told.HIGHLIGHTS: texts.HIGHLIGHTS,
    Told.PROBLEMS: texts.PROBLEMS,
    Told.NEXT_STEPS: texts.NEXT_STEPS,
}
_FIGURES: Final[Mapping[str, Metric]] = {
    "in_hand": Metric.NEEDS_IN_HAND, "activities": Metric.ACTIVITIES, "times": Metric.PERSON_TIMES,
    "solved": Metric.NEEDS_SOLVED, "in_service": Metric.IN_SERVICE, "checked_in": Metric.CHECKED_IN,
    "deeds": Metric.DEEDS,
}  # fmt: skip


def schedule(world: World) -> None:
    """Let some branches report the quarter before and plan this one, and the bureau report the half-year before."""
    here, today = Corner(world), world.size.today
    running = period_around(today, Span.QUARTER)
    quarter = period_before(running, Span.QUARTER)
    half = period_before(period_around(today, Span.HALF_YEAR), Span.HALF_YEAR)
    for crew in world.crews[:REPORTING]:
        _after(world, running.first, 1, _branch(crew, ReportKind.PLAN_DOWN, running))
        _after(world, quarter.last, 4, _branch(crew, ReportKind.DONE_DOWN, quarter))
        _after(world, quarter.last, 6, _branch(crew, ReportKind.UP, quarter))
    _after(world, quarter.last, 9, lambda stage: _signs(stage.as_(world.office.staff), ReportKind.UP, quarter))
    _after(world, half.last, 12, lambda stage: _half_year(stage.as_(world.office.staff), half))
    here.at(5, lambda stage: _scan(here, stage))


def _after(world: World, day: date, days: int, scene: Scene) -> None:
    world.story.at(world.chance.office_after(world.chance.hour(day), days, days + 2), scene, counts=True)


def _branch(crew: Crew, kind: ReportKind, period: Period) -> Scene:
    community_id = None if kind is ReportKind.UP else crew.partners[0].id
    return lambda stage: _signs(stage.as_(crew.secretary), kind, period, crew.id, community_id)


def _signs(
    work: Work,
    kind: ReportKind,
    period: Period,
    branch_id: BranchId | None = None,
    community_id: CommunityId | None = None,
) -> None:
    told = facts(
        work.session, work.actor, kind=kind, period=period, today=work.today, branch_id=branch_id,
        community_id=community_id,
    )  # fmt: skip
    counts = {gap: told.figure(metric).value or 0 for gap, metric in _FIGURES.items()}
    words = _WORDS[kind] if branch_id else texts.BUREAU_UP
    text = "\n".join(line.format(community=told.community, planned=told.total, **counts) for line in words)
    reports.sign_report(
        work, kind=kind, quarter=quarter_of(period.first), branch_id=branch_id, community_id=community_id, text=text
    )


def _half_year(work: Work, period: Period) -> None:
    half = Named(Span.HALF_YEAR, period).code
    half_years.write_words(work, half=half, words=_TOLD)
    half_years.sign_half_year(work, half=half, text=texts.HALF_YEAR)


def _scan(here: Corner, stage: Stage) -> None:
    """The personas' branch attaches the signed paper of each agreement that is in force."""
    work = stage.as_(here.crew.secretary)
    signed = select(Agreement).where(Agreement.branch_id == here.crew.id, Agreement.status == AgreementStatus.SIGNED)
    for agreement in work.session.exec(signed.order_by(Agreement.code)).all():
        scans.attach_scan(
            work, agreement_id=AgreementId(agreement.id), name=f"{agreement.code}.png", content=_paper(agreement.code)
        )


def _paper(code: str) -> bytes:
    """Draw what a scanned agreement looks like from afar: its number, lines of writing, two seals."""
    page = Image.new("L", (620, 877), 250)
    pen = ImageDraw.Draw(page)
    pen.text((250, 90), code, fill=40, font_size=24)
    for number in range(18):
        y = 170 + number * 28
        pen.rectangle((90, y, 530 - (number * 67) % 190, y + 9), fill=120)
    for x in (190, 430):
        pen.ellipse((x - 55, 695, x + 55, 805), outline=150, width=5)
        pen.rectangle((x - 20, 742, x + 20, 758), fill=150)
    file = BytesIO()
    page.save(file, "PNG")
    return file.getvalue()
