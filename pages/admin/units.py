"""Units: the employers and their Party branches are entered, changed and closed."""

from db.reads.keeping import kept_units
from pages.kit import employing, forms, show
from pages.kit.visit import open_page
from pages.text import keeping as text

visit = open_page("admin/units", text.UNITS_LEAD)
units = visit.ask(kept_units)
if not units:
    show.nothing(text.NO_UNITS)
parts = {"branches": text.BRANCHES, "units": text.UNITS}
part = forms.filtered("part", text.PART, parts, default="branches" if units else "units", wide=True)

if part == "units":
    employing.units(visit, units)
elif units:
    employing.branches(visit, units)
