/** A block of cells from Excel, laid over the cells of a table. */

import { valueOf } from "./numbers";
import type { Column, Row } from "./types";

/** The cells of copied text: lines of cells parted by tabs, cells in quotes as Excel writes them. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < source.length; at++) {
    const sign = source[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (source[at + 1] === '"') cell += source[at++];
      else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === "\t" || sign === "\n") {
      rows.at(-1)!.push(cell.trim());
      cell = "";
      if (sign === "\n") rows.push([]);
    } else cell += sign;
  }
  rows.at(-1)!.push(cell.trim());
  return rows;
}

/** The choice that a copied word means, whatever its capitals and gaps; yes and no are 1 and 0. */
export function chosen(value: string, choices: string[]): string {
  const plain = (words: string) => words.normalize().toLowerCase().replace(/\s+/g, " ").trim();
  const found = choices.find((item) => plain(item) === plain(value));
  if (found !== undefined || choices.join() !== "1,0") return found ?? value;
  return /^(có|x|✓|√)$/.test(plain(value)) ? "1" : /^không$/.test(plain(value)) ? "0" : value;
}

export interface Pasted {
  /** Cells of rows that are there: index of the row, key of the column, text. */
  set: { row: number; key: string; value: string }[];
  /** New rows behind the last one. */
  add: Record<string, string>[];
  /** What was left out, line by line, and why. */
  left: string[];
  /** The columns that the block lies over, computed and printed ones with them. */
  over: Column[];
  /** Whether the block may as well hold the computed columns in between as not: the clerk is asked. */
  unsure: boolean;
  /** Why nothing was pasted; "" where something was. */
  refused: string;
}

/** What of a table a block of cells is laid over. */
export interface Target {
  rows: Row[];
  columns: Column[];
  /** Rows of the unit's own may be added. */
  free: boolean;
  /** The table has a total that is computed. */
  totals: boolean;
  /** Key of the column with the names of rows. */
  label: string;
}

const TYPED = new Set(["number", "text", "day"]);
const FIGURE = /^[(+\u2212-]?\s*\d[\d.\s\u00a0\u202f]*(,\d+)?\s*%?\)?$/;
const NOTHING = /^[-–—xX×]?$/;
const TOTAL = /^(t[ổô]ng( c[ộô]ng| s[ốô])?|c[ộô]ng)\s*:?$/i;

/**
 * Where a copied block goes when it is pasted at row `start`, column `key`.
 *
 * A block as wide as all columns from there lies over all of them, computed ones are passed over; one as wide as the
 * typed ones over these; a wider one begins further left, as its words and figures fit best. `computed` says whether a
 * narrower block holds the computed columns in between. Header lines, totals and the numbers of rows are left out;
 * lines with names go to the prescribed rows of these names.
 */
export function laid(copied: string[][], table: Target, start: number, key: string, computed?: boolean): Pasted {
  const out: Pasted = { set: [], add: [], left: [], over: [], unsure: false, refused: "" };
  let block = withoutEmptyEnds(copied);
  const here = table.columns.find((column) => column.key === key);
  const base = here?.hidden ? table.columns : table.columns.filter((column) => !column.hidden);
  const from = base.findIndex((column) => column.key === key);
  if (from < 0 || !block.length) return out;
  const rest = base.slice(from);
  const typed = rest.filter(isTyped);
  const width = Math.max(...block.map((line) => line.length));
  let over = rest;
  if (width === rest.length) over = rest;
  else if (width === typed.length) over = typed;
  else if (width === typed.length + 1 && block.every((line) => /^\d*\.?$/.test(line[0] ?? ""))) {
    block = block.map((line) => line.slice(1)); // the number of the row was copied, too
    over = typed;
  } else if (width < rest.length) {
    const [near, only] = [rest.slice(0, width), typed.slice(0, width)];
    const same = near.every((column, at) => column === only[at]);
    const [one, other] = [misfits(block, near, table.label), width > typed.length ? Infinity : misfits(block, only, table.label)];
    out.unsure = !same && one === other && computed === undefined && width > 1;
    over = same || one < other || (one === other && computed) ? near : only;
  } else {
    const whole = base.filter(isTyped);
    const wider = [base.slice(Math.max(0, base.length - width)), ...(width === whole.length ? [whole] : [])];
    over = wider.sort((one, other) => misfits(block, one, table.label) - misfits(block, other, table.label))[0]!;
    if (width > base.length) {
      out.refused = `Vùng chép có ${width} cột, bảng chỉ có ${base.length} cột: chưa dán gì. Chép lại đúng các cột của bảng, hoặc bỏ cột thừa trong Excel.`;
      return out;
    }
  }
  out.over = over;
  const lines = withoutHeader(block, over, out);
  if (table.totals && lines.length > 2 && isSumOf(lines.at(-1)!, lines.slice(0, -1), over, table)) {
    lines.pop();
    out.left.push("dòng tổng được tính sẵn");
  }
  place(lines, over, table, start, out);
  return out;
}

function isTyped(column: Column): boolean {
  return !column.formula && TYPED.has(column.kind);
}

/** Without empty lines and columns behind the last cell that holds something. */
function withoutEmptyEnds(block: string[][]): string[][] {
  const filled = (line: string[]) => line.reduce((last, cell, at) => (cell === "" ? last : at + 1), 0);
  const last = Math.max(0, ...block.map(filled));
  const end = block.reduce((lines, line, at) => (filled(line) ? at + 1 : lines), 0);
  return block.slice(0, end).map((line) => line.slice(0, last));
}

/** How many cells of a block do not fit the columns: words for figures, figures for names. */
function misfits(block: string[][], over: Column[], label: string): number {
  let count = 0;
  for (const line of block)
    over.forEach((column, at) => {
      const cell = line[at] ?? "";
      const figure = FIGURE.test(cell);
      if (column.kind === "number") count += Number(!figure && !NOTHING.test(cell));
      else if (column.key === label) count += Number(figure);
      else if (column.kind === "stt") count += Number(cell.length > 5);
    });
  return count;
}

/** The lines below the header that was copied, too: its names, and its row of codes. */
function withoutHeader(block: string[][], over: Column[], out: Pasted): string[][] {
  let at = 0;
  while (at < block.length - 1 && isHeader(block[at]!, over)) at++;
  if (at) out.left.push(...Array.from({ length: at }, () => "đầu bảng"));
  return block.slice(at);
}

function isHeader(line: string[], over: Column[]): boolean {
  const cells = over.map((column, at) => [column, line[at] ?? ""] as const).filter(([, cell]) => cell !== "");
  const numbers = cells.filter(([column]) => column.kind === "number");
  if (numbers.length && numbers.every(([column, cell]) => !FIGURE.test(cell) && !NOTHING.test(cell) && !column.choices.includes(cell)))
    return numbers.length > 1 || cells.some(([column, cell]) => sameWords(cell, column.label));
  const codes = cells.filter(([column, cell]) => column.code && bare(cell.split("=")[0]!) === bare(column.code));
  return codes.length === cells.length && cells.length > 2;
}

function sameWords(one: string, other: string): boolean {
  return bare(one.normalize().toLowerCase()) === bare(other.normalize().toLowerCase());
}

function bare(code: string): string {
  return code.replace(/[^\p{L}\p{N}]/gu, "");
}

/** Whether the figures of the last line are the sums of those above it. */
function isSumOf(line: string[], above: string[][], over: Column[], table: Target): boolean {
  const named = over.findIndex((column) => column.key === table.label);
  if (named >= 0 && (line[named] ?? "") !== "") return false; // it says itself what it is
  let sums = 0;
  for (const [at, column] of over.entries()) {
    const sum = valueOf(line[at] ?? "");
    if (column.kind !== "number" || sum === null) continue;
    const total = above.reduce((all, one) => all + (valueOf(one[at] ?? "") ?? 0), 0);
    if (Math.abs(total - sum) > 1e-6) return false;
    sums += Number(sum !== 0);
  }
  return sums > 1;
}

function place(lines: string[][], over: Column[], table: Target, start: number, out: Pasted): void {
  const { rows } = table;
  const named = over.findIndex((column) => column.key === table.label);
  const coded = over.findIndex((column) => column.kind === "ma_dong");
  const prescribed = rows.some((row) => row.kind === "fixed") && (named >= 0 || coded >= 0);
  const below = rows.slice(start);
  const sameLines = [below.length, below.filter((row) => row.kind !== "total").length].includes(lines.length);
  const exact = sameLines && below.some((row) => !isOpen(row) && row.kind !== "total");
  let at = start;
  for (const line of lines) {
    const empty = over.every((column, index) => !TYPED.has(column.kind) || column.key === table.label || (line[index] ?? "") === "");
    const name = named >= 0 ? (line[named] ?? "") : "";
    if (empty && named >= 0 && (name === "" || prescribed)) continue;
    if (table.totals && line.some((cell) => TOTAL.test(cell.normalize()))) {
      out.left.push("dòng tổng được tính sẵn");
      if (exact) at++;
      continue;
    }
    if (prescribed) {
      const found = rowOf(rows, coded >= 0 ? (line[coded] ?? "") : "", name);
      if (found >= 0) put(line, over, rows[found]!, found, out);
      else if (table.free && name) out.add.push(valuesOf(line, over));
      else out.left.push(`biểu không có dòng “${name || line[coded] || ""}”`);
      continue;
    }
    if (exact || empty) {
      const row = rows[at];
      if (row && isOpen(row)) put(line, over, row, at, out);
      else if (row && !empty && row.kind !== "heading") out.left.push("dòng tổng được tính sẵn");
      if (row) at++;
      continue;
    }
    while (rows[at] && !isOpen(rows[at]!)) at++;
    if (rows[at]) put(line, over, rows[at]!, at++, out);
    else if (table.free) out.add.push(valuesOf(line, over));
    else out.left.push("bảng không còn dòng");
  }
}

function isOpen(row: Row): boolean {
  return row.kind === "data" || row.kind === "fixed";
}

/** The prescribed row of a code, else of a name; -1 where there is none. */
function rowOf(rows: Row[], code: string, name: string): number {
  const plain = (words: string) => words.normalize().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const codes = rows.map((row) => row.code ?? "");
  const exact = code ? codes.indexOf(code) : -1;
  const byCode = code && exact < 0 ? codes.findIndex((own) => unpadded(own) === unpadded(code)) : exact;
  const byName = rows.flatMap((row, index) => (isOpen(row) && name && plain(row.label) === plain(name) ? [index] : []));
  return byCode >= 0 ? byCode : byName.length === 1 ? byName[0]! : -1;
}

/** A code as Excel makes a number of it: without its leading zeros. */
function unpadded(code: string): string {
  return code.replace(/^0+(?=\d)/, "");
}

function valuesOf(line: string[], over: Column[]): Record<string, string> {
  const typed = over.map((column, index) => [column, line[index]] as const).filter(([column]) => isTyped(column));
  return Object.fromEntries(typed.flatMap(([column, value]) => (value === undefined ? [] : [[column.key, value]])));
}

function put(line: string[], over: Column[], row: Row, index: number, out: Pasted): void {
  over.forEach((column, at) => {
    const value = line[at];
    if (value !== undefined && column.kind !== "stt" && row.cells[column.key]?.editable) out.set.push({ row: index, key: column.key, value });
  });
}
