import { expect, test } from "vitest";

import { keysAt, meaning, pathAt, valuesAt, type Schema } from "./schema";

const TEXT = `loai: ngan
van_ban:
  so: "7"
  noi_nhan:
    - A
chi_tieu:
  pakn: {moi: 3}
  ho_so:
    moi: 1
bieu:
  M.01:
    dong:
      - linh_vuc: Đất
        truc_tuyen: 1
      - linh_vuc: Hộ tịch
        truc_tiep: 2
`;

test.each([
  ["loai", [], "loai"],
  ["  so", ["van_ban"], "so"],
  ["    moi", ["chi_tieu", "ho_so"], "moi"],
  ["        truc_tuyen", ["bieu", "M.01", "dong", "-"], "truc_tuyen"],
  ["      - linh_vuc: Hộ", ["bieu", "M.01", "dong", "-"], "linh_vuc"],
  ["        truc_tiep", ["bieu", "M.01", "dong", "-"], "truc_tiep"],
])("the way to %s", (line, path, key) => {
  expect(pathAt(TEXT, TEXT.indexOf(line) + line.length)).toMatchObject({ path, key });
});

test("a place behind the colon is in the value", () => {
  expect(pathAt(TEXT, TEXT.indexOf("ngan")).inValue).toBe(true);
  expect(pathAt(TEXT, 2).inValue).toBe(false);
});

const SCHEMA: Schema = {
  properties: {
    loai: { const: "ngan", description: "Loại" },
    van_ban: { $ref: "#/$defs/Head", description: "Đầu văn bản" },
    bieu: { properties: { "M.01": { anyOf: [{ properties: { dong: { type: "array", items: { $ref: "#/$defs/Row" } } } }] } } },
  },
  $defs: {
    Head: { properties: { so: { description: "Số văn bản" }, luu: { title: "Lưu" } }, required: ["luu"] },
    Row: { properties: { truc_tuyen: { description: "Trực tuyến" }, kieu: { enum: ["A", "B"] } } },
  },
};

test("keys, values and meanings come from the schema, through references and lists", () => {
  expect(keysAt(SCHEMA, []).map((item) => item.label)).toEqual(["loai", "van_ban", "bieu"]);
  expect(keysAt(SCHEMA, ["van_ban"])).toEqual([
    { label: "so", detail: "", info: "Số văn bản" },
    { label: "luu", detail: "phải có", info: "Lưu" },
  ]);
  expect(keysAt(SCHEMA, ["bieu", "M.01", "dong", "-"]).map((item) => item.label)).toEqual(["truc_tuyen", "kieu"]);
  expect(valuesAt(SCHEMA, ["loai"])[0]!.label).toBe("ngan");
  expect(valuesAt(SCHEMA, ["bieu", "M.01", "dong", "-", "kieu"]).map((item) => item.label)).toEqual(["A", "B"]);
  expect(meaning(SCHEMA, ["van_ban"])).toContain("Đầu văn bản");
  expect(keysAt(SCHEMA, ["khong", "co"])).toEqual([]);
});
