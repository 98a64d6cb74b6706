"""The map's markup: well formed, escaped, and telling everything in words as well."""

from html import escape
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from db.terms import Language, OutlineOf
from pages.kit import contours, outlining, say
from pages.kit.maps import Cell, Key, Picks, html
from pages.kit.pictures import Frame
from pages.kit.tints import SCALES
from pages.text.phrase import Phrase

MARKED = Phrase("需要关注", "Needs attention")
EVIL = '<img src=x onerror="alert(1)">&"\''


def a_cell(code: str = "SQ001", name: str = "望湖社区", **more: object) -> Cell:
    facts: dict[str, object] = {
        "street": "湖滨街道", "district": "东城区", "value": "12", "band": 2,
        "aloud": f"{name}：报到 12", "marked": False,
    }  # fmt: skip
    return Cell(code=code, name=name, **(facts | more))  # type: ignore[arg-type]  # the facts have the fields' types


class Links(HTMLParser):
    """Gathers where tiles lead and what they say aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "a":
            self.found.append(dict(attrs))


def links_of(markup: str) -> Links:
    links = Links()
    links.feed(markup)
    return links


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_map_is_well_formed_whatever_the_names_are(theme: str) -> None:
    markup = html(
        [a_cell(name=EVIL, street=EVIL, district=EVIL, aloud=EVIL, value=EVIL)], [Key(2, EVIL)], MARKED, theme=theme
    )

    tree = ET.fromstring(f"<div>{markup}</div>")  # noqa: S314 - our own markup

    assert tree.find(".//a/b").text == EVIL  # type: ignore[union-attr]  # it is there, or the test fails
    assert "img" not in links_of(markup).tags


def test_a_tile_leads_to_its_community_and_says_aloud_what_it_shows() -> None:
    markup = html([a_cell(code="SQ 1&2")], [], MARKED, theme="light")

    (link,) = links_of(markup).found
    assert link["href"] == "community?community=SQ+1%262"
    assert link["aria-label"] == "望湖社区：报到 12"


def test_tiles_stand_by_district_and_street() -> None:
    cells = [a_cell("1"), a_cell("2", street="河东街道"), a_cell("3", district="西城区", street="山前街道")]

    tree = ET.fromstring(f"<div>{html(cells, [], MARKED, theme='light')}</div>")  # noqa: S314 - our own markup

    assert [title.text for title in tree.iter("h3")] == ["东城区", "西城区"]
    assert [len(list(section.iter("a"))) for section in tree.iter("section")] == [2, 1]


def test_a_city_of_two_hundred_gets_smaller_tiles_and_one_of_four_hundred_the_smallest() -> None:
    few = html([a_cell(str(n)) for n in range(40)], [], MARKED, theme="light")
    more = html([a_cell(str(n)) for n in range(200)], [], MARKED, theme="light")
    many = html([a_cell(str(n)) for n in range(400)], [], MARKED, theme="light")

    assert 'class="ss-l"' in few
    assert 'class="ss-s"' in more
    assert 'class="ss-s ss-great"' in many


def test_unknown_is_dashed_and_a_mark_is_told_in_the_legend() -> None:
    say.speak(Language.ZH)

    markup = html([a_cell(band=None, marked=True)], [Key(None, "暂无数据：1 个")], MARKED, theme="light")

    assert (markup.count('class="ss-lu"'), markup.count('class="ss-lf"')) == (2, 2)
    assert ".ss-lu{background:#FFFFFF;color:#57606A;border:1px dashed #57606A}" in markup
    assert "需要关注" in markup


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_ink_reads_on_every_class(theme: str) -> None:
    ratios = [contrast(ground, ink) for ground, ink in SCALES[theme]]

    assert min(ratios) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_classes_differ_in_light_for_every_eye(theme: str) -> None:
    lights = [luminance(ground) for ground, _ in SCALES[theme]]

    assert lights == sorted(lights, reverse=theme == "light")


def contrast(one: str, other: str) -> float:
    lights = sorted((luminance(one), luminance(other)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_street_picks_its_communities_and_keeps_the_rest_of_the_address() -> None:
    cells = [a_cell("1"), a_cell("2"), a_cell("3", street="河东街道")]
    picks = Picks(("2", "3"), keep={"measure": "soon"})

    links = links_of(html(cells, [], MARKED, theme="light", picks=picks)).found

    # what is picked whole is left out by another tap; the one district there is picks nothing apart
    names = [link["href"] for link in links if "data-values" not in link]
    assert names == [
        "overview?measure=soon",
        "overview?measure=soon&of=3%2C1%2C2",
        "overview?measure=soon&of=2",
    ]
    assert [(link["class"], link["href"]) for link in links if "data-values" in link] == [
        ("ss-l2", "community?community=1"),
        ("ss-l2 ss-on", "community?community=2"),
        ("ss-l2 ss-on", "community?community=3"),
    ]


def test_a_street_narrows_the_page_while_nothing_is_picked_so_that_picker_and_map_agree() -> None:
    cells = [a_cell("1", street_code="s1"), a_cell("2", street="河东街道", street_code="s2")]

    opening, ticking = (
        links_of(html(cells, [], MARKED, theme="light", picks=Picks(by_tap=by_tap, keep={"at": "2026Q2"}))).found
        for by_tap in (False, True)
    )

    ways = [[link["href"] for link in links if "data-values" not in link] for links in (opening, ticking)]
    assert ways == [
        ["overview?at=2026Q2&area=s1", "overview?at=2026Q2&area=s2"],
        ["overview?at=2026Q2&of=1", "overview?at=2026Q2&of=2"],
    ]


def test_where_a_tap_picks_a_tile_is_a_box_to_tick() -> None:
    cells = [a_cell("1"), a_cell("2")]

    links = links_of(html(cells, [], MARKED, theme="light", picks=Picks(("2",), by_tap=True))).found

    ticks = [(link["role"], link["aria-checked"], link["href"]) for link in links if "data-values" in link]
    assert ticks == [("checkbox", "false", "overview?of=2%2C1"), ("checkbox", "true", "overview?")]


def test_a_tile_says_its_values_and_the_map_their_names_once() -> None:
    cells = [a_cell(values=(("报到人数", "12"), (EVIL, "—")), worries=EVIL), a_cell("2", values=(("报到人数", "7"),))]
    markup = html(cells, [], MARKED, theme="light")

    assert [link["data-values"] for link in links_of(markup).found] == [f"12|—|{EVIL}", "7"]
    assert f'data-names="报到人数：|{escape(EVIL, quote=True)}："' in markup


def test_the_card_of_an_outline_says_every_measure_line_by_line() -> None:
    assert a_cell(values=(("报到人数", "12"),), worries="需要关注：逾期").card == ("报到人数：12", "需要关注：逾期")


def test_an_outline_picks_its_communities_and_streets_beneath_pick_theirs() -> None:
    cells = [a_cell("SQ1", street="湖滨街道"), a_cell("SQ2", street="东门街道")]
    plot = contours.Plot(a_cell(name="东城区"), "M0 0L9 0L9 9Z", 5, 3, "overview?area=1", ("SQ1", "SQ2"))
    facts: dict[str, Any] = {"size": (10, 10), "legend": contours.Legend([]), "theme": "light", "within": cells}

    opening = links_of(contours.outlines_html([plot], picks=Picks(), **facts)).found
    picking = links_of(
        contours.outlines_html([plot], picks=Picks(("SQ1", "SQ2"), by_tap=True, said=None), **facts)
    ).found

    assert [(opening[0]["href"], opening[0]["data-code"])] == [("overview?area=1", "SQ1,SQ2")]
    assert [link.get("data-codes") for link in opening[1:]] == ["SQ1,SQ2", "SQ1", "SQ2"]
    assert (picking[0]["role"], picking[0]["aria-checked"], picking[0]["href"]) == ("checkbox", "true", "overview?")
    assert picking[0]["class"] == "ss-on"


@pytest.mark.parametrize(("number", "explained"), [(60, True), (61, False)])
def test_outlines_too_many_to_be_named_explain_no_mark_that_stands_at_a_name(number: int, *, explained: bool) -> None:
    plots = [contours.Plot(a_cell(marked=True), "M0 0L9 0L9 9Z", 5, 3, "community")] * number

    markup = contours.outlines_html(plots, (10, 10), contours.Legend([]), theme="light")

    assert ("需要关注" in markup) is explained


def test_a_finger_is_told_how_to_pick_without_a_mouse() -> None:
    facts: dict[str, Any] = {"theme": "light", "legend": [], "marked": MARKED}

    told = html([a_cell()], picks=Picks(said="按住 Shift", by_finger="先点"), **facts)
    picked = html([a_cell()], picks=Picks(("1",), said="已选 1 个社区"), **facts)

    assert '<span class="ss-mouse">按住 Shift</span><span class="ss-finger">先点</span>' in told
    assert "@media (hover:none){.ss-picked .ss-mouse{display:none}" in told
    assert '<p class="ss-picked" role="status">已选 1 个社区' in picked


@pytest.mark.parametrize(
    ("of", "number", "agent", "first"),
    [
        (OutlineOf.COMMUNITY, 400, "Mozilla/5.0 (X11; Linux x86_64)", "map"),
        (OutlineOf.COMMUNITY, 400, "Mozilla/5.0 (Linux; Android 15) Mobile Safari/537.36", "tiles"),
        (OutlineOf.COMMUNITY, 12, "Mozilla/5.0 (Linux; Android 15) Mobile Safari/537.36", "map"),
        (OutlineOf.DISTRICT, 6, "Mozilla/5.0 (X11; Linux x86_64)", "tiles"),
    ],
)
def test_hundreds_of_outlines_are_no_map_for_a_finger(of: OutlineOf, number: int, agent: str, first: str) -> None:
    assert outlining.first(of, number, agent) == first


def test_an_own_map_goes_along_as_itself_with_its_review_number() -> None:
    plots = [
        contours.Plot(a_cell(name=EVIL), "M0 0L9 0L9 9Z", 5, 3, "community"),
        contours.Plot(a_cell(name="西城区", band=None, value="—"), "M0 0L0 9L9 9Z", 3, 5, "community"),
    ]
    legend = contours.Legend([Key(2, "中等"), Key(None, "暂无数据")], beneath="审图号：豫S(2026)001号")

    svg = contours.on_paper(Frame("各区报到率", ["截至今天"], "三双工作台"), plots, (10, 10), legend)

    said = [one.text for one in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314 - our own
    assert {EVIL, "西城区", "12", "—", "中等", "暂无数据", "审图号：豫S(2026)001号", "截至今天"} <= set(said)
    assert (svg.count('d="M0 0L9 0L9 9Z"'), svg.count('d="M0 0L0 9L9 9Z"')) == (1, 1)
