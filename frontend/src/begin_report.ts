/** The dialog that begins a report: for which unit, of which type, for which period. */

import { api } from "./api";
import { h } from "./dom";
import type { Suggestion } from "./types";

type Draft = { path: string; words: string };

/** Begin a report; null where nothing was begun. `unit` and `type` are chosen already where they are not empty. */
export async function beginReport(unit: string, type: string): Promise<Draft | null> {
  const units = h("select", { id: "lap-don-vi", name: "unit" });
  const types = h("select", { id: "lap-loai", name: "type" });
  const period = h("input", { id: "lap-ky", name: "period", autocomplete: "off", spellcheck: "false", "aria-describedby": "lap-ky-cach-ghi" });
  const note = h("p", { id: "lap-ky-cach-ghi", class: "hint" });
  const problem = h("p", { class: "error", role: "alert" });
  const go = h("button", { class: "main" }, "Lập");
  let suggestions: Suggestion[] = [];

  const fillPeriod = () => {
    const found = suggestions.find((item) => item.type === types.value);
    period.value = found && !found.there ? found.period : "";
    note.textContent = (found ? (found.there ? `Đã có báo cáo ${found.periodName}. ` : `Kỳ vừa hết: ${found.periodName}. `) : "") + HOW;
  };
  const showTypes = (found: Suggestion[], words: string) => {
    suggestions = found;
    types.replaceChildren(...found.map((item) => h("option", { value: item.type, selected: item.type === type }, item.typeName)));
    problem.textContent = words;
    go.disabled = !found.length;
    fillPeriod();
  };
  /** Until the answer for the chosen unit is here, no types of another one are offered; late answers count no more. */
  const fillTypes = async () => {
    const asked = units.value;
    showTypes([], "");
    let found: Suggestion[] = [];
    let words = "Chưa có loại báo cáo nào cho đơn vị này.";
    try {
      found = (await api.suggestions(asked)).types;
    } catch (error) {
      words = (error as Error).message;
    }
    if (units.value === asked) showTypes(found, found.length ? "" : words);
  };

  return new Promise((done) => {
    const form = h(
      "form",
      { class: "begin" },
      h("label", { for: "lap-don-vi" }, "Đơn vị"), units,
      h("label", { for: "lap-loai" }, "Loại báo cáo"), types,
      h("label", { for: "lap-ky" }, "Kỳ báo cáo"), period,
      note, problem,
      h("div", { class: "buttons" }, go, h("button", { type: "button", onclick: () => dialog.close() }, "Thôi")),
    );
    const dialog = h("dialog", { "aria-label": "Lập báo cáo mới" }, h("h2", {}, "Lập báo cáo mới"), form);
    let draft: Draft | null = null;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!period.value.trim()) {
        problem.textContent = `Ghi kỳ báo cáo. ${HOW}`;
        period.focus();
        return;
      }
      go.disabled = true;
      api
        .beginFor(units.value, types.value, period.value.trim())
        .then((found) => {
          draft = found;
          dialog.close();
        })
        .catch((error: Error) => (problem.textContent = error.message))
        .finally(() => (go.disabled = false));
    });
    units.addEventListener("change", () => void fillTypes());
    types.addEventListener("change", fillPeriod);
    dialog.addEventListener("close", () => {
      dialog.remove();
      done(draft);
    });
    document.body.append(dialog);
    dialog.showModal();
    void api
      .units()
      .then((found) => {
        units.replaceChildren(...found.units.map((item) => h("option", { value: item.code, selected: item.code === unit }, item.name)));
        if (!found.units.length)
          problem.textContent = "Chưa có đơn vị nào trong data/units.yaml. Thêm đơn vị bằng: tthc-render new unit";
        return found.units.length ? fillTypes() : undefined;
      })
      .catch((error: Error) => (problem.textContent = error.message));
  });
}

const HOW = "Ghi như 2026-Q3 (quý), 2026-T11 (tháng), 2026-6T (6 tháng), 2026 (năm).";
