"""The half-year report on the screen: who reads and who signs it, each figure opened, a template looked through."""

from datetime import date

import docx
import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from db.files.document import read_document
from db.files.documents import Line
from db.rules.half_year import fields, unknown
from db.rules.kinds import Version
from db.rules.metrics import VEILED
from db.rules.rights import Actor
from db.tables.base import new_id
from db.tables.needs import Need
from db.tables.reports import Report, ReportTemplate
from db.terms import ActivityKind, KindList, Language, NeedId, Role
from db.work import writing
from db.work.trace import values_of
from pages.kit import lettering, reporting
from pages.text import called
from pages.text import half_year as text
from seed.demo.texts import papers
from tests.builders import actor_of, at
from tests.builders.acts import rows
from tests.builders.hands import offers, press, read
from tests.builders.screens import a_screen, a_sign_in
from tests.builders.steps import DAY, a_served_need
from tests.db.files.test_documents import a_template, saved
from tests.db.writes.test_half_years import STAFF
from tests.db.writes.test_quarters import a_busy_town

PATH = "report/half_year"


def opened(house: Engine, actor: Actor, **codes: str) -> AppTest:
    screen = a_screen(a_sign_in(house, actor), PATH, **{"half": "2026H1", **codes})
    assert [error.message for error in screen.exception] == []
    return screen


def paper_of(screen: AppTest) -> str:
    """The text as it is drawn."""
    return str(next(element.proto.body for element in screen.get("html") if "ss-report" in element.proto.body))


def test_a_leader_reads_the_report_and_does_not_sign_it(house: Engine) -> None:
    a_busy_town(house)

    screen = opened(house, actor_of(Role.LEADER))

    assert not offers(screen, text.SIGN)
    assert "开展活动<a" in paper_of(screen)


def test_a_figure_opens_to_its_rows_and_words_are_written_before_one_signs(house: Engine) -> None:
    a_busy_town(house)
    screen = opened(house, STAFF, figure="activities:cleaning")

    assert (screen.metric[0].label, screen.metric[0].value) == ("开展活动", "1")
    assert "望湖社区" in read(screen)
    assert 'aria-current="true">1</a>' in paper_of(screen)
    screen.text_area[1].input("活动种类少")
    press(screen, text.KEEP)
    assert "活动种类少" in paper_of(screen)
    press(screen, text.SIGN)

    assert [report.version for report in rows(house, Report)] == [1]
    assert text.STATE_SIGNED.zh in read(screen)
    assert not offers(screen, text.SIGN)


def test_what_moved_since_it_was_signed_is_told_in_full_and_a_thousand_rows_are_parted_by_place(house: Engine) -> None:
    town = a_busy_town(house)
    press(opened(house, STAFF), text.SIGN)
    many_needs(house, a_served_need(house, town), 1000)

    screen = opened(house, STAFF, figure="needs_asked")
    moved = {row["字段"]: (row["定稿时"], row["现在"]) for row in screen.dataframe[0].value.to_dict("records")}
    elsewhere = opened(house, STAFF, figure="needs_asked", community="SQ002")

    assert moved["征集需求"] == ("1", "1,002")
    assert [name for name, (before, now) in moved.items() if before == now] == []
    assert {"社区", "党支部"} <= {box.label for box in screen.selectbox}
    assert elsewhere.metric[0].value == "1,002"
    assert "3号楼水管漏水" in read(screen)
    assert "3号楼水管漏水" not in read(elsewhere)


def many_needs(house: Engine, like: NeedId, count: int) -> None:
    """So many needs more like one."""
    with writing(house, STAFF, now=at()) as work:
        one = values_of(work.get(Need, like))
        work.session.add_all(Need(**one | {"id": new_id(), "code": f"XQ{n}"}) for n in range(count))


def test_unknown_fields_of_a_template_are_all_named_with_the_nearest_known_one(house: Engine) -> None:
    a_busy_town(house)
    screen = opened(house, STAFF)
    strange = docx.Document()
    strange.add_paragraph("{{报到律}}和{{活动}}，{{xyzzy}}，{{报到率}}")

    screen.file_uploader[0].set_value(("总结.docx", saved(strange), lettering.DOCX)).run()
    said = read(screen)
    assert text.UNKNOWN_FIELDS.zh.format(count=3) in said
    assert text.UNKNOWN_ONE.zh.format(name="报到律", near="报到率") in said
    assert text.UNKNOWN_ALONE.zh.format(name="xyzzy") in said
    assert not offers(screen, text.USE_TEMPLATE)

    screen.file_uploader[0].set_value(("总结.docx", a_template(), lettering.DOCX)).run()
    press(screen, text.USE_TEMPLATE)
    assert [row.name for row in rows(house, ReportTemplate)] == ["总结.docx"]
    assert "截至" in paper_of(screen)


@pytest.mark.parametrize("language", list(Language))
def test_a_field_is_known_by_its_names_in_both_languages_however_they_are_typed(language: Language) -> None:
    named = [reporting.called(field, language) for field in fields().values()]
    wide = [name.replace(":", "：").upper() for name in named]

    found = reporting.recognised([Line("text", "".join(f"{{{{ {name} }}}}" for name in (*named, *wide)))])

    assert found.unknown == ()
    assert {found.marks[name] for name in named} == set(fields())
    assert {found.marks[name] for name in wide} == set(fields())
    assert unknown(text.TEXT.words(language)) == ()


def test_the_template_that_comes_along_can_be_taken_and_sent_back_as_it_was() -> None:
    lines = read_document(reporting.blank_template())

    assert reporting.recognised(lines).text == "\n".join(
        line if line[:2] in {"# ", "##", "> "} else f"  {line}" for line in text.TEXT.zh.split("\n")
    )


def test_a_withheld_figure_says_so_and_is_not_taken_for_an_unknown_one() -> None:
    groups = fields()["wish_day_groups"]

    assert reporting.written(fields()["wishes_asked:sick"], VEILED) == "不单列"
    assert reporting.written(groups, (("elderly", 7), ("children", VEILED), ("sick", None))) == (
        "老年人7人、儿童（不单列）、患病居民（—）"
    )


def test_a_new_name_is_in_the_text_that_comes_along_and_templates_may_still_use_the_former() -> None:
    own = Version(KindList.ACTIVITY, ActivityKind.CLEANING, DAY, zh="美丽家园", en="", position=None, retired=False)
    called.keep((own,), DAY)
    written = "{{开展活动:环境整治}}、{{开展活动:美丽家园}}、{{开展活动:爱心快递}}、{{开展活动:护河}}"
    try:
        said = [reporting.default_text(language) for language in Language]
        found = reporting.recognised([Line("text", written)])
    finally:
        called.keep((), date.min)

    assert list(found.marks.values()) == ["activities:cleaning", "activities:cleaning", "activities:parcels"]
    assert [one for one, _ in found.unknown] == ["开展活动:护河"]
    assert "\n美丽家园：{{activity_months:cleaning}}" in said[0]
    assert "\n爱心快递：{{activity_months:parcels}}" in said[0]
    assert "\n美丽家园 ({{activity_months:cleaning}})" in said[1]
    assert reporting.default_text(Language.ZH) == text.TEXT.zh


def test_the_invented_city_signs_the_text_that_comes_along() -> None:
    assert text.TEXT.zh == papers.HALF_YEAR
