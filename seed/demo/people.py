"""The members: who they are, what they can do and when, and how they come, move and go over the months."""
# ruff: noqa: E501 - wide characters count double

from datetime import date, timedelta
from typing import Final

from db.rules.data_form import More
from db.terms import DayPart, MemberId, MemberStatus, Role, SkillLevel
from db.work import Work
from db.writes import members
from db.writes.accounts import create_account
from db.writes.leading import note_leading
from seed.demo.chance import Chance
from seed.demo.names import Named, mobile, month_of_birth, somebody
from seed.demo.story import Stage
from seed.demo.texts.city import DUTIES, EDUCATIONS, ESTATES, INTENTS, NATIONS
from seed.demo.texts.talk import REASONS_MOVED
from seed.demo.world import Crew, Person, Place, World, actor_of
from seed.reference import SKILLS

ONLINE: Final = 0.35
"""How many members use an account of their own; for the others the secretary types."""
FOUND_BY_ZS: Final = ("张三", "赵爽", "周胜")
YEARS: Final = 365.0
CERTIFIED: Final = {word.name: word.certified for top in SKILLS for word in (top, *top.below)}
COMMON: Final = {
    "环境整治": 6, "政策宣讲": 5, "安全巡查": 4, "养老照护": 4, "反诈宣传": 3, "手机教学": 3, "垃圾分类": 3, "作业辅导": 3,
    "民政政策": 3, "书法绘画": 2, "摄影摄像": 2, "人民调解": 2, "急救": 2, "陪诊代办": 2, "文字材料": 2, "水电维修": 2,
    "家电维修": 2, "理发": 1.5, "园艺绿化": 2, "声乐合唱": 1.5, "医疗护理": 1.5, "驾驶运输": 2, "消防安全": 1.5,
}  # fmt: skip
"""How common skills are; all others are rare."""

MISSING: Final = frozenset({"手语翻译", "失能护理"})
"""Skills that nobody has, so that the city has gaps to close."""

LAPSED: Final = frozenset({"财务会计"})
"""Skills whose certificates have all run out."""

LEVELS: Final = {SkillLevel.WILLING: 2, SkillLevel.ABLE: 5, SkillLevel.SKILLED: 3, SkillLevel.PROFESSIONAL: 1}
OFFERED: Final = (
    *((weekday, part) for weekday in (5, 6) for part in (DayPart.MORNING, DayPart.AFTERNOON)),
    *((weekday, DayPart.EVENING) for weekday in range(5)),
)


def gather(stage: Stage, world: World) -> None:
    """Let everybody join their branches on the first day."""
    chance = world.chance
    shares = [chance.around(1, 0.5) for _ in world.crews]
    for crew, size in zip(world.crews, _divided(world.size.members, shares), strict=True):
        for _ in range(size):
            join(stage, world, crew, somebody(chance))
    for crew in world.crews[::4]:
        led = crew.people[-1]
        note_leading(stage.as_(crew.secretary), member_id=led.id, leads_from=stage.today, leads_until=None)
    # two of one name in one branch, whom nothing may mix up
    twin = world.crews[1]
    _rename(stage, world, twin.people[1], twin.people[0].name)
    first = world.crews[0].people
    first[0].zeal = 6.0
    # whoever tries the desk types zs, as the README says
    for person, name in zip(first[1:4], FOUND_BY_ZS, strict=False):
        _rename(stage, world, person, name)
        person.zeal = max(person.zeal, 1.0)


def schedule(world: World) -> None:
    """Let some come later, move, retire and go, a few every month."""
    chance, story = world.chance, world.story
    yearly = len(world.people)
    for day in world.size.days[45:]:
        if chance.happens(0.03 * yearly / YEARS):
            story.at(chance.hour(day), lambda stage: _newcomer(stage, world))
        if chance.happens(0.012 * yearly / YEARS):
            story.at(chance.hour(day), lambda stage: _moves(stage, world))
        if chance.happens(0.03 * yearly / YEARS):
            story.at(chance.hour(day), lambda stage: _leaves(stage, world))


def _divided(total: int, shares: list[float]) -> list[int]:
    least = 4 if total >= 6 * len(shares) else 2
    spare = total - least * len(shares)
    sizes = [least + int(spare * share / sum(shares)) for share in shares]
    sizes[0] += total - sum(sizes)
    return sizes


def join(stage: Stage, world: World, crew: Crew, who: Named) -> Person:
    """Let somebody join a branch, with skills and times, and perhaps an account."""
    chance = world.chance
    home, reachable = _home(chance, crew, world.places), chance.happens(0.98)
    phone, born = mobile(chance) if reachable else "", month_of_birth(chance, stage.today.year)
    member = members.join_branch(
        stage.as_(crew.secretary),
        branch_id=crew.id,
        name=who.name,
        phone=phone,
        gender=who.gender,
        born=born,
        duty=chance.pick(DUTIES),
        home_community_id=home.id,
        # drawn apart, so that the rest of the story stays as it was told
        **_of_form(Chance(len(world.people)), int(born[:4]), stage.today.year),
    )
    person = Person(MemberId(member.id), who.name, crew, home, _zeal(chance, crew), reachable=reachable)
    crew.people.append(person)
    person.skills = _skills(stage, world, person)
    world.knows(person)
    _times(stage.as_(crew.secretary), chance, person)
    if len(crew.people) == 1 or chance.happens(ONLINE):
        account = create_account(
            stage.as_(world.office.admin), login=member.code, name=who.name, role=Role.MEMBER, member_id=person.id
        )
        person.actor = actor_of(account, member=person.id)
    return person


def _of_form(chance: Chance, born: int, this_year: int) -> More:
    year = min(born + chance.between(20, 32), this_year - 1)
    said: More = {
        "nation": chance.weighed(NATIONS),
        "education": chance.weighed(EDUCATIONS),
        "joined_party": f"{year}-{chance.between(1, 12):02d}",
    }
    # some leave out what nobody has to say
    if chance.happens(0.7):
        said["estate"] = chance.pick(ESTATES)
    if chance.happens(0.6):
        said["intents"] = "、".join(chance.some(INTENTS, 2))
    return said


def _home(chance: Chance, crew: Crew, places: list[Place]) -> Place:
    return chance.pick(crew.partners) if chance.happens(0.4) else chance.pick(places)


def _zeal(chance: Chance, crew: Crew) -> float:
    # a quarter never comes
    return 0.0 if chance.happens(0.25) else chance.around(1, 0.8) * max(crew.zeal, 0.3)


def _skills(stage: Stage, world: World, person: Person) -> frozenset[str]:
    chance = world.chance
    weights = {name: 0 if name in MISSING else COMMON.get(name, 0.6) for name in world.skills}
    names = chance.weighed_some(weights, chance.between(0, 3) or 1)
    abilities = [_ability(world, name) for name in names]
    members.set_skills(stage.as_(person.crew.secretary), member_id=person.id, skills=abilities)
    return frozenset(names)


def _ability(world: World, name: str) -> members.Ability:
    chance = world.chance
    if not CERTIFIED[name]:
        return members.Ability(world.skills[name], chance.weighed(LEVELS))
    return members.Ability(
        world.skills[name],
        SkillLevel.PROFESSIONAL,
        certificate=f"{name}证 {chance.between(100000, 999999)}",
        expires_on=_expiry(chance, world.size.today, lapsed=name in LAPSED),
    )


def _expiry(chance: Chance, today: date, *, lapsed: bool) -> date:
    # some have run out, some are about to
    return today + timedelta(days=chance.between(-120, -10 if lapsed else 900))


def _times(work: Work, chance: Chance, person: Person) -> None:
    if chance.happens(0.6):
        members.set_times(work, member_id=person.id, times=chance.some(OFFERED, chance.between(1, 3)))


def _rename(stage: Stage, world: World, person: Person, name: str) -> None:
    members.edit_member(
        stage.as_(world.office.admin),
        member_id=person.id,
        name=name,
        phone=mobile(world.chance),
        gender=None,
        born=month_of_birth(world.chance, stage.today.year),
        duty=world.chance.pick(DUTIES),
        home_community_id=person.home.id,
    )
    person.name = name


def _newcomer(stage: Stage, world: World) -> None:
    join(stage, world, world.chance.pick(world.crews), somebody(world.chance))


def _moves(stage: Stage, world: World) -> None:
    person, crew = world.chance.pick(_movable(world)), world.chance.pick(world.crews)
    if crew is person.crew:
        return
    work = stage.as_(person.crew.secretary)
    reason = world.chance.pick(REASONS_MOVED)
    members.move_member(work, member_id=person.id, branch_id=crew.id, since=stage.today, reason=reason)
    person.crew.people.remove(person)
    crew.people.append(person)
    person.crew = crew


def _leaves(stage: Stage, world: World) -> None:
    person = world.chance.pick(_movable(world))
    status = world.chance.weighed({MemberStatus.RETIRED: 5, MemberStatus.TRANSFERRED: 2, MemberStatus.ON_LEAVE: 2})
    work = stage.as_(person.crew.secretary)
    members.change_status(work, member_id=person.id, status=status, since=stage.today)
    person.gone = True


def _movable(world: World) -> list[Person]:
    # the persona stays
    return [person for person in world.people if not person.gone and person is not world.crews[0].people[0]]
