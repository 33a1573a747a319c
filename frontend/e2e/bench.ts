/** A workbench with a workspace of its own, and a browser that looks at it. */

import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { type Browser, type BrowserContext, type BrowserServer, chromium, type Page } from "playwright-core";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const REPORT = "data/so-ngoai-vu-ha-tinh/2024-Q2-kiem-soat-tthc-quy.yaml";

export class Bench {
  readonly folder = mkdtempSync(join(tmpdir(), "ban-lam-viec-"));
  private server: ChildProcess | null = null;
  private port = 0;
  address = "";
  private browserServer!: BrowserServer;
  browser!: Browser;
  context!: BrowserContext;

  async start(): Promise<void> {
    cpSync(join(ROOT, "data"), join(this.folder, "data"), { recursive: true });
    this.port = await freePort();
    await this.serve();
    await this.startBrowser();
  }

  private async startBrowser(): Promise<void> {
    const executablePath = process.env["CHROMIUM"] ?? CHROMIUM.find(existsSync);
    this.browserServer = await chromium.launchServer({ executablePath, args: QUIET });
    this.browser = await chromium.connect(this.browserServer.wsEndpoint());
    this.context = await this.browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true });
  }

  /** kill -9 the browser, and start another that knows nothing of it. */
  async killBrowser(): Promise<void> {
    await this.browserServer.kill();
    await this.startBrowser();
  }

  /** Wait until the server holds ``words`` that were typed and not saved. */
  async held(words: string): Promise<void> {
    const kept = join(this.folder, ".tthc-render/ban-luu");
    const files = () => readdirSync(kept).map((name) => join(kept, name, "dang-go.json")).filter(existsSync);
    while (!files().some((name) => readFileSync(name, "utf8").includes(words)))
      await new Promise((done) => setTimeout(done, 20));
  }

  /** Start the server, as at the beginning or after it was killed. */
  async serve(): Promise<void> {
    const program = join(ROOT, ".venv/bin/tthc-render");
    const server = spawn(program, ["preview", "--no-browser", "--port", String(this.port)], { cwd: this.folder });
    this.server = server;
    this.address = await new Promise((found, failed) => {
      let said = "";
      server.stderr!.on("data", (data) => {
        said += String(data);
        const address = /http:\S+/.exec(said);
        if (address) found(address[0]);
      });
      server.on("exit", () => failed(new Error(said)));
    });
  }

  /** kill -9 */
  async kill(): Promise<void> {
    const server = this.server!;
    const gone = new Promise((done) => server.on("exit", done));
    server.removeAllListeners("exit");
    server.on("exit", () => undefined);
    server.kill("SIGKILL");
    await Promise.race([gone, new Promise((done) => setTimeout(done, 500))]);
  }

  async open(path = REPORT, page?: Page): Promise<Page> {
    const found = page ?? (await this.context.newPage());
    await found.goto(`${this.address}#${path}`);
    await found.reload();
    await found.waitForSelector(".page img", { timeout: 60_000 });
    return found;
  }

  text(path = REPORT): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  write(text: string, path = REPORT): void {
    writeFileSync(join(this.folder, path), text);
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.browserServer.close();
    await this.kill();
  }
}

/** All that is typed is in the file, and the pages and findings are those of it. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector(".saving")?.textContent === "Đã lưu", null, { timeout: 60_000 });
  await page.waitForFunction(() => !document.body.dataset["rendering"], null, { timeout: 60_000 });
}

/** What axe finds that is serious or worse. */
export async function serious(page: Page): Promise<string[]> {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(axe);
  return page.evaluate(async () => {
    // @ts-expect-error axe is there now
    const found = await window.axe.run(document, { resultTypes: ["violations"] });
    return found.violations
      .filter((item: { impact: string }) => item.impact === "serious" || item.impact === "critical")
      .map((item: { id: string; nodes: { target: string[]; failureSummary: string }[] }) => `${item.id}: ${item.nodes.map((node) => node.target.join(" ")).slice(0, 3).join("; ")} ${item.nodes[0]?.failureSummary}`);
  });
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });
}
