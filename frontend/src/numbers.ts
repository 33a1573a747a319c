/** Figures as Vietnamese offices write them, from figures as YAML has them, and back. */

const PLAIN = /^-?\d+(\.\d+)?$/;

/** `1204.5` as `1.204,5`; anything that is no plain figure as it is. */
export function printed(raw: string): string {
  if (!PLAIN.test(raw)) return raw;
  const [whole = "", fraction = ""] = raw.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  const rest = fraction.replace(/0+$/, "");
  return rest ? `${grouped},${rest}` : grouped;
}

/** `1204.5` as `1204,5`: what is shown while it is being edited. */
export function editable(raw: string): string {
  return PLAIN.test(raw) ? printed(raw).replaceAll(".", "") : raw;
}

/** The value of a printed figure, null for what is none. */
export function valueOf(text: string): number | null {
  const bare = asRaw(text);
  const pointed = bare.includes(".") && bare === text.trim(); // YAML's own decimals are none of an office
  return PLAIN.test(bare) && !pointed ? Number(bare) : null;
}

/** What a typed figure is in YAML, as far as the browser can say; the server decides. */
export function asRaw(value: string): string {
  let bare = value.trim().replace(/[\u2212\u2013]/g, "-").replace(/%$/, "").trim();
  const bracketed = /^\((.+)\)$/.exec(bare);
  bare = (bracketed ? `-${bracketed[1]!.trim()}` : bare.replace(/^\+/, "")).replace(/^- /, "-");
  if (/^-?[1-9]\d{0,2}([ \u00a0\u202f]\d{3})+(,\d+)?$/.test(bare)) bare = bare.replace(/[ \u00a0\u202f]/g, "");
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(bare) || /^-?\d+(,\d+)?$/.test(bare)) return bare.replaceAll(".", "").replace(",", ".");
  return value.trim();
}
