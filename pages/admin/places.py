"""Places: the city's districts, their streets and the streets' communities are entered, changed, ordered and closed."""

from db.reads.keeping import city
from pages.kit import forms, placing, show
from pages.kit.visit import open_page
from pages.text import keeping as text

visit = open_page("admin/places", text.PLACES_LEAD)
districts = visit.ask(city)
streets = [street for district in districts for street in district.streets]
if not streets:
    show.nothing(text.NO_STREETS if districts else text.NO_DISTRICTS)
parts = {"communities": text.COMMUNITIES, "streets": text.STREETS, "districts": text.DISTRICTS}
first = "communities" if streets else "streets" if districts else "districts"
part = forms.filtered("part", text.PART, parts, default=first, wide=True)

if part == "districts":
    placing.districts(visit, districts)
elif part == "streets" and districts:
    placing.streets(visit, districts)
elif part == "communities" and streets:
    placing.communities(visit, districts)
