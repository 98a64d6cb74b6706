"""Activities and posts at each station, where the personas are: a queue, an open desk, one to confirm."""

from datetime import time, timedelta
from functools import partial

from db.rules.recurring import next_days
from db.rules.sketches import Sketch
from db.terms import ActivityId, ActivityKind, AttendanceId, ClaimId, Grade, MemberId, PostId, PostKind, TemplateId
from db.work import Work
from db.writes import activities, attendance, claims, posts, templates
from seed.demo.activities import unless_elsewhere
from seed.demo.present.corner import Corner
from seed.demo.story import Stage
from seed.demo.world import Person

QUEUED: tuple[int, int] = (2, 4)
"""Places at the next activity, and how many want one."""


def schedule(here: Corner) -> None:
    """Let an activity and a claim of a post wait at each station of their ways."""
    here.at(3, lambda stage: _planned(here, stage))
    here.at(1, lambda stage: _held(here, stage, "便民理发日"))
    here.at(2, lambda stage: _closed(here, stage, "周末清洁家园"))
    here.at(5, lambda stage: _confirmed(here, stage, "救助政策进楼栋"))
    here.at(4, lambda stage: _cancelled(here, stage, "河岸捡拾垃圾"))
    here.at(6, lambda stage: _claims(here, stage))


def _activity(
    here: Corner, stage: Stage, name: str, *, kind: ActivityKind, days: int = 0, places: int = 20
) -> ActivityId:
    day = stage.today + timedelta(days=days)
    activity = activities.plan_activity(
        stage.as_(here.crew.secretary),
        branch_id=here.crew.id,
        community_id=here.place.id,
        kind=kind,
        name=name,
        day=day,
        starts_at=here.world.chance.hour(day, (9, 10)).replace(minute=30),
        minutes=120,
        venue="党群服务中心",
        places=places,
    )
    return ActivityId(activity.id)


def _company(here: Corner, count: int) -> list[Person]:
    return [here.member, *here.colleagues[: count - 1]]


def _planned(here: Corner, stage: Stage) -> None:
    places, wanting = QUEUED
    activity_id = _activity(here, stage, "家电义务维修日", kind=ActivityKind.CARE, days=5, places=places)
    people = _company(here, wanting)
    for person in people:
        with unless_elsewhere():
            attendance.sign_up(stage.as_(person.acts_through), activity_id=activity_id, member_id=person.id)
    last = people[-1]
    attendance.cancel_signup(stage.as_(last.acts_through), activity_id=activity_id, member_id=last.id)
    _templates(here, stage)


def _templates(here: Corner, stage: Stage) -> None:
    keep = partial(
        templates.keep_template, stage.as_(here.crew.secretary), branch_id=here.crew.id, community_id=here.place.id
    )
    weekly = Sketch("周末清洁家园", ActivityKind.CLEANING, 90, 20, "党群服务中心", time(9), weekday=5)
    monthly = Sketch("便民理发日", ActivityKind.CARE, 120, None, "社区广场", time(14, 30), weekday=2, week=2)
    often = TemplateId(keep(sketch=weekly).id)
    keep(sketch=monthly)
    ahead = next_days(weekly.weekday, weekly.week, after=stage.today + timedelta(days=7), count=2)
    templates.plan_ahead(stage.as_(here.crew.secretary), template_id=often, days=ahead)


def _held(here: Corner, stage: Stage, name: str) -> ActivityId:
    activity_id = _activity(here, stage, name, kind=ActivityKind.CARE)
    desk = stage.as_(here.crew.secretary)
    people = _company(here, 6)
    arrived = [_arrives(desk, activity_id, person.id) for person in people]
    attendance.undo_arrival(desk, attendance_id=arrived[-1])
    attendance.refuse_arrival(stage.as_(here.place.clerk), attendance_id=arrived[-2], reason="当天不在名单上的地点")
    attendance.record_guest(desk, activity_id=activity_id, name="老周", come_from="共建单位职工")
    return activity_id


def _arrives(desk: Work, activity_id: ActivityId, member_id: MemberId) -> AttendanceId:
    # an invented month may have somebody at two activities of one hour
    why = "上一场提前结束后赶来"
    return AttendanceId(attendance.record_arrival(desk, activity_id=activity_id, member_id=member_id, reason=why).id)


def _closed(here: Corner, stage: Stage, name: str) -> ActivityId:
    activity_id = _activity(here, stage, name, kind=ActivityKind.CLEANING)
    desk = stage.as_(here.crew.secretary)
    for person in _company(here, 5):
        _arrives(desk, activity_id, person.id)
    activities.close_activity(
        desk, activity_id=activity_id, effect="清运杂物 4 车，楼道通了", grade=Grade.SECOND, beneficiaries=64
    )
    return activity_id


def _confirmed(here: Corner, stage: Stage, name: str) -> None:
    activity_id = _closed(here, stage, name)
    activities.confirm_activity(stage.as_(here.place.clerk), activity_id=activity_id, grade=Grade.FIRST)


def _cancelled(here: Corner, stage: Stage, name: str) -> None:
    activity_id = _activity(here, stage, name, kind=ActivityKind.CLEANING, days=2)
    activities.cancel_activity(stage.as_(here.crew.secretary), activity_id=activity_id, reason="预报有暴雨")


def _post(here: Corner, stage: Stage, name: str, places: int) -> PostId:
    post = posts.open_post(
        stage.as_(here.place.clerk),
        community_id=here.place.id,
        name=name,
        kind=PostKind.CARE,
        places=places,
        opened_on=stage.today,
        times="每周六上午",
    )
    return PostId(post.id)


def _claims(here: Corner, stage: Stage) -> None:
    clerk = stage.as_(here.place.clerk)
    wide = _post(here, stage, "平安敲门岗", 6)
    asked = [_asks(stage, wide, person) for person in _company(here, 5)]
    claims.decline_claim(clerk, claim_id=asked[-1], reason="该岗位需要本社区居民")
    claims.approve_claim(clerk, claim_id=asked[-2])
    leaver = _company(here, 5)[-2]
    claims.withdraw_claim(stage.as_(leaver.acts_through), claim_id=asked[-2], reason="时间排不开")
    claims.approve_withdrawal(clerk, claim_id=asked[-2])
    claims.approve_claim(clerk, claim_id=asked[0])
    claims.approve_claim(clerk, claim_id=asked[1])
    undecided = _company(here, 5)[1]
    claims.withdraw_claim(stage.as_(undecided.acts_through), claim_id=asked[1], reason="工作地点变动")
    narrow = _post(here, stage, "书屋值守岗", 1)
    for person in _company(here, 3):
        _asks(stage, narrow, person)
    posts.close_post(clerk, post_id=_post(here, stage, "雨季值守岗", 2))


def _asks(stage: Stage, post_id: PostId, person: Person) -> ClaimId:
    work = stage.as_(person.acts_through)
    return ClaimId(claims.claim_post(work, post_id=post_id, member_id=person.id).id)
