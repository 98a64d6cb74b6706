"""Every chart, map and table can be taken along: whoever draws one offers it, too."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.tree import broken, calls, dotted, nodes, parsed, sources

DRAWN = {
    "st.dataframe", "st.table", "st.plotly_chart", "st.line_chart", "st.bar_chart", "st.area_chart", "st.scatter_chart",
    "st.map", "st.altair_chart", "st.pyplot", "st.graphviz_chart", "st.pydeck_chart",
}  # fmt: skip
# Tables that leave by another way, each with it.
ANOTHER_WAY = {"pages/kit/importing.py": "rows of a file that somebody has just brought; they go back as a workbook"}


def drawn_but_not_offered(tree: ast.Module) -> Iterator[ast.AST]:
    """Find functions, or a page's own lines, that draw a chart, a map or a table and do not offer it."""
    functions = [node for node in nodes(tree) if isinstance(node, ast.FunctionDef)]
    inside = {id(part) for function in functions for part in ast.walk(function)}
    for function in functions:
        # called here, or handed to whoever puts both together
        names = {dotted(part) for part in ast.walk(function) if isinstance(part, ast.Attribute)}
        drawn = [call for name, call in calls(function) if name in DRAWN or _is_map(name, call)]
        if not names & {"taking.offer", "taking.link"}:
            yield from drawn
    yield from (call for name, call in calls(tree) if name in DRAWN and id(call) not in inside)


def _is_map(name: str, call: ast.Call) -> bool:
    """Tell a map by its markup: drawn as it is from the one function that makes it."""
    return name == "markup.draw" and any(called == "html" for part in call.args for called, _ in calls(part))


@pytest.mark.parametrize(
    ("snippet", "found"),
    [
        ("def f():\n    st.dataframe(x)\n", 1),
        ("st.plotly_chart(x)\n", 1),
        ("def f():\n    markup.draw(html(cells))\n", 1),
        ("def f():\n    st.dataframe(x)\n    taking.offer(sheet)\n", 0),
        ("def f():\n    st.dataframe(x)\n    markup.draw(taking.link(sheet))\n", 0),
        ("def f():\n    st.dataframe(x)\n    markup.draw(beside(x, taking.link))\n", 0),
        ("def f():\n    markup.draw('<style></style>')\n", 0),
    ],
)
def test_what_is_drawn_and_not_offered_is_found(snippet: str, found: int) -> None:
    assert len(list(drawn_but_not_offered(parsed(snippet)))) == found


def test_every_chart_map_and_table_is_offered() -> None:
    files = [file for file in sources("pages") if any(name in file.text for name in (*DRAWN, "markup.draw"))]

    assert broken(drawn_but_not_offered, files, allowed=ANOTHER_WAY) == []


def test_every_file_leaves_by_the_one_door_that_asks_again_and_writes_it_down() -> None:
    # recovery codes are shown to their owner this once and are kept nowhere
    allowed = {"pages/kit/factoring.py": 1}
    found = {
        file.path: sum(name == "st.download_button" for name, _ in calls(file.tree))
        for file in sources("pages")
        if "download_button" in file.text
    }

    assert found == allowed


def test_no_excuse_outlives_its_table() -> None:
    files = sources(*ANOTHER_WAY)

    assert [file.path for file in files if not any(drawn_but_not_offered(file.tree))] == []
