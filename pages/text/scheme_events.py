"""What the journal says of the scheme's own settings."""

from collections.abc import Mapping
from typing import Final

from pages.text.phrase import Phrase

SCHEME_EVENTS: Final[Mapping[str, Phrase]] = {
    "bureau.declared_demo": Phrase("标明为演示数据", "Declared a demo"),
    "bureau.forgot": Phrase("清除已过保存期的个人信息", "What had stayed its time removed"),
    "bureau.named": Phrase("设置单位名称和城市", "Bureau named"),
    "bureau.rankings_switched": Phrase("开关积分排名", "Rankings switched"),
    "bureau.rules_dropped": Phrase("撤回未生效的基本规则", "Coming rules of thumb taken back"),
    "bureau.rules_set": Phrase("修改基本规则", "Rules of thumb set"),
    "bureau.sealed_anew": Phrase("更换密封密钥", "Sealed with another key"),
    "bureau.set_up": Phrase("完成首次设置", "Set up"),
    "bureau.setup_offered": Phrase("发出首次设置口令", "Set-up offered"),
    "label.reset": Phrase("恢复栏目原来的名称", "Default label given back"),
    "kind.added": Phrase("增加一个类别", "Entry added"),
    "kind.changed": Phrase("修改一个类别", "Entry changed"),
    "kind.placed": Phrase("调整类别顺序", "Entry put elsewhere"),
    "label.set": Phrase("设定栏目名称", "Label set"),
}
