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
  const bare = text.trim().replace(/%$/, "").trim();
  if (!/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(bare) && !/^-?\d+(,\d+)?$/.test(bare)) return null;
  return Number(bare.replaceAll(".", "").replace(",", "."));
}
