/** Below the report: what is to be mended, what has changed since last period, the kept versions. */

import { inClicks, inNames } from "./advice";
import { api } from "./api";
import { chartOf } from "./chart";
import { ask, h } from "./dom";
import { EMPTY } from "./fill_in";
import { namedAt, orderOf } from "./names";
import { asRaw, printed, valueOf } from "./numbers";
import type { Finding, Path, Report } from "./types";

const LABELS = { error: "Lỗi", warning: "Cảnh báo", info: "Lưu ý" };
const ORDER = ["error", "warning", "info"];

export interface PanelHost {
  go(path: Path | null, line: number): void;
  accept(finding: Finding, reason: string): void;
  restore(version: string): void;
  report(): Report;
}

type Tab = "findings" | "changes" | "versions";

export class Panel {
  readonly element: HTMLElement;
  private tabs = new Map<Tab, HTMLButtonElement>();
  private body = h("div", { class: "panel-body", role: "tabpanel", tabindex: "0", "aria-label": "Cần sửa" });
  private open: Tab = "findings";
  private findings: Finding[] = [];
  private figures: [string, string, string][] = [];

  constructor(private host: PanelHost) {
    const bar = h("div", { class: "bar", role: "tablist", "aria-label": "Xem thêm" });
    const names: [Tab, string][] = [["findings", "Cần sửa"], ["changes", "So với kỳ trước"], ["versions", "Các bản đã lưu"]];
    for (const [tab, name] of names) {
      const button = h("button", { type: "button", role: "tab", onclick: () => this.show(tab) }, name);
      this.tabs.set(tab, button);
      bar.append(button);
    }
    bar.addEventListener("keydown", (event) => {
      const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      const all = [...this.tabs.values()];
      const next = all[(all.indexOf(document.activeElement as HTMLButtonElement) + step + all.length) % all.length];
      if (step && next) next.focus();
    });
    this.element = h("div", { class: "panel" }, bar, this.body);
    this.show("findings");
  }

  private show(tab: Tab): void {
    this.open = tab;
    for (const [name, button] of this.tabs) button.setAttribute("aria-selected", String(name === tab));
    this.body.setAttribute("aria-label", this.tabs.get(tab)!.textContent ?? "");
    this.refresh();
  }

  /** The findings of the report as it is saved now. */
  update(findings: Finding[], figures: [string, string, string][] = []): void {
    this.figures = figures;
    const report = findings.length ? this.host.report() : null;
    const order = (item: Finding) => (report && item.own ? orderOf(report, item.path) : Number.MAX_SAFE_INTEGER);
    this.findings = [...findings].sort((one, other) => rank(one) - rank(other) || order(one) - order(other));
    const open = this.findings.filter((item) => !item.accepted);
    const count = (severity: string) => open.filter((item) => item.severity === severity).length;
    const [errors, warnings] = [count("error"), count("warning")];
    this.tabs.get("findings")!.textContent = `Cần sửa (${errors} lỗi, ${warnings} cảnh báo)`;
    if (this.open !== "versions") this.refresh();
  }

  refresh(): void {
    if (this.open === "findings") this.showFindings();
    else if (this.open === "changes") this.showChanges();
    else void this.showVersions();
  }

  private showFindings(): void {
    if (!this.findings.length) {
      this.body.replaceChildren(h("p", { class: "good" }, "Không còn chỗ nào cần sửa."));
      return;
    }
    this.body.replaceChildren(h("ul", { class: "findings" }, ...this.findings.map((item) => this.finding(item))));
  }

  private finding(item: Finding): HTMLElement {
    const label = item.accepted ? `Đã chấp nhận: ${item.accepted}` : `${LABELS[item.severity]} ${item.code}`;
    const go = () => this.host.go(item.own ? item.path : null, item.own ? item.line : 0);
    const empty = item.code === EMPTY;
    const message = empty ? stillEmpty(item, this.host.report()) : asNamed(item, this.host.report());
    const hint = empty ? "Bấm vào đây để đến ô trống đầu tiên; không có thì ghi 0." : inClicks(item.hint);
    const words = h("button", { type: "button", class: "words", onclick: go }, h("b", {}, label), ` ${message}`);
    const line = h("li", { class: item.accepted ? "accepted" : item.severity }, words);
    if (!item.accepted && hint) line.append(h("p", { class: "hint" }, `→ ${hint}`));
    const tools = h("span", { class: "tools" });
    if (!item.own && item.file) tools.append(h("span", {}, `${item.file}:${item.line}`));
    const explain = async () => {
      const { text } = await api.explain(item.code);
      await ask(`Mã ${item.code}`, [h("pre", { tabindex: "0" }, text)], [["Đóng", ""]]);
    };
    tools.append(h("button", { type: "button", onclick: () => void explain() }, "Giải thích"));
    if (item.acceptable && !item.accepted) {
      const accept = async () => {
        const reason = h("input", { id: "ly-do", autocomplete: "off", "aria-describedby": "ly-do-thieu" });
        const label = h("label", { for: "ly-do" }, "Lý do chấp nhận (ghi vào báo cáo)");
        const lacking = h("p", { id: "ly-do-thieu", class: "error", role: "alert" });
        const given = () => {
          if (reason.value.trim()) return true;
          lacking.textContent = "Ghi lý do rồi bấm Chấp nhận, ví dụ: đã so với văn bản gốc.";
          reason.focus();
          return false;
        };
        const choice = await ask("Chấp nhận chỗ này", [h("p", {}, message), label, reason, lacking], [["Chấp nhận", "ok"], ["Thôi", ""]], given);
        if (choice) this.host.accept(item, reason.value.trim());
      };
      tools.append(h("button", { type: "button", onclick: () => void accept() }, "Chấp nhận…"));
    }
    line.append(tools);
    return line;
  }

  private showChanges(): void {
    const report = this.host.report();
    if (!report.lastPeriod) {
      this.body.replaceChildren(h("p", {}, "Không có báo cáo cùng loại của kỳ liền trước trong data/."));
      return;
    }
    const rows = changesOf(report);
    const head = h("tr", {}, ...["Số liệu", report.lastPeriod, report.periodName, "Chênh lệch"].map((name) => h("th", { scope: "col" }, name)));
    const table = h("table", { class: "changes" }, h("thead", {}, head));
    const most = Math.max(1, ...rows.map((row) => Math.abs(row.by)));
    const body = h("tbody");
    for (const row of rows) {
      const go = h("button", { type: "button", class: "words", onclick: () => this.host.go(row.path, 0) }, row.label);
      const bar = h("i", { class: row.by < 0 ? "down" : "up" });
      bar.style.width = `${(Math.abs(row.by) / most) * 60}px`;
      const by = printed(String(Math.round(row.by * 100) / 100));
      body.append(h("tr", {}, h("td", {}, go), h("td", { class: "number" }, row.last), h("td", { class: "number" }, row.now), h("td", { class: "number" }, row.by > 0 ? `+${by}` : by, " ", bar)));
    }
    table.append(body);
    const chart = this.figures.length ? chartOf(this.figures, report.lastPeriod, report.periodName) : "";
    const changed = rows.length ? table : h("p", {}, "Không có số liệu nào thay đổi.");
    this.body.replaceChildren(h("div", { class: "compared" }, changed, chart));
  }

  private async showVersions(): Promise<void> {
    const { path } = this.host.report();
    const { versions } = await api.versions(path);
    const list = h("ul", { class: "versions" });
    for (const item of versions.reverse().slice(0, 100)) {
      const when = new Date(item.time * 1000).toLocaleString("vi-VN");
      const restore = h("button", { type: "button", onclick: () => this.host.restore(item.version) }, "Lấy lại bản này");
      list.append(h("li", {}, when, " ", item.now ? h("b", {}, "bản đang dùng") : restore));
    }
    this.body.replaceChildren(list);
  }
}

/** The message of a finding, with the names of the form in place of the keys of the file. */
export function asNamed(item: Finding, report: Report): string {
  const named = item.own && item.path ? namedAt(report, item.path) : null;
  const key = String(item.path?.at(-1) ?? "");
  if (!named || !item.message.includes(`“${key}”`)) return item.message;
  const raw = asRaw(named.shown);
  const message = inNames(item.message, key, named.label);
  return `${named.where}: ${/^-?\d+\.\d+$/.test(raw) ? message.replaceAll(`“${raw}”`, `“${named.shown}”`) : message}`;
}

/** Which row of which table is not filled in, by the names that the form shows. */
function stillEmpty(item: Finding, report: Report): string {
  const words = item.message.split(/ ô chưa điền/)[0]!.replace(/ \(biểu [^)]*\)/, "") + " ô chưa điền";
  const name = (item.path ?? []).join(".");
  const section = report.sections.find((one) => one.kind === "table" && name.startsWith(`${one.id}.`));
  return section ? `${section.short ?? section.title} – ${words}` : words;
}

function rank(item: Finding): number {
  return (item.accepted ? 10 : 0) + ORDER.indexOf(item.severity);
}

/** Figures that differ from last period's, the greatest difference first. */
export function changesOf(report: Report): { label: string; last: string; now: string; by: number; path: Path | null }[] {
  const out: ReturnType<typeof changesOf> = [];
  const add = (label: string, last: string | undefined, now: string, path: Path | null) => {
    const before = valueOf(last ?? "");
    const after = valueOf(now);
    if (before !== null && after !== null && before !== after) out.push({ label, last: last!, now, by: after - before, path });
  };
  for (const section of report.sections) {
    for (const field of section.fields ?? []) {
      if (field.kind === "number") add(`${section.title}: ${field.label}`, field.last, field.shown || printed(field.value), field.path);
    }
    for (const row of section.rows ?? []) {
      for (const column of section.columns ?? []) {
        const cell = row.cells[column.key];
        const name = `${section.title}: ${row.label} – ${[...column.above, column.label].join(" – ")}`;
        if (cell && column.kind === "number") add(name, cell.last, cell.shown || printed(cell.value), row.path && [...row.path, column.key]);
      }
    }
  }
  return out.sort((one, other) => Math.abs(other.by) - Math.abs(one.by));
}
