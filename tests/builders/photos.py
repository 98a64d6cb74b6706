"""Photos as phones send them."""

import io

from PIL import Image

_TURNED, _PLACE, _MAKER = 0x0112, 0x8825, 0x010F


def a_photo(width: int = 2400, height: int = 1200, form: str = "JPEG") -> bytes:
    """A photo as a phone takes it: lying on its side, with maker and place."""
    picture, kept = Image.new("RGB", (width, height), "#0072B2"), io.BytesIO()
    told = picture.getexif()
    told[_TURNED], told[_MAKER] = 6, "TELEPHONE"
    told.get_ifd(_PLACE)[1] = "N"
    picture.save(kept, form, exif=told, compress_level=1)
    return kept.getvalue()
