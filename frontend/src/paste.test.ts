import { expect, test } from "vitest";

import { cellsOf, chosen, laid, type Target } from "./paste";
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
const table = (over: Partial<Target> = {}): Target => ({ rows: ROWS, columns: COLUMNS, free: true, totals: true, label: "ten", ...over });
const TOTAL: Row = { path: null, kind: "total", label: "TỔNG", cells: {} };
const ROWS = [row(0), row(1), TOTAL];

test("cells are parted by tabs and lines, quotes are those of Excel", () => {
  expect(cellsOf('a\t1\r\n"b ""c""\nd"\t2\r\n')).toEqual([["a", "1"], ['b "c"\nd', "2"]]);
  expect(cellsOf("1")).toEqual([["1"]]);
  expect(cellsOf("1\t\t3")).toEqual([["1", "", "3"]]);
});

test("a block as wide as the typed columns lies over these", () => {
  const found = laid([["Đất đai", "1", "2"], ["Hộ tịch", "3", "4"]], table(), 0, "ten");
  expect(found.set).toEqual([
    { row: 0, key: "ten", value: "Đất đai" }, { row: 0, key: "a", value: "1" }, { row: 0, key: "b", value: "2" },
    { row: 1, key: "ten", value: "Hộ tịch" }, { row: 1, key: "a", value: "3" }, { row: 1, key: "b", value: "4" },
  ]);
});

test("a block as wide as all columns passes over the computed ones", () => {
  const found = laid([["Đất đai", "3", "1", "2"]], table(), 0, "ten");
  expect(found.set.map((item) => [item.key, item.value])).toEqual([["ten", "Đất đai"], ["a", "1"], ["b", "2"]]);
  const numbered = laid([["1", "Đất đai", "3", "1", "2"]], table(), 0, "ten");
  expect(numbered.set.map((item) => item.value)).toEqual(["Đất đai", "1", "2"]);
});

test("the numbers of rows that were copied too are left out", () => {
  const found = laid([["1", "Đất đai", "1", "2"], ["2", "Hộ tịch", "3", "4"]], table({ columns: COLUMNS.filter((item) => item.key !== "tong") }), 0, "ten");
  expect(found.set.map((item) => item.value)).toEqual(["Đất đai", "1", "2", "Hộ tịch", "3", "4"]);
});

test("more lines than rows become new rows, where the table is free", () => {
  const block = Array.from({ length: 20 }, (_, at) => [`Dòng ${at}`, `${at}`, "0"]);
  const found = laid(block, table(), 0, "ten");
  expect(found.add).toHaveLength(18);
  expect(found.add[17]).toEqual({ ten: "Dòng 19", a: "19", b: "0" });
  const closed = laid(block, table({ free: false }), 0, "ten");
  expect(closed.add).toHaveLength(0);
  expect(closed.left).toHaveLength(18);
});

test("lines of totals and empty lines are left out", () => {
  const found = laid([["TỔNG CỘNG", "4", "6"], ["", "", ""], ["Hộ tịch", "3", "4"]], table(), 0, "ten");
  expect(found.set[0]).toEqual({ row: 0, key: "ten", value: "Hộ tịch" });
  expect(found.left).toEqual(["dòng tổng được tính sẵn"]);
});

// --- blocks of the wide tables of offices ------------------------------------------------------------------

const coded = (key: string, kind: Column["kind"], code: string, formula = ""): Column => ({ ...column(key, kind, formula), code });
const WIDE = [
  coded("stt", "stt", "(1)"), coded("ten", "text", "(2)"), coded("tong", "number", "(3)", "4 + 5"), coded("a", "number", "(4)"),
  coded("b", "number", "(5)"), coded("xong", "number", "(6)", "7 + 8"), coded("c", "number", "(7)"), coded("d", "number", "(8)"),
];
const wideRow = (index: number, columns = WIDE): Row => ({
  path: ["bieu", "M", "dong", index], kind: "data", label: `dòng ${index}`,
  cells: Object.fromEntries(columns.map((item) => [item.key, { value: "", editable: !item.formula && item.kind !== "stt" }])),
});
const wide = (over: Partial<Target> = {}): Target => table({ columns: WIDE, rows: [wideRow(0), wideRow(1), TOTAL], ...over });
const cells = (found: ReturnType<typeof laid>) => found.set.map((item) => `${item.row}${item.key}=${item.value}`).join(" ");

test("figures with their computed columns, pasted at the first cell that can be typed, begin at the computed one", () => {
  const found = laid([["3", "1", "2", "7", "3", "4"], ["9", "4", "5", "15", "7", "8"]], wide(), 0, "a");
  expect(cells(found)).toBe("0a=1 0b=2 0c=3 0d=4 1a=4 1b=5 1c=7 1d=8");
  expect(found.over.map((item) => item.key)).toEqual(["tong", "a", "b", "xong", "c", "d"]);
});

test("a whole table lies over all columns wherever it is pasted; header, codes and total are left out", () => {
  const block = [
    ["STT", "Lĩnh vực", "Tiếp nhận", "", "", "Giải quyết", "", ""],
    ["", "", "Tổng số", "Trực tuyến", "Trực tiếp", "Tổng số", "Trước hạn", "Đúng hạn"],
    ["(1)", "(2)", "(3)=(4)+(5)", "(4)", "(5)", "(6)=(7)+(8)", "(7)", "(8)"],
    ["1", "Đất đai", "3", "1", "2", "7", "3", "4"],
    ["2", "Hộ tịch", "(9)", "(4)", "(5)", "15", "7", "-"],
    ["", "TỔNG CỘNG", "12", "5", "7", "22", "10", "12"],
  ];
  for (const key of ["ten", "a", "d"]) {
    const found = laid(block, wide(), 0, key);
    expect(cells(found)).toBe("0ten=Đất đai 0a=1 0b=2 0c=3 0d=4 1ten=Hộ tịch 1a=(4) 1b=(5) 1c=7 1d=-");
    expect(found.left).toEqual(["đầu bảng", "đầu bảng", "đầu bảng", "dòng tổng được tính sẵn"]);
    expect(found.add).toEqual([]);
  }
});

const NARROW = [
  { ...column("stt", "stt"), label: "STT" }, { ...column("ten", "text"), label: "Lĩnh vực" },
  { ...column("so", "number"), label: "Số hồ sơ", above: ["Kỳ này"] },
];
const narrow = () => table({ columns: NARROW, rows: [wideRow(0, NARROW), wideRow(1, NARROW)], totals: false });

test.each([
  ["as it is printed", [["STT", "Lĩnh vực", "Số hồ sơ"]]],
  ["in capitals, broken, of separate accents", [["Stt", "LĨNH\nVỰC".normalize("NFD"), "SỐ  HỒ SƠ".normalize("NFD")]]],
  ["of two lines", [["STT", "Lĩnh vực", "Kỳ này"], ["", "", "Số hồ sơ"]]],
  ["with another title for the figures", [["TT", "Lĩnh vực", "Tổng số"]]],
])("the header of a table with one column of figures is left out, %s", (_, header) => {
  const found = laid([...header, ["1", "Đất đai", "5"], ["2", "Hộ tịch", "6"]], narrow(), 0, "ten");
  expect(cells(found)).toBe("0ten=Đất đai 0so=5 1ten=Hộ tịch 1so=6");
  expect([found.left, found.add]).toEqual([header.map(() => "đầu bảng"), []]);
});

test("the title of a single column of figures is left out, too", () => {
  const found = laid([["Số hồ sơ"], ["5"], ["6"]], narrow(), 0, "so");
  expect([cells(found), found.left]).toEqual(["0so=5 1so=6", ["đầu bảng"]]);
});

test("a first line with words for its only figure is pasted, so that they are seen", () => {
  const found = laid([["1", "Đất đai", "khoảng 30"], ["2", "Hộ tịch", "6"]], narrow(), 0, "ten");
  expect([cells(found), found.left]).toEqual(["0ten=Đất đai 0so=khoảng 30 1ten=Hộ tịch 1so=6", []]);
});

test("a line of negative figures in brackets is no row of codes", () => {
  const found = laid([["(4)", "(5)"], ["(1)", "(2)"]], wide(), 0, "a");
  expect(cells(found)).toBe("0a=(4) 0b=(5) 1a=(1) 1b=(2)");
});

test("a total is left out in a table without rows yet, and where it has no name but is the sum", () => {
  const named = laid([["Đất đai", "1", "2", "3", "4"], ["Tổng cộng:", "1", "2", "3", "4"]], wide({ rows: [] }), 0, "ten");
  expect(named.add).toEqual([{ ten: "Đất đai", a: "1", b: "2", c: "3", d: "4" }]);
  const bare = laid([["1.000", "2", "0", "4"], ["5", "6", "0", "8"], ["1.005", "8", "0", "12"]], wide(), 0, "a");
  expect(bare.add).toEqual([]);
  expect(bare.left).toEqual(["dòng tổng được tính sẵn"]);
  const third = laid([["1", "2", "0", "4"], ["5", "6", "0", "8"], ["7", "8", "0", "12"]], wide(), 0, "a");
  expect(third.add).toHaveLength(1);
});

test("a block that could be read in two ways asks; one that is too wide is refused, with nothing lost", () => {
  const block = [["1", "2", "3"], ["4", "5", "9"]];
  expect(laid(block, wide(), 0, "a").unsure).toBe(true);
  expect(cells(laid(block, wide(), 0, "a", true))).toBe("0a=1 0b=2 1a=4 1b=5");
  expect(cells(laid(block, wide(), 0, "a", false))).toBe("0a=1 0b=2 0c=3 1a=4 1b=5 1c=9");
  expect(laid([["1", "2"]], wide(), 0, "a").unsure).toBe(false);
  const found = laid([Array.from({ length: 9 }, (_, at) => String(at))], wide(), 0, "a");
  expect([found.set, found.add]).toEqual([[], []]);
  expect(found.refused).toContain("9 cột");
});

test("an empty line among figures keeps its row; among whole rows it is only a gap", () => {
  const figures = laid([["1"], [""], ["3"]], wide({ rows: [wideRow(0), wideRow(1), wideRow(2)] }), 0, "a");
  expect(cells(figures)).toBe("0a=1 1a= 2a=3");
  const rows = laid([["Đất đai", "1", "2", "3", "4"], ["", "", "", "", ""], ["Hộ tịch", "5", "6", "7", "8"]], wide(), 0, "ten");
  expect(rows.set.filter((item) => item.key === "ten").map((item) => item.row)).toEqual([0, 1]);
});

test("figures go past headings, and lines of names to the prescribed rows of these names", () => {
  const columns = [coded("stt", "stt", "A"), coded("ten", "text", "B"), coded("ma", "ma_dong", "C"), coded("a", "number", "1"), coded("ghi", "text", "2")];
  const fixed = (code: string, label: string): Row => ({
    path: null, code, kind: "fixed", label,
    cells: Object.fromEntries(columns.map((item) => [item.key, { value: "", editable: item.key === "a" || item.key === "ghi" }])),
  });
  const heading: Row = { path: null, kind: "heading", label: "DÂN SỐ", cells: {} };
  const rows = [heading, fixed("01", "Nam"), heading, fixed("02", "Nữ")];
  const prescribed = table({ columns, rows, totals: false, free: false });
  expect(cells(laid([["5"], [""], ["6"]], prescribed, 1, "a"))).toBe("1a=5 3a=6");
  expect(cells(laid([["5"], ["6"]], prescribed, 1, "a"))).toBe("1a=5 3a=6");
  const turned = laid([["2", "Nữ", "02", "6", "x"], ["1", "Nam", "1", "5", ""], ["3", "Khác", "09", "7", ""], ["I", "DÂN SỐ", "", "", ""]], prescribed, 1, "a");
  expect(cells(turned)).toBe("3a=6 3ghi=x 1a=5 1ghi=");
  expect(turned.left).toEqual(["biểu không có dòng “Khác”"]);
});

test.each([
  ["1", ["001", "010", "100"], 0],
  ["10", ["001", "010", "100"], 1],
  ["100", ["001", "010", "100"], 2],
  ["001", ["1", "2", "10"], 0],
  ["2", ["01", "02", "03"], 1],
  ["0", ["1", "00", "10"], 1],
  ["1", ["01", "1", "2"], 1],
  ["2", ["0020", "20", "12"], -1],
])("the code %s among the rows %j is that of row %i, with or without leading zeros", (code, codes, wanted) => {
  const columns = [column("ten", "text"), column("ma", "ma_dong"), column("a", "number")];
  const rows = codes.map((item): Row => ({ path: null, code: item, kind: "fixed", label: `dòng ${item}`, cells: { a: { value: "", editable: true } } }));
  const found = laid([["", code, "5"]], table({ columns, rows, totals: false, free: false }), 0, "ten");
  expect(found.set.map((item) => item.row)).toEqual(wanted < 0 ? [] : [wanted]);
  expect(found.left).toEqual(wanted < 0 ? [`biểu không có dòng “${code}”`] : []);
});

test.each([
  ["đã  trình ", ["Đã trình", "Khác"], "Đã trình"],
  ["chưa trình", ["Đã trình", "Khác"], "chưa trình"],
  ["Có", ["1", "0"], "1"],
  ["x", ["1", "0"], "1"],
  ["không", ["1", "0"], "0"],
  ["x", ["Đạt", "Không đạt"], "x"],
  ["5", [], "5"],
])("a copied “%s” among %j is “%s”", (value, choices, wanted) => expect(chosen(value, choices)).toBe(wanted));
