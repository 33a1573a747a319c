/** Advice of findings, written for whoever types YAML, in the words of the workbench. */

const ACCEPT = "bấm “Chấp nhận…” và ghi lý do";

/** ``advice`` with clicks in place of keys, where the workbench has a button for them. */
export function inClicks(advice: string): string {
  return advice
    .replace(/ghi ở báo cáo: chap_nhan: \[\{.*?\}\]/g, ACCEPT)
    .replace(/chấp nhận (?:ở|bằng) chap_nhan(?:,? kèm lý do)?/g, ACCEPT);
}
