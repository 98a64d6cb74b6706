"""Words for photos of an activity."""

from pages.text.phrase import Phrase

PHOTOS = Phrase("照片（可不传）", "Photos (optional)")
LEAD = Phrase(
    "不要求传照片。要留的最多 {most} 张，位置信息会去掉，半年后自动清除；有居民正脸、孩子的不要传。",
    "No photo is asked for. At most {most} are kept, without their place, for half a year. None of children or faces.",
)
CHOOSE = Phrase("选一张照片", "Choose a photo")
TOO_LARGE = Phrase(
    "这张图太大（超过 {most} 百万像素），没有保存。请传手机拍的原照片（JPEG），或缩小后再传。",
    "This picture is too large (over {most} megapixels); nothing was kept. Send the phone's JPEG, or a smaller one.",
)
KEEP = Phrase("保存照片", "Save the photo")
KEPT = Phrase("照片已保存。", "The photo is kept.")
PICTURE = Phrase("{at} 的照片", "Photo of {at}")
DROP = Phrase("撤下这张", "Take it down")
WHY = Phrase("原因（自己一小时内传的可不填）", "Reason (not needed for one's own within the hour)")
DROPPED = Phrase("照片已撤下。", "The photo is taken down.")
