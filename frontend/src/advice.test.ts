import { expect, test } from "vitest";

import { inClicks } from "./advice";

test.each([
  ["đúng thì ghi ở báo cáo: chap_nhan: [{ma: D314, vi_sao: Đã so với biểu}]. Người giữ mẫu", "đúng thì bấm “Chấp nhận…” và ghi lý do. Người giữ mẫu"],
  ["nếu đúng thì chấp nhận ở chap_nhan, kèm lý do. Căn cứ: TT 01.", "nếu đúng thì bấm “Chấp nhận…” và ghi lý do. Căn cứ: TT 01."],
  ["hoặc chấp nhận ở chap_nhan kèm lý do.", "hoặc bấm “Chấp nhận…” và ghi lý do."],
  ["thì chấp nhận bằng chap_nhan.", "thì bấm “Chấp nhận…” và ghi lý do."],
  ["Sửa số tổng.", "Sửa số tổng."],
])("%s", (advice, shown) => expect(inClicks(advice)).toBe(shown));
