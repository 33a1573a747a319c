"""What was done on a day: the steps of procedures, works, events and accidents with the time at which each is told.

``Khởi công ngày 15/8/2025, hoàn thành ngày 28/11/2025``; ``Ngày 20/3/2026, Chủ tịch thông báo thụ lý``; ``nhận tin báo
lúc 20 giờ 45 cùng ngày``; ``ngày 11 - 12/10/2025``. Plans are no steps, nor are days of cited documents; the day by
which a work is to be done is one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final, NamedTuple

from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of

STEPS: Final = {
    # Petitions and courts.
    "nộp đơn": r"nộp đơn(?: khởi kiện| khiếu nại| tố cáo)?|gửi đơn|đơn(?: của [^,;.\d]{3,40})? (?:nộp|gửi)",
    "nhận đơn": r"(?:tiếp )?nhận (?:được )?đơn",
    "thụ lý": r"thông báo thụ lý|(?:được )?thụ lý(?: (?:vụ án|đơn|vụ việc|giải quyết))?",
    "báo cáo xác minh": r"kết thúc (?:việc )?xác minh|báo cáo (?:kết quả )?xác minh",
    "đối thoại": r"tổ chức đối thoại|đối thoại(?= (?:vào )?ngày)",
    "giải quyết, kết luận": r"quyết định giải quyết|kết luận nội dung tố cáo",
    "khởi tố vụ án": r"khởi tố vụ án",
    "cáo trạng": r"(?:ban hành )?cáo trạng(?: được)?(?: ban hành)?|truy tố",
    "đưa vụ án ra xét xử": r"đưa vụ án ra xét xử",
    "xét xử": r"(?:mở )?phiên tòa(?: sơ thẩm| xét xử| được)*(?: mở)?|xét xử(?: sơ thẩm)?",
    "tuyên án": r"tuyên án(?: sơ thẩm)?",
    "kháng cáo": r"(?:làm đơn |có đơn )?(?:kháng cáo|kháng nghị)",
    # Tenders and works.
    "phát hành hồ sơ mời thầu": r"phát hành hồ sơ mời thầu",
    "mở thầu": r"mở thầu",
    "phê duyệt kết quả": r"phê duyệt kết quả(?: lựa chọn nhà thầu| trúng thầu)?",
    "ký hợp đồng": r"ký (?:kết )?hợp đồng(?! (?!ngày|vào|với|thi công|xây lắp)\w)",
    "khởi công": r"khởi công(?: xây dựng)?(?: công trình)?",
    "hoàn thành": r"hoàn thành(?: xây dựng| thi công| công trình| toàn bộ)*",
    "nghiệm thu": r"nghiệm thu(?: hoàn thành)?(?:,? đưa vào sử dụng)?",
    "đưa vào sử dụng": r"(?:bàn giao,? )?đưa vào (?:sử dụng|khai thác|vận hành)|khánh thành",
    # Inspections.
    "ban hành quyết định thanh tra": r"(?:ban hành|ký) quyết định (?:thanh tra|kiểm tra)",
    "công bố quyết định thanh tra": (r"công bố quyết định (?:thanh tra|kiểm tra)|quyết định thanh tra được công bố"),
    "làm việc trực tiếp": r"(?:làm việc|thanh tra|kiểm tra) trực tiếp",
    "kết thúc thanh tra": r"kết thúc (?:thanh tra|kiểm tra)(?: trực tiếp)?",
    "kết luận thanh tra": r"kết luận thanh tra(?: được)? ban hành|ban hành kết luận (?:thanh tra|kiểm tra)",
    # Accidents, offences, epidemics.
    "xảy ra": r"xảy ra|bùng phát|phát sinh|khởi phát|bốc cháy|(?:được )?phát hiện|đâm vào[^,;.\d]{0,30}|va chạm"
    r"|(?:bị )?hư hỏng|sạt lở",
    "nhận tin báo": r"nhận (?:được )?(?:tin báo|tin|trình báo|thông tin|báo cháy)(?: về[^,;.\d]{0,40})?",
    "đến hiện trường": r"(?:đến|tới) (?:hiện trường|nơi)|có mặt(?: tại[^,;.\d]{0,30})?",
    "dập tắt, khắc phục xong": r"(?:được )?dập tắt|khống chế(?: được)?|(?:khắc phục|sửa chữa) xong|thông xe"
    r"|cấp điện (?:trở )?lại",
    "lập biên bản": r"lập biên bản(?: vi phạm hành chính)?",
    "xử phạt": r"(?:ra |ban hành |ký )?quyết định xử phạt",
    "nộp phạt": r"nộp (?:đủ|phạt|xong)(?: tiền phạt)?|chấp hành xong",
    "công bố dịch": r"công bố (?:có )?dịch(?: bệnh)?",
    "ổ dịch cuối": r"(?:ổ dịch|ca bệnh|ca mắc) cuối(?: cùng)?(?: [^\W\d_]+){0,3}?",
    "công bố hết dịch": r"(?:công bố )?hết dịch",
    # Patients, dossiers, examinations, meetings, machines.
    "nhập viện": r"nhập viện|vào viện",
    "phẫu thuật": r"(?:được )?(?:phẫu thuật|mổ)",
    "ra viện": r"(?:được )?(?:ra viện|xuất viện)",
    "nhận hồ sơ": (
        r"nộp hồ sơ|hồ sơ(?: của [^,;.\d]{3,40}?)? (?:được )?(?:nhận|nộp|tiếp nhận)"
        r"|(?:tiếp )?nhận hồ sơ(?: của[^,;.\d]{0,40})?"
    ),
    "hẹn trả": r"hẹn (?:ngày )?trả(?: kết quả)?|(?:đã |được )?trả kết quả",
    "thi": r"(?:tổ chức |kỳ )?(?:thi (?:viết|tuyển|vấn đáp|trắc nghiệm)|phỏng vấn)(?: tổ chức)?",
    "công bố kết quả thi": (
        r"(?:công bố|niêm yết|thông báo) kết quả(?: thi| xét tuyển| tuyển dụng)?"
        r"|kết quả(?: thi| xét tuyển| tuyển dụng)? (?:được )?(?:công bố|niêm yết)"
    ),
    "cấp giấy": r"(?:được )?cấp giấy (?:phép|chứng nhận)",
    "thông báo đấu giá": r"(?:niêm yết|đăng|ra) thông báo đấu giá|thông báo đấu giá(?: được)? niêm yết",
    "đấu giá": r"(?:tổ chức |mở )?phiên đấu giá(?: được)?(?: tổ chức)?|tổ chức đấu giá",
    "lấy mẫu": r"lấy mẫu(?: xét nghiệm| quan trắc)?",
    "có kết quả mẫu": r"(?:có|trả) kết quả (?:xét nghiệm|phân tích|quan trắc)",
    "sinh": r"(?:trẻ|cháu) sinh",
    "đăng ký khai sinh": r"(?:được )?đăng ký khai sinh",
    "ký": r"hợp đồng (?:được )?ký(?: kết)?",
    "thanh lý": r"(?:được )?thanh lý(?: hợp đồng)?",
    "khởi hành": r"khởi hành|rời (?:bến|cảng|ga)|xuất phát",
    "đến nơi": r"cập (?:bến|cảng)|đến nơi|về đến(?: nơi)?",
    "khai mạc": r"(?:lễ )?(?:khai mạc|khai giảng)",
    "bế mạc": r"(?:lễ )?(?:bế mạc|bế giảng)",
    "ngừng": r"(?:tạm )?(?:ngừng|dừng|đóng cửa|đình chỉ)(?: hoạt động| vận hành| khai thác| thi công| sản xuất)?",
    "trở lại": (
        r"(?:hoạt động|vận hành|khai thác|thi công|sản xuất|mở cửa|làm việc) trở lại|trở lại hoạt động"
        r"|khôi phục hoạt động"
    ),
    "tạm giữ": r"(?:bị )?tạm giữ",
    "trả tự do": r"(?:được )?trả tự do",
    # Elections.
    "diễn tập, tập huấn": r"(?:diễn tập|tập huấn)(?: [^\W\d_]+){0,3} bầu cử",
    "niêm yết danh sách cử tri": r"niêm yết danh sách cử tri|danh sách cử tri (?:được )?niêm yết",
    "ngày bầu cử": r"ngày bầu cử(?!.{0,3}(?:thêm|lại|đầu tiên))[^.;\n]{0,110}?",
}
_STEP: Final = pattern_of(
    rf"(?<!\w)(?:{'|'.join(rf'(?P<s{at}>{words})' for at, words in enumerate(STEPS.values()))})(?!\w)"
)
"""In small letters."""
_NAMES: Final = tuple(STEPS)
_DAY: Final = pattern_of(
    r"(?P<d>\d(?<![\w/.,]\d)\d?)(?:/| tháng )(?P<m>1[0-2]|0?[1-9])(?:(?:/| năm )(?P<y>20\d\d))?(?![\d/%])"
    r"|(?P<same>cùng ngày)(?!\w)"
)
_LEAD: Final = pattern_of(
    r"(?:(?<!\w)(?:lúc |vào |khoảng |hồi |từ |kể từ |vào hồi ))*"
    r"(?:(?<![\w/.,])(?P<hour>\d{1,2}) ?(?:giờ|h)(?: ?(?P<minute>\d{2})(?: phút)?)?,? )?"
    r"(?:(?<!\w)(?:sáng|trưa|chiều|tối|đêm),? )?(?:(?<!\w)(?:thứ [^\W\d_]+|chủ nhật),? )?"
    r"(?P<said>(?<!\w)ngày )?(?:(?P<d0>\d{1,2}) ?(?:-|–|và|,) ?(?:ngày )?)?$"
)
_MORE: Final = (
    *("từ", "vào", "lúc", "khoảng", "hồi", "sáng", "trưa", "chiều", "tối", "đêm", "và", "-", "–", ",", "nhật"),
    *map(str, range(10)),
)
"""What is more of a time than its day where "ngày" stands behind it."""
_REACH: Final = 45
_CLAUSE: Final = pattern_of(r"[.;:]\s|,\s|\(")
_STOP: Final = pattern_of(r"[.;]\s|$")
_NO_STEP: Final = pattern_of(
    r"(?<!\w)(?:dự kiến|sẽ|phấn đấu|thời hạn|hạn|kế hoạch|chưa|không|nếu|yêu cầu|trước|sau khi|từng phần|theo|quy định"
    r"|để|phải|cần)(?!\w)",
    re.IGNORECASE,
)
_NO_DAY_OF_IT: Final = pattern_of(
    r"(?<!\w)(?:trước|sau|hạn|đến|hết|chậm nhất|dự kiến|theo|gia hạn|lùi|số|từng phần|giai đoạn|đợt|hạng mục|khối lượng"
    r"|lần|bước|tại văn bản|của|so với|không|nếu|quyết định)(?!\w)",
    re.IGNORECASE,
)
"""Words of deadlines and plans, of a part only, of another day than the step's: ahead of the step, and behind it."""
_GOES_ON: Final = pattern_of(
    r"[,.;:)]|$|\s(?:\(|[-–]|(?:tại|để|do|với|và|nhưng|theo|sau|đến|là|có|gồm|đạt|trong|cho|từ|vì)(?!\w))"
)
"""What may stand behind the day of a step, other than the thing that the step is of."""
_NEAR: Final = 70
_FAR_MONTHS: Final = 6
_DONE: Final = "hoàn thành"
DUE: Final = "hạn hoàn thành"
"""The day by which a work is to be done, told as a step of its own."""
_DUE: Final = pattern_of(r"(?<!\w)(?:thời hạn|hạn|trước|chậm nhất)(?: ngày)?(?!\w)")
_ELECTION: Final = "ngày bầu cử"


class Step(NamedTuple):
    """A step with its time and whether a clock is told, where its words and its time begin and where that ends.

    ``subject``, ``object``: what else its clause says before and behind the step.
    """

    name: str
    first: datetime
    last: datetime
    clock: bool
    reading: Reading
    begin: int
    at: int
    end: int
    subject: str
    object: str


def steps_in(reading: Reading) -> tuple[Step, ...]:
    """The steps of a passage that have a day."""
    return reading.kept(_read_steps)


class When(NamedTuple):
    """Where a time stands, and from when to when it is; ``clock``: its hour is told."""

    start: int
    end: int
    first: datetime
    last: datetime
    clock: bool


def _read_steps(reading: Reading) -> tuple[Step, ...]:
    return tuple(_steps(reading)) if reading.dates else ()


def times_in(reading: Reading) -> tuple[When, ...]:
    """All days, with their hours, that are of no cited document."""
    return reading.kept(_read_times)


def _read_times(reading: Reading) -> tuple[When, ...]:
    return tuple(_times(reading))


def _times(reading: Reading) -> Iterator[When]:
    cited = [(one.start, one.end) for one in reading.citations]
    before: date | None = None
    years = {seen.year for seen in reading.dates if seen.year}
    for found in _DAY.finditer(reading.low):
        if any(start <= found.start() < end for start, end in cited):
            continue
        begin = max(0, found.start() - _REACH)
        close = reading.low[begin : found.start()]
        plain = close.endswith("ngày ") and "giờ" not in close and not close[:-5].rstrip().endswith(_MORE)
        lead = None if plain else _LEAD.search(close)
        said = plain or (lead is not None and (lead["said"] or lead["hour"]))
        day = before if found["same"] else _day(found, before, years) if found["y"] or said else None
        hour, minute, d0 = (int(lead[name] or 0) if lead else 0 for name in ("hour", "minute", "d0"))
        if day is None or hour > 23 or minute > 59:
            continue
        before = day
        time = datetime(day.year, day.month, day.day, hour, minute)
        first = time.replace(day=d0) if 0 < d0 < day.day else time
        start = found.start() - (len("ngày ") if plain else len(close) - lead.start() if lead else 0)
        yield When(start, found.end(), first, time, bool(lead and lead["hour"]))


def _day(found: re.Match[str], before: date | None, years: set[int]) -> date | None:
    """The day of a match; without a year, of that of the day before it, or of the only year of the passage."""
    month, year = int(found["m"]), int(found["y"] or 0)
    if not year and before:
        year = before.year if abs(before.month - month) <= _FAR_MONTHS else 0
    elif not year and len(years) == 1:
        year = next(iter(years))
    try:
        return date(year, month, int(found["d"]))
    except ValueError:
        return None


def _steps(reading: Reading) -> Iterator[Step]:
    text = reading.low
    times = times_in(reading)
    for nth, when in enumerate(times):
        begin = max(times[nth - 1].end if nth else 0, when.start - 2 * _NEAR)
        marks = [mark.end() for mark in _CLAUSE.finditer(text, begin, when.start)]
        clause = marks[-1] if marks else begin
        found = [x for x in _STEP.finditer(text, clause, when.start) if when.start - x.end() <= _NEAR]
        election = None if found else _election(text, begin, when.start)
        if election:
            yield Step(_ELECTION, when.first, when.last, when.clock, reading, begin, when.start, when.end, "", "")
        elif found:
            yield from _step(reading, when, found[-1], text[clause : when.start])
        elif not text[clause : when.start].strip() or text[clause : when.start].strip() == "và":
            stop = times[nth + 1].start if nth + 1 < len(times) else len(text)
            end = _STOP.search(text, when.end, min(stop, when.end + 2 * _NEAR))
            behind = _STEP.search(text, when.end, end.start() if end else min(stop, when.end + 2 * _NEAR))
            if behind:
                yield from _step(reading, when, behind, text[when.end : behind.end()])


def _election(text: str, begin: int, stop: int) -> bool:
    """``ngày bầu cử đại biểu Quốc hội khóa XVI là Chủ nhật, 15/3/2026``."""
    return any(found.lastgroup == f"s{_NAMES.index(_ELECTION)}" for found in _STEP.finditer(text, begin, stop))


def _step(reading: Reading, when: When, found: re.Match[str], clause: str) -> Iterator[Step]:
    name = _NAMES[int(str(found.lastgroup)[1:])]
    subject, _, object_ = clause.rpartition(found.group())
    subject = subject.rpartition(" và ")[2]
    if _NO_STEP.search(subject) or _NO_DAY_OF_IT.search(object_):
        if name != _DONE or not _DUE.search(subject + object_):
            return
        name, subject, object_ = DUE, _NO_STEP.sub("", subject), _NO_DAY_OF_IT.sub("", object_)
        if _bare(object_):
            return
    after = "" if _GOES_ON.match(reading.low, when.end) else reading.low[when.end : when.end + 20]
    yield Step(
        name, when.first, when.last, when.clock, reading, found.start(), when.start, when.end, _bare(subject),
        _bare(object_) + _bare(after.partition(",")[0]),
    )  # fmt: skip


_FILLERS: Final = pattern_of(
    r"(?<!\w)(?:và|đã|được|vào|ngày|từ|lúc|khoảng|chính thức|sau đó|công trình|dự án|đến nay|nay|để|tại|thì|cũng|với"
    r"|nhưng|mới|việc|kết quả)(?!\w)|[\s,.;:()-]",
    re.IGNORECASE,
)


def _bare(words: str) -> str:
    return _FILLERS.sub("", words)
