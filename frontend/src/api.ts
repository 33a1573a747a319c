/** The server. All addresses are relative to the page, whose address holds the secret. */

import type { Change, Conflict, Listed, Preview, Report, State, Suggestion } from "./types";

/** The server said no, in words for the clerk. */
export class Refusal extends Error {}

/** The server cannot be reached. */
export class Unreachable extends Error {
  constructor() {
    super("Không liên lạc được với chương trình. Những gì đã gõ còn được giữ trong trình duyệt này.");
  }
}

/** Somebody else has changed the file. */
export class Conflicting extends Error {
  constructor(readonly conflict: Conflict) {
    super("Tệp đã bị sửa ở nơi khác.");
  }
}

async function ask<T>(address: string, body?: unknown): Promise<T> {
  const init: RequestInit = body
    ? { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } }
    : {};
  let response: Response;
  try {
    response = await fetch(`api/${address}`, init);
  } catch {
    throw new Unreachable();
  }
  const answer = await response.json().catch(() => ({ message: "Chương trình trả lời không đọc được; tải lại trang." }));
  if (response.status === 409) throw new Conflicting(answer.conflict);
  if (!response.ok) throw new Refusal(answer.message);
  return answer as T;
}

const query = (values: Record<string, string>) => new URLSearchParams(values).toString();

export const api = {
  reports: () => ask<{ root: string; reports: Listed[] }>("reports"),
  report: (path: string) => ask<Report>(`report?${query({ path })}`),
  state: (path: string) => ask<State>(`state?${query({ path })}`),
  version: (path: string) => ask<{ version: string }>(`version?${query({ path })}`),
  versions: (path: string) =>
    ask<{ versions: { version: string; time: number; now: boolean }[] }>(`versions?${query({ path })}`),
  preview: (path: string) => ask<Preview>(`preview?${query({ path })}`),
  schema: (type: string) => ask<Record<string, unknown>>(`schema?${query({ type })}`),
  explain: (code: string) => ask<{ text: string }>(`explain?${query({ code })}`),
  held: (path: string) => ask<{ typed: string; wait: number }>(`held?${query({ path })}`),
  hold: (path: string, typed: string) => ask<unknown>("hold", { path, typed }),
  save: (path: string, base: string, text: string) => ask<Report>("save", { path, base, text }),
  edit: (path: string, base: string, changes: Change[]) => ask<Report>("edit", { path, base, changes }),
  undo: (path: string, base: string, steps: number) => ask<Report & { done: boolean }>("undo", { path, base, steps }),
  restore: (path: string, base: string, version: string) => ask<Report>("restore", { path, base, version }),
  accept: (path: string, base: string, code: string, contains: string, reason: string) =>
    ask<Report>("accept", { path, base, code, contains, reason }),
  units: () => ask<{ units: { code: string; name: string }[] }>("units"),
  suggestions: (unit: string) => ask<{ types: Suggestion[] }>(`suggestions?${query({ unit })}`),
  beginFor: (unit: string, type: string, period: string) => ask<{ path: string; words: string }>("new", { unit, type, period }),
  begin: (path: string, period: string) => ask<{ path: string; words: string }>("new", { path, period }),
  download: (path: string, kind: string) => `api/download?${query({ path, kind })}`,
  picture: (name: string) => `api/page/${name}.png`,
};
