/** What the values of a report are called in its form, and in which order they stand there. */

import { nameOf } from "./dom";
import { printed } from "./numbers";
import type { Path, Report } from "./types";

export interface Named {
  /** Where it stands: "Biểu II.06a – Hộ tịch", or the title of the part. */
  where: string;
  label: string;
  /** As it is shown in the form. */
  shown: string;
}

/** The field or cell at `path`; null where the form has none. */
export function namedAt(report: Report, path: Path): Named | null {
  const name = nameOf(path);
  for (const section of report.sections) {
    const field = section.fields?.find((item) => nameOf(item.path) === name);
    if (field) return { where: section.title, label: field.label, shown: field.kind === "number" ? printed(field.value) : field.value };
    const row = section.rows?.find((item) => item.path && nameOf(item.path) === nameOf(path.slice(0, -1)));
    const column = section.columns?.find((item) => item.key === path.at(-1));
    const cell = column && row?.cells[column.key];
    if (!row || !column || !cell) continue;
    const number = (cell.kind ?? column.kind) === "number";
    return { where: `${section.short ?? section.title} – ${row.label}`, label: [...column.above, column.label].join(" – "), shown: number ? printed(cell.value) : cell.value };
  }
  return null;
}

/** The place of `path` in the form from the top: part, then row or field; behind all where the form does not have it. */
export function orderOf(report: Report, path: Path | null): number {
  if (!path) return Number.MAX_SAFE_INTEGER;
  const name = path.join(".");
  const part = report.sections.findIndex((section) => name === section.id || name.startsWith(`${section.id}.`));
  if (part < 0) return Number.MAX_SAFE_INTEGER;
  const { rows, fields } = report.sections[part]!;
  const inside = (own: Path | null) => own !== null && own.every((step, at) => step === path[at]);
  const at = rows ? rows.findIndex((row) => inside(row.path)) : (fields ?? []).findIndex((field) => inside(field.path));
  return part * 100_000 + at + 1;
}
