"""Words of what is taken along: the link under a chart or a table, and the sheet that it opens."""

from pages.text.phrase import Phrase

TAKE = Phrase("带走", "Take along")
TAKE_HELP = Phrase("把“{title}”复制成文字、存成图片或表格，或打印", "Copy, save or print “{title}”")
LINE = Phrase("{name}：{said}", "{name}: {said}")
ASIDE = Phrase("{value}（{more}）", "{value} ({more})")
COMMA = Phrase("，", ", ")
MORE = Phrase("另有 {more} 行，见表格", "{more:more row is|more rows are} in the workbook")

PRINT = Phrase("打印", "Print")
PICTURE = Phrase("存为图片（PNG）", "Save as a picture (PNG)")
BOOK = Phrase("存为表格（Excel）", "Save as a workbook (Excel)")
COPY = Phrase("复制文字", "Copy the text")
COPIED = Phrase("已复制，可以粘贴到聊天中", "Copied; paste it into a chat")
NOT_COPIED = Phrase(
    "浏览器不允许自动复制。文字已经选好：在电脑上按 Ctrl+C；在手机上长按文字，再点“复制”。",
    "The browser does not let this page copy. The text is selected: press Ctrl+C; on a phone hold it and choose Copy.",
)
AS_TEXT = Phrase("发到聊天里的文字", "Text for a chat")
HINT = Phrase(
    "下面就是要带走的内容。打印用 A4 纸；取走表格和图片会记入日志。",
    "This is what you take along. It prints on A4; that you took it is written into the journal.",
)
DATA = Phrase("数据", "Data")
ABOUT = Phrase("说明", "About")
TITLE = Phrase("标题", "Title")
PERIOD = Phrase("统计周期", "Period")
DEFINITION = Phrase("口径", "Definition")
AS_OF = Phrase("数据时间", "Time of the data")
NOTHING = Phrase("没有可列的行。", "There are no rows to list.")
FILE_GONE_TITLE = Phrase("这份文件已不在", "This file is no longer on offer")
FILE_GONE = Phrase(
    "提供它的页面已经关闭或更换。请回到原页面刷新，再点一次。",
    "The page that offered it was closed or has changed. Reload that page and take it from there.",
)
FILE_REFUSED_TITLE = Phrase("这份文件没有交出", "This file was not given")
FILE_REFUSED = Phrase(
    "页面打开之后，您的账号有了变动（身份、管辖范围或语言）。请刷新原页面；如果文件还归您取，就能在那里再取。",
    "Since the page was opened, your account has changed: its role, its reach or its language. Reload that page; "
    "what is still yours to take is offered there again.",
)
GONE_TITLE = Phrase("这一页已经过期", "This sheet is no longer kept")
GONE = Phrase(
    "它只为打开它的人保留一段时间。请回到原来的页面，再点一次“带走”。",
    "It is kept for a while, and for whoever opened it. Go back to the page and choose “Take along” again.",
)
