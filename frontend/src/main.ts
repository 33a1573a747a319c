/** The workbench: the report at the left, its pages at the right, what is to be mended below. */

import "./style.css";

import { api, Refusal } from "./api";
import { ask, h } from "./dom";
import { FillIn } from "./fill_in";
import { Listing } from "./listing";
import { Pages } from "./pages";
import { Panel } from "./panel";
import { Session, type Saving } from "./session";
import type { TextView } from "./text_view";
import type { Conflict, Path, Preview, Report } from "./types";

type View = "form" | "text";

const SAVING: Record<Saving, string> = {
  saved: "Đã lưu",
  typing: "Đang gõ…",
  saving: "Đang lưu…",
  offline: "Chưa lưu được: mất liên lạc với chương trình. Những gì đã gõ còn được giữ; sẽ tự lưu lại.",
  conflict: "Tệp đã bị sửa ở nơi khác",
};

class Workbench {
  private session: Session | null = null;
  private preview: Preview | null = null;
  private view: View = "form";
  private wide = false;
  private quiet = 0;
  private text: TextView | null = null;
  private title = h("h1", {}, "Bàn làm việc");
  private saving = h("span", { class: "saving", role: "status" });
  private about = h("div", { class: "about", role: "status", "aria-live": "polite" });
  private message = h("div", { class: "message", role: "alert", hidden: true });
  private tools = h("div", { class: "tools", role: "toolbar", "aria-label": "Báo cáo" });
  private main = h("main");
  private left = h("div", { class: "left" });
  private alone = h("button", { type: "button", "aria-pressed": "false", title: "Ẩn hay hiện các trang bên phải, cho bảng nhiều cột (Alt+3)", onclick: () => this.widen() }, "Ẩn trang");
  private viewButtons = new Map<View, HTMLButtonElement>();
  private downloads: HTMLButtonElement[] = [];
  private fillIn = new FillIn({
    change: (...changes) => this.session?.change(...changes),
    focused: (path, about) => this.focused(path, about),
    tell: (words) => this.tell(words),
    text: () => void this.show("text"),
  });
  private pages = new Pages((path, line) => this.go(path, line));
  private panel = new Panel({
    go: (path, line) => this.go(path, line),
    accept: (finding, reason) =>
      void this.session?.act((report) => api.accept(report.path, report.version, finding.code, finding.contains, reason)),
    restore: (version) => void this.restore(version),
    report: () => this.session!.report,
  });
  private listing = new Listing(
    (path) => void this.open(path),
    (words) => this.tell(words),
  );

  async start(): Promise<void> {
    const button = (label: string, title: string, act: () => void) =>
      h("button", { type: "button", title, onclick: act }, label);
    const tabs = h("div", { class: "tabs", role: "group", "aria-label": "Cách xem" });
    for (const [view, name] of [["form", "Điền số liệu"], ["text", "Văn bản"]] as [View, string][]) {
      const tab = h("button", { type: "button", "aria-pressed": view === this.view, onclick: () => void this.show(view) }, name);
      this.viewButtons.set(view, tab);
      tabs.append(tab);
    }
    this.downloads = ["docx", "pdf"].map((kind) =>
      button(`Tải ${kind.toUpperCase()}`, `Tải báo cáo về dạng ${kind.toUpperCase()}`, () => void this.download(kind)),
    );
    this.tools.append(
      tabs,
      button("Lùi", "Lấy lại bản trước (Alt+Z)", () => void this.step(1)),
      button("Tiến", "Làm lại (Alt+Y)", () => void this.step(-1)),
      this.alone,
      ...this.downloads,
      this.saving,
    );
    const list = button("☰ Danh sách", "Danh sách đơn vị và báo cáo", () => void this.list());
    document.getElementById("app")!.append(
      h("header", {}, list, this.title, this.tools),
      this.message,
      this.main,
    );
    document.addEventListener("keydown", (event) => this.key(event));
    window.addEventListener("hashchange", () => void this.follow());
    window.addEventListener("beforeunload", (event) => {
      void this.session?.flush();
      if (this.session?.dirty) event.preventDefault();
    });
    await this.follow();
  }

  private async follow(): Promise<void> {
    const path = decodeURIComponent(location.hash.slice(1));
    if (path.startsWith("phan-")) return;
    if (path && path !== this.session?.report.path) await this.open(path);
    else if (!path) await this.list();
  }

  private async list(): Promise<void> {
    await this.session?.close();
    this.session = null;
    if (location.hash) history.pushState(null, "", location.pathname);
    this.title.textContent = "Bàn làm việc";
    document.title = "Bàn làm việc – tthc-render";
    this.tools.hidden = true;
    this.main.className = "";
    this.main.replaceChildren(this.listing.element);
    await this.listing.show();
  }

  private async open(path: string): Promise<void> {
    await this.session?.close();
    this.session = null;
    let report: Report;
    const waiting = h("p", { class: "waiting", role: "status" }, "Đang mở báo cáo…");
    const slow = window.setTimeout(() => this.main.replaceChildren(waiting), 300);
    try {
      report = await api.report(path);
    } catch (error) {
      window.clearTimeout(slow);
      await this.list();
      this.tell((error as Error).message);
      return;
    }
    window.clearTimeout(slow);
    if (decodeURIComponent(location.hash.slice(1)) !== path) history.pushState(null, "", `#${encodeURI(path)}`);
    this.tools.hidden = false;
    this.preview = null;
    this.pages.clear();
    this.panel.update([]);
    this.main.className = this.wide ? "desk wide" : "desk";
    this.left.replaceChildren(this.fillIn.element);
    this.main.replaceChildren(this.left, this.pages.element, this.about, this.panel.element);
    this.session = new Session(report, {
      report: (changed) => this.took(changed),
      preview: (preview) => this.previewed(preview),
      saving: (state, words) => this.told(state, words),
      refused: (words) => this.tell(words),
      conflict: (conflict) => this.conflict(conflict),
    });
    await this.show(report.problem ? "text" : this.view);
    await this.session.open();
    this.told("saved");
  }

  private took(report: Report): void {
    const name = [report.unitName ?? report.unit, report.periodName || report.period].filter(Boolean).join(" – ");
    this.title.textContent = name;
    this.title.title = `${report.typeName ?? report.type} (${report.path})`;
    document.title = `${name} – tthc-render`;
    this.fillIn.update(report);
    this.text?.update(report.text);
    this.panel.refresh();
  }

  private previewed(preview: Preview): void {
    this.preview = preview;
    this.pages.show(preview);
    this.panel.update(preview.findings, preview.figures);
    this.fillIn.mark(preview.findings);
    this.text?.mark(preview.findings);
    for (const button of this.downloads) button.classList.toggle("blocked", preview.blocked || !preview.pages);
    if (preview.error) this.tell(preview.error);
  }

  private told(state: Saving, words?: string): void {
    this.saving.textContent = SAVING[state];
    this.saving.className = `saving ${state}`;
    if (words) this.tell(words);
    else if (state === "saved" && !this.message.hidden && this.message.textContent?.startsWith("Không liên lạc")) this.message.hidden = true;
  }

  /** A message for the clerk, gone after a while. */
  private tell(words: string): void {
    const close = h("button", { type: "button", "aria-label": "Đóng lời nhắn", onclick: () => (this.message.hidden = true) }, "×");
    this.message.replaceChildren(h("span", {}, words), close);
    this.message.hidden = false;
    window.clearTimeout(this.quiet);
    this.quiet = window.setTimeout(() => (this.message.hidden = true), 20_000);
  }

  private async show(view: View): Promise<void> {
    this.view = view;
    for (const [name, button] of this.viewButtons) button.setAttribute("aria-pressed", String(name === view));
    if (view === "text" && !this.text) {
      const { TextView } = await import("./text_view");
      this.text ??= new TextView(
        (text) => this.session?.type(text),
        (line) => this.pages.mark(this.pathOf(line), false),
      );
    }
    await this.session?.flush();
    if (this.view !== view) return; // somebody was quicker than the save: the view asked for last is the one to show
    const report = this.session?.report;
    const shown = view === "text" && this.text ? this.text.element : this.fillIn.element;
    if (report && !this.session!.dirty) {
      if (view === "text") this.text!.update(report.text);
      else this.fillIn.update(report);
    }
    if (view === "text" && this.preview) this.text!.mark(this.preview.findings);
    if (view === "text" && report) void api.schema(report.type).then((schema) => this.text?.use(schema), () => undefined);
    if (this.left.firstElementChild !== shown) this.left.replaceChildren(shown);
  }

  /** The report over the whole screen, for wide tables, or its pages beside it again. */
  private widen(): void {
    this.wide = !this.wide;
    this.main.classList.toggle("wide", this.wide);
    this.alone.setAttribute("aria-pressed", String(this.wide));
  }

  private pathOf(line: number): Path | null {
    const spot = this.preview?.spots.find((item) => item[5] === line);
    return spot ? spot[6] : null;
  }

  private focused(path: Path | null, about: string): void {
    this.about.textContent = about;
    this.pages.mark(path, true);
  }

  /** To the field or line that a finding or a place of a page is about. */
  private go(path: Path | null, line: number): void {
    if (this.view === "text") {
      if (line) this.text?.go(line);
    } else if (!(path && path.length && this.fillIn.go(path)) && line) {
      void this.show("text").then(() => this.text?.go(line));
    }
    this.pages.mark(path, true);
  }

  private async step(steps: number): Promise<void> {
    let done = true;
    const good = await this.session?.act(async (report) => {
      const answer = await api.undo(report.path, report.version, steps);
      done = answer.done;
      return answer;
    });
    if (good && !done) this.tell(steps > 0 ? "Không còn bản nào trước bản này." : "Không còn bản nào sau bản này.");
  }

  private async restore(version: string): Promise<void> {
    const good = await this.session?.act((report) => api.restore(report.path, report.version, version));
    if (good) this.tell("Đã lấy lại bản cũ. Bản vừa thay vẫn còn trong các bản đã lưu.");
  }

  private async download(kind: string): Promise<void> {
    await this.session?.flush();
    const report = this.session?.report;
    if (!report) return;
    const button = this.downloads[kind === "pdf" ? 1 : 0]!;
    const name = button.textContent;
    button.disabled = true;
    button.textContent = "Đang làm…";
    const response = await fetch(api.download(report.path, kind)).finally(() => {
      button.disabled = false;
      button.textContent = name;
    });
    if (!response.ok) {
      this.tell(((await response.json()) as { message: string }).message);
      return;
    }
    const address = URL.createObjectURL(await response.blob());
    const file = report.path.split("/").pop()!.replace(/\.ya?ml$/, `.${kind}`);
    h("a", { href: address, download: file }).click();
    window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  private async conflict(conflict: Conflict): Promise<"mine" | "theirs"> {
    const [mine, theirs] = differing(conflict.mine, conflict.theirs.text);
    const body = [
      h("p", {}, "Trong lúc đang gõ, tệp này đã bị một người hay một chương trình khác sửa. Chọn bản dùng tiếp; bản kia vẫn còn trong “Các bản đã lưu”."),
      h("div", { class: "versus" }, h("div", {}, h("h3", {}, "Bản đang gõ ở đây"), mine), h("div", {}, h("h3", {}, "Bản đang có trong tệp"), theirs)),
    ];
    const choice = await ask("Tệp đã bị sửa ở nơi khác", body, [["Giữ bản của tôi", "mine"], ["Lấy bản trong tệp", "theirs"]]);
    return choice === "mine" ? "mine" : "theirs";
  }

  private key(event: KeyboardEvent): void {
    if (!event.altKey || event.ctrlKey) return;
    const acts: Record<string, () => void> = {
      KeyZ: () => void this.step(1),
      KeyY: () => void this.step(-1),
      Digit1: () => void this.show("form"),
      Digit2: () => void this.show("text"),
      Digit3: () => this.widen(),
    };
    const act = this.session && acts[event.code];
    if (!act) return;
    event.preventDefault();
    act();
  }
}

/** Two texts side by side, lines that differ marked; only what is near a difference. */
export function differing(one: string, other: string): [HTMLElement, HTMLElement] {
  const [left, right] = [one.split("\n"), other.split("\n")];
  let start = 0;
  while (start < left.length && left[start] === right[start]) start++;
  let end = 0;
  while (end < Math.min(left.length, right.length) - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  const shown = (lines: string[]) => {
    const box = h("pre", { tabindex: "0" });
    const [from, to] = [Math.max(0, start - 2), Math.min(lines.length, lines.length - end + 2)];
    lines.slice(from, to).forEach((line, index) => {
      const at = from + index;
      const differs = at >= start && at < lines.length - end;
      box.append(h(differs ? "mark" : "span", {}, `${at + 1}  ${line}`), "\n");
    });
    return box;
  };
  return [shown(left), shown(right)];
}

void new Workbench().start().catch((error) => {
  document.getElementById("app")!.append(h("p", { role: "alert" }, error instanceof Refusal ? error.message : String(error)));
});
