"""A certificate in words: what was said afterwards is told apart, and a paper keeps the words it was signed with."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from db.reads.letters import Written
from db.rules.letters import Credited, MemberFacts
from db.terms import ActivityKind, Language, ReportKind, Satisfaction
from pages.kit import say
from pages.kit.lettering import certified

FACTS = MemberFacts(
    name="张三", unit="局机关", branch="甲党支部", times=3, minutes=90, kinds=((ActivityKind.CLEANING, 3),),
    places=("望湖社区",), solved=2, wishes=1, skills=("水电维修",), asked=3, satisfied=2,
)  # fmt: skip
ANSWERS = ((Satisfaction.SATISFIED, 1), (Satisfaction.FAIRLY, 1), (Satisfaction.NOT, 1))


def said(facts: MemberFacts, language: Language = Language.ZH) -> list[str]:
    """The lines of a certificate of the second quarter of 2026, from its deeds on."""
    say.speak(language)
    quarter: dict[str, Any] = {"first_on": date(2026, 4, 1), "last_on": date(2026, 6, 30)}
    signed: dict[str, Any] = {
        "version": 1,
        "signed_at": datetime(2026, 7, 3, tzinfo=UTC),
        "check_code": "",
        "bureau": "局",
        "names": {},
    }
    return certified(Written(id=uuid4(), kind=ReportKind.CERTIFICATE, facts=facts, **quarter, **signed))[3:]


def test_a_certificate_tells_skills_training_honours_and_each_answer_in_this_order() -> None:
    whole = replace(
        FACTS,
        answers=ANSWERS,
        trainings=(
            Credited("应急救护", "区红十字会", date(2026, 2, 3), 8),
            Credited("调解实务", "区司法局", date(2026, 4, 9), None),
        ),
        honours=(Credited("优秀共产党员", "局党委", date(2026, 5, 1), None),),
    )

    assert said(whole) == [
        "专业特长：水电维修。",
        "2026 年参加培训：应急救护（区红十字会，2026年2月3日，8 学时）；调解实务（区司法局，2026年4月9日）。",
        "2026 年所获荣誉：优秀共产党员（局党委，2026年5月1日）。",
        "群众评价：事后回访 3 件，满意 1 件、基本满意 1 件、不满意 1 件。",
    ]
    assert said(whole, Language.EN)[1:] == [
        "Trainings in 2026: 应急救护 (区红十字会, 3 Feb 2026, 8 hours); 调解实务 (区司法局, 9 Apr 2026).",
        "Honours in 2026: 优秀共产党员 (局党委, 1 May 2026).",
        "Evaluation, of 3 asked about afterwards: Satisfied ×1, Fairly satisfied ×1, Not satisfied ×1.",
    ]


def test_a_paper_that_was_signed_without_them_says_what_it_said() -> None:
    assert said(FACTS) == ["事后回访 3 件，满意或基本满意 2 件。", "专业特长：水电维修。"]
