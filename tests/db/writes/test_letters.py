"""Letters and certificates: written from confirmed records, once each, and again only when they would say more."""

from datetime import date
from pathlib import Path

import docx
import pytest
from sqlalchemy import Engine, update
from sqlmodel import col

from db.errors import Code, Refusal
from db.files.papers import Grid, Paper, write_papers
from db.reads import letters as questions
from db.rules.letters import CommunityFacts, Credited, Facts, MemberFacts, UnitFacts, read_code, written_code
from db.rules.quarters import content_hash, period_of_quarter
from db.rules.rights import Actor, stranger
from db.tables.people import MemberCredit
from db.tables.reports import Report
from db.terms import ActivityKind, CreditKind, Grade, MemberId, MemberStatus, OrgId, ReportKind, Role, Satisfaction
from db.work import reading
from db.writes import activities, forgetting, letters, members, words
from db.writes import credits as credits_
from tests.builders import Town, a_town, actor_of, at
from tests.builders.acts import does, events, refused, rows
from tests.builders.steps import a_closed_activity, a_confirmed_activity, an_activity, an_arrival

Q2 = "2026Q2"
PERIOD = period_of_quarter(Q2)


def writes(engine: Engine, town: Town, kind: ReportKind, *, missing: bool = False) -> int:
    with reading(engine) as session:
        whom = questions.to_write(session, town.staff, kind=kind, period=PERIOD, missing=missing)
    made: int = does(engine, town.staff, letters.write_letters, kind=kind, quarter=Q2, whom=whom)
    return made


def written(engine: Engine, actor: Actor, kind: ReportKind) -> tuple[questions.Written, ...]:
    with reading(engine) as session:
        return questions.letters(session, actor, kind=kind, period=PERIOD)


def facts(engine: Engine, actor: Actor, kind: ReportKind) -> list[Facts]:
    return [one.facts for one in written(engine, actor, kind)]


def check(engine: Engine, code: str) -> questions.Checked:
    with reading(engine) as session:
        return questions.checked(session, stranger(OrgId(1)), code=code)


def an_activity_of(engine: Engine, town: Town, member: MemberId) -> None:
    """An activity that one member alone came to, confirmed."""
    activity = an_activity(engine, town, name="义诊")
    an_arrival(engine, town.secretary, activity, member)
    closed = {"effect": "量了血压", "grade": Grade.FIRST, "beneficiaries": 10}
    does(engine, town.secretary, activities.close_activity, activity_id=activity, **closed)
    does(engine, town.clerk, activities.confirm_activity, activity_id=activity, grade=Grade.FIRST)


def test_a_unit_is_told_how_its_members_did_and_what_the_communities_say(engine: Engine) -> None:
    town = a_town(engine)
    a_confirmed_activity(engine, town)
    an_activity_of(engine, town, town.li_a)
    word = {"community_id": town.wanghu, "quarter": Q2, "rating": Satisfaction.SATISFIED, "text": "随叫随到"}
    with reading(engine) as session:
        (unit,) = questions.to_write(session, town.staff, kind=ReportKind.UNIT_LETTER, period=PERIOD, missing=True)
    does(engine, town.clerk, words.say_word, unit_id=unit, **word)

    assert writes(engine, town, ReportKind.UNIT_LETTER) == 1

    (paper,) = written(engine, town.staff, ReportKind.UNIT_LETTER)
    with reading(engine) as session:
        order = questions.letter_order(session, town.staff, kind=ReportKind.UNIT_LETTER, period=PERIOD)
        assert questions.letter_part(session, town.staff, report_ids=order) == (paper,)
    told = paper.facts
    assert isinstance(told, UnitFacts)
    assert (told.unit, told.in_service, told.activities) == ("局机关", 4, 2)
    assert [(paper.names[one.member_id], one.branch, one.times) for one in told.people] == [
        ("张三", "甲党支部", 1),
        ("李四", "甲党支部", 2),
    ]
    assert [(one.community, one.people, one.rating, one.word) for one in told.places] == [
        ("望湖社区", 2, Satisfaction.SATISFIED, "随叫随到")
    ]
    (masked,) = written(engine, actor_of(Role.LEADER), ReportKind.UNIT_LETTER)
    assert sorted(masked.names.values()) == ["张*", "李*"]


def test_a_community_is_told_what_was_done_there_and_reads_no_other_letter(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_confirmed_activity(sqlite_engine, town)

    assert writes(sqlite_engine, town, ReportKind.COMMUNITY_LETTER) == 1

    (told,) = facts(sqlite_engine, town.clerk, ReportKind.COMMUNITY_LETTER)
    assert isinstance(told, CommunityFacts)
    assert [(one.branch, one.activities, one.people, one.times) for one in told.done] == [("甲党支部", 1, 2, 2)]
    assert facts(sqlite_engine, town.other_clerk, ReportKind.COMMUNITY_LETTER) == []
    assert facts(sqlite_engine, town.secretary, ReportKind.COMMUNITY_LETTER) == []


def test_a_certificate_says_what_was_confirmed_and_its_code_verifies_it(engine: Engine) -> None:
    town = a_town(engine)
    a_confirmed_activity(engine, town)

    assert writes(engine, town, ReportKind.CERTIFICATE) == 2

    paper, _ = written(engine, town.secretary, ReportKind.CERTIFICATE)
    told = paper.facts
    assert isinstance(told, MemberFacts)
    assert (told.name, told.branch, told.times, told.places) == ("张三", "甲党支部", 1, ("望湖社区",))
    assert told.kinds == ((ActivityKind.CLEANING, 1),)
    typed = written_code(paper.check_code).lower().replace("-", " ")
    assert check(engine, read_code(typed)).paper.facts == told
    for wrong in ("", "2" * 16):
        with pytest.raises(Refusal) as said:
            check(engine, wrong)
        assert said.value.code is Code.NOT_FOUND
    with reading(engine) as session:
        assert len(questions.own_certificates(session, town.zhang)) == 1
        assert questions.letter(session, town.secretary, report_id=paper.id) == paper
        assert questions.own_certificates(session, actor_of(Role.MEMBER, member=town.wang_b)) == ()


def test_a_certificate_tells_the_years_trainings_and_honours_as_they_stood_when_it_was_written(engine: Engine) -> None:
    town = a_town(engine)
    a_confirmed_activity(engine, town)
    for kind, what, day, hours in (
        (CreditKind.TRAINING, "应急救护", date(2026, 2, 3), 8),
        (CreditKind.TRAINING, "去年的课", date(2025, 12, 31), None),
        (CreditKind.HONOUR, "优秀共产党员", date(2026, 5, 1), None),
    ):
        told = {"kind": kind, "what": what, "giver": "局党委", "day": day, "hours": hours}
        does(engine, town.secretary, credits_.note_credit, member_id=town.zhang_a, **told)
    assert writes(engine, town, ReportKind.CERTIFICATE) == 2
    assert writes(engine, town, ReportKind.CERTIFICATE) == 0

    first, _ = written(engine, town.secretary, ReportKind.CERTIFICATE)
    assert isinstance(first.facts, MemberFacts)
    assert first.facts.trainings == (Credited("应急救护", "局党委", date(2026, 2, 3), 8),)
    assert first.facts.honours == (Credited("优秀共产党员", "局党委", date(2026, 5, 1), None),)
    (prize,) = [one for one in rows(engine, MemberCredit) if one.kind is CreditKind.HONOUR]
    does(engine, town.secretary, credits_.take_credit_back, credit_id=prize.id, reason="登记错了人")

    assert writes(engine, town, ReportKind.CERTIFICATE) == 1
    newest, _ = written(engine, town.secretary, ReportKind.CERTIFICATE)
    assert isinstance(newest.facts, MemberFacts)
    assert (newest.version, newest.facts.trainings, newest.facts.honours) == (2, first.facts.trainings, ())
    assert check(engine, first.check_code).paper.facts == first.facts


def test_a_paper_from_before_answers_were_told_apart_is_not_written_again_for_nothing(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_confirmed_activity(sqlite_engine, town)
    writes(sqlite_engine, town, ReportKind.CERTIFICATE)
    newer = {"answers", "trainings", "honours"}
    with sqlite_engine.execution_options(write=True).begin() as connection:
        for report in rows(sqlite_engine, Report):
            figures = {name: value for name, value in report.figures.items() if name not in newer}
            changed = {"figures": figures, "content_hash": content_hash(figures)}
            connection.execute(update(Report).where(col(Report.id) == report.id).values(**changed))

    assert writes(sqlite_engine, town, ReportKind.CERTIFICATE) == 0
    (paper, _) = written(sqlite_engine, town.staff, ReportKind.CERTIFICATE)
    assert check(sqlite_engine, paper.check_code).whole


def test_a_stopped_batch_goes_on_and_what_was_written_is_not_written_twice(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_confirmed_activity(sqlite_engine, town)

    assert writes(sqlite_engine, town, ReportKind.CERTIFICATE, missing=True) == 2
    with reading(sqlite_engine) as session:
        assert questions.to_write(session, town.staff, kind=ReportKind.CERTIFICATE, period=PERIOD, missing=True) == ()
        assert questions.batches(session, town.staff, period=PERIOD)[2] == questions.Batch(ReportKind.CERTIFICATE, 2, 2)
    assert writes(sqlite_engine, town, ReportKind.CERTIFICATE) == 0


def test_service_confirmed_later_makes_a_next_version_and_the_former_one_says_so(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_confirmed_activity(sqlite_engine, town)
    second = a_closed_activity(sqlite_engine, town)
    with reading(sqlite_engine) as session:
        assert questions.unconfirmed(session, town.staff, period=PERIOD) == 2
    writes(sqlite_engine, town, ReportKind.CERTIFICATE)
    first, _ = written(sqlite_engine, town.staff, ReportKind.CERTIFICATE)
    with reading(sqlite_engine) as session:
        order = questions.letter_order(session, town.staff, kind=ReportKind.CERTIFICATE, period=PERIOD)

    does(sqlite_engine, town.clerk, activities.confirm_activity, now=at(day=22), activity_id=second, grade=Grade.FIRST)
    assert writes(sqlite_engine, town, ReportKind.CERTIFICATE) == 2

    newest, other = written(sqlite_engine, town.staff, ReportKind.CERTIFICATE)
    with reading(sqlite_engine) as session:
        # whoever began to take papers along before the second writing gets each of them once
        assert [one.id for one in questions.letter_part(session, town.staff, report_ids=order)] == list(order)
        now = questions.letter_order(session, town.staff, kind=ReportKind.CERTIFICATE, period=PERIOD)
        assert questions.letter_part(session, town.other_clerk, report_ids=order) == ()
    assert now == (newest.id, other.id)
    assert set(now).isdisjoint(order)
    assert isinstance(newest.facts, MemberFacts)
    assert (newest.version, newest.facts.times) == (2, 2)
    old, new = check(sqlite_engine, first.check_code), check(sqlite_engine, newest.check_code)
    assert (old.newest, old.paper.facts, new.newest) == (False, first.facts, True)


def test_a_forgotten_person_has_no_certificate_any_more(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    a_confirmed_activity(sqlite_engine, town)
    writes(sqlite_engine, town, ReportKind.CERTIFICATE)
    gone = {"status": MemberStatus.TRANSFERRED, "since": date(2026, 5, 21), "reason": "调出"}
    does(sqlite_engine, town.staff, members.change_status, now=at(day=21), member_id=town.zhang_a, **gone)

    admin = actor_of(Role.ADMIN)
    does(sqlite_engine, admin, forgetting.forget_member, now=at(day=22), member_id=town.zhang_a, reason="本人要求")

    assert [report.member_id for report in rows(sqlite_engine, Report)] == [town.li_a]


def test_only_the_office_writes_and_only_quarters_that_have_begun(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    letter = {"kind": ReportKind.UNIT_LETTER, "whom": []}

    for actor in (town.clerk, town.secretary, actor_of(Role.LEADER), actor_of(Role.ADMIN)):
        assert refused(sqlite_engine, actor, letters.write_letters, quarter=Q2, **letter) == Code.NOT_ALLOWED
    assert refused(sqlite_engine, town.staff, letters.write_letters, quarter="2026Q3", **letter) == Code.IN_THE_FUTURE
    assert refused(sqlite_engine, town.staff, letters.write_letters, quarter="春", **letter) == Code.BAD_DAY
    other = letter | {"kind": ReportKind.HALF_YEAR}
    assert refused(sqlite_engine, town.staff, letters.write_letters, quarter=Q2, **other) == Code.NOT_FOUND
    assert "letter.written" not in events(sqlite_engine)


def test_papers_become_one_document_with_every_word_and_a_picture_of_the_code(tmp_path: Path) -> None:
    grid = Grid("一、党员", ["姓名", "人次"], [["=张三", "3"]], "没有", (2, 1))
    paper = Paper(
        "反馈函", "第 1 版", "局机关：", ["如下。"], [grid], "供参考", ["局", "（盖章）"], "码", "https://x/verify/2"
    )

    (tmp_path / "letters.docx").write_bytes(write_papers([paper, paper]))

    document = docx.Document(str(tmp_path / "letters.docx"))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert said.count("反馈函") == 2
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["=张三", "3"]
    titles, seals = ([one for one in document.paragraphs if one.text == words] for words in ("反馈函", "局"))
    assert [bool(title.paragraph_format.page_break_before) for title in titles] == [False, True]
    assert [seal.paragraph_format.keep_with_next for seal in seals] == [True, True]
    assert [shape._inline.docPr.id for shape in document.inline_shapes] == [1, 2]  # noqa: SLF001 - the library has no word for it
