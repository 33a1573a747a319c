import { expect, test } from "vitest";

import { namedAt, orderOf } from "./names";
import type { Column, Report, Section } from "./types";

const column = (key: string, label: string, above: string[] = []): Column => ({
  key, label, above, kind: "number", formula: "", code: "", choices: [], required: true, hidden: false, unit: "",
});
const TABLE: Section = {
  id: "bieu.M.01", title: "Biểu số M.01/VPCP", short: "Biểu M.01", kind: "table", path: ["bieu", "M.01", "dong"],
  columns: [column("nay", "Kỳ này"), column("moi", "Mới", ["Tiếp nhận"])],
  rows: [{ path: ["bieu", "M.01", "dong", 0], kind: "data", label: "Hộ tịch", cells: { nay: { value: "12.5", editable: true }, moi: { value: "", editable: true } } }],
};
const FIELDS: Section = {
  id: "chi_tieu.pakn", title: "Phản ánh", kind: "fields",
  fields: [{ path: ["chi_tieu", "pakn", "moi"], label: "Số mới", hint: "", kind: "number", required: true, value: "1204" }],
};
const REPORT = { sections: [FIELDS, TABLE] } as unknown as Report;

test("fields and cells are called as the form calls them", () => {
  expect(namedAt(REPORT, ["bieu", "M.01", "dong", 0, "nay"])).toEqual({ where: "Biểu M.01 – Hộ tịch", label: "Kỳ này", shown: "12,5" });
  expect(namedAt(REPORT, ["bieu", "M.01", "dong", 0, "moi"])?.label).toBe("Tiếp nhận – Mới");
  expect(namedAt(REPORT, ["chi_tieu", "pakn", "moi"])).toEqual({ where: "Phản ánh", label: "Số mới", shown: "1.204" });
  expect(namedAt(REPORT, ["bieu", "M.01", "dong", 0])).toBeNull();
  expect(namedAt(REPORT, ["van_ban", "so"])).toBeNull();
});

test("places have the order of the form; what it does not have comes last", () => {
  const paths = [["bieu", "M.01", "dong", 0, "nay"], null, ["chi_tieu", "pakn", "moi"], ["bieu", "M.01"], ["bieu", "M.010"]];
  const sorted = [...paths].sort((one, other) => orderOf(REPORT, one) - orderOf(REPORT, other));
  expect(sorted).toEqual([["chi_tieu", "pakn", "moi"], ["bieu", "M.01"], ["bieu", "M.01", "dong", 0, "nay"], null, ["bieu", "M.010"]]);
  expect(orderOf(REPORT, null) - orderOf(REPORT, ["van_ban", "so"])).toBe(0);
});
