"""Photos as phones take them, made small and rid of everything but the picture: no place, no telephone, no time."""

import io
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageOps

from db.errors import Code, Refusal

MOST_BYTES: Final = 12 * 1024 * 1024
_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_MOST_PIXELS: Final = 60_000_000
#: of what can only be unpacked whole; a JPEG is made small while it is unpacked
_MOST_PIXELS_WHOLE: Final = 16_000_000
_MILLION: Final = 1_000_000
_EDGE: Final = 1280
_QUALITY: Final = 80


@dataclass(frozen=True, slots=True)
class Picture:
    """A small JPEG with nothing beside the picture, as only_the_picture makes it."""

    jpeg: bytes


def only_the_picture(content: bytes) -> Picture:
    """Give a photo as a small JPEG without anything beside the picture. Raises NO_PICTURE, FILE_TOO_LARGE."""
    if not content or len(content) > MOST_BYTES:
        raise Refusal(Code.NO_PICTURE)
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as taken:
            most = _MOST_PIXELS if taken.format == "JPEG" else _MOST_PIXELS_WHOLE
            if taken.width * taken.height > most:
                raise Refusal(Code.FILE_TOO_LARGE, most=most // _MILLION)
            taken.draft("RGB", (2 * _EDGE, 2 * _EDGE))
            upright = ImageOps.exif_transpose(taken).convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Refusal(Code.NO_PICTURE) from error
    upright.thumbnail((_EDGE, _EDGE))
    bare = Image.new("RGB", upright.size)
    bare.paste(upright)
    kept = io.BytesIO()
    bare.save(kept, "JPEG", quality=_QUALITY, optimize=True)
    return Picture(kept.getvalue())
