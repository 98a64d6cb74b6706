"""Our words for what Streamlit names in English only: its buttons, fields and regions as they are read aloud."""

from collections.abc import Mapping
from typing import Final

from pages.text.phrase import Phrase

BY_STREAMLIT: Final[Mapping[str, Phrase]] = {
    "Sidebar": Phrase("菜单栏", "Sidebar"),
    "App pages": Phrase("菜单", "Pages"),
    "Navigate to home page": Phrase("回到首页", "Go to the home page"),
    "Logo": Phrase("标志", "Logo"),
    "Expand sidebar": Phrase("展开菜单", "Open the menu"),
    "Collapse sidebar": Phrase("收起菜单", "Close the menu"),
    "Main menu": Phrase("主菜单", "Main menu"),
    "Help": Phrase("说明", "What it means"),
    "Help for {name}": Phrase("“{name}”的说明", "What {name} means"),
    "Open": Phrase("展开", "Open"),
    "Close": Phrase("关闭", "Close"),
    "Clear value": Phrase("清空", "Clear"),
    "Clear all": Phrase("全部清空", "Clear all"),
    "Clear date": Phrase("清空日期", "Clear the date"),
    "Clear dates": Phrase("清空日期", "Clear the dates"),
    "Clear time": Phrase("清空时间", "Clear the time"),
    "Clear entry": Phrase("清空", "Clear"),
    "Remove {name}": Phrase("去掉{name}", "Remove {name}"),
    "Selected values": Phrase("已选", "What is chosen"),
    "Choose date": Phrase("选日期", "Choose a day"),
    "Choose date range": Phrase("选起止日期", "Choose two days"),
    "Previous month": Phrase("上个月", "Last month"),
    "Next month": Phrase("下个月", "Next month"),
    "Increment": Phrase("加一", "One more"),
    "Decrement": Phrase("减一", "One less"),
    "Pagination": Phrase("翻页", "Pages"),
    "Previous page": Phrase("上一页", "Page before"),
    "Next page": Phrase("下一页", "Page after"),
    "Page {name}": Phrase("第 {name} 页", "Page {name}"),
    "Show/hide columns": Phrase("显示或隐藏列", "Show or hide columns"),
    "Dataframe column menu": Phrase("列的操作", "What to do with the column"),
    "Copy column name": Phrase("复制列名", "Copy the column's name"),
    "Search": Phrase("查找", "Search"),
    "Close Search": Phrase("关闭查找", "Close the search"),
    "Previous Result": Phrase("上一个结果", "Result before"),
    "Next Result": Phrase("下一个结果", "Result after"),
    "Fullscreen": Phrase("全屏", "Full screen"),
    "Close fullscreen": Phrase("退出全屏", "Leave full screen"),
    "Link to heading": Phrase("本节链接", "Link to this heading"),
    "Notifications": Phrase("提示", "Notices"),
}
"""Streamlit's name → ours; `{name}` stands for what it is a name of."""
