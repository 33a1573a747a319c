/** The pages as they will be printed: changed ones are fetched, scroll and zoom stay, a click finds its field. */

import { api } from "./api";
import { h } from "./dom";
import { nearest, spotsOf } from "./places";
import type { Path, Preview, Spot } from "./types";

const STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2];

export class Pages {
  readonly element: HTMLElement;
  private list = h("div", { class: "pages", tabindex: "0", role: "region", "aria-label": "Trang in" });
  private zoom = Number(localStorage.getItem("tthc-render:zoom")) || 1;
  private zoomed = h("output", { "aria-label": "Độ phóng" });
  private note = h("span", { class: "note", role: "status" });
  private spots: Spot[] = [];
  private names: string[] = [];

  constructor(private clicked: (path: Path, line: number) => void) {
    const button = (label: string, title: string, act: () => void) =>
      h("button", { type: "button", title, "aria-label": title, onclick: act }, label);
    const bar = h(
      "div",
      { class: "bar", role: "toolbar", "aria-label": "Xem trang" },
      button("−", "Thu nhỏ trang", () => this.step(-1)),
      this.zoomed,
      button("+", "Phóng to trang", () => this.step(1)),
      this.note,
    );
    this.element = h("div", { class: "pages-frame" }, bar, this.list);
    this.list.addEventListener("click", (event) => this.click(event));
    this.resize();
  }

  private step(by: number): void {
    const at = STEPS.findIndex((step) => step >= this.zoom);
    this.zoom = STEPS[Math.min(STEPS.length - 1, Math.max(0, at + by))] ?? 1;
    localStorage.setItem("tthc-render:zoom", String(this.zoom));
    this.resize();
  }

  private resize(): void {
    const { list } = this;
    const share = list.scrollHeight ? (list.scrollTop + list.clientHeight / 2) / list.scrollHeight : 0;
    list.style.setProperty("--zoom", String(this.zoom));
    this.zoomed.textContent = `${Math.round(this.zoom * 100)}%`;
    list.scrollTop = share * list.scrollHeight - list.clientHeight / 2;
  }

  /** Nothing is shown until the pages of another report are there. */
  clear(): void {
    this.names = [];
    this.spots = [];
    this.list.replaceChildren(h("p", { class: "waiting", role: "status" }, "Đang làm trang…"));
    this.list.classList.remove("old");
    this.note.textContent = "";
  }

  /** The pages of a preview; where there are none, the last good ones stay, dimmed. */
  show(preview: Preview): void {
    this.list.classList.toggle("old", !preview.pages);
    if (!preview.pages) {
      this.note.textContent = this.names.length ? "Trang của lần trước: sửa các lỗi bên dưới để làm trang mới" : "";
      if (!this.names.length) {
        const words = preview.error || "Chưa làm được trang. Sửa các lỗi kê bên dưới; trang sẽ hiện ở đây.";
        this.list.replaceChildren(h("p", { class: "waiting", role: "status" }, words));
      }
      return;
    }
    this.spots = preview.spots;
    const { pages } = preview;
    const state = preview.draft ? " · bản tạm: chỗ chưa điền in là “…”" : preview.blocked ? " · còn lỗi nên chưa tải về được" : "";
    this.note.textContent = `${pages.length} trang${state}`;
    if (!this.names.length) this.list.replaceChildren();
    while (this.list.children.length > pages.length) this.list.lastElementChild!.remove();
    pages.forEach((page, index) => {
      let box = this.list.children[index] as HTMLElement | undefined;
      if (!box) {
        const picture = h("img", { alt: `Trang ${index + 1}`, decoding: "async", loading: index > 2 ? "lazy" : "eager" });
        box = h("div", { class: "page", "data-page": index }, picture, h("div", { class: "places" }));
        this.list.append(box);
      }
      box.style.aspectRatio = `${page.width} / ${page.height}`;
      box.classList.toggle("wide", page.width > page.height);
      if (this.names[index] !== page.name) box.querySelector("img")!.src = api.picture(page.name);
    });
    this.names = pages.map((page) => page.name);
    // A page that was never scrolled to would be printed empty.
    requestIdleCallback(() => this.list.querySelectorAll("img").forEach((picture) => (picture.loading = "eager")));
  }

  private click(event: MouseEvent): void {
    const box = (event.target as HTMLElement).closest<HTMLElement>(".page");
    if (!box) return;
    const frame = box.getBoundingClientRect();
    const x = (event.clientX - frame.left) / frame.width;
    const y = (event.clientY - frame.top) / frame.height;
    const spot = nearest(this.spots, Number(box.dataset["page"]), x, y);
    if (spot) this.clicked(spot[6], spot[5]);
  }

  /** Show where a value is printed: marked, and in sight if `move`. */
  mark(path: Path | null, move: boolean): void {
    for (const places of this.list.querySelectorAll(".places")) places.replaceChildren();
    if (!path) return;
    const found = spotsOf(this.spots, path);
    for (const [page, left, top, right, bottom] of found) {
      const mark = h("i");
      Object.assign(mark.style, { left: pc(left), top: pc(top), width: pc(right - left), height: pc(bottom - top) });
      this.list.children[page]?.querySelector(".places")?.append(mark);
    }
    const first = found[0];
    const box = first && (this.list.children[first[0]] as HTMLElement | undefined);
    if (!first || !box || !move) return;
    const top = box.offsetTop - this.list.offsetTop + first[2] * box.offsetHeight;
    if (top < this.list.scrollTop + 20 || top > this.list.scrollTop + this.list.clientHeight - 60) {
      this.list.scrollTop = top - this.list.clientHeight / 3;
    }
  }
}

const pc = (share: number) => `${share * 100}%`;
