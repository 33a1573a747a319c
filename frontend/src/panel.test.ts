import { expect, test } from "vitest";

import { asNamed } from "./panel";
import type { Column, Finding, Report } from "./types";

const COLUMN: Column = { key: "moi", label: "Mới", above: [], kind: "number", formula: "", code: "", choices: [], required: true, hidden: false, unit: "" };
const PATH = ["bieu", "M", "dong", 0, "moi"];
const reportOf = (value: string) => ({
  sections: [{ id: "bieu.M", title: "Biểu M", kind: "table", path: PATH.slice(0, 3), columns: [COLUMN], rows: [{ path: PATH.slice(0, 4), kind: "data", label: "Hộ tịch", cells: { moi: { value, editable: true } } }] }],
}) as unknown as Report;
const finding = (message: string) => ({ own: true, path: PATH, message }) as unknown as Finding;

test.each([
  ["1204.5", "“moi” là “1204.5”", "“Mới” là “1.204,5”"],
  ["-12.5", "“moi” là “-12.5”", "“Mới” là “-12,5”"],
  ["1204", "“moi” là “1204”", "“Mới” là “1204”"],
  ["12.5", "“moi” là “13.5”", "“Mới” là “13.5”"],
  ["mười", "“moi” là “mười”", "“Mới” là “mười”"],
])("a finding on the cell %s has the name and the figure of the form", (value, message, wanted) => {
  expect(asNamed(finding(message), reportOf(value))).toBe(`Biểu M – Hộ tịch: ${wanted}`);
});

test("a finding that does not name its cell stays as it is", () => {
  expect(asNamed(finding("Số “1204.5” quá lớn"), reportOf("1204.5"))).toBe("Số “1204.5” quá lớn");
});
