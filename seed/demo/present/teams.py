"""Teams where the personas are: one that was out and is confirmed, one whose outing waits, one never out yet."""

from typing import Final

from db.terms import ActivityId, ActivityKind, Grade, TeamId
from db.writes import activities, teams
from seed.demo.present.corner import Corner
from seed.demo.story import Stage
from seed.demo.world import Person

TOLD: Final = (
    ("水电维修服务队", "换灯泡、修水管、查线路"),
    ("银龄陪伴服务队", "陪老人看病、代办手续、教用手机"),
    ("课后辅导服务队", "周末给社区孩子讲作业"),
)


def schedule(here: Corner) -> None:
    """Let teams stand at each station of their way."""
    here.at(20, lambda stage: _confirmed(here, stage))
    here.at(15, lambda stage: _waiting(here, stage))
    here.at(6, lambda stage: _team(here, stage, 2))


def _team(here: Corner, stage: Stage, told: int) -> tuple[TeamId, list[Person]]:
    name, purpose = TOLD[told]
    others = here.colleagues[told : told + 4]
    team = teams.found_team(
        stage.as_(here.crew.secretary),
        branch_id=here.crew.id,
        name=name,
        purpose=purpose,
        captain_id=others[0].id,
        member_ids=(here.member.id, *(one.id for one in others)),
        founded_on=stage.today,
    )
    return TeamId(team.id), others


def _confirmed(here: Corner, stage: Stage) -> None:
    team_id, others = _team(here, stage, 0)

    def out(later: Stage) -> None:
        made = _out(here, later, team_id, others, "为三户换了灯和水龙头")
        work = later.as_(here.place.clerk)
        activities.confirm_activity(work, activity_id=made, grade=Grade.THIRD)

    here.at(9, out)


def _waiting(here: Corner, stage: Stage) -> None:
    team_id, others = _team(here, stage, 1)
    here.at(2, lambda later: _out(here, later, team_id, others, "陪两位老人复查，代取药品"))


def _out(here: Corner, stage: Stage, team_id: TeamId, others: list[Person], effect: str) -> ActivityId:
    # somebody of the team may have left since
    went = [one for one in others if one.may_serve][:2]
    made = teams.send_team_out(
        stage.as_(here.crew.secretary),
        team_id=team_id,
        community_id=here.place.id,
        kind=ActivityKind.VISIT,
        day=stage.today,
        member_ids=tuple(one.id for one in went),
        effect=effect,
        minutes=120,
        beneficiaries=3,
    )
    return ActivityId(made.id)
