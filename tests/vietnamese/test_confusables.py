"""Fixed expressions in spellings that the ear takes for right."""

from __future__ import annotations

import pytest

from tthc_render.vietnamese.confusables import confusables, confused
from tthc_render.vietnamese.syllables import is_syllable


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("tu dưỡng trao dồi đạo đức", ["trau dồi"]),
        ("số tiền khuyên góp", ["quyên góp"]),
        ("ông tránh văn phòng ủy ban", ["chánh văn phòng"]),
        ("các đơn vi trực thuộc", ["đơn vị"]),
        ("hóa đơn vi phạm quy định", []),
        ("chính xác nhập liệu", []),
        ("kiểm tra hồ sơ xuất khẩu", []),
        ("sắp nhập học", []),
        ("trau dồi đạo đức", []),
        ("bộ phận một cửa tiếp nhân hồ sơ", ["tiếp nhận"]),
        ("không trực tiếp nhân viên nào", []),
        ("giai quyết thu tục hành chinh", ["giải quyết", "thủ tục", "hành chính"]),
        ("ban thường trực tuyên truyền", []),
        ("bắt đầu tu sửa trụ sở", []),
        ("xét xử ly hôn", []),
        ("các khoản có tính chất lương", []),
        ("về thực chất lương chưa tăng", []),
        ("cơ sở vật chất lương bổng", []),
        ("bản chất lương là giá của lao động", []),
        ("hồ sơ trễ hạng do quá hạng thẩm định", ["trễ hạn", "quá hạn"]),
        ("thi công quá hạng mục được giao", []),
        ("xin gia hạng thời hạng giải quyết", ["gia hạn", "thời hạn"]),
        ("cầu thủ tham gia hạng nhất", []),
        ("bằng lái xe đúng hạng", []),
        ("tỷ lệ giải quyết đúng hạng", ["giải quyết đúng hạn"]),
        ("thủ tục hành chín tại bộ phận một của xã", ["thủ tục hành chính", "bộ phận một cửa xã"]),
        ("đề nghỉ sở nội vụ xem xét", ["đề nghị"]),
        ("bàn về vấn đề nghỉ lễ", []),
        ("họp giao ban hàng tuần", []),
        ("hồ sơ tồn động kéo dài", ["tồn đọng"]),
        ("bảo tồn động vật hoang dã", []),
        ("cập nhập hồ sơ", ["cập nhật"]),
        ("phổ cập nhập học", []),
        ("nâng cao chất lương phục vụ", ["chất lượng"]),
        ("hàng kém chất lương", ["chất lượng"]),
        ("tính đến nay chất lương khám bệnh", ["chất lượng"]),
    ],
)
def test_wrong_forms_are_told_by_their_company(text: str, right: list[str]) -> None:
    assert [slip.right for slip in confused(text.split())] == right


def test_every_right_form_is_one() -> None:
    entries = [entry for some in confusables().values() for entry in some]
    assert len(entries) > 150
    for entry in entries:
        assert all(is_syllable(word) for word in entry.right.split()), entry
        assert entry.wrong != tuple(entry.right.split())
        assert all(" ".join(entry.wrong) in " ".join(phrase) for phrase in entry.but), entry


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("có 12 hồ sơ trễ hạng", "trễ hạn"),
        ("đi nghĩa vu quân sự", "nghĩa vụ"),
        ("tổ chức 28 buổi tuyên tuyền", "tuyên truyền"),
        ("hỗ trợ các tương binh nặng", "thương binh"),
        ("công tác giả phóng mặt bằng", "giải phóng"),
        ("xã đã ban hàng 12 kế hoạch", "ban hành"),
        ("chuyển đổi xố được đẩy mạnh", "chuyển đổi số"),
        ("xã giành kinh phí cho số hóa", "dành kinh phí"),
        ("không còn hồ sơ tồn động", "tồn đọng"),
        ("mặc khác còn thiếu máy", "mặt khác"),
        ("đã hoàng thành kế hoạch", "đã hoàn thành"),
        ("xã tinh giảm biên chế", "tinh giản biên chế"),
    ],
)
def test_expressions_of_reports(text: str, right: str) -> None:
    assert right in [slip.right for slip in confused(text.split())]


@pytest.mark.parametrize(
    "text",
    [
        "xếp đúng hạng chức danh",
        "lễ hội có ý nghĩa vu lan báo hiếu",
        "người khuyết tật tự lập",
        "quá hạng mục đầu tiên",
        "tham gia hạng mục thi",
        "duy trì giao ban hàng tháng",
        "hội thi hàng năm",
        "cải tiến hàng năm",
        "dành được nhiều thời gian",
        "dành quyền ưu tiên",
        "giành cho mình suất học",
        "bảo tồn động vật hoang dã",
        "tồn động vật",
        "tác động hạ tần suất",
        "diện tích họp chợ",
        "phân tích họp đồng",
        "sao kê và bảng sao kê",
        "bảng chất lượng nước",
        "bảng đồ thị",
        "bảng quyền lợi",
        "chủ chương trình",
        "né trách nhiệm",
        "sản xuất sắt thép",
        "nước xuất sắt thép",
        "phía bắc đầu tư",
        "phía bắc giữ ổn định",
        "cơ quang điện",
        "đang xen canh",
        "cấp nhật ký",
        "cố gắn kết",
        "đơn giảng dạy",
        "thường chú trọng",
        "phản án phí",
        "ngăn chặng đường",
        "khu hoàng thành",
        "di tích hoàng thành",
        "quốc gia hạng nhất",
        "xúc tiến hàng việt",
    ],
)
def test_right_phrases_that_contain_such_forms(text: str) -> None:
    assert list(confused(text.split())) == []
