/** The report as a form: fields, tables, narratives, kept in step with what the server has saved. */

import { h, nameOf } from "./dom";
import { Grid, type GridHost } from "./grid";
import { editable, printed } from "./numbers";
import type { Field, Finding, Path, Report, Section } from "./types";

const MARKS: [label: string, title: string, before: string, after: string][] = [
  ["B", "Chữ đậm", "**", "**"],
  ["I", "Chữ nghiêng", "*", "*"],
  ["x²", "Chỉ số trên", "^", "^"],
  ["x₂", "Chỉ số dưới", "~", "~"],
  ["Chú thích", "Chú thích cuối trang", "^[", "]"],
  ["– ý", "Một ý gạch đầu dòng", "\n- ", ""],
  ["+ ý", "Một ý nhỏ", "\n+ ", ""],
];

/** The finding that cells are not filled in yet; they are coloured by themselves. */
export const EMPTY = "D401";

/** What an empty field of lines says, where it may stay empty. */
const LINES: Record<string, string> = { [nameOf(["van_ban", "trich_yeu"])]: "Để trống thì in theo mẫu của loại báo cáo" };

export class FillIn {
  readonly element = h("div", { class: "fill-in" });
  private contents = h("nav", { class: "contents", "aria-label": "Các phần của báo cáo" });
  private parts = h("div", { class: "parts" });
  private grids = new Map<string, Grid>();
  private fields = new Map<string, { field: Field; box: HTMLElement; input: HTMLInputElement | HTMLTextAreaElement }>();
  private shape = "";
  private unread = h("div", { class: "unread", hidden: true });

  constructor(private host: GridHost & { text(): void }) {
    const read = h("button", { type: "button", onclick: () => this.host.change({ do: "read" }) }, "Đã đọc và sửa xong lời văn");
    this.unread.append(h("p", {}, "Lời văn dưới đây chép từ kỳ trước hay từ câu mẫu: đọc, sửa từng đoạn cho đúng kỳ này."), read);
    this.element.append(this.contents, this.parts);
  }

  /** Show a report, new or as it is saved now. */
  update(report: Report): void {
    const shape = JSON.stringify([report.path, report.sections.map((s) => [s.id, s.columns?.map((c) => c.key), s.fields?.map((f) => f.path)])]);
    if (shape !== this.shape || report.problem) this.build(report, shape);
    else for (const section of report.sections) this.refresh(section);
    this.unread.hidden = !report.unread;
  }

  private build(report: Report, shape: string): void {
    this.shape = shape;
    this.grids.clear();
    this.fields.clear();
    this.contents.replaceChildren();
    this.parts.replaceChildren();
    if (report.problem) {
      const button = h("button", { type: "button", onclick: () => this.host.text() }, "Mở thẻ Văn bản");
      this.parts.append(h("div", { class: "problem", role: "alert" }, h("p", {}, report.problem), button));
      return;
    }
    for (const section of report.sections) {
      const id = `phan-${section.id}`;
      const part = h("section", { id, tabindex: "-1" }, h("h2", {}, section.title));
      const go = (event: Event) => {
        event.preventDefault();
        part.scrollIntoView({ block: "start" });
        const first = part.querySelector<HTMLElement>(".empty input, .empty textarea") ?? part.querySelector<HTMLElement>("input, textarea");
        first?.focus({ preventScroll: true });
      };
      this.contents.append(h("a", { href: `#${id}`, onclick: go, title: section.title }, section.short ?? section.title));
      if (section.hint) part.append(h("p", { class: "hint" }, section.hint, section.unit ? ` (đơn vị tính: ${section.unit})` : ""));
      if (section.kind === "table") {
        const last = report.lastPeriod ? ` Số nhỏ dưới mỗi ô là của ${report.lastPeriod}.` : "";
        part.append(h("p", { class: "hint" }, `Cột có ∑ tự tính. Dán được cả vùng chép từ Excel.${last}`));
      }
      if (section.kind === "prose") part.append(this.unread);
      if (section.kind === "table") {
        const grid = new Grid(section, this.host);
        this.grids.set(section.id, grid);
        part.append(grid.element);
        if (section.free) part.append(h("button", { type: "button", class: "add", onclick: () => grid.addRow() }, "Thêm dòng"));
      } else for (const field of section.fields ?? []) part.append(this.field(field));
      this.parts.append(part);
    }
  }

  private refresh(section: Section): void {
    if (section.kind === "table") this.grids.get(section.id)?.update(section);
    else for (const field of section.fields ?? []) this.show(field);
  }

  private field(field: Field): HTMLElement {
    const name = nameOf(field.path);
    const id = `o-${field.path.join("-")}`;
    const long = field.kind === "prose" || field.kind === "lines";
    const input = long
      ? h("textarea", { id, rows: field.kind === "prose" ? 4 : 2, spellcheck: "false", placeholder: field.kind === "lines" ? LINES[name] ?? "Mỗi dòng một mục" : field.example || null })
      : h("input", { id, autocomplete: "off", inputmode: field.kind === "number" ? "decimal" : null, placeholder: field.kind === "day" ? "ngày/tháng/năm" : null });
    const label = h("label", { for: id }, field.label, field.unit ? ` (${field.unit})` : "", field.required ? h("span", { class: "required", title: "Phải điền" }, " *") : null);
    const box = h("div", { class: `field ${field.kind}`, "data-path": name }, label);
    if (field.kind === "prose") box.append(this.marks(input as HTMLTextAreaElement, field));
    box.append(input, h("span", { class: "beside" }));
    if (field.kind === "prose" && field.last) {
      box.append(h("details", { class: "before" }, h("summary", {}, "Kỳ trước đã viết"), h("p", {}, field.last)));
    }
    input.addEventListener("focus", () => {
      const known = this.fields.get(name)!.field;
      if (known.kind === "number") {
        input.value = editable(known.value);
        input.select();
      }
      this.host.focused(field.path, [field.label, known.hint, known.last && known.kind !== "prose" ? `Kỳ trước: ${known.last}` : ""].filter(Boolean).join(" · "));
    });
    input.addEventListener("input", () => {
      const known = this.fields.get(name)!.field;
      known.value = input.value;
      box.querySelector<HTMLElement>(".sample")?.toggleAttribute("hidden", input.value !== "");
      if (long) grow(input as HTMLTextAreaElement);
      const value = field.kind === "lines" ? input.value.split("\n") : input.value;
      this.host.change({ do: "set", path: field.path, value, kind: field.kind });
    });
    if (!long) input.addEventListener("keydown", (event) => this.walk(event as KeyboardEvent, input));
    if (field.kind === "prose") input.addEventListener("keydown", (event) => goOn(event as KeyboardEvent, input as HTMLTextAreaElement));
    input.addEventListener("blur", () => this.show(this.fields.get(name)!.field));
    this.fields.set(name, { field, box, input });
    this.show(field);
    if (long) requestAnimationFrame(() => grow(input as HTMLTextAreaElement));
    return box;
  }

  /** Enter leads to the next field of one line, with Shift to the one before. */
  private walk(event: KeyboardEvent, input: HTMLElement): void {
    if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    const all = [...this.parts.querySelectorAll<HTMLElement>(".field input:not(:disabled), .field textarea, .grid td input, .grid td select")];
    all[all.indexOf(input) + (event.shiftKey ? -1 : 1)]?.focus();
  }

  private show(field: Field): void {
    const known = this.fields.get(nameOf(field.path));
    if (!known) return;
    known.field = field;
    const { input, box } = known;
    if (document.activeElement !== input) {
      input.value = field.override ? field.override.in : field.kind === "number" ? printed(field.value) : field.value;
      input.disabled = Boolean(field.override);
    }
    const computed = Boolean(field.formula) && field.value === "" && !field.override;
    box.classList.toggle("empty", field.required && field.value === "" && !field.override);
    box.classList.toggle("computed", computed);
    box.querySelector<HTMLElement>(".sample")?.toggleAttribute("hidden", field.value !== "");
    const about = [
      field.kind === "prose" && field.value.includes("[=") ? "Chỗ [= …] do chương trình điền; xem ở trang bên phải" : "",
      field.override ? `in khác số tính được: ${field.override.why}` : "",
      field.formula ? `= ${field.shown || "…"} (tự tính: ${field.formula})` : "",
      field.last && field.kind !== "prose" ? `kỳ trước: ${field.last}` : "",
    ];
    box.querySelector(".beside")!.textContent = about.filter(Boolean).join(" · ");
    if (computed && input instanceof HTMLInputElement) input.placeholder = field.shown ?? "";
  }

  private marks(input: HTMLTextAreaElement, field: Field): HTMLElement {
    const bar = h("div", { class: "marks", role: "toolbar", "aria-label": `Dấu cho ${field.label}` });
    for (const [label, title, before, after] of MARKS) {
      const mark = () => {
        const { selectionStart: start, selectionEnd: end, value } = input;
        const opening = before.startsWith("\n") && (start === 0 || value[start - 1] === "\n") ? before.slice(1) : before;
        input.focus();
        input.setRangeText(opening + value.slice(start, end) + after, start, end, "end");
        if (start === end && after) input.setSelectionRange(start + opening.length, start + opening.length);
        input.dispatchEvent(new Event("input"));
      };
      bar.append(h("button", { type: "button", title, tabindex: "-1", onclick: mark }, label));
    }
    if (field.example) {
      const sample = () => {
        input.focus();
        input.setRangeText(field.example!, 0, input.value.length, "end");
        input.dispatchEvent(new Event("input"));
      };
      bar.append(h("button", { type: "button", class: "sample", title: "Chép câu mẫu của loại báo cáo vào đây để sửa", tabindex: "-1", onclick: sample }, "Chép câu mẫu"));
    }
    return bar;
  }

  /** Mark the fields and cells that findings are about. */
  mark(findings: Finding[]): void {
    for (const box of this.element.querySelectorAll<HTMLElement>(".has-error, .has-warning")) {
      box.classList.remove("has-error", "has-warning");
      box.querySelector("input, textarea, select")?.removeAttribute("aria-invalid");
    }
    for (const finding of findings) {
      if (!finding.path || finding.accepted || finding.severity === "info" || finding.code === EMPTY) continue;
      const box = this.find(finding.path);
      if (!box?.dataset["path"]) continue; // a whole part is not marked for one of its values
      box.classList.add(finding.severity === "error" ? "has-error" : "has-warning");
      if (finding.severity === "error") box.querySelector("input, textarea, select")?.setAttribute("aria-invalid", "true");
    }
  }

  /** The field, cell or row of a path, the nearest that there is. */
  find(path: Path): HTMLElement | null {
    for (let length = path.length; length > 1; length--) {
      const name = CSS.escape(nameOf(path.slice(0, length)));
      const found = this.element.querySelector<HTMLElement>(`[data-path="${name}"]`);
      if (found) return found;
      if (length === path.length && typeof path.at(-1) === "number") {
        const first = this.element.querySelector<HTMLElement>(`[data-path^='${nameOf(path).slice(0, -1)},']`);
        if (first) return first;
      }
    }
    return document.getElementById(`phan-${path[0]}.${path[1]}`) ?? document.getElementById(`phan-${path[0]}`);
  }

  /** Put the cursor where a path leads. */
  go(path: Path): boolean {
    const box = this.find(path);
    if (!box) return false;
    box.scrollIntoView({ block: "center" });
    (box.querySelector<HTMLElement>("input, textarea, select") ?? box).focus({ preventScroll: true });
    box.classList.add("here");
    window.setTimeout(() => box.classList.remove("here"), 1500);
    return true;
  }
}

const ITEM = /(?:^|\n)([-+] |#[.)] )([^\n]*)$/;

/** Enter in an item of a list begins the next one; in an empty item it ends the list. */
function goOn(event: KeyboardEvent, input: HTMLTextAreaElement): void {
  if (event.key !== "Enter" || event.isComposing || event.shiftKey || event.ctrlKey || event.altKey) return;
  const { selectionStart: start, selectionEnd: end, value } = input;
  const item = ITEM.exec(value.slice(0, start));
  if (!item || (value[end] !== "\n" && end < value.length)) return;
  event.preventDefault();
  const [, mark, words] = item as unknown as [string, string, string];
  if (words.trim()) input.setRangeText(`\n${mark}`, start, end, "end");
  else input.setRangeText("", start - mark.length - words.length, end, "end");
  input.dispatchEvent(new Event("input"));
}

/** A box of text as high as what is in it. */
function grow(input: HTMLTextAreaElement): void {
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight + 2, 420)}px`;
}
