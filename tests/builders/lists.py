"""Resources and projects at a wanted point of their ways, put there by the intents that people use."""

from datetime import date

from sqlalchemy import Engine

from db.tables.people import Unit
from db.terms import ProjectId, Recurrence, ResourceId, ResourceKind
from db.writes import projects, resources
from tests.builders.acts import does, rows
from tests.builders.steps import DAY
from tests.builders.town import Town

STEPS = [("摸底", date(2026, 6, 1)), ("安装", date(2026, 7, 1)), ("回访", None)]


def a_resource(
    engine: Engine,
    town: Town,
    recurrence: Recurrence = Recurrence.ONCE,
    *,
    text: str = "办公桌椅 12 套",
    kind: ResourceKind = ResourceKind.GOODS,
) -> ResourceId:
    """A resource of branch 甲."""
    facts = {"unit_id": rows(engine, Unit)[0].id, "branch_id": town.branch_a, "kind": kind}
    offered = {"text": text, "offered_on": DAY, "recurrence": recurrence}
    return ResourceId(does(engine, town.secretary, resources.offer_resource, **facts, **offered).id)


def a_project(engine: Engine, town: Town) -> ProjectId:
    """A project that 望湖 proposed."""
    facts = {"community_id": town.wanghu, "name": "楼道亮化", "goal": "三个单元亮起来", "proposed_on": DAY}
    return ProjectId(does(engine, town.clerk, projects.propose_project, steps=STEPS, **facts).id)


def a_running_project(engine: Engine, town: Town) -> ProjectId:
    """The same, taken on and begun by branch 甲."""
    project_id = a_project(engine, town)
    does(engine, town.secretary, projects.claim_project, project_id=project_id, branch_id=town.branch_a, lead="李四")
    starts = {"project_id": project_id, "starts_on": DAY, "ends_on": date(2026, 7, 31)}
    does(engine, town.secretary, projects.start_project, **starts)
    return project_id
