/** A block of cells from Excel, laid over the cells of a table. */

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

export interface Pasted {
  /** Cells of rows that are there: index of the row, key of the column, text. */
  set: { row: number; key: string; value: string }[];
  /** New rows behind the last one. */
  add: Record<string, string>[];
  /** How many lines were left out, and why. */
  left: string[];
}

/**
 * Where a copied block goes when it is pasted at `start` of `rows`, column `key`.
 *
 * A block as wide as all columns from there lies over all of them, computed ones are passed over; else it lies over the
 * columns that are typed. Lines of totals are left out where the table has totals of its own.
 */
export function laid(block: string[][], rows: Row[], columns: Column[], start: number, key: string, free: boolean): Pasted {
  const shown = columns.filter((column) => !column.hidden);
  const from = shown.findIndex((column) => column.key === key);
  const all = shown.slice(from);
  const typed = all.filter((column) => !column.formula && (column.kind === "number" || column.kind === "text"));
  const width = Math.max(...block.map((line) => line.length));
  let lines = block;
  let target = width === all.length ? all : typed;
  if (width === shown.length && from === 1 && shown[0]?.kind === "stt") target = shown;
  else if (width === typed.length + 1 && width !== all.length && block.every((line) => /^\d*\.?$/.test(line[0] ?? ""))) {
    lines = block.map((line) => line.slice(1)); // the number of the row was copied, too
  }
  const out: Pasted = { set: [], add: [], left: [] };
  const there = rows.map((row, index) => ({ row, index })).filter(({ row }) => row.kind === "data" || row.kind === "fixed");
  let at = there.findIndex(({ index }) => index >= start);
  if (at < 0) at = there.length;
  const totals = rows.some((row) => row.kind === "total");
  for (const line of lines) {
    if (line.every((cell) => cell === "")) continue;
    if (totals && line.some((cell) => /^t[ổô]ng( c[ộô]ng| s[ốô])?$/i.test(cell))) {
      out.left.push("dòng tổng được tính sẵn");
      continue;
    }
    const place = there[at++];
    const values: Record<string, string> = {};
    target.forEach((column, index) => {
      const value = line[index];
      if (value === undefined || column.formula || (column.kind !== "number" && column.kind !== "text")) return;
      if (place && !place.row.cells[column.key]?.editable) return;
      values[column.key] = value;
    });
    if (place) {
      for (const [column, value] of Object.entries(values)) out.set.push({ row: place.index, key: column, value });
    } else if (free) out.add.push(values);
    else out.left.push("bảng không còn dòng");
  }
  return out;
}
