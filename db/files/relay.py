"""The chat relay (接龙): pasted text in, one line per sign-up out, and then who of our people each line means."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from db.files.cells import label, phone, plain
from db.files.flaws import BadCell
from db.files.names import HAN, key, number_word
from db.files.relay_words import (
    heads,
    in_digits,
    is_notice,
    is_organisation,
    organisation_before,
    stays_away,
    without_leave,
    without_talk,
    without_title,
)
from db.terms import MemberId

_NUMBERED: Final = re.compile(
    r"[(\[【#]?(?:No\.?|第)?\s*(\d{1,3})\s*(?:[.、,:;)\]】#号位—–~-]+\s*|\s+|(?=\D)|$)(.*)", re.IGNORECASE
)
_IN_WORDS: Final = re.compile(r"[(\[【]?(?:第)?([一二三四五六七八九十]{1,3})(?:[.、,:)\]】]+|[号位])\s*(.+)")
_EXAMPLE: Final = re.compile(r"(?:\d{1,3}\s*[.、,:)]?\s*)?\(?(?:示例|例如|例子|样例|举例|格式|例)(?:\)|:|\s|$)")
#: What follows a number that counts something else: "9点集合", "3月1日", "2026年", "3号楼".
_NOT_A_SIGNUP: Final = re.compile(r"[年月日点时分楼栋元%/~届级项块期组]")
#: The next number on the same line, before a name: "1 张三 2 李四".
_NEXT: Final = re.compile(
    rf"(?<![\dx×*+共等带])(\d{{1,3}})\s*[.、,:)]?\s*(?=[{HAN}])(?![人名位个大小岁点月日号年元楼栋单组支队班级辆箱把件桶套份次期室层时分口])"
)
PERSON: Final = re.compile(
    rf"(?:[{HAN}]{{1,4}}(?:·[{HAN}]{{1,10}})+|[{HAN}]{{2,4}}|[A-Za-z][A-Za-z.' -]{{1,28}}[A-Za-z])"
)
SHORT: Final = re.compile(r"[a-z]{2,30}|\d{4,11}")
"""What may stand for a name: its initials or pinyin, the last digits of a telephone or all of them."""

_NUMBER: Final = re.compile(r"(?:\+?86)?\s*1[3-9](?:[\s-]?\d){9}|0\d{2,3}-?\d{7,8}")
_BRACKET: Final = re.compile(r"[(\[【]([^()\[\]【】]*)[)\]】]")
_PARTING: Final = re.compile(r"[\s、,;:/|。!—–-]+")
_PEOPLE_PARTING: Final = re.compile(rf"[、,;/|]|(?<=[{HAN}]{{2}})[和与及](?=[{HAN}]{{2}})")
_SPACED: Final = re.compile(r"\S(?:\s+\S{1,2})+")
_TAIL: Final = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class RelayLine:
    """One sign-up: the line as pasted, its number, the name, words that hint at who it is, heads, and leave."""

    raw: str
    number: int | None
    name: str
    hints: tuple[str, ...]
    phone: str | None
    heads: int
    on_leave: bool

    @property
    def is_short(self) -> bool:
        """Whether it is no name but what stands for one, as it is typed off a sheet: initials, pinyin, a tail."""
        return self.number is None and bool(SHORT.fullmatch(self.name))


@dataclass(frozen=True, slots=True)
class Relay:
    """A relay taken apart: sign-ups in order, the example lines left out, and everything that was only talk."""

    lines: tuple[RelayLine, ...]
    examples: tuple[str, ...]
    chatter: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """One of our people, as much as matching needs."""

    member_id: MemberId
    name: str
    branch: str
    phone: str | None


class Matched(NamedTuple):
    """A line and the one person it means."""

    line: RelayLine
    person: Person


class Doubtful(NamedTuple):
    """A line that a person must decide: several have the name, or what it says speaks against the one who has it."""

    line: RelayLine
    candidates: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class RelayMatch:
    """Every line that still counts in exactly one place; what a later line of the same person took back is gone."""

    matched: tuple[Matched, ...]
    same_name: tuple[Doubtful, ...]
    unknown: tuple[RelayLine, ...]
    repeated: tuple[Matched, ...]
    on_leave: tuple[Doubtful, ...]


def parse(text: str) -> Relay:
    """Take a pasted relay apart; numbers with nothing behind them are dropped.

    Numbers in words count only where there are no others: else they are the headings of a notice.
    """
    relay = _parse(text, _numbered)
    return relay if relay.lines else _parse(text, _numbered_in_words)


def _parse(text: str, numbered: Callable[[str], tuple[int | None, str]]) -> Relay:
    lines: list[RelayLine] = []
    examples: list[str] = []
    chatter: list[str] = []
    for raw in text.splitlines():
        tidy = _tidy(raw)
        if _EXAMPLE.match(tidy):
            examples.append(raw.strip())
            continue
        found, unread = _read_line(raw.strip(), list(_pieces(tidy)), numbered)
        lines += found
        chatter += unread if found else [raw.strip()] if unread else []
    return Relay(tuple(lines), tuple(examples), tuple(chatter))


def _read_line(
    raw: str, pieces: list[str], numbered: Callable[[str], tuple[int | None, str]]
) -> tuple[list[RelayLine], list[str]]:
    """Give the sign-ups of a line, and those of its pieces that say something and sign nobody up."""
    found: list[RelayLine] = []
    unread: list[str] = []
    for piece in pieces:
        number, rest = numbered(piece)
        people = list(_sign_ups(raw, number, rest)) if number is not None else []
        found += people
        if rest and not people:
            unread.append(piece.strip())
    return found, unread


def match(lines: Sequence[RelayLine], people: Sequence[Person]) -> RelayMatch:
    """Say of every line whom it means; somebody on leave in a later line is not counted as coming."""
    settled = [(line, _settle(line, found)) for line, found in _with_candidates(lines, people)]
    last_word = {found[0].member_id: line.on_leave for line, found in settled if len(found) == 1}
    result = _Sorting()
    for line, found in settled:
        result.put(line, found, leaving=len(found) == 1 and last_word[found[0].member_id])
    return result.done()


class _Sorting:
    """Puts each line into its place, in order."""

    def __init__(self) -> None:
        self._came: dict[MemberId, Matched] = {}
        self._same_name: list[Doubtful] = []
        self._unknown: list[RelayLine] = []
        self._repeated: list[Matched] = []
        self._on_leave: dict[object, Doubtful] = {}

    def put(self, line: RelayLine, found: tuple[Person, ...], *, leaving: bool) -> None:
        """Place one line by whom it may mean."""
        if leaving or line.on_leave:
            # A leave that a later sign-up took back says nothing any more.
            if leaving or len(found) != 1:
                self._on_leave[found[0].member_id if len(found) == 1 else line] = Doubtful(line, found)
        elif not found:
            self._unknown.append(line)
        elif len(found) > 1 or _speaks_against(line, found[0]):
            self._same_name.append(Doubtful(line, found))
        elif found[0].member_id in self._came:
            self._repeated.append(Matched(line, found[0]))
        else:
            self._came[found[0].member_id] = Matched(line, found[0])

    def done(self) -> RelayMatch:
        """Give all places."""
        return RelayMatch(
            tuple(self._came.values()),
            tuple(self._same_name),
            tuple(self._unknown),
            tuple(self._repeated),
            tuple(self._on_leave.values()),
        )


def _tidy(raw: str) -> str:
    """NFKC without pictures: emoji and variation marks say nothing here; numerals that are one sign become digits."""
    kept = (
        " " if unicodedata.category(letter) in {"So", "Sk", "Cs", "Co", "Cn", "Me"} else letter
        for letter in plain(in_digits(raw))
    )
    return "".join(kept).strip()


def _pieces(tidy: str) -> Iterator[str]:
    """Give each sign-up of a line on which several are numbered one after another."""
    number, _ = _numbered(tidy)
    begins, start = 0, 0
    while number is not None and (found := _NEXT.search(tidy, start)):
        start = found.end()
        if int(found[1]) == number + 1 and found.start() > begins:
            yield tidy[begins : found.start()]
            number, begins = number + 1, found.start()
    yield tidy[begins:]


def _numbered(tidy: str) -> tuple[int | None, str]:
    found = _NUMBERED.fullmatch(tidy)
    if not found or _NOT_A_SIGNUP.match(found[2]) or is_notice(found[2]):
        return None, tidy
    return int(found[1]), found[2].strip()


def _numbered_in_words(tidy: str) -> tuple[int | None, str]:
    found = _IN_WORDS.fullmatch(tidy)
    if not found or _NOT_A_SIGNUP.match(found[2]) or is_notice(found[2]):
        return None, tidy
    return number_word(found[1]), found[2].strip()


def _sign_ups(raw: str, number: int | None, rest: str) -> Iterator[RelayLine]:
    numbers, leave = _NUMBER.search(rest), stays_away(rest)
    counted = heads(without_talk(without_leave(_NUMBER.sub(" ", rest))))
    hints = [plain(hint) for hint in _BRACKET.findall(counted.rest)]
    many = counted.heads
    for name, others in _names(_BRACKET.sub(" ", counted.rest)):
        told = tuple(hint for hint in (*hints, *others) if any(letter.isalnum() for letter in hint))
        yield RelayLine(raw, number, name, told, _phone(numbers), many, leave)
        many = 1


def _names(words: str) -> Iterator[tuple[str, list[str]]]:
    """Give each name with the words behind it; several names only where they are parted by a mark, not by a blank."""
    pieces = [piece.strip() for piece in _PEOPLE_PARTING.split(words) if piece.strip()]
    if len(pieces) > 1 and all(_is_name(piece) for piece in pieces):
        yield from ((without_title(key(piece)), []) for piece in pieces)
        return
    if PERSON.fullmatch(key(words)) and key(words).replace(" ", "").isascii():
        yield key(words), []
        return
    parts = list(_parts(words))
    people = [n for n, part in enumerate(parts) if PERSON.fullmatch(key(part))]
    # a name may sound like a place: 王小科 is somebody where nobody else stands
    if people:
        at = next((n for n in people if not is_organisation(parts[n])), people[0])
        yield without_title(key(parts[at])), [*parts[:at], *parts[at + 1 :]]


def _is_name(piece: str) -> bool:
    # a blank inside is a name's own only between single signs: "张 三", and not "张三 开车"
    whole = key(piece)
    joined = " " not in piece or _SPACED.fullmatch(piece) is not None
    return bool(PERSON.fullmatch(whole)) and (joined or whole.isascii()) and not is_organisation(whole)


def _parts(words: str) -> Iterator[str]:
    """Give the words of a line; an organisation before a name stands by itself, a name with a blank is whole."""
    first, *others = [part for part in _PARTING.split(words) if part] or [""]
    if len(first) == 1 and others:
        first, *others = [first + others[0], *others[1:]]
    for part in (first, *others):
        before = organisation_before(part)
        yield from (word for word in (before, part[len(before) :]) if word)


def _phone(found: re.Match[str] | None) -> str | None:
    try:
        return phone(found[0]) if found else None
    except BadCell:
        return None


def _with_candidates(
    lines: Sequence[RelayLine], people: Sequence[Person]
) -> Iterator[tuple[RelayLine, tuple[Person, ...]]]:
    by_name: dict[str, list[Person]] = {}
    for person in people:
        by_name.setdefault(key(person.name), []).append(person)
    yield from ((line, tuple(by_name.get(line.name, ()))) for line in lines)


def _settle(line: RelayLine, found: tuple[Person, ...]) -> tuple[Person, ...]:
    """Narrow namesakes by phone, by its tail, then by a hint at the branch, as long as somebody remains."""
    by_phone = tuple(person for person in found if line.phone and person.phone == line.phone)
    if by_phone:
        return by_phone
    tails = [hint for hint in line.hints if _TAIL.fullmatch(hint)]
    by_tail = tuple(person for person in found if person.phone and person.phone[-4:] in tails)
    if by_tail:
        return by_tail
    by_hint = tuple(person for person in found if any(_hints_at(hint, person.branch) for hint in line.hints))
    return by_hint or found


def _speaks_against(line: RelayLine, person: Person) -> bool:
    """Another phone, or another branch named in full, means that it may be somebody else of that name."""
    if line.phone and person.phone:
        return line.phone != person.phone
    branches = [hint for hint in line.hints if hint.endswith("支部")]
    return any(not _hints_at(hint, person.branch) for hint in branches)


def speaks_of(word: str, person: Person) -> bool:
    """Tell whether a word beside a name says whose name it is: where somebody belongs, or the tail of their phone."""
    is_tail = word.isdecimal() and person.phone is not None and person.phone.endswith(word)
    return is_tail or _hints_at(word, person.branch)


def _hints_at(hint: str, branch: str) -> bool:
    """Tell whether the hint's letters stand in the branch's name in their order: 儿童福 → 儿童福利中心党支部."""
    try:
        wanted, rest = label(hint), iter(label(branch))
    except BadCell:
        return False
    return len(wanted) > 1 and all(letter in rest for letter in wanted)
