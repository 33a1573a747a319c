/** A table of a form as a grid: arrow keys, paste from Excel, computed cells, last period's figures. */

import { ask, h, nameOf } from "./dom";
import { asRaw, editable, printed } from "./numbers";
import { cellsOf, chosen, laid, type Pasted } from "./paste";
import type { Cell, Change, Column, Path, Row, Section } from "./types";

export interface GridHost {
  change(...changes: Change[]): void;
  focused(path: Path | null, about: string): void;
  tell(words: string): void;
}

const PRINTED = new Set(["stt", "ma_dong", "don_vi_tinh"]);

/** The way to a cell; a prescribed row that the file lacks has none yet. */
export function pathOf(row: Row, column: Column): Path | null {
  return row.path ? [...row.path, column.key] : null;
}

/** What is typed in a cell: that of its column, but for prescribed rows of their own kind. */
function kindIn(cell: Cell, column: Column): Column["kind"] {
  return cell.kind ?? column.kind;
}

/** Whether a cell must be filled in. */
function isRequired(cell: Cell, column: Column): boolean {
  return cell.editable && (cell.required ?? column.required);
}

/** How the server writes what is typed in a cell. */
function written(cell: Cell, column: Column): "number" | "text" | "day" {
  const kind = kindIn(cell, column);
  return kind === "number" || kind === "day" ? kind : "text";
}

/** What is shown in a cell that is not being edited. */
export function shownIn(cell: Cell, column: Column): string {
  if (cell.override) return cell.override.in;
  if (cell.value !== "" && cell.editable) return kindIn(cell, column) === "number" ? printed(cell.value) : cell.value;
  return cell.shown || cell.value;
}

export class Grid {
  readonly element: HTMLElement;
  private body = h("tbody");
  private shape = "";
  /** How many rows there were when one was added that is not shown yet; null where none was added. */
  private adding: number | null = null;

  constructor(
    public section: Section,
    private host: GridHost,
  ) {
    const head = h("thead");
    for (const row of headRows(this.columns, section.label)) head.append(row);
    const table = h("table", { class: "grid", "aria-label": section.title }, head, this.body);
    this.element = h("div", { class: "grid-frame" }, table);
    table.addEventListener("keydown", (event) => this.key(event));
    table.addEventListener("click", (event) => this.explain(event.target as HTMLElement));
    table.addEventListener("paste", (event) => void this.paste(event));
    this.update(section);
  }

  get columns(): Column[] {
    return this.section.columns ?? [];
  }

  private get unitKey(): string {
    return this.columns.find((column) => column.kind === "don_vi_tinh")?.key ?? "";
  }

  /** The same table with other values; the cell that is being edited keeps what is typed. */
  update(section: Section): void {
    this.section = section;
    const rows = section.rows ?? [];
    const shape = JSON.stringify(rows.map((row) => [row.path, row.kind, row.label]));
    const at = shape === this.shape ? null : this.place();
    if (shape !== this.shape) {
      this.shape = shape;
      this.body.replaceChildren(...rows.map((row, index) => this.row(row, index)));
    }
    rows.forEach((row, index) => {
      for (const column of this.columns) {
        const cell = row.cells[column.key];
        const box = this.box(index, column.key);
        if (cell && box) this.fill(box, row, column, cell);
      }
    });
    if (this.adding !== null && rows.length > this.adding) this.toNewRow(rows);
    else if (at) this.focus(Math.min(at.row, rows.length - 1), at.key);
  }

  /** The cursor into the name of the row that was added, the name chosen: what is typed takes its place. */
  private toNewRow(rows: Row[]): void {
    this.adding = null;
    const last = rows.reduce((found, row, index) => (row.kind === "data" ? index : found), -1);
    const first = this.columns.find((column) => this.box(last, column.key)?.querySelector("input, select"));
    const key = this.section.label && this.box(last, this.section.label)?.querySelector("input") ? this.section.label : first?.key;
    if (!key || !this.focus(last, key)) return;
    (document.activeElement as HTMLInputElement).select?.();
    document.activeElement?.scrollIntoView({ block: "nearest" });
  }

  private row(row: Row, index: number): HTMLElement {
    const line = h("tr", { class: row.kind, "data-row": index });
    if (row.kind === "group" || row.kind === "subtotal" || row.kind === "heading") {
      line.append(h("th", { scope: "row", colspan: this.columns.length, "data-path": row.path ? nameOf(row.path) : null }, h("span", {}, row.label)));
      line.append(this.tools(row, index));
      return line;
    }
    for (const column of this.columns) {
      const cell = row.cells[column.key] ?? { value: "", editable: false };
      const stuck = column.key === this.section.label ? " stuck" : "";
      const box = h("td", { "data-key": column.key, class: (kindIn(cell, column) === "number" ? "number" : "words") + stuck });
      if (cell.editable && !cell.override) {
        const name = `${row.label || `dòng ${index + 1}`}, ${[...column.above, column.label].join(" – ")}`;
        const choices = cell.choices ?? column.choices;
        const input = choices.length
          ? h("select", { "aria-label": name }, ...["", ...choices].map((item) => h("option", {}, item)))
          : h("input", { "aria-label": name, autocomplete: "off", inputmode: kindIn(cell, column) === "number" ? "decimal" : null, placeholder: kindIn(cell, column) === "day" ? "ngày/tháng/năm" : null });
        input.addEventListener("focus", () => this.entered(input, index, column));
        input.addEventListener("input", () => this.typed(input, index, column));
        input.addEventListener("blur", () => this.left(input, index, column));
        box.append(input);
      } else if (column.key === this.section.label && row.kind !== "data") box.append(h("span", {}, row.label));
      else box.append(h("span", {}));
      line.append(box);
    }
    line.append(this.tools(row, index));
    return line;
  }

  private tools(row: Row, index: number): HTMLElement {
    const cell = h("td", { class: "tools" });
    if (this.section.free && row.path && row.kind !== "fixed") {
      const remove = () => {
        this.host.change({ do: "remove", path: row.path! });
        this.host.tell(`Đã xóa dòng “${row.label || index + 1}”. Ctrl+Z trên thanh công cụ lấy lại được.`);
      };
      cell.append(h("button", { type: "button", title: "Xóa dòng", "aria-label": `Xóa dòng ${row.label}`, tabindex: "-1", onclick: remove }, "×"));
    }
    return cell;
  }

  private fill(box: HTMLElement, row: Row, column: Column, cell: Cell): void {
    const input = box.querySelector<HTMLInputElement | HTMLSelectElement>("input, select");
    const path = pathOf(row, column);
    if (path) box.dataset["path"] = nameOf(path);
    box.classList.toggle("empty", isRequired(cell, column) && cell.value === "" && !cell.override);
    box.classList.toggle("computed", !cell.editable);
    box.classList.toggle("printed-otherwise", Boolean(cell.override));
    if (cell.last) box.dataset["last"] = cell.last;
    else delete box.dataset["last"];
    if (!input) {
      if (!(column.key === this.section.label && row.kind !== "data")) box.firstElementChild!.textContent = shownIn(cell, column);
      if (cell.override) box.title = `In khác số tính được: ${cell.override.why}`;
      else if (column.formula) box.title = `Tự tính: ${column.formula}`;
    } else if (document.activeElement !== input) show(input, shownIn(cell, column));
  }

  private box(row: number, key: string): HTMLElement | null {
    return this.body.querySelector(`tr[data-row="${row}"] > td[data-key="${CSS.escape(key)}"]`);
  }

  private entered(input: HTMLInputElement | HTMLSelectElement, index: number, column: Column): void {
    const row = this.section.rows![index]!;
    const cell = row.cells[column.key]!;
    if (kindIn(cell, column) === "number" && input instanceof HTMLInputElement) {
      input.value = editable(cell.value);
      input.select();
    }
    const before = cell.last ? `Kỳ trước: ${cell.last}` : "";
    const name = [...column.above, column.label].join(" – ");
    const answer = cell.choices ?? column.choices;
    const about = answer.join() === "1,0" ? "1 là có, 0 là không" : cell.unit || column.unit || row.cells[this.unitKey]?.shown;
    this.host.focused(pathOf(row, column), [`${row.label}: ${name}`, about, before].filter(Boolean).join(" · "));
  }

  /** Where a figure that cannot be typed comes from. */
  private explain(target: HTMLElement): void {
    const box = target.closest<HTMLElement>("td.computed, td.printed-otherwise");
    const column = this.columns.find((item) => item.key === box?.dataset["key"]);
    const row = this.section.rows?.[Number(box?.closest("tr")?.dataset["row"])];
    if (!box || !column || !row) return;
    const cell = row.cells[column.key];
    const source = cell?.formula ? `= ${cell.formula} (theo mã dòng)` : column.formula ? `= ${column.formula}` : row.kind === "total" ? "cộng các dòng ở trên" : "mẫu in sẵn";
    const why = cell?.override ? `in khác số tính được: ${cell.override.why}` : source;
    const last = cell?.last ? `Kỳ trước: ${cell.last}` : "";
    this.host.focused(pathOf(row, column), [`${row.label}: ${[...column.above, column.label].join(" – ")}`, why, last].filter(Boolean).join(" · "));
  }

  private typed(input: HTMLInputElement | HTMLSelectElement, index: number, column: Column): void {
    this.set(index, column, input.value);
  }

  private left(input: HTMLInputElement | HTMLSelectElement, index: number, column: Column): void {
    const row = this.section.rows?.[index];
    const cell = row?.cells[column.key];
    if (row && cell) show(input, shownIn(cell, column));
  }

  private set(index: number, column: Column, value: string): void {
    const row = this.section.rows![index]!;
    const cell = row.cells[column.key]!;
    const change = this.changeOf(row, column, value);
    if (change) this.host.change(change);
    this.box(index, column.key)?.classList.toggle("empty", isRequired(cell, column) && cell.value === "");
  }

  /** What puts `value` into a cell; null where the cell has no place in the file. */
  private changeOf(row: Row, column: Column, value: string): Change | null {
    const cell = row.cells[column.key]!;
    const kind = written(cell, column);
    cell.value = kind === "number" ? asRaw(value) : value;
    const path = pathOf(row, column);
    if (path) return { do: "set", path, value, kind };
    return row.code ? this.added([{ dong: row.code, [column.key]: value }], (item) => written(row.cells[item.key] ?? cell, item)) : null;
  }

  private added(rows: Record<string, string | null>[], kind: (column: Column) => string = (column) => column.kind): Change {
    const keys = (wanted: string) => this.columns.filter((item) => kind(item) === wanted).map((item) => item.key);
    const count = (this.section.rows ?? []).filter((row) => row.path).length;
    return { do: "add", path: this.section.path!, index: count, rows, numbers: keys("number"), days: keys("day") };
  }

  /** A row of the unit's own at the end. */
  addRow(): void {
    this.adding = this.section.rows?.length ?? 0;
    this.host.change(this.added([this.blank({})]));
  }

  private blank(values: Record<string, string>): Record<string, string | null> {
    const out: Record<string, string | null> = {};
    for (const column of this.section.columns ?? []) {
      if (PRINTED.has(column.kind) || column.formula || column.hidden) continue;
      out[column.key] = values[column.key] ?? (column.key === this.section.label ? "Dòng mới" : null);
    }
    return out;
  }

  /** Where the cursor is. */
  private place(): { row: number; key: string } | null {
    const box = document.activeElement?.closest<HTMLElement>("td[data-key]");
    const line = box?.closest<HTMLElement>("tr[data-row]");
    return box && line && this.body.contains(box) ? { row: Number(line.dataset["row"]), key: box.dataset["key"]! } : null;
  }

  /** Put the cursor into a cell. */
  focus(row: number, key: string): boolean {
    const input = this.box(row, key)?.querySelector<HTMLElement>("input, select");
    input?.focus();
    return Boolean(input);
  }

  private key(event: KeyboardEvent): void {
    const at = this.place();
    const input = event.target as HTMLInputElement;
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
    const keys = this.columns.map((column) => column.key);
    const column = keys.indexOf(at.key);
    const whole = input.tagName === "INPUT" && input.selectionStart === 0 && input.selectionEnd === input.value.length;
    const atEnd = input.tagName === "INPUT" && input.selectionStart === input.value.length;
    const atStart = input.tagName === "INPUT" && input.selectionEnd === 0;
    let moved = false;
    if (event.key === "ArrowDown" || (event.key === "Enter" && !event.shiftKey)) moved = this.walk(at.row, column, 1, 0);
    else if (event.key === "ArrowUp" || event.key === "Enter") moved = this.walk(at.row, column, -1, 0);
    else if (event.key === "ArrowRight" && (whole || atEnd)) moved = this.walk(at.row, column, 0, 1);
    else if (event.key === "ArrowLeft" && (whole || atStart)) moved = this.walk(at.row, column, 0, -1);
    if (moved || event.key === "Enter") event.preventDefault();
  }

  private walk(row: number, column: number, down: number, right: number): boolean {
    const rows = this.section.rows?.length ?? 0;
    const keys = this.columns.map((item) => item.key);
    for (;;) {
      row += down;
      column += right;
      const key = keys[column];
      if (row < 0 || row >= rows || key === undefined) return false;
      if (this.focus(row, key)) return true;
    }
  }

  private async paste(event: ClipboardEvent): Promise<void> {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const at = this.place();
    if (!at || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    const block = cellsOf(text);
    const table = { rows: this.section.rows ?? [], columns: this.columns, free: Boolean(this.section.free), totals: Boolean(this.section.totals), label: this.section.label ?? "" };
    let pasted = laid(block, table, at.row, at.key);
    if (pasted.unsure) {
      const body = [h("p", {}, "Trong bảng, giữa các cột nhập có cột tự tính (∑). Vùng vừa chép có các cột tự tính ấy không?")];
      const answer = await ask("Dán vào những cột nào?", body, [["Có cột tự tính", "with"], ["Chỉ có cột nhập", "without"], ["Thôi", ""]]);
      this.focus(at.row, at.key);
      if (!answer) return;
      pasted = laid(block, { ...table, rows: this.section.rows ?? [] }, at.row, at.key, answer === "with");
    }
    if (pasted.refused) this.host.tell(pasted.refused);
    else this.take(pasted, at);
  }

  private take(pasted: Pasted, at: { row: number; key: string }): void {
    const rows = this.section.rows ?? [];
    const columns = new Map(this.columns.map((column) => [column.key, column]));
    const changes = pasted.set.map(({ row, key, value }) => this.changeOf(rows[row]!, columns.get(key)!, chosen(value, rows[row]!.cells[key]?.choices ?? columns.get(key)!.choices))).filter((change) => change !== null);
    if (pasted.add.length) changes.push(this.added(pasted.add.map((values) => this.blank(values))));
    if (changes.length) this.host.change(...changes);
    for (const [index, row] of rows.entries())
      for (const column of this.columns) {
        const input = this.box(index, column.key)?.querySelector<HTMLInputElement | HTMLSelectElement>("input, select");
        if (input) show(input, shownIn(row.cells[column.key]!, column));
      }
    this.focus(at.row, at.key);
    const lines = new Set(pasted.set.map((item) => item.row)).size + pasted.add.length;
    const typed = pasted.over.filter((column) => !column.formula && column.kind !== "stt");
    const [first, last] = [typed[0]?.label ?? "", typed.at(-1)?.label ?? ""];
    const where = typed.length > 1 ? `, từ cột “${first}” đến cột “${last}”` : `, cột “${first}”`;
    const counts = [...new Set(pasted.left)].map((why) => `${pasted.left.filter((item) => item === why).length} dòng ${why.replace(/^dòng /, "")}`);
    const left = counts.length ? ` Bỏ qua: ${counts.join("; ")}.` : "";
    this.host.tell(`Đã dán ${lines} dòng, ${pasted.add.length} dòng mới${where}.${left}`);
  }
}

/** Show a value; one that is no choice of its list stands in the list as well, so that it is seen. */
function show(input: HTMLInputElement | HTMLSelectElement, value: string): void {
  input.value = value;
  if (input instanceof HTMLSelectElement && input.value !== value) {
    input.append(h("option", {}, value));
    input.value = value;
  }
}

/** The header rows, cells of the same group joined. */
function headRows(columns: Column[], label = ""): HTMLElement[] {
  const depth = Math.max(0, ...columns.map((column) => column.above.length));
  const rows: HTMLElement[] = [];
  for (let level = 0; level <= depth; level++) {
    const row = h("tr");
    for (let at = 0; at < columns.length; ) {
      const column = columns[at]!;
      const own = column.above.length;
      if (level < own) {
        const group = column.above.slice(0, level + 1).join("\n");
        let end = at;
        while (columns[end] && columns[end]!.above.slice(0, level + 1).join("\n") === group) end++;
        row.append(h("th", { scope: "colgroup", colspan: end - at }, column.above[level]!));
        at = end;
        continue;
      }
      if (level === own) {
        const title = column.formula ? `Tự tính: ${column.formula}` : null;
        const stuck = column.key === label ? "stuck" : null;
        row.append(h("th", { scope: "col", class: stuck, rowspan: depth - level + 1, title }, column.label, column.formula ? h("span", { class: "sum", "aria-label": "tự tính" }, " ∑") : null, column.hidden ? h("span", { class: "sum" }, " (không in)") : null));
      }
      at++;
    }
    if (level === 0) row.append(h("td", { class: "tools", rowspan: depth + 1 }));
    rows.push(row);
  }
  return rows;
}
