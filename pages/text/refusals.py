"""A sentence for every refusal: what happened, what was kept, and what to do next."""

from collections.abc import Mapping
from typing import Final

from db.errors import Code, Refusal
from pages.text import accounts, agreements, checkins, imports, keeping, own_kinds, quarterly, teams, thumb
from pages.text.phrase import Phrase

SENTENCES: Final[Mapping[Code, tuple[Phrase, ...]]] = {
    Code.NOT_ALLOWED: (
        Phrase(
            "您的身份不能做这件事，什么也没有改动。如确需办理，请联系管理员。",
            "Your role may not do this; nothing was changed. If you need it, ask the administrator.",
        ),
    ),
    Code.NOT_FOUND: (
        Phrase(
            "找不到这条记录，可能已被合并或不在您的范围内。请返回列表重新选择。",
            "This record cannot be found; it was merged or lies outside your reach. Choose from the list.",
        ),
    ),
    **accounts.REFUSED,
    Code.EMPTY: (
        Phrase(
            "还有必填项没有填，填写的内容都在。请补全后再试。",
            "Something required is still empty; what you typed is kept. Fill it in and try again.",
        ),
    ),
    Code.TOO_LONG: (
        Phrase(
            "文字太长，没有保存，填写的内容还在。请缩短到 {most} 字以内。",
            "The text is too long and was not saved; it is still here. Shorten it to {most} characters.",
        ),
        Phrase(
            "文字太长，没有保存，填写的内容还在。请缩短后再试。",
            "The text is too long and was not saved; it is still here. Please shorten it.",
        ),
    ),
    Code.OUT_OF_RANGE: (
        Phrase("没有保存，写的还在。请填 {least} 到 {most}。", "Not saved, but still here. Give {least} to {most}."),
        Phrase(
            "数值超出允许范围，没有保存，写的还在，请改正。", "Out of range and not saved, but still here. Correct it."
        ),
    ),
    **quarterly.REFUSED,
    Code.NOT_A_HUNDRED: (
        Phrase(
            "各项合起来要正好 100 分，现在是 {total} 分，没有保存，填写的内容还在。",
            "Together the weights must be exactly 100; they are {total}. Nothing was saved; all you typed is here.",
        ),
        Phrase(
            "各项合起来要正好 100 分，没有保存，填写的内容还在。",
            "Together the weights must be exactly 100. Nothing was saved; what you typed is still here.",
        ),
    ),
    Code.BAD_PHONE: (
        Phrase(
            "电话号码不完整或不对，没有保存。请核对后再填。",
            "The phone number is incomplete or wrong and was not saved. Check it and try again.",
        ),
    ),
    Code.BAD_DAY: (
        Phrase(
            "年月看不懂，没有保存，填写的内容还在。出生年月、入党时间请按 {month} 的样子填写。",
            "A month, of birth or of joining the Party, could not be read. Nothing was saved; what you typed is kept. "
            "Write it like {month}.",
        ),
        Phrase(
            "日期看不懂，没有保存。请按 2026-03-01 的样子填写。",
            "The date could not be read and nothing was saved. Write it like 2026-03-01.",
        ),
    ),
    **agreements.REFUSED,
    Code.ENDS_BEFORE_START: (
        Phrase(
            "结束日期早于开始日期，没有保存。请调整。",
            "It ends before it starts; nothing was saved. Change one of the dates.",
        ),
    ),
    Code.IN_THE_FUTURE: (
        Phrase(
            "日期还没到，没有保存。请填今天或以前的日期。",
            "The date lies in the future; nothing was saved. Give today or an earlier day.",
        ),
    ),
    **keeping.REFUSED,
    Code.ALREADY_BEGUN: (thumb.ALREADY_BEGUN,),
    **own_kinds.REFUSED,
    Code.CAPTAIN_LEFT: (teams.CAPTAIN_LEFT,),
    Code.ILLEGAL_MOVE: (
        Phrase(
            "它现在是“{now}”，不能直接变为“{to}”，什么也没有改动。请刷新后看看下一步。",
            "It stands at “{now}” and cannot become “{to}”; nothing was changed. Refresh to see the next step.",
        ),
        Phrase(
            "它现在的状态不允许这样做，什么也没有改动。请刷新后再看。",
            "Its present state does not allow this; nothing was changed. Refresh and look again.",
        ),
    ),
    Code.CHANGED_MEANWHILE: (
        Phrase(
            "刚才有人改过这条记录，您的内容还在，没有覆盖对方的修改。请对照后再保存。",
            "Somebody changed this meanwhile; yours is kept here, theirs was not overwritten. Compare and save.",
        ),
    ),
    Code.ROWS_REFUSED: (
        Phrase(
            "有 {count} 行不能保存，所以一行也没有存，写的都还在。请看下面各行的原因，改好再存。",
            "{count:row|rows} cannot be saved, so none was; all you typed is here. Mend what the rows say.",
        ),
    ),
    Code.TELLS_WHO: (
        Phrase(
            "化名或心愿里写了真实姓名，没有保存，填写的内容还在。请换个化名。",
            "The alias or the wish carries the real name; nothing was saved. Choose another alias.",
        ),
    ),
    Code.ALREADY_TAKEN: (
        Phrase(
            "{holder}先一步认领了，没有重复登记。请选择其他的。",
            "{holder} was faster; nothing was recorded twice. Please choose another.",
        ),
        Phrase(
            "有人先一步认领了，没有重复登记。请选择其他的。",
            "Somebody was faster; nothing was recorded twice. Please choose another.",
        ),
    ),
    Code.SERVED_BY_PROJECT: (
        Phrase(
            "这件需求由项目 {project} 承办，没有另行登记。请到项目里办理。",
            "Project {project} carries this need, so nothing was recorded beside it. Go on with the project.",
        ),
    ),
    Code.ALREADY_CHECKED_IN: (
        Phrase("已经报到过了，没有重复登记。", "Already checked in; nothing was recorded twice."),
    ),
    **checkins.REFUSED,
    Code.NOT_CHECKED_IN: (
        Phrase(
            "还没有在社区报到，暂不能登记。请先办理报到。",
            "Not checked in at a community yet, so this cannot be recorded. Check in first.",
        ),
    ),
    Code.NOT_IN_TEAM: (Phrase("有人不是本队队员，没有写入。", "Not all belong to the team; nothing was written."),),
    Code.NOT_IN_SERVICE: (
        Phrase(
            "这位党员目前不在职，没有登记。如有误请先更正在职状态。",
            "This member is not in service, so nothing was recorded. If that is wrong, correct the status first.",
        ),
    ),
    Code.ALREADY_RECORDED: (Phrase("已经登记过了，没有重复登记。", "This is recorded already; nothing was doubled."),),
    Code.ALREADY_SIGNED_UP: (Phrase("已经报过名了，不用再报。", "Already signed up; there is nothing more to do."),),
    Code.ALREADY_SENT: (
        Phrase("刚才已提交成功，没有重复保存。", "This was already saved a moment ago; it was not saved twice."),
    ),
    Code.DRAFT_REUSED: (
        Phrase(
            "这张表刚才已提交过，新改的内容没有保存。请重新打开再填。",
            "This form was already sent; the new changes were not saved. Open it afresh and try again.",
        ),
    ),
    Code.RECORDER_CONFIRMS: (
        Phrase(
            "登记或提供服务的人不能自己确认，什么也没有改动。请由另一位同事确认。",
            "Whoever recorded or did it may not confirm it; nothing was changed. Ask a colleague to confirm.",
        ),
    ),
    Code.NOTHING_TO_CONFIRM: (
        Phrase("没有待确认的内容。请先登记到场人员。", "There is nothing to confirm. Record who was there first."),
    ),
    Code.NO_POINT_RULES: (
        Phrase(
            "这一天还没有生效的积分规则，什么也没有改动。请机关党办先发布规则。",
            "No point rules are in force on that day; nothing was changed. The Party office must publish rules first.",
        ),
    ),
    Code.SECOND_PERSON: (
        Phrase(
            "积分规则要两个人：一人提出，另一人发布。什么也没有改动，请换一个人来发布。",
            "Point rules take two people: one proposes, another publishes. Nothing was changed; "
            "let somebody else do it.",
        ),
    ),
    Code.QUARTER_CLOSED: (
        Phrase("{quarter} 已结账，{since}太早，请选之后的日子。", "{quarter} is closed; {since} is too early."),
        Phrase(
            "这个季度已关账，原数不再改动。请用更正，并写明原因。",
            "This quarter is closed and its figures stand. Make a correction and give the reason.",
        ),
    ),
    Code.STILL_SO: (
        Phrase(
            "记录里还缺着，所以没有划掉，什么也没有改动。请先打开党员，办好报到或补齐登记表和手机号，再来划掉。",
            "Not ticked off, nothing was changed: the records still lack it. Open the member first, and complete the "
            "check-in, the data form or the telephone; then tick it off.",
        ),
    ),
    Code.SOMEONE_MISSING: (
        Phrase(
            "还有 {missing} 人没有报到，排查没有关闭。请补齐，或写明原因。",
            "{missing:person has|people have} not checked in; the census stays open. Complete it or give a reason.",
        ),
        Phrase(
            "还有人没有报到，排查没有关闭。请补齐，或写明原因。",
            "Somebody has not checked in; the census stays open. Complete it or give a reason.",
        ),
    ),
    Code.OVERLAPS: (
        Phrase(
            "同一时间已在“{other}”，没有登记。如确实两边都要算，请写明原因再登记。",
            "Already at “{other}” at that time, so nothing was entered. If both are right, enter it with a reason.",
        ),
    ),
    Code.STRUCK: (
        Phrase("{name} 的到场被取消过，没有登记。到了请写原因。", "{name} was struck before: not entered. Say why."),
    ),
    Code.NO_PICTURE: (Phrase("这不是照片，没有保存。", "This is no picture; nothing was kept."),),
    Code.GONE_ON: (Phrase("已有人接着办，没有撤销。", "Somebody has gone on with it: not undone."),),
    Code.UNDO_TOO_LATE: (
        Phrase(
            "已经过了可撤销的时间，记录没有变。如有误请走更正。",
            "It is too late to undo; the record stands. If it is wrong, make a correction.",
        ),
    ),
    Code.ALREADY_REVERSED: (
        Phrase("这一条已经冲正过了，没有重复冲正。", "This line has been reversed already; it was not reversed twice."),
    ),
    Code.SAME_NAME: (
        Phrase(
            "有几位同名，还没有登记。请选出是哪一位。",
            "Several people have this name; nothing was entered yet. Please choose which one.",
        ),
    ),
    Code.PASS_WRONG: (
        Phrase(
            "这个签到码不对，没有登记。请重新扫现场的签到码，或请工作人员登记。",
            "This check-in code is not right; nothing was entered. Scan the one on the spot again, or ask a helper.",
        ),
    ),
    Code.FULL: (
        Phrase(
            "名额已满，没有登记。可以先候补，或选择其他的。",
            "All places are taken; nothing was recorded. Join the waiting list or choose another.",
        ),
    ),
    Code.DISK_FULL: (
        Phrase(
            "保存失败，磁盘已满，填写的内容还在。请联系管理员清理后再试。",
            "Not saved: the disk is full. What you typed is still here; ask the administrator, then try again.",
        ),
    ),
    Code.BUSY: (
        Phrase(
            "系统正忙，没有保存，填写的内容还在。请稍后再试一次。",
            "The system is busy and nothing was saved; what you typed is still here. Try again in a moment.",
        ),
    ),
    Code.DATABASE_AWAY: (
        Phrase(
            "数据库暂时连接不上，没有保存，填写的内容还在。恢复后再试即可。",
            "The database is away and nothing was saved; what you typed is still here. Try again soon.",
        ),
    ),
    Code.DATABASE_READ_ONLY: (
        Phrase(
            "数据库只能读、不能写。请检查数据文件和所在文件夹的权限后重新启动。",
            "The database can be read but not written. Check the permissions of its file and folder, then start again.",
        ),
    ),
    Code.SCHEMA_NEWER: (
        Phrase(
            "数据库由更新的版本建立（{schema}），本版本不能使用。请升级软件后再启动。",
            "The database was made by a newer version ({schema}). Upgrade this software, then start again.",
        ),
    ),
    **imports.REFUSED,
    Code.WRONG_KEY: (
        Phrase(
            "密钥文件与封存时不是同一个，打不开。请管理员放回原来的密钥文件。",
            "The key file is not the one this was sealed with. Ask the administrator to put the original back.",
        ),
    ),
}
"""By code, the fullest sentence first: the first whose facts are all there is said."""

APOLOGY: Final = Phrase(
    "出了点问题，没有保存，填写的内容还在。请再试一次；若仍不行，请把编号 {reference} 告诉管理员。",
    "Something went wrong and nothing was saved; what you typed is here. Try again, or report {reference}.",
)

BARE: Final = Phrase(
    "没有做成，什么也没有改动，填写的内容还在。请刷新后再试。",
    "It could not be done; nothing was changed and what you typed is here. Refresh and try again.",
)
"""When a refusal came without the facts its sentence needs."""


def sentence(refusal: Refusal) -> Phrase:
    """Give the fullest sentence that a refusal's facts can fill."""
    return next((p for p in SENTENCES[refusal.code] if p.gaps <= refusal.facts.keys()), BARE)
