"""A list narrowed to the part of the scheme from which somebody came: it stands in the address and can be undone.

The parts are those of the overview and its figures, by the same codes: an area, communities picked, a unit, a branch.
"""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

import streamlit as st

from db.reads import choices
from db.reads.overview import areas
from db.reads.units import units
from pages.kit import compared, forms, lines, maps, picking, say
from pages.kit.visit import Visit
from pages.text import picking as text

BRANCH: Final = "branch"
"""The name in the address under which a branch stands."""

_NAMES: Final = (maps.AREA, maps.PICKED, compared.UNIT, BRANCH)


def asked(visit: Visit) -> Mapping[str, object]:
    """Give what the address narrows a list to, as facts of its question, and say so; what is out of reach is none."""
    picked, (area, place), (unit, whose) = picking.here(visit), _area(visit), _owner(visit)
    if not (picked or area or unit):
        return {}
    here = picking.bare(picked) if picked else say.bare(text.ONLY_HERE, names=place) if place else ""
    said = lines.beside(here, whose) if here else say.bare(text.ONLY_HERE, names=whose)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(say.plain(said), width="content")
        if forms.press(text.ALL_AGAIN, key="widen", icon="close"):
            for name in _NAMES:
                st.query_params.pop(name, None)
            st.rerun()
    return {"area": tuple(one.id for one in picked) or area, "unit": unit}


def _area(visit: Visit) -> tuple[UUID | None, str]:
    them = visit.ask_alike(areas) if visit.code(maps.AREA) else ()
    compared.follow(them)
    code = visit.code(maps.AREA)
    return next(((one.id, compared.area_name(one)) for one in them if one.code == code), (None, ""))


def _owner(visit: Visit) -> tuple[UUID | None, str]:
    """Give the branch that the address names, or else the unit."""
    branch, unit = visit.code(BRANCH), visit.code(compared.UNIT)
    found: list[tuple[UUID, str]] = []
    if branch:
        found += [(one.id, one.name) for one in visit.ask(choices.branches) if one.code == branch]
    if unit and not found:
        found += [(one.id, one.name) for one in visit.ask(units) if one.code == unit]
    return next(iter(found), (None, ""))
