import { expect, test } from "vitest";

import { asRaw, editable, printed, valueOf } from "./numbers";

test.each([
  ["1204", "1.204"],
  ["97.92", "97,92"],
  ["12.3450", "12,345"],
  ["-1234567.5", "-1.234.567,5"],
  ["0", "0"],
  ["12.00", "12"],
  ["mười", "mười"],
  ["", ""],
])("%s is printed as %s", (raw, shown) => {
  expect(printed(raw)).toBe(shown);
});

test("what is edited has no dots between thousands", () => {
  expect(editable("1204.5")).toBe("1204,5");
  expect(editable("12 hồ sơ")).toBe("12 hồ sơ");
});

test.each([
  ["1.204", 1204],
  ["97,92%", 97.92],
  ["04", 4],
  ["12.5", null],
  ["", null],
  ["–", null],
])("the value of %s is %s", (text, value) => {
  expect(valueOf(text)).toBe(value);
});

test.each([
  ["1.204", "1204"],
  ["1 204 500,5", "1204500.5"],
  ["(1)", "-1"],
  ["( 1.204,5 )", "-1204.5"],
  ["+3,25", "3.25"],
  ["−7", "-7"],
  ["12,5%", "12.5"],
  ["12 5", "12 5"],
  ["30 hồ sơ", "30 hồ sơ"],
])("%s is %s in the file", (typed, raw) => {
  expect(asRaw(typed)).toBe(raw);
});
