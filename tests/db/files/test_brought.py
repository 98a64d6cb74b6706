"""What is brought, line by line."""

from db.files.brought import brought


def test_a_colon_of_either_kind_says_who_brings_it() -> None:
    assert brought("水桶10个：甲支部\n\n 扫把 : 社区 \n音响\n：\n9:30 前的早点：李四") == [
        ("水桶10个", "甲支部"),
        ("扫把", "社区"),
        ("音响", ""),
        ("9：30 前的早点", "李四"),
    ]
