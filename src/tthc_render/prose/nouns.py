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
    "triệu đồng": "triệu đồng", "tỷ đồng": "tỷ đồng", "đồng": "đồng", "dịch vụ công": "DVC", "dvc": "DVC",
    "trường": "trường", "ý kiến": "ý kiến", "nhóm": "nhóm", "trường hợp": "trường hợp", "dự thảo": "dự thảo",
    "kết quả": "kết quả", "giao dịch": "giao dịch", "phân hệ": "phân hệ", "tiêu chí": "tiêu chí",
}  # fmt: skip
# Nouns that, in the words before a number, name a place or a source rather than what is counted.
NOT_LABELS = {"sở", "huyện", "xã", "cơ quan", "đơn vị", "người", "kết quả", "hoạt động", "tin", "bài", "nhóm", "cuộc"}
# A document kind is one of the "văn bản"; members of a wider noun may add up to it.
WIDER = {"văn bản": {"Quyết định", "Nghị quyết", "Kế hoạch", "Chỉ thị", "Công văn", "Thông báo"}}


def alike(one: str, other: str) -> bool:
    """May figures of these units be added or compared? An unknown unit goes with every other."""
    return not one or not other or one == other or other in WIDER.get(one, ()) or one in WIDER.get(other, ())
