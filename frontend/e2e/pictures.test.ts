/** The pictures of the guide (docs/hinh), made anew by ``PICTURES=docs/hinh npm run e2e --prefix frontend -- pictures``. */

import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, test } from "vitest";

import { Bench, REPORT, settled } from "./bench";

const FOLDER = process.env["PICTURES"];
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const bench = new Bench();

beforeAll(async () => {
  if (FOLDER) await bench.start();
}, 120_000);
afterAll(async () => {
  if (FOLDER) await bench.end();
});

test.skipIf(!FOLDER)("pictures", async () => {
  const page = await bench.open();
  await settled(page);
  const keep = async (name: string) => {
    await page.waitForTimeout(700);
    await page.screenshot({ path: join(ROOT, FOLDER!, `ban-lam-viec-${name}.png`) });
  };
  const part = (name: string) => page.locator("nav.contents").getByText(name, { exact: true }).click();
  const figure = page.getByLabel("Lĩnh vực lãnh sự, Số lượng hồ sơ tiếp nhận – Trong kỳ – Trực tuyến", { exact: true });
  await part("Biểu II.06a");
  await figure.focus();
  await keep("dien-so-lieu");
  await part("Lời văn");
  await keep("loi-van");
  await page.getByRole("button", { name: "Văn bản", exact: true }).click();
  await page.waitForSelector(".cm-content");
  await page.locator(".cm-line", { hasText: "noi_nhan:" }).getByText("noi_nhan").hover();
  await page.waitForSelector(".cm-tooltip");
  await keep("van-ban");
  await page.getByRole("button", { name: "Điền số liệu", exact: true }).click();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await part("Biểu II.06a");
  await figure.focus();
  await keep("man-hinh-rong");
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByRole("button", { name: /Danh sách/ }).click();
  await page.waitForSelector(".listing li");
  await page.waitForFunction(() => [...document.querySelectorAll(".listing .state")].every((item) => item.textContent));
  await keep("danh-sach");
});
