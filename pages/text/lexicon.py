"""Words about the lexicon, and what is proposed while a need is being written."""

from pages.text.phrase import Phrase

LEAD = Phrase(
    "需求里写了什么词，就建议什么类别、特长和紧急程度。词由机关党办维护，也参照已办结的需求。",
    "Which words of a need propose which kind, skill and urgency; past solved needs help as well.",
)
COUNT = Phrase("共 {total} 个词", "{total:word|words}")
SEARCH = Phrase("查找词", "Find a word")
SEARCH_HINT = Phrase("词或特长", "A word or a skill")
EMPTY = Phrase("词库里没有这样的词。可在上方添加。", "No such word. Add it above.")
WORD = Phrase("词", "Word")
WORD_HINT = Phrase("例如：水管", "For example: a word in Chinese")
KIND = Phrase("建议类别", "Proposes the kind")
SKILL = Phrase("建议特长", "Proposes the skill")
URGENCY = Phrase("建议紧急程度", "Proposes the urgency")
ADD_TITLE = Phrase("添加或修改一个词", "Add or change a word")
SET = Phrase("存入词库", "Save the word")
SET_DONE = Phrase("“{word}”已存入词库，马上生效。", "“{word}” is kept and works at once.")
DROP_TITLE = Phrase("移出一个词", "Take a word out")
DROP = Phrase("移出词库", "Take it out")
DROPPED = Phrase("“{word}”已移出词库。", "“{word}” is out of the lexicon.")
TRY = Phrase("试一试：写一句需求", "Try it: write a need")
TRY_HINT = Phrase("居民怎么说就怎么写", "As residents say it, in Chinese")
LIST = Phrase("词库", "The lexicon")

PROPOSED = Phrase("建议（不对就点别的）：", "Proposed (tap another if it is wrong):")
BECAUSE_WORDS = Phrase("因为写了{words}", "because it says {words}")
QUOTED = Phrase("“{word}”", "“{word}”")
BECAUSE_PAST = Phrase("{past} 件办结的类似需求也是", "as were {past:solved need|solved needs} like it")
NOTHING = Phrase("这些词没有建议，请自己选。", "These words propose nothing; please choose.")
SIMILAR = Phrase("可能已经记过（{count} 件），先看看：", "Perhaps written down already ({count}); look first:")
