"""Parts of the pages of resources and projects: lines, fields, steps, and why two things fit."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from db.reads.fitting import FreeResource, WantedNeed
from db.reads.needs import NeedLine
from db.reads.projects import ProjectDetail, ProjectLine, Step, projects_of_need
from db.reads.resources import ResourceLine
from db.rules.fitting import Fit, FitReason
from db.rules.rights import Right
from db.terms import NeedStatus, ProjectStatus, Recurrence, ResourceKind, Urgency
from db.writes.projects import LONGEST_NAME, LONGEST_TEXT
from db.writes.resources import LONGEST_TEXT as LONGEST_OFFER
from pages.kit import cards, forms, grid, lines, say
from pages.kit.cards import Card
from pages.kit.chips import Chip, those
from pages.kit.editing import Field
from pages.kit.grid import Column
from pages.kit.visit import Visit
from pages.text import projects as words
from pages.text import resources as text
from pages.text.phrase import Phrase

UNFINISHED: Final = frozenset({ProjectStatus.PROPOSED, ProjectStatus.CLAIMED, ProjectStatus.RUNNING})


def resource_card(visit: Visit, line: ResourceLine) -> Card:
    """Give a resource as a line of a list."""
    claims = say.bare(text.CLAIMED_BY, count=line.claims) if line.claims else ""
    owner = line.branch or line.unit
    small = lines.beside(line.code, say.bare(line.kind), owner, line.amount, line.times, claims)
    return Card(line.text, resource_chips(line), (small,), visit.way("serve/resource", code=line.code))


def resource_chips(line: ResourceLine) -> Sequence[Chip]:
    """Give the chips of a resource: its state and how often it can be had."""
    return lines.badge(line.status), lines.badge(line.recurrence)


def resource_facts(line: ResourceLine) -> dict[Phrase, object]:
    """Give the fields of a resource by their names."""
    return {
        text.CODE: line.code,
        text.KIND: line.kind,
        text.UNIT: line.unit,
        text.BRANCH: line.branch,
        text.AMOUNT: line.amount,
        text.TIMES: line.times,
        text.CONTACT: line.contact,
        text.PHONE: line.phone,
        text.OFFERED_ON: line.offered_on,
    }


def resource_fields() -> list[Field]:
    """Give the fields of a resource on offer that may be changed."""
    return [
        Field("text", text.TEXT, _words(text.TEXT, LONGEST_OFFER, long=True)),
        Field("amount", text.AMOUNT, _words(text.AMOUNT, 60)),
        Field("times", text.TIMES, _words(text.TIMES, 60)),
        Field("contact", text.CONTACT, _words(text.CONTACT, 20)),
        Field("contact_phone", text.PHONE, lambda now, key: forms.phone(text.PHONE, value=now, key=key)),
    ]


def resource_values(line: ResourceLine) -> Mapping[str, object]:
    """Give what stands in the fields of a resource now."""
    said = {"text": line.text, "amount": line.amount, "times": line.times}
    return said | {"contact": line.contact, "contact_phone": line.phone}


def resource_columns() -> list[Column]:
    """Give the columns of a grid of resources."""
    return [
        grid.words("text", text.TEXT, wide=True),
        grid.word("kind", text.KIND, ResourceKind, usual=ResourceKind.SERVICE, fixed=True),
        grid.word("recurrence", text.RECURRENCE, Recurrence, fixed=True),
        grid.words("amount", text.AMOUNT),
        grid.words("times", text.TIMES),
        grid.words("contact", text.CONTACT),
        grid.words("contact_phone", text.PHONE),
    ]


def project_card(visit: Visit, line: ProjectLine) -> Card:
    """Give a project as a line of a list."""
    small = lines.beside(line.code, between(line), far(line))
    return Card(line.name, project_chips(line), (small,), visit.way("serve/project", code=line.code))


def project_chips(line: ProjectLine) -> Sequence[Chip]:
    """Give the chips of a project: its state, and days overdue."""
    late = lines.flag(words.OVERDUE, "alarm", days=line.overdue_days) if line.overdue_days else None
    return those(lines.badge(line.status), late)


def between(line: ProjectLine) -> str:
    """Name both parties."""
    branch = line.branch or say.bare(words.NO_BRANCH_YET)
    return say.bare(words.BETWEEN, community=line.community, branch=branch)


def far(line: ProjectLine) -> str:
    """Say how far a project has come, and until when it runs."""
    until = say.bare(words.UNTIL, day=line.ends_on) if line.ends_on else ""
    return lines.beside(say.bare(words.PROGRESS_OF, progress=line.progress), until)


def project_facts(project: ProjectDetail) -> dict[Phrase, object]:
    """Give the fields of a project by their names."""
    line = project.line
    return {
        words.CODE: line.code,
        words.PARTY_A: line.community,
        words.PARTY_B: line.branch or say.bare(words.NO_BRANCH_YET),
        words.LEAD_BY: project.lead,
        words.PROPOSED_ON: project.proposed_on,
        words.STARTS_ON: line.starts_on,
        words.ENDS_ON: line.ends_on,
        words.FINISHED_ON: project.finished_on,
        words.SATISFACTION: project.satisfaction,
    }


def project_fields(line: ProjectLine) -> list[Field]:
    """Give the fields of a project that may be changed until it is over."""
    return [
        Field("name", words.NAME, _words(words.NAME, LONGEST_NAME)),
        Field("goal", words.GOAL, _words(words.GOAL, LONGEST_TEXT, long=True)),
        Field("lead", words.LEAD_BY, _words(words.LEAD_BY, 20)),
        Field(
            "ends_on",
            words.ENDS_ON,
            lambda now, key: forms.day(words.ENDS_ON, value=now, earliest=line.starts_on, key=key),
        ),
    ]


def project_values(project: ProjectDetail) -> Mapping[str, object]:
    """Give what stands in the fields of a project now."""
    line = project.line
    return {"name": line.name, "goal": project.goal, "lead": project.lead, "ends_on": line.ends_on}


def origins(visit: Visit, project: ProjectDetail) -> None:
    """Draw the goal, what came of it, and the two things a project was made of."""
    lines.facts({words.GOAL: project.goal, words.EFFECT: project.effect})
    if project.need_code:
        visit.link("serve/need", f"{say.bare(words.NEED)} {project.need_code} {project.need}", code=project.need_code)
    if project.resource_code:
        named = f"{say.bare(words.RESOURCE)} {project.resource_code} {project.resource}"
        visit.link("serve/resource", named, code=project.resource_code)


def of_need(visit: Visit, line: NeedLine) -> None:
    """Draw the projects that were made of a need; where none serves it yet, the way to the resources that fit."""
    made = visit.ask(projects_of_need, need_id=line.id, today=visit.today)
    cards.draw(project_card(visit, project) for project in made)
    served = any(project.status in UNFINISHED for project in made)
    if line.status is NeedStatus.OPEN and not served and visit.actor.may(Right.KEEP_PROJECT):
        visit.link("serve/two_way", text.FITTING_RESOURCES, icon="join_inner", need=line.code)


def step(one: Step) -> None:
    """Draw a step: done, open or overdue."""
    if one.done_on:
        chip, when = lines.flag(words.DONE, "task_alt", "green"), say.say(words.STEP_DONE_ON, day=one.done_on)
    else:
        late = lines.flag(words.LATE, "alarm") if one.overdue else lines.flag(words.OPEN, "schedule", "gray")
        chip, when = late, say.say(words.STEP_DUE_ON, day=one.due_on) if one.due_on else ""
    lines.draw(f"{one.position}. {say.plain(one.text)}", chip, f":small[{when}]" if when else "")


def need_rows(need: WantedNeed) -> list[str]:
    """Give an open need as the rows of a line."""
    urgency = str(lines.badge(need.urgency)) if need.urgency is not Urgency.NORMAL else ""
    due = say.say(text.DUE, due=need.due_on) if need.due_on else ""
    return [
        say.plain(need.text),
        urgency,
        f":small[{lines.beside(need.code, say.plain(need.community), say.say(need.kind), due)}]",
    ]


def resource_rows(resource: FreeResource) -> list[str]:
    """Give a resource on offer as the rows of a line."""
    owner = say.say(text.OWNER, owner=resource.owner)
    small = lines.beside(resource.code, say.say(resource.kind), owner, say.plain(resource.amount))
    return [say.plain(resource.text), str(lines.badge(resource.recurrence)), f":small[{small}]"]


def reasons(fit: Fit) -> str:
    """Say in words why two things fit, each reason with its weight."""
    return lines.row(*(_reason(reason.why, reason.weight, reason.words) for reason in fit.reasons))


def _words(label: Phrase, most: int, *, long: bool = False) -> Callable[[str, str], str]:
    return lambda now, key: forms.text(label, value=now, most=most, long=long, key=key)


def _reason(why: FitReason, weight: int, shared: tuple[str, ...]) -> Chip:
    said = " · ".join(shared)
    return (
        lines.flag(text.REASONS[why], "check", "blue", words=said, weight=weight)
        if said
        else (lines.flag(text.REASONS[why], "check", "gray", weight=weight))
    )
