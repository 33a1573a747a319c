/**
 * One open report: what is typed is kept, sent after a pause, and never lost.
 *
 * Changes wait in the browser's own storage until the server has saved them; they are sent again after the browser, the
 * server or the machine has died.
 */

import { api, Conflicting, Refusal, Unreachable } from "./api";
import type { Change, Conflict, Preview, Report } from "./types";

const PAUSE_MS = 450;
const RETRY_MS = 2000;

type Pending = { base: string; changes: Change[]; text: string | null };
export type Saving = "saved" | "typing" | "saving" | "offline" | "conflict";

export interface Shown {
  report(report: Report, from: "open" | "save"): void;
  preview(preview: Preview): void;
  saving(state: Saving, words?: string): void;
  refused(words: string): void;
  conflict(conflict: Conflict): Promise<"mine" | "theirs" | "later">;
}

export class Session {
  private changes: Change[] = [];
  private text: string | null = null;
  private timer = 0;
  private busy: Promise<void> | null = null;
  private rendering = false;
  private renderAgain = false;
  private closed = false;
  private watch = 0;

  constructor(
    public report: Report,
    private shown: Shown,
    private storage: Storage = localStorage,
  ) {}

  /** Show the report, and send what was typed but not saved when it was last open. */
  async open(): Promise<void> {
    this.shown.report(this.report, "open");
    const left = this.storage.getItem(this.key);
    if (left) {
      const pending = JSON.parse(left) as Pending;
      this.changes = pending.changes;
      this.text = pending.text;
      if (pending.base !== this.report.version) this.report = { ...this.report, version: pending.base };
      await this.flush();
    }
    void this.render();
    this.watch = window.setInterval(() => void this.look(), 3000);
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
    this.timer = window.setTimeout(() => void this.flush(), PAUSE_MS);
  }

  private keep(): void {
    const pending: Pending = { base: this.report.version, changes: this.changes, text: this.text };
    if (this.dirty) this.storage.setItem(this.key, JSON.stringify(pending));
    else this.storage.removeItem(this.key);
  }

  /** Send what is waiting; gives when nothing is. */
  async flush(): Promise<void> {
    window.clearTimeout(this.timer);
    while (this.busy) await this.busy;
    if (!this.dirty || this.closed) return;
    this.busy = this.send();
    await this.busy;
    this.busy = null;
    if (this.dirty && this.timer === 0) await this.flush();
  }

  private async send(): Promise<void> {
    const { changes, text } = this;
    this.changes = [];
    this.text = null;
    this.timer = 0;
    this.shown.saving("saving");
    const { path, version } = this.report;
    try {
      const saved = text === null ? await api.edit(path, version, changes) : await api.save(path, version, text);
      this.took(saved);
    } catch (error) {
      if (error instanceof Unreachable) {
        this.changes = [...changes, ...this.changes];
        this.text = this.text ?? text;
        this.shown.saving("offline", error.message);
        this.timer = window.setTimeout(() => void this.flush(), RETRY_MS);
      } else if (error instanceof Conflicting) {
        await this.settle(error.conflict);
      } else if (error instanceof Refusal) {
        this.keep();
        this.shown.refused(error.message);
        await this.reload();
      } else throw error;
    }
  }

  private took(saved: Report): void {
    this.report = saved;
    this.keep();
    this.shown.saving(this.dirty ? "typing" : "saved");
    this.shown.report(saved, "save");
    void this.render();
  }

  /** Somebody else has changed the file: the clerk chooses, and the other text stays among the kept versions. */
  private async settle(conflict: Conflict): Promise<void> {
    this.shown.saving("conflict");
    const choice = await this.shown.conflict(conflict);
    const { path } = this.report;
    this.changes = [];
    this.text = null;
    if (choice === "mine") this.took(await api.save(path, conflict.theirs.version, conflict.mine));
    else {
      if (choice === "later") await api.save(path, conflict.theirs.version, conflict.theirs.text);
      await this.reload();
    }
  }

  /** The file as it is now. */
  async reload(): Promise<void> {
    this.took(await api.report(this.report.path));
  }

  /** Do something that saves by itself; what was typed goes first. */
  async act(action: (report: Report) => Promise<Report>): Promise<boolean> {
    await this.flush();
    try {
      this.took(await action(this.report));
      return true;
    } catch (error) {
      if (error instanceof Conflicting) await this.reload();
      this.shown.refused((error as Error).message);
      return false;
    }
  }

  /** The pages and findings of what is saved; while one is made, only the newest waits. */
  async render(): Promise<void> {
    if (this.rendering) {
      this.renderAgain = true;
      return;
    }
    this.rendering = true;
    do {
      this.renderAgain = false;
      try {
        const preview = await api.preview(this.report.path);
        if (!this.closed) this.shown.preview(preview);
      } catch (error) {
        if (!(error instanceof Unreachable)) this.shown.refused((error as Error).message);
      }
    } while (this.renderAgain && !this.closed);
    this.rendering = false;
  }

  /** Whether another program has changed the file meanwhile. */
  private async look(): Promise<void> {
    if (this.dirty || this.busy || document.hidden) return;
    try {
      const { version } = await api.version(this.report.path);
      if (version !== this.report.version && !this.dirty && !this.busy) await this.reload();
    } catch {
      // The next save tells it.
    }
  }
}
