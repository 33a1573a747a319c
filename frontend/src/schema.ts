/** What the JSON Schema of a report says at a place of its YAML text: names, explanations, values. */

export type Schema = Record<string, unknown>;

/** The keys that lead to a line of a YAML text, by its indentation; list items are `-`. */
export function pathAt(text: string, offset: number): { path: string[]; key: string; inValue: boolean } {
  const lines = text.slice(0, offset).split("\n");
  const rest = text.slice(offset).split("\n", 1)[0] ?? "";
  const current = lines.at(-1) ?? "";
  const whole = current + rest;
  const found = /^(\s*(?:- )*)([\w.-]*)(:)?/.exec(whole)!;
  let indent = found[1]!.length;
  const path: string[] = [];
  const dashes = (margin: string) => (margin.match(/-/g) ?? []).length;
  for (let count = dashes(found[1]!); count > 0; count--) path.unshift("-");
  if (path.length) indent = found[1]!.indexOf("-");
  for (let at = lines.length - 2; at >= 0 && indent > 0; at--) {
    const line = /^(\s*(?:- )*)([\w.-]+):(.*)$/.exec(lines[at]!);
    if (!line) {
      continue;
    }
    const margin = line[1]!.length;
    const dash = line[1]!.indexOf("-");
    if (margin < indent || (margin === indent && path[0] === "-" && dash < 0)) {
      path.unshift(line[2]!);
      indent = margin;
      if (dash >= 0) {
        path.unshift("-");
        indent = dash;
      }
    } else if (dash >= 0 && margin === indent && path[0] !== "-") {
      path.unshift("-");
      indent = dash;
    }
  }
  const colon = whole.indexOf(":", found[1]!.length);
  return { path, key: found[2] ?? "", inValue: colon >= 0 && current.length > colon };
}

/** The schemas that hold for what `path` leads to. */
export function schemasAt(root: Schema, path: string[]): Schema[] {
  let found = [root];
  for (const step of path) {
    found = found.flatMap((schema) => variants(root, schema)).flatMap((schema) => {
      if (step === "-") return schema["items"] ? [schema["items"] as Schema] : [];
      const inside = (schema["properties"] as Record<string, Schema> | undefined)?.[step];
      const others = schema["additionalProperties"];
      return inside ? [inside] : typeof others === "object" && others ? [others as Schema] : [];
    });
  }
  return found.flatMap((schema) => variants(root, schema));
}

function variants(root: Schema, schema: Schema, depth = 0): Schema[] {
  if (depth > 8) return [];
  const reference = schema["$ref"];
  const out: Schema[] = [schema];
  if (typeof reference === "string") {
    const name = reference.split("/").pop()!;
    const target = (root["$defs"] as Record<string, Schema> | undefined)?.[name];
    if (target) out.push(...variants(root, { ...target, description: schema["description"] ?? target["description"] }, depth + 1));
  }
  for (const word of ["anyOf", "oneOf", "allOf"]) {
    for (const item of (schema[word] as Schema[] | undefined) ?? []) out.push(...variants(root, item, depth + 1));
  }
  return out;
}

export interface Offer {
  label: string;
  detail: string;
  info: string;
}

/** The keys that may stand at `path`. */
export function keysAt(root: Schema, path: string[]): Offer[] {
  const out = new Map<string, Offer>();
  for (const schema of schemasAt(root, path)) {
    const needed = new Set((schema["required"] as string[] | undefined) ?? []);
    for (const [key, value] of Object.entries((schema["properties"] as Record<string, Schema> | undefined) ?? {})) {
      const info = String(value["description"] ?? value["title"] ?? "");
      if (!out.has(key)) out.set(key, { label: key, detail: needed.has(key) ? "phải có" : "", info });
    }
  }
  return [...out.values()];
}

/** The values that may stand at `path`. */
export function valuesAt(root: Schema, path: string[]): Offer[] {
  const out: Offer[] = [];
  for (const schema of schemasAt(root, path)) {
    const info = String(schema["description"] ?? "");
    if (schema["const"] !== undefined) out.push({ label: String(schema["const"]), detail: info, info });
    const named = (schema["enumDescriptions"] as string[] | undefined) ?? [];
    for (const [at, item] of ((schema["enum"] as unknown[] | undefined) ?? []).entries())
      out.push({ label: String(item), detail: named[at] ?? "", info: named[at] ?? info });
    for (const item of (schema["defaultSnippets"] as { label: string; description: string }[] | undefined) ?? [])
      out.push({ label: item.label, detail: item.description, info: item.description });
  }
  return out;
}

/** What a key means. */
export function meaning(root: Schema, path: string[]): string {
  const words = schemasAt(root, path).map((schema) => String(schema["description"] ?? schema["title"] ?? ""));
  return [...new Set(words.filter(Boolean))].slice(0, 3).join(" · ");
}
