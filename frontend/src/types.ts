/** What the server answers. */

export type Path = (string | number)[];

export interface Override {
  in: string;
  why: string;
}

export interface Field {
  path: Path;
  label: string;
  hint: string;
  kind: "text" | "number" | "lines" | "day" | "prose";
  required: boolean;
  value: string;
  unit?: string;
  override?: Override;
  formula?: string;
  shown?: string;
  last?: string;
  example?: string;
}

export interface Column {
  key: string;
  label: string;
  above: string[];
  code: string;
  kind: "number" | "text" | "day" | "stt" | "ma_dong" | "don_vi_tinh";
  choices: string[];
  formula: string;
  required: boolean;
  hidden: boolean;
  unit: string;
}

export interface Cell {
  value: string;
  editable: boolean;
  override?: Override;
  shown?: string;
  last?: string;
  /** Words in a column of figures: a prescribed row may ask for a date, a choice or a text. */
  kind?: "text" | "day";
  choices?: string[];
  /** Whether it must be filled in, and its unit, where its prescribed row says so. */
  required?: boolean;
  unit?: string;
  /** How a prescribed row computes it, by the codes of rows. */
  formula?: string;
}

export interface Row {
  path: Path | null;
  code?: string;
  kind: "data" | "fixed" | "heading" | "group" | "subtotal" | "total";
  label: string;
  cells: Record<string, Cell>;
}

export interface Section {
  id: string;
  title: string;
  short?: string;
  hint?: string;
  unit?: string;
  kind: "fields" | "prose" | "table";
  fields?: Field[];
  path?: Path;
  free?: boolean;
  totals?: boolean;
  label?: string;
  columns?: Column[];
  rows?: Row[];
}

export interface Report {
  path: string;
  text: string;
  version: string;
  unit: string;
  unitName?: string;
  period: string;
  periodName: string;
  lastPeriod?: string;
  type: string;
  typeName?: string;
  sections: Section[];
  problem: string;
  /** Narrative was copied and has not been read yet. */
  unread?: boolean;
}

export interface Finding {
  code: string;
  severity: "error" | "warning" | "info";
  message: string;
  hint: string;
  file: string;
  line: number;
  column: number;
  accepted?: string;
  path: Path | null;
  own: boolean;
  acceptable: boolean;
  contains: string;
}

export interface PageView {
  name: string;
  width: number;
  height: number;
}

/** Page, left, top, right and bottom as shares of the page, line of the file, way to the value. */
export type Spot = [number, number, number, number, number, number, Path];

export interface Preview {
  version: string;
  findings: Finding[];
  pages: PageView[] | null;
  spots: Spot[];
  error: string;
  blocked: boolean;
  /** What is not filled in yet prints as "…". */
  draft?: boolean;
  /** Name, value now and value of last period of the main figures. */
  figures?: [string, string, string][];
}

export interface Listed {
  path: string;
  unit: string;
  unitName: string;
  period: string;
  periodName: string;
  type: string;
  typeName: string;
}

export interface Suggestion {
  type: string;
  typeName: string;
  period: string;
  periodName: string;
  /** The report of that period is there. */
  there: boolean;
}

export interface State {
  errors: number;
  warnings: number;
  empty: number;
  figures: [string, string][];
}

export type Change =
  | { do: "set"; path: Path; value: string | string[] | null; kind: Field["kind"] }
  | { do: "add"; path: Path; index: number; rows: Record<string, string | null>[]; numbers: string[]; days: string[] }
  | { do: "remove"; path: Path }
  | { do: "read" };

export interface Conflict {
  theirs: { text: string; version: string };
  mine: string;
}
