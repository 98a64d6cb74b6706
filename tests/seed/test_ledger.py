"""python -m seed ledger: the bureau's own spreadsheets go in, what cannot comes back, and twice is once."""

import io
import json
import stat
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import Engine
from sqlmodel import func, select

from db.errors import Code
from db.files.flaws import Flaw
from db.files.ledgers.reading import Folder, read_folder
from db.reads.accounts import doorstep
from db.reads.chain import verify
from db.reads.half_year import filled
from db.reads.recount import differences
from db.rules.calendar import day_in_shanghai
from db.rules.half_year import Value
from db.rules.metrics import Answer
from db.rules.rights import stranger
from db.tables import metadata
from db.tables.base import HOME_ORG
from db.tables.keeping import Batch
from db.terms import Language, Role
from db.work import perform, reading
from db.writes.setup import offer_setup
from seed.figures import figures
from seed.ledger import Run, bring_in
from seed.telling import Told, tell
from tests import commands
from tests.builders import actor_of
from tests.builders.accounts import a_demo, an_account
from tests.builders.ledgers import ACTIVITIES, AGREEMENTS, MEMBERS, NEEDS, NOW, TOWN, WISHES, flaws, lay_down
from tests.house.tree import ROOT

pytestmark = pytest.mark.process

LEDGERS = ROOT.parent / "shared" / "ledgers"
at_ledgers = pytest.mark.skipif(not LEDGERS.is_dir(), reason="the example ledgers are not here")


@dataclass(frozen=True, slots=True)
class Desk:
    """A place to run the command at: its database, and a folder to stand in."""

    url: str
    place: Path

    def run(self, folder: Path, *options: str) -> commands.Said:
        """Run the command as a person does."""
        own = {"DATABASE_URL": self.url, "SANSHUANG_KEY_FILE": str(self.place / "seal.key")}
        return commands.run("seed", "ledger", str(folder), *options, own=own, place=self.place)


@pytest.fixture
def desk(sqlite_url: str, tmp_path: Path) -> Desk:
    """A desk over a migrated SQLite database."""
    return Desk(sqlite_url, tmp_path)


@cache
def read(place: Path) -> Folder:
    """A folder as read; each is read once, for reading starts a process for each file."""
    return read_folder(place)


def bring(engine: Engine, place: Path) -> Run:
    """Bring a folder in, as the command does."""
    return bring_in(engine, read(place), now=NOW)


def figures_of(engine: Engine, place: Path) -> dict[str, Any]:
    """The figures that the command prints."""
    with reading(engine) as session:
        return dict(figures(session, read(place), place))


def half_year_of(engine: Engine, half: str) -> dict[str, int | None]:
    """What the half-year report says of what the ledgers know."""
    codes = (
        "in_service", "checked_in", "branches", "communities", "agreements", "agreements_signed", "needs_asked",
        "needs_solved", "wishes_claimed", "wishes_fulfilled", "activities", "person_times", "branch_points",
    )  # fmt: skip
    values = dict(zip(codes, half_year(engine, half, *codes), strict=True))
    return {code: value.value for code, value in values.items() if isinstance(value, Answer)}


def half_year(engine: Engine, half: str, *codes: str) -> list[Value]:
    """What fields of the half-year report come to."""
    with reading(engine) as session:
        values = filled(session, actor_of(Role.STAFF), half=half, codes=codes, today=day_in_shanghai(NOW))
    return [values[code] for code in codes]


def told(engine: Engine, place: Path, language: Language = Language.ZH) -> list[str]:
    """What the command says after bringing a folder in, behind the line that names the database."""
    went = bring(engine, place)
    said = tell(engine, Told(went.done, went.failed, read(place), Path("back.xlsx")), language)
    return said.splitlines()[1:]


def rows_of(path: Path) -> list[list[tuple[Any, ...]]]:
    """The rows of each sheet of a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    return [list(sheet.iter_rows(values_only=True)) for sheet in book]


def counts(engine: Engine) -> dict[str, int]:
    """How many rows each table holds."""
    tables = metadata.sorted_tables
    with reading(engine) as session:
        return {table.name: session.exec(select(func.count()).select_from(table)).one() for table in tables}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small town's five ledgers and what is no ledger, read once for all who bring them in."""
    folder = a_folder(tmp_path_factory.mktemp("town"))
    (folder / "旧.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    return folder


def a_folder(place: Path) -> Path:
    """A small town's five ledgers, with a row or two that cannot go in."""
    return lay_down(
        place / "ledgers",
        报到=[["一览表"], ["填报时间：2026年3月31日"], MEMBERS, *TOWN, ["合计", "共3人"]],
        协议=[["2026年度"], AGREEMENTS, [1, "军休所党支部", "望湖社区", "2026.2.1", "解平建", "18665836125"]],
        需求=[
            NEEDS,
            ["XQ20260001", "望湖社区", "=1+1", "理发", "", "2026.5.1", "已办结", "2026.5.9", "满意"],
            ["XQ20260002", "月亮社区", "送药", "", "", "2026.5.1", "待认领", "", ""],
        ],
        微心愿=[
            WISHES,
            ["单东梅", 16, "大病家庭", "书包", "望湖社区", "张三", "军休所党支部", "2026.5.3", "2026.5.28"],
        ],
        活动={
            "一季度": [
                ACTIVITIES,
                ["2026.3.1", "军休所党支部", "望湖社区", "环境整治", "张三、外来者某", 9, 2, "二等"],
            ],
            "二季度": [ACTIVITIES, ["2026.4.1", "军休所党支部", "望湖社区", "环境整治", "李四", 1, 2, "一等"]],
            "说明": [["请各支部按月填报"]],
        },
    )


def hold_the_truth(engine: Engine, truth: Any) -> None:  # noqa: ANN401 - whatever the file holds
    """See that the records say of the bureau's own ledgers what is known of them."""
    first_half, second_half = half_year_of(engine, "2026H1"), half_year_of(engine, "2026H2")
    # one need of the ledger was solved in July
    solved = [half.pop("needs_solved") or 0 for half in (first_half, second_half)]
    assert (sum(solved), solved[1]) == (truth["needs"]["solved"], 1)
    assert first_half == {
        "in_service": truth["members"]["in_service"],
        "checked_in": truth["members"]["in_service_checked_in"],
        "branches": truth["members"]["branches"],
        "communities": truth["members"]["communities"],
        "agreements": truth["agreements"]["communities_with_signed"],
        "agreements_signed": truth["agreements"]["signed"],
        "needs_asked": truth["needs"]["importable"],
        "wishes_claimed": truth["wishes"]["claimed"],
        "wishes_fulfilled": truth["wishes"]["fulfilled"],
        "activities": truth["activities"]["activities"],
        "person_times": truth["activities"]["person_times"],
        "branch_points": truth["activities"]["branch_points_3_2_1"],
    }
    # the ledgers tell of wish days and not of whom they were for
    assert half_year(engine, "2026H1", "wish_day_people", "wish_day_groups") == [Answer(None), None]
    with reading(engine) as session:
        assert differences(session) == []
        assert verify(session).broken_at is None


@at_ledgers
def test_the_bureaus_own_ledgers_give_the_known_truth_however_often(postgres_engine: Engine) -> None:
    truth = json.loads((LEDGERS / "truth.json").read_text("utf-8"))

    first = bring(postgres_engine, LEDGERS)
    held = counts(postgres_engine)
    second = bring(postgres_engine, LEDGERS)

    assert figures_of(postgres_engine, LEDGERS) == truth
    hold_the_truth(postgres_engine, truth)
    assert (len(first.done), first.failed) == (5, [])
    assert [failed.refusal.code for failed in second.failed] == [Code.ALREADY_IMPORTED] * 5
    assert counts(postgres_engine) == held


@at_ledgers
def test_the_command_prints_the_truth_and_hands_back_the_rest_over_nothing(desk: Desk, sqlite_engine: Engine) -> None:
    wish = desk.place / "back" / "rows.xlsx"
    wish.parent.mkdir()
    wish.write_bytes(b"mine")

    first = desk.run(LEDGERS, "--json", "--returns", str(wish))
    held = counts(sqlite_engine)
    second = desk.run(LEDGERS, "--json", "--lang", "en")

    returned = wish.with_stem("rows-2")
    members, needs = rows_of(returned)
    truth = json.loads((LEDGERS / "truth.json").read_text("utf-8"))
    assert [(said.code, json.loads(said.out)) for said in (first, second)] == [(0, truth), (0, truth)]
    hold_the_truth(sqlite_engine, truth)
    assert (wish.read_bytes(), stat.S_IMODE(returned.stat().st_mode)) == (b"mine", 0o600)
    assert [(row[-2], row[-1]) for row in members[1:]] == [
        (244, "与工作表“报到一览”第177行重复，只收第一次出现的那一行"),
        (245, "与工作表“报到一览”第218行重复，只收第一次出现的那一行"),
        (246, "“报到时间”：“2026年13月5日”这一天不存在；“联系电话”：“1380013”位数不够，只有7位"),
    ]
    assert [(row[0], row[-1]) for row in needs[1:]] == [
        ("XQ20260037", "办结时间（2026-05-18）早于提出时间（2026-05-21）"),
        ("XQ20260074", "办结时间（2026-02-04）早于提出时间（2026-02-07）"),
        ("XQ20260111", "办结时间（2026-04-28）早于提出时间（2026-05-01）"),
        ("XQ20260122", "没有叫“不存在社区”的社区"),
    ]
    assert second.err.count("nothing was added twice") == 5
    assert counts(sqlite_engine) == held


def test_a_small_town_goes_in_whole(engine: Engine, town: Path) -> None:
    went = bring(engine, town)

    assert went.broke is False
    assert figures_of(engine, town) == {
        "members": {
            "rows": 3,
            "distinct_people": 3,
            "in_service": 3,
            "left": 0,
            "in_service_checked_in": 2,
            "duplicate_rows": 0,
            "bad_rows": 0,
            "bad_row_numbers_in_column_序号": [],
            "branches": 2,
            "same_name_same_branch": [],
            "communities": 2,
        },
        "needs": {
            "rows": 2,
            "importable": 1,
            "finished_before_asked": 0,
            "unknown_community": 1,
            "solved": 1,
            "one_cell_is_a_formula_and_must_stay_text": True,
        },
        "wishes": {
            "rows": 1,
            "claimed": 1,
            "fulfilled": 1,
            "columns_that_are_sensitive": ["心愿人", "年龄", "家庭情况"],
        },
        "activities": {
            "activities": 2,
            "person_times": 2,
            "branch_points_3_2_1": 5,
            "vague_rows": 1,
            "unknown_names": 1,
        },
        "agreements": {"rows": 1, "signed": 1, "communities_with_signed": 1},
    }
    with reading(engine) as session:
        assert differences(session) == []


def test_the_end_is_told_in_chinese_and_in_english(sqlite_engine: Engine, town: Path) -> None:
    first, second = told(sqlite_engine, town), told(sqlite_engine, town, Language.EN)

    assert first == [
        "  报到.xlsx · 党员报到：写入 3 行，退回 0 行",
        "  协议.xlsx · 协议：写入 1 行，退回 0 行",
        "  需求.xlsx · 需求：写入 1 行，退回 1 行",
        "  微心愿.xlsx · 微心愿：写入 1 行，退回 0 行",
        "  活动.xlsx · 活动：写入 2 行，退回 0 行",
        "  旧.xls：这是旧版Excel文件（.xls）。请用表格软件打开，另存为.xlsx后再传",
        "  活动.xlsx：工作表“说明”看不出是哪本台账，没有读取",
        "退回的 1 行和逐行的原因在：back.xlsx",
        "  里面有姓名和电话，只有您能打开，请妥善保管。改好后存成新文件（保留表头），放进文件夹再运行一次。",
        "台账没有写社区属于哪个街道，新社区暂放在“待归属街道”，请管理员在系统里归位。",
        "接下来：启动服务（streamlit run dashboard.py），打开网页会进入 /setup，用控制台上的一次性口令建立管理员。",
    ]
    assert [line.partition(": ")[2] for line in second[:5]] == ["imported on 2026-07-20, nothing was added twice"] * 5


def test_a_mended_row_goes_in_and_what_was_saved_anew_adds_nothing(sqlite_engine: Engine, tmp_path: Path) -> None:
    wrong = [4, "赵六", "军休所党支部", "", "望湖社区", "2026.13.1", "13800000004", ""]
    bring(sqlite_engine, lay_down(tmp_path / "ledgers", 报到=[["一览表"], MEMBERS, *TOWN, wrong]))
    row = [4, "赵六", "军休所党支部", "", "望湖社区", "2026.3.1", "13800000004", ""]
    mended = lay_down(tmp_path / "mended", 报到=[["另存"], MEMBERS, *TOWN, row])

    (again,) = bring(sqlite_engine, mended).done

    assert (again.taken, flaws(again.back)) == (1, [(n, [Flaw.ALREADY_THERE]) for n in (3, 4, 5)])
    assert figures_of(sqlite_engine, mended)["members"]["in_service_checked_in"] == 3


def test_a_file_that_cannot_go_in_keeps_no_other_file_out(desk: Desk) -> None:
    (desk.place / "seal.key").write_bytes(b"too short")

    said = desk.run(a_folder(desk.place))

    assert said.code == 1
    assert said.out.splitlines()[4:6] == [
        "  活动.xlsx · 活动：写入 2 行，退回 0 行",
        "  微心愿.xlsx · 微心愿：没有写入（wrong_key），其余文件不受影响；改正后再运行一次即可",
    ]
    assert [path.name for path in desk.place.glob("returns-*.xlsx")] == [f"returns-{_today()}.xlsx"]


def test_after_the_ledgers_the_bureau_may_still_be_set_up(sqlite_engine: Engine, town: Path) -> None:
    bring(sqlite_engine, town)

    with reading(sqlite_engine) as session:
        assert doorstep(session).empty is True
    perform(sqlite_engine, stranger(HOME_ORG), offer_setup, now=NOW, code="a code")


def test_into_a_bureau_that_is_set_up_they_go_as_well(sqlite_engine: Engine, town: Path) -> None:
    an_account(sqlite_engine, "li.na", Role.ADMIN)

    said = told(sqlite_engine, town)

    assert said[-1] == "接下来：启动服务（streamlit run dashboard.py），用已有账号登录即可看到。"


def test_no_real_ledger_goes_into_a_demo(desk: Desk, sqlite_engine: Engine) -> None:
    a_demo(sqlite_engine)

    said = desk.run(a_folder(desk.place))

    with reading(sqlite_engine) as session:
        assert session.exec(select(func.count()).select_from(Batch)).one() == 0
    assert (said.code, said.out.partition(" ")[2]) == (
        1,
        "是演示数据库，真实台账不能写进去。请用 DATABASE_URL 指定另一个数据库。\n",
    )


def test_a_folder_that_is_not_there_is_said_to_be_missing(desk: Desk) -> None:
    said = desk.run(Path("nowhere"))

    assert (said.code, said.out) == (1, "找不到文件夹“nowhere”，什么都没有写入。请核对路径。\n")


def _today() -> str:
    return day_in_shanghai(datetime.now(UTC)).isoformat()
