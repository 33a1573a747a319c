import { expect, test } from "vitest";

import { cellsOf, laid } from "./paste";
import type { Column, Row } from "./types";

const column = (key: string, kind: Column["kind"], formula = ""): Column => ({
  key, kind, formula, label: key, above: [], code: "", choices: [], required: true, hidden: false, unit: "",
});
const COLUMNS = [column("stt", "stt"), column("ten", "text"), column("tong", "number", "a + b"), column("a", "number"), column("b", "number")];
const row = (index: number): Row => ({
  path: ["bieu", "M", "dong", index],
  kind: "data",
  label: "x",
  cells: Object.fromEntries(COLUMNS.map((item) => [item.key, { value: "", editable: !item.formula && item.kind !== "stt" }])),
});
const TOTAL: Row = { path: null, kind: "total", label: "TỔNG", cells: {} };
const ROWS = [row(0), row(1), TOTAL];

test("cells are parted by tabs and lines, quotes are those of Excel", () => {
  expect(cellsOf('a\t1\r\n"b ""c""\nd"\t2\r\n')).toEqual([["a", "1"], ['b "c"\nd', "2"]]);
  expect(cellsOf("1")).toEqual([["1"]]);
  expect(cellsOf("1\t\t3")).toEqual([["1", "", "3"]]);
});

test("a block as wide as the typed columns lies over these", () => {
  const found = laid([["Đất đai", "1", "2"], ["Hộ tịch", "3", "4"]], ROWS, COLUMNS, 0, "ten", true);
  expect(found.set).toEqual([
    { row: 0, key: "ten", value: "Đất đai" }, { row: 0, key: "a", value: "1" }, { row: 0, key: "b", value: "2" },
    { row: 1, key: "ten", value: "Hộ tịch" }, { row: 1, key: "a", value: "3" }, { row: 1, key: "b", value: "4" },
  ]);
});

test("a block as wide as all columns passes over the computed ones", () => {
  const found = laid([["Đất đai", "3", "1", "2"]], ROWS, COLUMNS, 0, "ten", true);
  expect(found.set.map((item) => [item.key, item.value])).toEqual([["ten", "Đất đai"], ["a", "1"], ["b", "2"]]);
  const numbered = laid([["1", "Đất đai", "3", "1", "2"]], ROWS, COLUMNS, 0, "ten", true);
  expect(numbered.set.map((item) => item.value)).toEqual(["Đất đai", "1", "2"]);
});

test("the numbers of rows that were copied too are left out", () => {
  const found = laid([["1", "Đất đai", "1", "2"], ["2", "Hộ tịch", "3", "4"]], ROWS, COLUMNS.filter((item) => item.key !== "tong"), 0, "ten", true);
  expect(found.set.map((item) => item.value)).toEqual(["Đất đai", "1", "2", "Hộ tịch", "3", "4"]);
});

test("more lines than rows become new rows, where the table is free", () => {
  const block = Array.from({ length: 20 }, (_, at) => [`Dòng ${at}`, `${at}`, "0"]);
  const found = laid(block, ROWS, COLUMNS, 0, "ten", true);
  expect(found.add).toHaveLength(18);
  expect(found.add[17]).toEqual({ ten: "Dòng 19", a: "19", b: "0" });
  const closed = laid(block, ROWS, COLUMNS, 0, "ten", false);
  expect(closed.add).toHaveLength(0);
  expect(closed.left).toHaveLength(18);
});

test("lines of totals and empty lines are left out", () => {
  const found = laid([["TỔNG CỘNG", "4", "6"], ["", "", ""], ["Hộ tịch", "3", "4"]], ROWS, COLUMNS, 0, "ten", true);
  expect(found.set[0]).toEqual({ row: 0, key: "ten", value: "Hộ tịch" });
  expect(found.left).toEqual(["dòng tổng được tính sẵn"]);
});
