"""Words of choosing who takes something on, where they are too many for one list."""

from pages.text.phrase import Phrase

WHO = Phrase("找谁", "Whom")
WHO_HINT = Phrase("张三、zs、zhangsan 或手机尾号", "Zhang San, zs, zhangsan or the end of the phone")
TYPE = Phrase("能接的党员有 {total} 位，先在上面写姓名。", "{total:member|members} may; type a name above first.")
NOBODY = Phrase(
    "没有找到“{typed}”。只找在职并已报到的党员，换个写法再试。",
    "Nobody matches “{typed}”. Only members in service who have checked in are found; try another spelling.",
)
MORE = Phrase(
    "先列出最像的 {shown} 位，多写一个字可以缩小范围。", "The likeliest {shown} are shown; another letter narrows."
)
