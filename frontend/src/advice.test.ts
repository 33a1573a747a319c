import { expect, test } from "vitest";

import { inClicks, inNames, ofDraft } from "./advice";

test.each([
  ["đúng thì ghi ở báo cáo: chap_nhan: [{ma: D314, vi_sao: Đã so với biểu}]. Người giữ mẫu", "đúng thì bấm “Chấp nhận…” và ghi lý do. Người giữ mẫu"],
  ["nếu đúng thì chấp nhận ở chap_nhan, kèm lý do. Căn cứ: TT 01.", "nếu đúng thì bấm “Chấp nhận…” và ghi lý do. Căn cứ: TT 01."],
  ["hoặc chấp nhận ở chap_nhan kèm lý do.", "hoặc bấm “Chấp nhận…” và ghi lý do."],
  ["thì chấp nhận bằng chap_nhan.", "thì bấm “Chấp nhận…” và ghi lý do."],
  ["Sửa số tổng.", "Sửa số tổng."],
  ["đúng thì ghi ở báo cáo: chap_nhan: [{ma: D314, vi_sao: Đã so}]. Người giữ mẫu so xong thì ghi xac_nhan: da_xac_nhan ở bản của biểu trong templates/forms.", "đúng thì bấm “Chấp nhận…” và ghi lý do."],
  ["Đọc và sửa từng mục lời văn, rồi xóa dòng dặn này.", "Đọc và sửa từng mục lời văn, rồi bấm “Đã đọc và sửa xong lời văn”."],
  ["Chưa có số thì ghi null; không phát sinh thì ghi 0.", "Chưa có số thì để trống; không phát sinh thì ghi 0."],
  ["Ghi 3.25.", "Ghi 3,25."],
  ["Ghi liền: 1310.", "Ghi liền: 1310."],
  ["Ghi 5/9/2026.", "Ghi 5/9/2026."],
])("%s", (advice, shown) => expect(inClicks(advice)).toBe(shown));

test("a message names a cell as the form does", () => {
  expect(inNames("“nay” ghi “x”: ở đây phải là một số.", "nay", "Kỳ này")).toBe("“Kỳ này” ghi “x”: ở đây phải là một số.");
  expect(inNames("“ngày” ghi “x”.", "nay", "Kỳ này")).toBe("“ngày” ghi “x”.");
});

test("what a new draft holds is said without keys of its file", () => {
  expect(ofDraft("Thêm vào tệp mục mà kỳ này có: “6. So sánh với kỳ trước” (so_sanh).\nLời văn còn nhắc kỳ cũ, đã đánh dấu trong tệp: “7. Một cửa” (mot_cua), Nội dung (2 chỗ).")).toBe(
    "Kỳ này có thêm mục: “6. So sánh với kỳ trước”.\nLời văn còn nhắc kỳ cũ: “7. Một cửa”, Nội dung (2 chỗ).",
  );
});
