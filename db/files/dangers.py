"""The sentences for what makes a start unsafe, in Chinese and English: what is wrong and what to do."""

from collections.abc import Mapping
from typing import Final

from db.files.reasons import Reason
from db.rules.safety import Danger, Found
from db.terms import Language

SENTENCES: Final[Mapping[Danger, Reason]] = {
    Danger.DEMO: Reason(
        "数据库里是演示数据；请换用一个空的数据库",
        "the database holds the invented city; use an empty one for real data",
    ),
    Danger.PLAIN_HTTP: Reason(
        "访问未加密：请让代理提供 https 并设置 SANSHUANG_PUBLIC_URL；确属内网专线可设 SANSHUANG_PLAIN_HTTP=true",
        "people would reach it without encryption: let a proxy speak https and set SANSHUANG_PUBLIC_URL, "
        "or say SANSHUANG_PLAIN_HTTP=true when that is meant",
    ),
    Danger.WEAK_DATABASE_PASSWORD: Reason(
        "数据库密码为空或是常见密码，请更换", "the database's password is empty or well known; change it"
    ),
    Danger.WEAK_COOKIE_SECRET: Reason(
        "STREAMLIT_SERVER_COOKIE_SECRET 太短，至少 {least} 个字符；不设置则自动生成",
        "STREAMLIT_SERVER_COOKIE_SECRET is shorter than {least} characters; without it a good one is made",
    ),
    Danger.NO_BACKUP: Reason(
        "还没有备份；请执行 python -m db backup，并安排每天一次",
        "there is no backup; run python -m db backup, and let it run every day",
    ),
    Danger.OLD_BACKUP: Reason(
        "最近的备份已超过 {hours} 小时；请执行 python -m db backup 并检查定时任务",
        "the newest backup is more than {hours} h old; run python -m db backup and look after its schedule",
    ),
    Danger.KEY_AMONG_BACKUPS: Reason(
        "密钥与备份放在同一个文件夹；备份一旦被盗，密封的内容也保不住，请分开存放",
        "the key lies among the backups: whoever steals them opens what is sealed; keep it elsewhere",
    ),
    Danger.OLD_SCHEMA: Reason(
        "数据库结构与程序不符；请先备份，再执行 python -m db migrate",
        "the database does not have this code's schema; back it up, then run python -m db migrate",
    ),
    Danger.OPEN_TO_OTHERS: Reason(
        "其他系统用户也能读这些文件：{files}；请执行 chmod 600",
        "other users of the machine may read {files}; run chmod 600",
    ),
    Danger.OFFICE_EMPTY: Reason(
        "已要求三员分立，但系统管理员、安全管理员、审计员还没有配齐；请先开好账号",
        "the three offices are to be held apart, but administrator, security administrator and auditor are not all "
        "there; open their accounts first",
    ),
    Danger.OFFICES_SHARED: Reason(
        "已要求三员分立，但{name}同时担任其中两员；请停用其中一个账号",
        "the three offices are to be held apart, but {name} holds two of them; close one of the accounts",
    ),
}


def danger_sentence(found: Found, language: Language) -> str:
    """Say one danger."""
    reason = SENTENCES[found.danger]
    zh = language is Language.ZH
    facts = {name: _listed(fact, zh=zh) if isinstance(fact, tuple) else fact for name, fact in found.facts.items()}
    said = (reason.zh if zh else reason.en).format(**facts)
    return said[0].upper() + said[1:]


def danger_count(number: int, language: Language) -> str:
    """Say how many dangers there are; that there is none, too."""
    if language is Language.ZH:
        return f"共 {number} 项危险" if number else "没有发现危险"
    return f"{number} danger{'' if number == 1 else 's'}" if number else "No danger found"


def _listed(words: tuple[object, ...], *, zh: bool) -> str:
    return ("、" if zh else " and ").join(map(str, words))
