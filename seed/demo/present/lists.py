"""Projects and resources at each station, where the personas are."""

from datetime import timedelta

from sqlmodel import col, select

from db.tables.lists import Milestone
from db.terms import ProjectId, Recurrence, ResourceId, ResourceKind
from db.writes import projects, resources
from seed.demo.present.corner import Corner
from seed.demo.story import Stage


def schedule(here: Corner) -> None:
    """Let a project and a resource wait at each station of their ways."""
    here.at(3, lambda stage: _project(here, stage, "适老扶手进百家"))
    here.at(9, lambda stage: _claimed(here, stage, "口袋花园"))
    here.at(12, lambda stage: _running(here, stage, "智慧助老课堂"))
    here.at(13, lambda stage: _finished(here, stage, "社区书屋"))
    here.at(13, lambda stage: _dropped(here, stage, "邻里议事亭"))
    here.at(8, lambda stage: _offered(here, stage, "阅览室供四点半课堂使用", Recurrence.RECURRING))
    here.at(7, lambda stage: _spent(here, stage))
    here.at(6, lambda stage: _withdrawn(here, stage))


def _project(here: Corner, stage: Stage, name: str) -> ProjectId:
    project = projects.propose_project(
        stage.as_(here.place.clerk),
        community_id=here.place.id,
        name=name,
        goal="让身边的小事有人管、管到底",
        proposed_on=stage.today,
        starts_on=stage.today,
        ends_on=stage.today + timedelta(days=60),
        steps=[("摸底登记", stage.today + timedelta(days=7)), ("分批实施", stage.today + timedelta(days=40))],
    )
    return ProjectId(project.id)


def _claimed(here: Corner, stage: Stage, name: str) -> ProjectId:
    project_id = _project(here, stage, name)
    work = stage.as_(here.crew.secretary)
    projects.claim_project(work, project_id=project_id, branch_id=here.crew.id, lead=here.member.name)
    return project_id


def _running(here: Corner, stage: Stage, name: str) -> ProjectId:
    project_id = _claimed(here, stage, name)
    work = stage.as_(here.crew.secretary)
    ends_on = stage.today + timedelta(days=60)
    projects.start_project(work, project_id=project_id, starts_on=stage.today, ends_on=ends_on)
    first = select(Milestone.id).where(Milestone.project_id == project_id).order_by(col(Milestone.position))
    projects.finish_step(work, step_id=work.session.exec(first).all()[0], day=stage.today)
    return project_id


def _finished(here: Corner, stage: Stage, name: str) -> None:
    project_id = _running(here, stage, name)
    effect = "募集图书 320 册，每周开放四个晚上"
    projects.finish_project(stage.as_(here.place.clerk), project_id=project_id, effect=effect, day=stage.today)


def _dropped(here: Corner, stage: Stage, name: str) -> None:
    project_id = _claimed(here, stage, name)
    projects.drop_project(stage.as_(here.place.clerk), project_id=project_id, reason="选址意见不一，暂缓")


def _offered(here: Corner, stage: Stage, text: str, recurrence: Recurrence) -> ResourceId:
    resource = resources.offer_resource(
        stage.as_(here.crew.secretary),
        unit_id=here.crew.unit_id,
        branch_id=here.crew.id,
        kind=ResourceKind.PLACE if recurrence is Recurrence.RECURRING else ResourceKind.GOODS,
        text=text,
        offered_on=stage.today,
        recurrence=recurrence,
        contact=here.crew.secretary.name,
    )
    return ResourceId(resource.id)


def _spent(here: Corner, stage: Stage) -> None:
    resource_id = _offered(here, stage, "八成新办公桌椅 12 套", Recurrence.ONCE)
    work = stage.as_(here.place.clerk)
    resources.claim_resource(work, resource_id=resource_id, community_id=here.place.id)


def _withdrawn(here: Corner, stage: Stage) -> None:
    resource_id = _offered(here, stage, "旧电脑 8 台，可上网办公", Recurrence.ONCE)
    resources.withdraw_resource(stage.as_(here.crew.secretary), resource_id=resource_id)
