/** All units and their reports with their state; the start of the workbench. */

import { ofDraft } from "./advice";
import { api, Refusal } from "./api";
import { beginReport } from "./begin_report";
import { ask, h } from "./dom";
import type { Listed, State } from "./types";

export class Listing {
  readonly element = h("div", { class: "listing" });
  private rows = h("div");
  private reports: Listed[] = [];
  private round = 0;
  private filter = h("input", { id: "tim", type: "search", placeholder: "Tìm đơn vị, loại báo cáo, kỳ…", autocomplete: "off" });

  constructor(
    private open: (path: string) => void,
    private tell: (words: string) => void,
  ) {
    this.filter.addEventListener("input", () => this.fill());
    const begin = h("button", { type: "button", class: "main", onclick: () => void this.beginOther("", "") }, "Lập báo cáo mới…");
    this.element.append(h("div", { class: "bar" }, h("label", { for: "tim" }, "Tìm"), this.filter, begin), this.rows);
  }

  /** Read the list anew. */
  async show(): Promise<void> {
    this.rows.replaceChildren(h("p", { class: "waiting", role: "status" }, "Đang đọc danh sách…"));
    try {
      this.reports = (await api.reports()).reports;
      this.fill();
    } catch (error) {
      this.rows.replaceChildren(h("p", { role: "alert" }, (error as Error).message));
    }
  }

  private fill(): void {
    const round = ++this.round;
    const words = plain(this.filter.value).split(/\s+/);
    const found = this.reports.filter((item) => {
      const text = plain(`${item.unitName} ${item.typeName} ${item.periodName} ${item.period} ${item.path}`);
      return words.every((word) => text.includes(word));
    });
    const units = new Map<string, Listed[]>();
    for (const item of found) units.set(item.unitName, [...(units.get(item.unitName) ?? []), item]);
    const waiting: [Listed, HTMLElement][] = [];
    this.rows.replaceChildren();
    for (const [unit, reports] of units) {
      const list = h("ul");
      for (const item of reports) {
        const state = h("span", { class: "state" });
        waiting.push([item, state]);
        list.append(
          h(
            "li",
            {},
            h("button", { type: "button", class: "words", onclick: () => this.open(item.path) }, h("b", {}, item.periodName || item.period || "?"), ` ${item.typeName}`),
            state,
            h("button", { type: "button", title: "Lập báo cáo kỳ sau từ báo cáo này", onclick: (event: MouseEvent) => void this.begin(item, event.currentTarget as HTMLButtonElement) }, "Lập kỳ sau"),
            h("button", { type: "button", title: "Lập báo cáo cùng loại cho một kỳ tự chọn", onclick: () => void this.beginOther(item.unit, item.type) }, "Kỳ khác…"),
          ),
        );
      }
      this.rows.append(h("section", {}, h("h2", {}, unit), list));
    }
    if (!found.length) {
      const empty = this.reports.length ? "Không có báo cáo nào như vậy." : "Chưa có báo cáo nào trong data/. Bấm “Lập báo cáo mới…” để lập báo cáo đầu tiên.";
      this.rows.append(h("p", {}, empty));
    }
    void this.states(waiting.slice(0, 60), round);
  }

  private async states(waiting: [Listed, HTMLElement][], round: number): Promise<void> {
    for (const [item, place] of waiting) {
      if (round !== this.round || !this.element.isConnected) return;
      try {
        const state = await api.state(item.path);
        place.textContent = inWords(state);
        place.classList.add(state.errors ? "error" : state.warnings ? "warning" : "good");
      } catch (error) {
        place.textContent = error instanceof Refusal ? "không đọc được" : "";
      }
    }
  }

  private async beginOther(unit: string, type: string): Promise<void> {
    const draft = await beginReport(unit, type);
    if (!draft) return;
    this.tell(ofDraft(draft.words));
    this.open(draft.path);
  }

  private async begin(item: Listed, button: HTMLButtonElement): Promise<void> {
    button.disabled = true;
    button.textContent = "Đang lập…";
    try {
      const draft = await api.begin(item.path, "");
      this.tell(ofDraft(draft.words));
      this.open(draft.path);
    } catch (error) {
      button.disabled = false;
      button.textContent = "Lập kỳ sau";
      await ask("Chưa lập được báo cáo kỳ sau", [h("p", {}, (error as Error).message)], [["Đóng", ""]]);
    }
  }
}

/** The state of a report in a few words. */
export function inWords(state: State): string {
  if (state.empty) return `còn ${state.empty} ô trống`;
  if (state.errors) return `${state.errors} lỗi`;
  return state.warnings ? `${state.warnings} cảnh báo` : "xong";
}

/** Without marks and capitals, so that "ha tinh" finds "Hà Tĩnh". */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();
}
