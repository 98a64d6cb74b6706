"""Of a photo only the picture is kept: small, upright, and without the place where it was taken."""

import io

import pytest
from PIL import Image

from db.errors import Code, Refusal
from db.files.photos import MOST_BYTES, only_the_picture
from tests.builders.photos import a_photo


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_only_the_picture_is_kept(form: str) -> None:
    taken = a_photo(1400, 700, form)

    kept = only_the_picture(taken).jpeg

    with Image.open(io.BytesIO(kept)) as found:
        assert (found.format, found.size, dict(found.getexif())) == ("JPEG", (640, 1280), {})
    assert b"TELEPHONE" in taken
    assert b"TELEPHONE" not in kept


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no picture",
        b"<svg onload=alert(1)>",
        a_photo()[:400],
        b"\xff\xd8\xff" + bytes(MOST_BYTES),
        a_photo(form="GIF"),
    ],
)
def test_what_is_no_photo_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        only_the_picture(content)

    assert refused.value.code is Code.NO_PICTURE


def test_a_picture_too_large_to_unpack_is_refused_before_it_is_unpacked() -> None:
    for form, mode, size, most in (("JPEG", "L", (9_000, 7_000), 60), ("PNG", "1", (5_000, 3_300), 16)):
        kept = io.BytesIO()
        Image.new(mode, size).save(kept, form)

        with pytest.raises(Refusal) as refused:
            only_the_picture(kept.getvalue())

        assert (refused.value.code, refused.value.facts) == (Code.FILE_TOO_LARGE, {"most": most})
