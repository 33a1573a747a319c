/** The YAML itself in an editor that knows the keys, explains them and shows the findings. */

import { autocompletion, closeBrackets, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, foldGutter, HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Annotation, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

import { h } from "./dom";
import { keysAt, meaning, pathAt, valuesAt, type Schema } from "./schema";
import type { Finding } from "./types";

const FROM_SERVER = Annotation.define<boolean>();

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--key)" },
  { tag: [tags.string, tags.content], color: "var(--text)" },
  // Upright: slanted monospaced fonts often lack Vietnamese letters.
  { tag: tags.comment, color: "var(--soft)" },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: "var(--soft)" },
]);

const PHRASES = {
  Find: "Tìm", Replace: "Thay bằng", next: "tiếp", previous: "trước", all: "tất cả", "match case": "phân biệt hoa thường",
  "by word": "nguyên từ", regexp: "biểu thức", replace: "thay", "replace all": "thay hết", close: "đóng",
  Completions: "Gợi ý", Diagnostics: "Chỗ cần sửa", "No diagnostics": "Không có chỗ cần sửa",
  "Fold line": "Thu gọn", "Unfold line": "Mở ra",
};

export class TextView {
  readonly element = h("div", { class: "text-view" });
  private view: EditorView;
  private schema: Schema | null = null;

  constructor(typed: (text: string) => void, private moved: (line: number) => void) {
    const nonce = document.querySelector<HTMLMetaElement>('meta[name="nonce"]')?.content ?? "";
    const extensions = [
      lineNumbers(), foldGutter(), lintGutter(), history(), drawSelection(), bracketMatching(), closeBrackets(),
      highlightActiveLine(), highlightSelectionMatches(), search({ top: true }), yaml(), syntaxHighlighting(COLOURS),
      indentUnit.of("  "), EditorView.lineWrapping, EditorView.cspNonce.of(nonce), EditorState.phrases.of(PHRASES),
      EditorView.contentAttributes.of({ "aria-label": "Văn bản YAML của báo cáo", spellcheck: "false", tabindex: "0" }),
      autocompletion({ override: [(context) => this.complete(context)] }),
      hoverTooltip((view, at) => {
        const line = view.state.doc.lineAt(at);
        const { path, key } = pathAt(view.state.doc.toString(), line.from + line.text.search(/\S|$/));
        const words = this.schema && key ? meaning(this.schema, [...path, key]) : "";
        if (!words) return null;
        return { pos: at, create: () => ({ dom: h("div", { class: "meaning" }, words) }) };
      }),
      keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, indentWithTab]),
      EditorView.updateListener.of((update) => {
        const own = !update.transactions.some((item) => item.annotation(FROM_SERVER));
        if (update.docChanged && own) typed(update.state.doc.toString());
        if (update.selectionSet && own) this.moved(update.state.doc.lineAt(update.state.selection.main.head).number);
      }),
    ];
    this.view = new EditorView({ state: EditorState.create({ extensions }), parent: this.element });
  }

  /** Show a text that was saved elsewhere; the cursor stays where it is. */
  update(text: string): void {
    const old = this.view.state.doc.toString();
    if (old === text) return;
    let start = 0;
    while (start < old.length && old[start] === text[start]) start++;
    let end = 0;
    while (end < Math.min(old.length, text.length) - start && old.at(-1 - end) === text.at(-1 - end)) end++;
    const changes = { from: start, to: old.length - end, insert: text.slice(start, text.length - end) };
    this.view.dispatch({ changes, annotations: FROM_SERVER.of(true) });
  }

  /** The schema that completion and hover use. */
  use(schema: Schema): void {
    this.schema = schema;
  }

  /** Findings at their places. */
  mark(findings: Finding[]): void {
    const { doc } = this.view.state;
    const found: Diagnostic[] = findings
      .filter((item) => item.own && item.line > 0 && item.line <= doc.lines && !item.accepted)
      .map((item) => {
        const line = doc.line(item.line);
        const from = Math.min(line.to, line.from + Math.max(0, item.column - 1));
        const message = `${item.code}: ${item.message}${item.hint ? `\n→ ${item.hint}` : ""}`;
        return { from, to: line.to, severity: item.severity, message };
      });
    this.view.dispatch(setDiagnostics(this.view.state, found));
  }

  /** Put the cursor into a line. */
  go(number: number): void {
    const line = this.view.state.doc.line(Math.max(1, Math.min(number, this.view.state.doc.lines)));
    const effects = EditorView.scrollIntoView(line.from, { y: "center" });
    this.view.dispatch({ selection: { anchor: line.from }, effects, annotations: FROM_SERVER.of(true) });
    this.view.focus();
  }

  private complete(context: CompletionContext): CompletionResult | null {
    if (!this.schema) return null;
    const text = context.state.doc.toString();
    const { path, key, inValue } = pathAt(text, context.pos);
    const word = context.matchBefore(/[\w.-]*/);
    if (!word || (word.from === word.to && !context.explicit)) return null;
    const offers = inValue ? valuesAt(this.schema, [...path, key]) : keysAt(this.schema, path);
    const options = offers.map((item) => ({ ...item, apply: inValue ? item.label : `${item.label}: `, type: inValue ? "constant" : "property" }));
    return options.length ? { from: word.from, options, validFor: /^[\w.-]*$/ } : null;
  }
}
