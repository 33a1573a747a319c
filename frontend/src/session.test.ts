import { expect, test } from "vitest";

import { pendingOf } from "./session";

test("what was kept is read, and a broken file keeps no report from opening", () => {
  const kept = { base: "a1", changes: [], text: "loai: x", at: 5 };
  expect(pendingOf(JSON.stringify(kept))).toEqual(kept);
  for (const broken of ["", "{", "null", "[]", '{"base": 1, "changes": []}', '{"base": "a1"}']) expect(pendingOf(broken)).toBeNull();
});
