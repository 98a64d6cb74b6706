"""Forms: drawn by the kit alone, each field by its parameter's name, so that what is refused comes to its field."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.tree import broken, calls, dotted, nodes, parsed, sources

FIELDS = {
    "text", "sealed", "password", "phone", "number", "degrees", "day", "hour", "one_of", "several_of", "word", "words",
    "yes",
}  # fmt: skip
BENEATH = "pages/kit/beneath.py"
WIDGETS = {
    "text_input", "text_area", "selectbox", "multiselect", "number_input", "date_input", "time_input", "pills",
}  # fmt: skip


def goes_round(tree: ast.Module) -> Iterator[ast.AST]:
    """Find forms that Streamlit draws itself, and fields that are said to be missing by hand."""
    for node in nodes(tree):
        if isinstance(node, ast.Attribute) and dotted(node) in {
            "st.form",
            "frame.MISSING_FIELD",
            "frame.MISSING_CHOICE",
        }:
            yield node


def nameless(tree: ast.Module) -> Iterator[ast.AST]:
    """Find fields in a form that do not say for which parameter they ask, nor within whose name they are drawn."""
    for node in nodes(tree):
        if isinstance(node, ast.With) and any(dotted(called.func) == "beneath.form" for called in _opened(node)):
            yield from (call for statement in node.body for name, call in calls(statement) if _nameless(name, call))


def bare_widgets(tree: ast.Module) -> Iterator[ast.AST]:
    """Find fields drawn by Streamlit itself within a form: nothing can be said beneath them."""
    for node in nodes(tree):
        if isinstance(node, ast.With) and any(dotted(called.func) == "beneath.form" for called in _opened(node)):
            inside = (one for statement in node.body for one in calls(statement))
            yield from (call for name, call in inside if name in {f"st.{widget}" for widget in WIDGETS})


def _opened(node: ast.With) -> list[ast.Call]:
    return [item.context_expr for item in node.items if isinstance(item.context_expr, ast.Call)]


def _nameless(name: str, call: ast.Call) -> bool:
    module, _, field = name.partition(".")
    return module == "forms" and field in FIELDS and "field" not in {word.arg for word in call.keywords}


@pytest.mark.parametrize("snippet", ["with st.form(draft): ...", "show.trouble(frame.MISSING_FIELD, field=text.NAME)"])
def test_a_way_round_is_found(snippet: str) -> None:
    assert len(list(goes_round(parsed(snippet)))) == 1


def test_a_field_without_its_parameters_name_is_found() -> None:
    bad = "with fold, beneath.form(draft):\n    name = forms.text(text.NAME, required=True)\n"
    good = "with beneath.form(draft):\n    name = forms.text(text.NAME, field='name')\n    forms.submit(text.SAVE)\n"

    assert len(list(nameless(parsed(bad)))) == 1
    assert list(nameless(parsed(good))) == []


def test_a_widget_drawn_past_the_kit_is_found() -> None:
    assert len(list(bare_widgets(parsed("with beneath.form(draft):\n    st.text_input('name')\n")))) == 1


def test_every_form_says_what_is_wrong_at_its_fields() -> None:
    assert broken(goes_round, sources("pages", but=[BENEATH])) == []


def test_every_field_of_a_form_names_its_parameter() -> None:
    assert broken(nameless, sources("pages")) == []


def test_no_form_draws_a_field_past_the_kit() -> None:
    assert broken(bare_widgets, sources("pages")) == []
