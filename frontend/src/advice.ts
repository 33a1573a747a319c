/** Advice of findings, written for whoever types YAML, in the words of the workbench. */

const ACCEPT = "bấm “Chấp nhận…” và ghi lý do";

/** ``advice`` with clicks in place of keys, where the workbench has a button for them. */
export function inClicks(advice: string): string {
  return advice
    .replace(/ghi ở báo cáo: chap_nhan: \[\{.*?\}\]/g, ACCEPT)
    .replace(/chấp nhận (?:ở|bằng) chap_nhan(?:,? kèm lý do)?/g, ACCEPT)
    .replace(/,? rồi xóa dòng dặn này/g, ", rồi bấm “Đã đọc và sửa xong lời văn”")
    .replace(/ghi null/g, "để trống")
    .replace(/ Người giữ mẫu [^.]*xac_nhan[^.]*\.[^.]*$/g, "")
    .replace(/(Ghi(?: liền: | số nguyên, ví dụ | một số, ví dụ | ))(-?\d+)\.(\d+)(?!\d|\.\d)/g, "$1$2,$3");
}

/** ``message`` with the names that the form shows in place of the keys of the file. */
export function inNames(message: string, key: string, label: string): string {
  return key && label ? message.replaceAll(`“${key}”`, `“${label}”`) : message;
}

/** What a new draft holds, without the keys of its file: the form shows the names. */
export function ofDraft(words: string): string {
  return words
    .replace("Thêm vào tệp mục mà kỳ này có:", "Kỳ này có thêm mục:")
    .replaceAll(", đã đánh dấu trong tệp:", ":")
    .replaceAll("; đã đánh dấu trong tệp:", ":")
    .replace(/ \([a-z0-9_.]+\)/g, "");
}
