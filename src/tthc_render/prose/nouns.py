"""The nouns that reports count, and which of them may be added up or compared."""

# Nouns that are counted: as written → short form. The longest that fits is taken.
UNITS = {
    "hồ sơ": "hồ sơ", "tthc": "TTHC", "thủ tục hành chính": "TTHC", "thủ tục": "TTHC", "quyết định": "Quyết định",
    "nghị quyết": "Nghị quyết", "kế hoạch": "Kế hoạch", "chỉ thị": "Chỉ thị", "công văn": "Công văn",
    "thông báo": "Thông báo", "văn bản": "văn bản", "nhiệm vụ": "nhiệm vụ", "phản ánh": "phản ánh", "pakn": "phản ánh",
    "kiến nghị": "phản ánh", "hội nghị": "hội nghị", "cuộc": "cuộc", "lớp": "lớp", "đơn vị": "đơn vị",
    "cơ quan": "cơ quan", "sở": "sở", "huyện": "huyện", "xã": "xã", "người": "người", "đại biểu": "đại biểu",
    "cán bộ": "người", "công chức": "người", "viên chức": "người", "lượt": "lượt", "tin": "tin", "bài": "bài",
    "biên chế": "biên chế", "chỉ tiêu": "chỉ tiêu", "mục tiêu": "mục tiêu", "hoạt động": "hoạt động",
    "đồng": "đồng", "usd": "USD", "dịch vụ công": "DVC", "dvc": "DVC",
    "trường": "trường", "ý kiến": "ý kiến", "nhóm": "nhóm", "trường hợp": "trường hợp", "dự thảo": "dự thảo",
    "kết quả": "kết quả", "giao dịch": "giao dịch", "phân hệ": "phân hệ", "tiêu chí": "tiêu chí",
    "hộ": "hộ", "hộ dân": "hộ", "hộ gia đình": "hộ", "hộ nghèo": "hộ", "hộ cận nghèo": "hộ", "khẩu": "khẩu",
    "doanh nghiệp": "doanh nghiệp", "hợp tác xã": "hợp tác xã", "dự án": "dự án", "công trình": "công trình",
    "học sinh": "học sinh", "giáo viên": "giáo viên", "trẻ em": "trẻ", "trẻ": "trẻ", "lao động": "lao động",
    "đối tượng": "đối tượng", "đơn": "đơn", "vụ việc": "vụ", "vụ": "vụ", "đảng viên": "đảng viên", "thôn": "thôn",
    "phường": "xã", "thị trấn": "xã", "ca": "ca", "ha": "ha", "tấn": "tấn", "tạ": "tạ", "kg": "kg", "con": "con",
    "phiếu": "phiếu", "mô hình": "mô hình", "sản phẩm": "sản phẩm", "nhân khẩu": "khẩu", "giường bệnh": "giường",
    "giường": "giường", "bệnh nhân": "bệnh nhân", "lượt người": "lượt người", "lượt khách": "lượt khách",
    "khách": "khách", "phòng học": "phòng", "tổ chức": "tổ chức", "cá nhân": "cá nhân", "giấy chứng nhận": "giấy",
    "tài khoản": "tài khoản", "cơ sở": "cơ sở", "câu lạc bộ": "câu lạc bộ", "hội viên": "hội viên", "bộ": "bộ",
    "đoàn viên": "đoàn viên", "thửa": "thửa", "gói thầu": "gói thầu", "căn nhà": "nhà", "căn hộ": "nhà",
    "căn": "nhà", "nhà": "nhà", "ngôi nhà": "nhà", "buổi": "buổi",
    "tuyến": "tuyến", "chuyến": "chuyến", "bản": "bản", "tổ": "tổ", "phòng": "phòng", "đồng chí": "người",
    "khiếu nại": "khiếu nại", "tố cáo": "tố cáo", "kwh": "kWh", "mw": "MW", "m2": "m²", "m3": "m³", "lít": "lít",
    "km": "km", "cây": "cây", "cột": "cột", "trạm": "trạm", "chợ": "chợ", "nhóm trẻ": "nhóm", "bộ phận": "bộ phận",
    "hạng mục": "hạng mục", "nhân viên": "người", "bác sĩ": "người", "y sĩ": "người", "dược sĩ": "người",
    "điều dưỡng": "người", "hộ sinh": "người", "kỹ thuật viên": "người", "giảng viên": "người", "chiến sĩ": "người",
    "học viên": "người",
    "công dân": "người", "thanh niên": "người", "thí sinh": "thí sinh", "phương tiện": "phương tiện",
    "bị can": "bị can", "vụ án": "vụ", "hộ kinh doanh": "hộ", "quân nhân": "người", "nạn nhân": "người",
    "ý tưởng": "ý tưởng", "sáng kiến": "sáng kiến", "đề tài": "đề tài", "biên bản": "biên bản", "tin nhắn": "tin",
    "em": "học sinh", "cháu": "trẻ", "thành viên": "thành viên", "công nhân": "công nhân", "khu phố": "khu phố",
    "khu dân cư": "khu dân cư", "khu vực": "khu vực", "hành khách": "khách", "hành vi": "hành vi",
    "công điện": "công điện", "thành phần": "thành phần", "thông tư": "Thông tư", "nghị định": "Nghị định",
    "luật": "Luật",
}  # fmt: skip
# Words between a number and its noun: the number is counted in thousands, millions, …
SCALES = {
    "nghìn tỷ": 12, "ngàn tỷ": 12, "nghìn tỉ": 12, "ngàn tỉ": 12, "tỷ": 9, "tỉ": 9, "triệu": 6, "vạn": 4, "nghìn": 3,
    "ngàn": 3,
}  # fmt: skip
ANY_NOUN = "|".join(sorted(UNITS, key=len, reverse=True))
ANY_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
"""Alternatives for patterns, the longest first."""
# Nouns that, in the words before a number, name what is counted ("Tổng số hồ sơ: 33"); the others may name a place.
LABELS = {
    "hồ sơ", "TTHC", "Quyết định", "Nghị quyết", "Kế hoạch", "Chỉ thị", "Công văn", "Thông báo", "văn bản", "nhiệm vụ",
    "phản ánh", "hội nghị", "lớp", "đại biểu", "lượt", "biên chế", "chỉ tiêu", "mục tiêu", "đồng", "DVC", "trường",
    "ý kiến", "trường hợp", "dự thảo", "giao dịch", "phân hệ", "tiêu chí", "hộ", "khẩu", "doanh nghiệp", "dự án",
    "công trình", "học sinh", "giáo viên", "đơn", "vụ", "đảng viên", "phiếu",
}  # fmt: skip
# Words behind a number that are no noun: what is counted was named before, or is not named at all.
_NO_NOUNS = """
và hoặc là của cho với so tăng giảm đạt bằng chiếm được bị đã đang chưa sẽ vẫn còn có không thuộc trong ngoài trên
dưới trước sau đúng quá trễ chậm sớm mới cũ trực qua từ đến tới tại ở do theo về để khi nếu thì mà nhưng nên cả nam nữ
cấp loại hạng lĩnh mức gồm bao cụ như tương lên xuống này đó trở hoàn giải xử tiếp chuyển sửa bổ bãi ban thay giữ quy
hành công tư đủ cao thấp hơn kém nhiều ít riêng cùng nội quốc nước trung thành nông rất hài bình tốt khá giỏi yếu xuất
đề phải xin rút trả nộp vào ra nhằm gấp vượt tham khu thực tính kể kèm chia ứng
"""


def nouns_in(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


NO_NOUNS = nouns_in(_NO_NOUNS)
# A document kind is one of the "văn bản"; members of a wider noun may add up to it.
WIDER = {
    "văn bản": {
        "Quyết định", "Nghị quyết", "Kế hoạch", "Chỉ thị", "Công văn", "Thông báo", "Thông tư", "Nghị định", "Luật",
    },
    "đơn": {"khiếu nại", "tố cáo", "phản ánh"},
    "vụ": {"khiếu nại", "tố cáo", "phản ánh"},
}  # fmt: skip

KNOWN_UNITS = frozenset(UNITS.values())
"""Short forms of the nouns of the table; a quantity may have another word for its unit."""
PERSONS = {
    "người", "lao động", "học sinh", "giáo viên", "đảng viên", "đoàn viên", "hội viên", "đại biểu", "bệnh nhân",
    "đối tượng", "khẩu", "trẻ", "thành viên", "công nhân", "thí sinh",
}  # fmt: skip
GENERIC = "trường hợp"
"""Cases of anything: of registrations, of offences, of dossiers."""


STAFF = frozenset({"người", "biên chế", "chỉ tiêu"})
"""Posts, and the people on them."""


PUPILS = frozenset({"học sinh", "trẻ"})
"""Those of all schools: ``16.482 học sinh, gồm: mầm non 3.214 cháu, tiểu học 7.856 em``."""


def kind(unit: str) -> str:
    """The unit that a noun is counted in with others of its kind: "lượt" for "lượt khách"."""
    return "lượt" if unit.startswith("lượt ") else unit


def comparable(one: str, other: str) -> bool:
    """May quantities of these units be added or compared? An unknown unit goes with every other."""
    if {one, other} <= STAFF or {one, other} <= PUPILS:
        return True
    if GENERIC in (one, other) or (one in PERSONS and other in PERSONS and "người" in (one, other)):
        return True
    if kind(one) == kind(other) == "lượt":
        return True
    return not one or not other or one == other or other in WIDER.get(one, ()) or one in WIDER.get(other, ())
