/** A table of a form as a grid: arrow keys, paste from Excel, computed cells, last period's figures. */

import { h, nameOf } from "./dom";
import { editable, printed } from "./numbers";
import { cellsOf, laid } from "./paste";
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
    table.addEventListener("paste", (event) => this.paste(event));
    this.update(section);
  }

  get columns(): Column[] {
    return this.section.columns ?? [];
  }

  /** The same table with other values; the cell that is being edited keeps what is typed. */
  update(section: Section): void {
    this.section = section;
    const rows = section.rows ?? [];
    const shape = JSON.stringify(rows.map((row) => [row.path, row.kind, row.label]));
    if (shape !== this.shape) {
      const at = this.place();
      this.shape = shape;
      this.body.replaceChildren(...rows.map((row, index) => this.row(row, index)));
      if (at) this.focus(Math.min(at.row, rows.length - 1), at.key);
    }
    rows.forEach((row, index) => {
      for (const column of this.columns) {
        const cell = row.cells[column.key];
        const box = this.box(index, column.key);
        if (cell && box) this.fill(box, row, column, cell);
      }
    });
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
          : h("input", { "aria-label": name, autocomplete: "off", inputmode: kindIn(cell, column) === "number" ? "decimal" : null });
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
    box.classList.toggle("empty", cell.editable && column.required && cell.value === "" && !cell.override);
    box.classList.toggle("computed", Boolean(column.formula) || !cell.editable);
    box.classList.toggle("printed-otherwise", Boolean(cell.override));
    if (cell.last) box.dataset["last"] = cell.last;
    if (!input) {
      if (!(column.key === this.section.label && row.kind !== "data")) box.firstElementChild!.textContent = shownIn(cell, column);
      if (cell.override) box.title = `In khác số tính được: ${cell.override.why}`;
      else if (column.formula) box.title = `Tự tính: ${column.formula}`;
    } else if (document.activeElement !== input) input.value = shownIn(cell, column);
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
    this.host.focused(pathOf(row, column), [`${row.label}: ${name}`, column.unit, before].filter(Boolean).join(" · "));
  }

  /** Where a figure that cannot be typed comes from. */
  private explain(target: HTMLElement): void {
    const box = target.closest<HTMLElement>("td.computed, td.printed-otherwise");
    const column = this.columns.find((item) => item.key === box?.dataset["key"]);
    const row = this.section.rows?.[Number(box?.closest("tr")?.dataset["row"])];
    if (!box || !column || !row) return;
    const cell = row.cells[column.key];
    const source = column.formula ? `= ${column.formula}` : row.kind === "total" ? "cộng các dòng ở trên" : "mẫu in sẵn";
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
    if (row && cell) input.value = shownIn(cell, column);
  }

  private set(index: number, column: Column, value: string): void {
    const row = this.section.rows![index]!;
    const cell = row.cells[column.key]!;
    cell.value = kindIn(cell, column) === "number" ? asRaw(value) : value;
    const path = pathOf(row, column);
    const kind = kindIn(cell, column) === "number" ? "number" : "text";
    if (path) this.host.change({ do: "set", path, value, kind });
    else if (row.code) this.host.change(this.added([{ dong: row.code, [column.key]: value }]));
  }

  private added(rows: Record<string, string | null>[]): Change {
    const numbers = (this.section.columns ?? []).filter((item) => item.kind === "number").map((item) => item.key);
    const count = (this.section.rows ?? []).filter((row) => row.path).length;
    return { do: "add", path: this.section.path!, index: count, rows, numbers };
  }

  /** A row of the unit's own at the end. */
  addRow(): void {
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

  private paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const at = this.place();
    if (!at || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    const rows = this.section.rows ?? [];
    const block = cellsOf(text);
    const pasted = laid(block, rows, this.section.columns ?? [], at.row, at.key, Boolean(this.section.free));
    const columns = new Map((this.section.columns ?? []).map((column) => [column.key, column]));
    (document.activeElement as HTMLElement).blur();
    const changes: Change[] = [];
    for (const { row, key, value } of pasted.set) {
      const path = pathOf(rows[row]!, columns.get(key)!);
      const kind = kindIn(rows[row]!.cells[key]!, columns.get(key)!) === "number" ? "number" : "text";
      if (path) changes.push({ do: "set", path, value, kind });
      else if (rows[row]!.code) changes.push(this.added([{ dong: rows[row]!.code!, [key]: value }]));
    }
    if (pasted.add.length) changes.push(this.added(pasted.add.map((values) => this.blank(values))));
    if (changes.length) this.host.change(...changes);
    const lines = new Set(pasted.set.map((item) => item.row)).size + pasted.add.length;
    const left = pasted.left.length ? ` Bỏ qua ${pasted.left.length} dòng: ${[...new Set(pasted.left)].join("; ")}.` : "";
    this.host.tell(`Đã dán ${lines} dòng, ${pasted.add.length} dòng mới.${left}`);
  }
}

/** What a typed figure is in YAML, as far as the browser can say; the server decides. */
function asRaw(value: string): string {
  const bare = value.trim();
  if (/^-?\d{1,3}(\.\d{3})+$/.test(bare)) return bare.replaceAll(".", "");
  return /^-?[\d.]*,\d+$/.test(bare) ? bare.replaceAll(".", "").replace(",", ".") : bare;
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
