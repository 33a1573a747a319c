import { expect, test } from "vitest";

import { nearest, spotsOf } from "./places";
import type { Spot } from "./types";

const SPOTS: Spot[] = [
  [0, 0.1, 0.1, 0.9, 0.12, 5, ["loi_van", "chung"]],
  [0, 0.1, 0.12, 0.9, 0.14, 6, ["loi_van", "chung"]],
  [1, 0.4, 0.5, 0.45, 0.52, 9, ["bieu", "M", "dong", 0, "a"]],
  [1, 0.5, 0.5, 0.55, 0.52, 9, ["bieu", "M", "dong", 0, "b"]],
];

test("a click finds what is there, or what is near", () => {
  expect(nearest(SPOTS, 0, 0.5, 0.11)?.[5]).toBe(5);
  expect(nearest(SPOTS, 0, 0.5, 0.16)?.[5]).toBe(6);
  expect(nearest(SPOTS, 1, 0.46, 0.51)?.[6]).toEqual(["bieu", "M", "dong", 0, "a"]);
  expect(nearest(SPOTS, 0, 0.5, 0.9)).toBeNull();
  expect(nearest(SPOTS, 2, 0.5, 0.11)).toBeNull();
});

test("a value is found where it is printed, else its row", () => {
  expect(spotsOf(SPOTS, ["loi_van", "chung"])).toHaveLength(2);
  expect(spotsOf(SPOTS, ["bieu", "M", "dong", 0, "c"])).toHaveLength(2);
  expect(spotsOf(SPOTS, ["chi_tieu", "pakn", "moi"])).toHaveLength(0);
});
