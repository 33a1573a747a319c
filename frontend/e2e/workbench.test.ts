import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { Bench, REPORT, serious, settled } from "./bench";

const bench = new Bench();
let page: Page;
let original = "";

beforeAll(async () => {
  await bench.start();
  original = bench.text();
  page = await bench.open();
  page.on("pageerror", (error) => {
    throw error;
  });
}, 120_000);
afterAll(() => bench.end());

const cell = (name: string) => page.getByLabel(name, { exact: true });
const pictures = () => page.$$eval(".page img", (all) => all.map((item) => (item as HTMLImageElement).src));

async function fresh(): Promise<void> {
  await settled(page);
  bench.write(original);
  page = await bench.open(REPORT, page);
  await settled(page);
}

test("a figure is typed and seen in the total, on its page, and in the file", async () => {
  await fresh();
  const before = await pictures();
  const box = cell("Lĩnh vực lãnh sự, Số lượng hồ sơ tiếp nhận – Trong kỳ – Trực tuyến");
  await box.fill("1.031");
  await box.press("Enter");
  await settled(page);
  expect(bench.text()).toBe(original.replace("truc_tuyen: 31", "truc_tuyen: 1031"));
  const row = page.locator("tr", { has: page.getByLabel("Lĩnh vực lãnh sự, Lĩnh vực giải quyết") }).first();
  expect(await row.locator("td.computed").allTextContents()).toContain("1.031");
  await row.locator("td.computed[data-key=tiep_nhan]").click();
  expect(await page.locator(".about").textContent()).toContain("= Trực tuyến + Trực tiếp, dịch vụ bưu chính + Từ kỳ trước");
  await expect.poll(pictures).not.toEqual(before);
  const after = await pictures();
  const changed = after.filter((src, index) => src !== before[index]);
  expect(changed.length).toBeLessThan(after.length / 2);
  await page.waitForFunction(() => [...document.images].slice(0, 2).every((item) => item.complete && item.naturalWidth > 500));
});

test("twenty rows are pasted from Excel", async () => {
  await fresh();
  const rows = Array.from({ length: 20 }, (_, at) => [`Lĩnh vực ${at + 1}`, 1000 + at, at, 0, 0, 1000 + 2 * at, 0, 0, 0]);
  const text = rows.map((row) => row.map((item) => (typeof item === "number" && item > 999 ? `1.${String(item).slice(1)}` : item)).join("\t")).join("\r\n");
  const first = cell("Lĩnh vực lãnh sự, Lĩnh vực giải quyết").first();
  await first.focus();
  await first.evaluate((input, data) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", data);
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  await settled(page);
  await expect.poll(() => bench.text()).toContain("Lĩnh vực 20");
  await settled(page);
  expect(bench.text()).toContain("truc_tuyen: 1019");
  expect(await page.locator(".message").textContent()).toContain("Đã dán 20 dòng, 18 dòng mới");
  expect(await cell("Lĩnh vực 20, Số lượng hồ sơ tiếp nhận – Trong kỳ – Trực tuyến").inputValue()).toBe("1.019");
});

test("a whole table of Excel lies over its columns wherever it is pasted, and the cursor stays", async () => {
  await fresh();
  const text = [
    "STT\tLĩnh vực\tTổng số\tTrực tuyến\tTrực tiếp\tKỳ trước\tTổng số\tTrước hạn\tĐúng hạn\tQuá hạn\tTổng số\tTrong hạn\tQuá hạn",
    "(1)\t(2)\t(3)\t(4)\t(5)\t(6)\t(7)\t(8)\t(9)\t(10)\t(11)\t(12)\t(13)",
    "1\tLĩnh vực lãnh sự\t1.209\t1.204\t3\t2\t1.209\t1.200\t9\t-\t0\t0\t0",
    "2\tLĩnh vực HTQT\t6\t1\t2\t3\t6\t1\t5\t0\t0\t0\t0",
    "\tTỔNG CỘNG\t1.215\t1.205\t5\t5\t1.215\t1.201\t14\t0\t0\t0\t0",
  ].join("\r\n");
  const name = "Lĩnh vực lãnh sự, Số lượng hồ sơ tiếp nhận – Trong kỳ – Trực tuyến";
  await cell(name).focus();
  await cell(name).evaluate((input, data) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", data);
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  expect(await page.locator(".message").textContent()).toContain("Đã dán 2 dòng, 0 dòng mới");
  expect(await page.locator(".message").textContent()).toContain("Bỏ qua: 2 dòng đầu bảng; 1 dòng tổng được tính sẵn");
  await settled(page);
  expect(await cell(name).evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await cell("Lĩnh vực HTQT, Số lượng hồ sơ đã giải quyết – Đúng hạn").inputValue()).toBe("5");
  expect(bench.text()).toContain("truc_tuyen: 1204");
  expect(bench.text()).not.toContain("Dòng mới");
});

test("Enter leads from field to field, and a new row takes the cursor", async () => {
  await fresh();
  await page.getByLabel("Số văn bản").focus();
  await page.keyboard.press("Enter");
  expect(await page.getByLabel("Ngày ký").evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.press("Shift+Enter");
  expect(await page.getByLabel("Số văn bản").evaluate((input) => input === document.activeElement)).toBe(true);
  await page.locator("section", { hasText: "Biểu số II.06a" }).getByRole("button", { name: "Thêm dòng" }).first().click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Dòng mới, Lĩnh vực giải quyết");
  await page.keyboard.type("Lĩnh vực mới");
  await settled(page);
  expect(bench.text()).toContain("linh_vuc: Lĩnh vực mới");
});

test("an error dims the pages, is found by a click, and goes when it is mended", async () => {
  await fresh();
  const name = "Lĩnh vực lãnh sự, Số lượng hồ sơ đã giải quyết – Đúng hạn";
  await cell(name).fill("30 hồ sơ");
  await page.waitForSelector(".pages.old");
  await page.waitForSelector(".findings .error");
  await page.getByLabel("Số văn bản").focus();
  expect(await page.locator(".findings .error .words").first().textContent()).toContain("Biểu II.06a – Lĩnh vực lãnh sự: “Số lượng hồ sơ đã giải quyết – Đúng hạn” ghi “30 hồ sơ”");
  await page.locator(".findings .error .words").first().click();
  await expect.poll(() => cell(name).evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await cell(name).getAttribute("aria-invalid")).toBe("true");
  await cell(name).fill("31");
  await page.waitForSelector(".pages:not(.old)");
  await settled(page);
  expect(await page.locator(".findings .error").count()).toBe(0);
  expect(bench.text()).toBe(original);
});

test("a click on a figure of a page leads to its field, and a field to its place", async () => {
  await fresh();
  const name = "Lĩnh vực HTQT, Số lượng hồ sơ tiếp nhận – Từ kỳ trước";
  await cell(name).focus();
  const mark = page.locator(".places i").first();
  await mark.waitFor({ state: "attached" });
  const box = (await mark.boundingBox())!;
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(() => cell(name).evaluate((input) => input === document.activeElement)).toBe(true);
});

test("a file changed by somebody else is a conflict with both versions", async () => {
  await fresh();
  const theirs = original.replace("luu: VT, VPTr", "luu: VT, HC");
  const box = page.getByLabel("Họ tên người ký");
  await box.fill("Trần Thị Mới");
  bench.write(theirs);
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  expect(await dialog.textContent()).toContain("VT, HC");
  expect(await dialog.textContent()).toContain("Trần Thị Mới");
  expect(bench.text()).toBe(theirs);
  await dialog.getByRole("button", { name: "Giữ bản của tôi" }).click();
  await settled(page);
  expect(bench.text()).toBe(original.replace("Ngô Thị Hoài Nam", "Trần Thị Mới"));
  await page.getByRole("button", { name: "Lùi" }).click();
  await expect.poll(() => bench.text()).toBe(theirs);
});

test("a file changed while nothing is typed is simply shown anew", async () => {
  await fresh();
  bench.write(original.replace("Ngô Thị Hoài Nam", "Lê Thị Khác"));
  await expect.poll(() => page.getByLabel("Họ tên người ký").inputValue(), { timeout: 15_000 }).toBe("Lê Thị Khác");
});

test("undo and redo go through what was saved, by keys too", async () => {
  await fresh();
  for (const name of ["Một", "Hai"]) {
    await page.getByLabel("Họ tên người ký").fill(name);
    await expect.poll(() => bench.text()).toContain(`ho_ten: ${name}`);
    await settled(page);
  }
  await page.keyboard.press("Alt+z");
  await expect.poll(() => bench.text()).toContain("ho_ten: Một");
  await settled(page);
  await page.keyboard.press("Alt+z");
  await expect.poll(() => bench.text()).toBe(original);
  await settled(page);
  await page.keyboard.press("Alt+y");
  await expect.poll(() => bench.text()).toContain("ho_ten: Một");
});

test("the server is killed, and what was typed meanwhile is saved when it is back", async () => {
  await fresh();
  await bench.kill();
  await page.getByLabel("Họ tên người ký").fill("Gõ lúc máy chủ chết");
  await page.waitForSelector(".saving.offline");
  await page.close();
  expect(bench.text()).toBe(original);
  await bench.serve();
  page = await bench.open();
  await settled(page);
  expect(bench.text()).toContain("ho_ten: Gõ lúc máy chủ chết");
  expect(await page.getByLabel("Họ tên người ký").inputValue()).toBe("Gõ lúc máy chủ chết");
});

test("the page is closed before the pause is over, and nothing is lost", async () => {
  await fresh();
  await page.getByLabel("Họ tên người ký").fill("Gõ rồi tắt ngay");
  await page.close({ runBeforeUnload: false });
  page = await bench.open();
  await settled(page);
  expect(bench.text()).toContain("ho_ten: Gõ rồi tắt ngay");
});

test("the browser is killed while a clerk types, and the letters that were not saved yet come back", async () => {
  await fresh();
  const words = "Gõ dở thì trình duyệt chết";
  await page.route("**/api/edit", () => undefined); // the save never arrives
  await page.getByLabel("Họ tên người ký").fill(words);
  await bench.held(words);
  await bench.killBrowser();
  expect(bench.text()).toBe(original);
  page = await bench.open();
  await expect.poll(() => bench.text(), { timeout: 20_000 }).toContain(`ho_ten: ${words}\n`);
  await settled(page);
  expect(await page.getByLabel("Họ tên người ký").inputValue()).toBe(words);
});

test("who types without a pause is saved meanwhile, and loses no letter", async () => {
  await fresh();
  const words = "Nguyễn Thị Gõ Mãi Không Nghỉ";
  const box = page.getByLabel("Họ tên người ký");
  await box.fill("");
  await box.pressSequentially(words, { delay: 160 });
  expect(bench.text()).toContain("ho_ten: Nguyễn Thị");
  await settled(page);
  expect(bench.text()).toContain(`ho_ten: ${words}\n`);
  expect(await box.inputValue()).toBe(words);
});

test("the text view edits the same file, marks what is wrong and offers keys", async () => {
  await fresh();
  await page.getByRole("button", { name: "Văn bản", exact: true }).click();
  const editor = page.locator(".cm-content");
  await editor.waitFor();
  await page.keyboard.press("Control+Home");
  await editor.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("# gõ ở thẻ Văn bản");
  await expect.poll(() => bench.text()).toContain("# gõ ở thẻ Văn bản");
  await page.keyboard.insertText("\nloai: [");
  await page.waitForSelector(".cm-lint-marker-error");
  await page.waitForSelector(".pages.old");
  await page.getByRole("button", { name: "Điền số liệu", exact: true }).click();
  await page.waitForSelector(".problem");
  await page.getByRole("button", { name: "Lùi" }).click();
  await page.waitForSelector(".field");
  await settled(page);
  expect(bench.text()).toBe(`${original}# gõ ở thẻ Văn bản`);
  await page.getByRole("button", { name: "Văn bản", exact: true }).click();
  await editor.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\nrien");
  await page.waitForSelector(".cm-tooltip-autocomplete");
  expect(await page.locator(".cm-tooltip-autocomplete").textContent()).toContain("rieng");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Điền số liệu", exact: true }).click();
});

test("a finding is accepted with a reason, which is written into the report", async () => {
  await fresh();
  const finding = page.locator(".findings .warning").filter({ hasText: "P712" });
  await finding.getByRole("button", { name: "Chấp nhận…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Chấp nhận" }).click();
  await page.getByRole("dialog").getByRole("alert").filter({ hasText: "Ghi lý do" }).waitFor(); // it stays open
  await page.getByLabel("Lý do chấp nhận").fill("Bản phát hành không ghi");
  await page.keyboard.press("Enter");
  await expect.poll(() => bench.text()).toContain("vi_sao: Bản phát hành không ghi");
  await page.locator(".findings .accepted").filter({ hasText: "Bản phát hành không ghi" }).waitFor();
});

test("the next report is begun from the list, filled in by the keyboard alone", async () => {
  await fresh();
  await page.getByRole("button", { name: "Danh sách" }).click();
  await page.locator("li", { hasText: "Quý II năm 2024" }).getByRole("button", { name: "Lập kỳ sau" }).click();
  await page.waitForSelector(".field");
  await expect.poll(() => page.title()).toContain("Quý III năm 2024");
  const first = cell("Lĩnh vực lãnh sự, Số lượng hồ sơ tiếp nhận – Trong kỳ – Trực tuyến");
  await first.focus();
  for (const figure of ["40", "1"]) {
    await page.keyboard.type(figure);
    await page.keyboard.press("ArrowRight");
  }
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await settled(page);
  const text = bench.text("data/so-ngoai-vu-ha-tinh/2024-Q3-kiem-soat-tthc-quy.yaml");
  expect(text).toContain("truc_tuyen: 40");
  expect(text).toContain("truc_tiep: 1");
  // What is not filled in yet prints as "…", and the narrative is still to be read.
  expect(await page.locator(".pages-frame .note").textContent()).toContain("bản tạm");
  // Findings stand in the order of the form: figures of the text, then tables.
  const missing = await page.locator(".findings .error .words").allTextContents();
  expect(missing[0]).toContain("Đánh giá tác động");
  expect(missing.find((words) => words.includes("Biểu II.06a"))).toContain("Biểu II.06a – Lĩnh vực lãnh sự: 5 ô chưa điền");
  await page.getByRole("button", { name: "Đã đọc và sửa xong lời văn" }).click();
  await settled(page);
  expect(bench.text("data/so-ngoai-vu-ha-tinh/2024-Q3-kiem-soat-tthc-quy.yaml")).toBe(text.replace(/# Lời văn dưới đây là.*\n/, ""));
  await page.getByRole("tab", { name: "So với kỳ trước" }).click();
  expect(await page.locator(".changes").textContent()).toContain("Quý II/2024");
});

test("a unit's first report is begun in a dialog, for a chosen period", async () => {
  await fresh();
  await page.getByRole("button", { name: "Danh sách" }).click();
  await page.getByRole("button", { name: "Lập báo cáo mới…" }).click();
  const dialog = page.getByRole("dialog", { name: "Lập báo cáo mới" });
  await dialog.getByLabel("Đơn vị").selectOption({ label: "Sở Ngoại vụ" });
  await dialog.getByLabel("Loại báo cáo").locator("option").first().waitFor({ state: "attached" });
  const offered = await dialog.getByLabel("Loại báo cáo").locator("option").allTextContents();
  expect(offered.length).toBeGreaterThan(1);
  expect(await serious(page)).toEqual([]);
  await dialog.getByLabel("Kỳ báo cáo").fill("quý lạ");
  await dialog.getByRole("button", { name: "Lập" }).click();
  await dialog.getByRole("alert").filter({ hasText: "quý lạ" }).waitFor();
  await dialog.getByLabel("Kỳ báo cáo").fill("2025-6T");
  const halfYear = offered.find((name) => /6 tháng/.test(name) || /sáu tháng/i.test(name))!;
  await dialog.getByLabel("Loại báo cáo").selectOption({ label: halfYear });
  await dialog.getByLabel("Kỳ báo cáo").fill("2025-6T");
  await dialog.getByRole("button", { name: "Lập" }).click();
  await page.waitForSelector(".field");
  await expect.poll(() => page.title()).toContain("6 tháng");
});

test("types of a unit that is chosen no more are not offered, however late they come", async () => {
  await fresh();
  await page.route(/unit=ubnd-tinh-ha-tinh/, async (route) => {
    await new Promise((done) => setTimeout(done, 1_500));
    await route.continue();
  });
  await page.getByRole("button", { name: "Danh sách" }).click();
  await page.getByRole("button", { name: "Lập báo cáo mới…" }).click();
  const dialog = page.getByRole("dialog", { name: "Lập báo cáo mới" });
  const types = dialog.getByLabel("Loại báo cáo").locator("option");
  const late = page.waitForResponse(/unit=ubnd-tinh-ha-tinh/);
  await dialog.getByLabel("Đơn vị").selectOption({ label: "Sở Ngoại vụ" });
  await types.first().waitFor({ state: "attached" });
  const offered = await types.allTextContents();
  expect(offered.filter((name) => name.includes("UBND"))).toEqual([]);
  await late;
  await page.waitForTimeout(200);
  expect(await types.allTextContents()).toEqual(offered);
  await page.unroute(/unit=ubnd-tinh-ha-tinh/);
  await dialog.getByRole("button", { name: "Thôi" }).click();
});

test("printing gives the pages of the report and nothing else", async () => {
  await fresh();
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("header").isVisible()).toBe(false);
  expect(await page.locator(".panel").isVisible()).toBe(false);
  await page.waitForFunction(() => [...document.querySelectorAll<HTMLImageElement>(".page img")].every((item) => item.complete && item.naturalWidth > 100));
  expect(await page.locator(".page img").last().isVisible()).toBe(true);
  await page.emulateMedia({ media: "screen" });
});

test("DOCX and PDF are downloaded; a report with errors says why not", async () => {
  page = await bench.open(REPORT, page);
  await fresh();
  for (const [kind, start] of [["DOCX", "PK"], ["PDF", "%PDF"]] as const) {
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: `Tải ${kind}` }).click();
    const file = await waiting;
    expect(file.suggestedFilename()).toBe(`2024-Q2-kiem-soat-tthc-quy.${kind.toLowerCase()}`);
    const saved = join(bench.folder, file.suggestedFilename());
    await file.saveAs(saved);
    expect(readFileSync(saved).subarray(0, start.length).toString()).toBe(start);
  }
  await cell("Lĩnh vực lãnh sự, Số lượng hồ sơ đã giải quyết – Đúng hạn").fill("");
  await page.waitForSelector(".findings .error");
  await page.getByRole("button", { name: "Tải PDF" }).click();
  await expect.poll(() => page.locator(".message").textContent()).toContain("còn lỗi");
});

test("any sequence of edits in both views gives a file that holds what was typed", async () => {
  await fresh();
  let seed = 20;
  const draw = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
  const columns = ["Trong kỳ – Trực tuyến", "Trong kỳ – Trực tiếp, dịch vụ bưu chính", "Từ kỳ trước"];
  const keys = ["truc_tuyen", "truc_tiep", "ky_truoc"];
  const rows = ["Lĩnh vực lãnh sự", "Lĩnh vực HTQT"];
  const typed = new Map<string, string>();
  let lines = 0;
  for (let step = 0; step < 24; step++) {
    if (draw(4) === 0) {
      await page.getByRole("button", { name: "Văn bản", exact: true }).click();
      await page.locator(".cm-content").click();
      await page.keyboard.press("Control+End");
      await page.keyboard.type(`\n# dòng ${++lines}`);
      await page.getByRole("button", { name: "Điền số liệu", exact: true }).click();
    } else {
      const [row, column, value] = [draw(2), draw(3), String(draw(5000))];
      await cell(`${rows[row]}, Số lượng hồ sơ tiếp nhận – ${columns[column]}`).fill(value);
      typed.set(`${row} ${keys[column]}`, value);
    }
    if (draw(3) === 0) await settled(page);
  }
  await settled(page);
  let expected = original;
  for (const [place, value] of typed) {
    const [row, key] = place.split(" ");
    const at = expected.indexOf(`linh_vuc: ${rows[Number(row)]}`);
    expected = expected.slice(0, at) + expected.slice(at).replace(new RegExp(`${key}: \\d+`), `${key}: ${value}`);
  }
  expected = expected.replace(/\n$/, "\n") + Array.from({ length: lines }, (_, at) => `\n# dòng ${at + 1}`).join("");
  expect(bench.text().replace(/\n+/g, "\n")).toBe(expected.replace(/\n+/g, "\n"));
});

test("axe finds nothing serious, in light and dark, and nothing is wider than a screen of 1366", async () => {
  await fresh();
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    expect(await serious(page)).toEqual([]);
    await page.getByRole("button", { name: "Văn bản", exact: true }).click();
    await page.waitForSelector(".cm-content");
    expect(await serious(page)).toEqual([]);
    await page.getByRole("button", { name: "Điền số liệu", exact: true }).click();
    for (const tab of ["So với kỳ trước", "Các bản đã lưu", /Cần sửa/]) {
      await page.getByRole("tab", { name: tab }).click();
      expect(await serious(page)).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1366);
    await page.locator(".findings .warning").first().getByRole("button", { name: "Giải thích" }).click();
    await page.getByRole("dialog").waitFor();
    expect(await serious(page)).toEqual([]);
    await page.getByRole("dialog").getByRole("button", { name: "Đóng" }).click();
  }
  await page.getByRole("button", { name: "Danh sách" }).click();
  await page.waitForSelector(".listing li");
  expect(await serious(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
});

test("the page asks nothing of any other place", async () => {
  const asked: string[] = [];
  const other = await bench.context.newPage();
  other.on("request", (request) => asked.push(new URL(request.url()).origin));
  other.on("console", (message) => asked.push(`console ${message.text()}`));
  await bench.open(REPORT, other);
  await other.getByRole("button", { name: "Văn bản", exact: true }).click();
  await other.waitForSelector(".cm-content");
  expect(new Set(asked)).toEqual(new Set([new URL(bench.address).origin]));
  await other.close();
});
