/**
 * One open report: what is typed is kept, sent after a pause, and never lost.
 *
 * Changes wait in the browser's own storage, for when the server dies, and with the server, for when the browser is
 * killed before its storage is on disk, until they are saved; the newest of both is sent again.
 */

import { api, Conflicting, Refusal, Unreachable } from "./api";
import type { Change, Conflict, Preview, Report } from "./types";

const PAUSE_MS = 450;
/** Whoever types without a pause is saved so often. */
const MOST_MS = 2000;
const RETRY_MS = 2000;

type Pending = { base: string; changes: Change[]; text: string | null; at: number };
export type Saving = "saved" | "typing" | "saving" | "offline" | "conflict";

export interface Shown {
  report(report: Report, from: "open" | "save"): void;
  preview(preview: Preview): void;
  saving(state: Saving, words?: string): void;
  refused(words: string): void;
  conflict(conflict: Conflict): Promise<"mine" | "theirs">;
}

/** What was kept; null where nothing was, or a broken file: the report opens all the same. */
export function pendingOf(kept: string): Pending | null {
  try {
    const found = JSON.parse(kept) as Partial<Pending> | null;
    return found && typeof found.base === "string" && Array.isArray(found.changes) ? (found as Pending) : null;
  } catch {
    return null;
  }
}

export class Session {
  private changes: Change[] = [];
  private text: string | null = null;
  private timer = 0;
  private waiting = 0;
  private queue: Promise<unknown> = Promise.resolve();
  private rendering = false;
  private renderAgain = false;
  private closed = false;
  private watch = 0;
  private holding: Promise<void> | null = null;
  private toHold = "";
  private opening = true;

  constructor(
    public report: Report,
    private shown: Shown,
    private storage: Storage = localStorage,
  ) {}

  /** Show the report, and send what was typed but not saved when it was last open. */
  async open(): Promise<void> {
    this.shown.report(this.report, "open");
    void this.render();
    await this.inTurn(async () => {
      const pending = await this.left();
      if (!pending) return;
      this.changes = [...pending.changes, ...this.changes];
      this.text ??= pending.text;
      this.report = { ...this.report, version: pending.base };
    });
    this.opening = false;
    await this.flush();
    this.watch = window.setInterval(() => void this.look(), 3000);
  }

  /** What was typed and not saved when the report was last open, here or in a browser that was killed. */
  private async left(): Promise<Pending | null> {
    const here = this.storage.getItem(this.key) ?? "";
    const there = await this.leftWithServer(here);
    const found = [here, there].map(pendingOf).filter((pending) => pending !== null);
    return found.sort((one, other) => (other.at ?? 0) - (one.at ?? 0))[0] ?? null;
  }

  private async leftWithServer(here: string): Promise<string> {
    try {
      const held = await api.held(this.report.path);
      if (!held.wait || held.typed === here) return held.typed;
      await new Promise((done) => window.setTimeout(done, held.wait * 1000 + 100));
      const later = await api.held(this.report.path);
      return later.wait ? "" : later.typed; // else another page is at work on it
    } catch {
      return ""; // the browser's own storage is left
    }
  }

  /** What waits goes to the server's disk while it is typed, one request after the other, only the newest. */
  private hold(typed: string): void {
    if (this.opening) return; // what is held there is read first
    this.toHold = typed;
    this.holding ??= this.sendHeld().finally(() => (this.holding = null));
  }

  private async sendHeld(): Promise<void> {
    while (this.toHold && this.dirty && !this.closed) {
      const typed = this.toHold;
      this.toHold = "";
      try {
        await api.hold(this.report.path, typed);
      } catch {
        return; // the save says it
      }
    }
  }

  /** Save what is left and stop watching. */
  async close(): Promise<void> {
    window.clearInterval(this.watch);
    await this.flush();
    this.closed = true;
  }

  private get key(): string {
    return `tthc-render:${this.report.path}`;
  }

  /** Whether something typed has not been saved. */
  get dirty(): boolean {
    return this.changes.length > 0 || this.text !== null;
  }

  /** A change in the form. */
  change(...changes: Change[]): void {
    for (const change of changes) {
      const last = this.changes.at(-1);
      const same = last?.do === "set" && change.do === "set" && JSON.stringify(last.path) === JSON.stringify(change.path);
      if (same) this.changes.pop();
      this.changes.push(change);
    }
    this.wait();
  }

  /** The whole text, as it is in the editor now. */
  type(text: string): void {
    this.text = text;
    this.wait();
  }

  private wait(): void {
    this.keep();
    this.shown.saving("typing");
    window.clearTimeout(this.timer);
    this.waiting ||= Date.now();
    const left = Math.max(0, this.waiting + MOST_MS - Date.now());
    this.timer = window.setTimeout(() => void this.flush(), Math.min(PAUSE_MS, left));
  }

  private keep(base = this.report.version, changes = this.changes, text = this.text): void {
    const pending: Pending = { base, changes, text, at: Date.now() };
    if (changes.length || text !== null) {
      this.storage.setItem(this.key, JSON.stringify(pending));
      this.hold(JSON.stringify(pending));
    } else this.storage.removeItem(this.key);
  }

  /** One thing after the other: a save never meets another save, an undo or a reload. */
  private inTurn<T>(job: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(job);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  /** Send what is waiting; gives when it is saved, or cannot be for now. */
  flush(): Promise<void> {
    return this.inTurn(() => this.send());
  }

  private async send(): Promise<void> {
    window.clearTimeout(this.timer);
    this.waiting = 0;
    if (!this.dirty || this.closed) return;
    this.toHold = "";
    await this.holding; // what is held is dropped by the save that follows, never put down after it
    const { path, version } = this.report;
    const { text } = this;
    const changes = text === null ? this.changes : [];
    if (text === null) this.changes = [];
    this.text = null;
    this.shown.saving("saving");
    try {
      this.took(text === null ? await api.edit(path, version, changes) : await api.save(path, version, text));
    } catch (error) {
      if (error instanceof Unreachable) {
        this.changes = [...changes, ...this.changes];
        this.text ??= text;
        this.keep();
        this.shown.saving("offline", error.message);
        this.timer = window.setTimeout(() => void this.flush(), RETRY_MS);
      } else if (error instanceof Conflicting) {
        await this.settle(error.conflict);
      } else if (error instanceof Refusal) {
        this.shown.refused(error.message);
        this.took(await api.report(path));
      } else throw error;
    }
  }

  /** The report as it is saved now. What was typed meanwhile stays on the screen: it is saved next. */
  private took(saved: Report): void {
    this.report = saved;
    this.keep();
    this.shown.saving(this.dirty ? "typing" : "saved");
    if (!this.dirty) this.shown.report(saved, "save");
    else {
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.flush(), PAUSE_MS);
    }
    void this.render();
  }

  /** Somebody else has changed the file: the clerk chooses; the other text stays among the kept versions. */
  private async settle(conflict: Conflict): Promise<void> {
    this.shown.saving("conflict");
    const { path } = this.report;
    this.keep(this.report.version, [], conflict.mine); // until it is settled
    const choice = await this.shown.conflict(conflict);
    this.changes = [];
    this.text = null;
    const text = choice === "mine" ? conflict.mine : conflict.theirs.text;
    if (choice === "theirs") await api.save(path, conflict.theirs.version, conflict.mine).then((mine) => api.save(path, mine.version, text));
    else await api.save(path, conflict.theirs.version, text);
    this.took(await api.report(path));
  }

  /** Do something that saves by itself; what was typed goes first. */
  act(action: (report: Report) => Promise<Report>): Promise<boolean> {
    return this.inTurn(async () => {
      await this.send();
      try {
        this.took(await action(this.report));
        return true;
      } catch (error) {
        if (error instanceof Conflicting) this.took(await api.report(this.report.path));
        else this.shown.refused((error as Error).message);
        return false;
      }
    });
  }

  /** The pages and findings of what is saved; while one is made, only the newest waits. */
  async render(): Promise<void> {
    this.renderAgain = true;
    if (this.rendering) return;
    this.rendering = true;
    document.body.dataset["rendering"] = "true";
    while (this.renderAgain && !this.closed) {
      this.renderAgain = false;
      try {
        const preview = await api.preview(this.report.path);
        if (!this.closed) this.shown.preview(preview);
      } catch (error) {
        if (!(error instanceof Unreachable)) this.shown.refused((error as Error).message);
      }
    }
    this.rendering = false;
    delete document.body.dataset["rendering"];
  }

  /** Whether another program has changed the file meanwhile. */
  private look(): Promise<void> {
    return this.inTurn(async () => {
      if (this.dirty || this.closed || document.hidden) return;
      try {
        const { path } = this.report;
        const { version } = await api.version(path);
        if (version === this.report.version) return;
        const now = await api.report(path);
        if (!this.dirty) this.took(now); // else the next save finds the conflict
      } catch {
        // The next save tells it.
      }
    });
  }
}
