"""The classes of a map in words: what a value looks like, how dark its class is, and what the legend says of it."""

from collections.abc import Sequence

from db.rules.banding import Band
from db.rules.metrics import SHARES, TENTHS, Measure
from pages.kit import maps, say
from pages.text import overview as text


def written(value: int | None, measure: Measure) -> str:
    """Write a value of a measure: in percent, in tenths, or as it is."""
    if value is None:
        return say.fact(None)
    if measure in TENTHS:
        return f"{value / 10:,.1f}"
    return f"{value}%" if measure in SHARES else say.fact(value)


def shade(place: int | None, classes: Sequence[Band]) -> int | None:
    """Give the shade of a class: with fewer than five of them the darkest still means the most."""
    if place is None or len(classes) <= 1:
        return place
    return round(place * (len(text.CLASSES) - 1) / (len(classes) - 1))


def legend(classes: Sequence[Band], unknown: int, measure: Measure) -> list[maps.Key]:
    """Give the legend: each class in words with how many lie in it, and how many are unknown."""
    keys = [maps.Key(shade(place, classes), _band(band, place, classes, measure)) for place, band in enumerate(classes)]
    if unknown:
        keys.append(maps.Key(None, say.bare(text.LEGEND_BARE, name=text.CLASS_UNKNOWN, count=unknown)))
    return keys


def _band(band: Band, place: int, classes: Sequence[Band], measure: Measure) -> str:
    if band.high == 0:
        return say.bare(text.LEGEND_BARE, name=text.CLASS_NONE, count=band.count)
    low, high = (written(edge, measure) for edge in (band.low, band.high))
    reach = high if low == high else f"{low.removesuffix('%')}–{high}"
    if len(classes) == 1:
        return say.bare(text.LEGEND_ONE, range=reach, count=band.count)
    # where some have nothing, few and many are told of the others
    some = [one for one in classes if one.high]
    fitting = text.COVERED if measure is Measure.COVERAGE else text.FIFTHS if measure in SHARES else text.CLASSES
    name = fitting[shade(place - len(classes) + len(some), some) or 0] if len(some) > 1 else text.CLASS_SOME
    return say.bare(text.LEGEND, name=name, range=reach, count=band.count)
