/** Small helpers for making elements. */

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: never) => void)>;

/** An element with attributes (`on…` are listeners, `false` and null are left out) and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => child != null && child !== false));
  return element;
}

/** The name of a way to a value, for attributes and tables. */
export function nameOf(path: readonly (string | number)[]): string {
  return JSON.stringify(path);
}

/**
 * A dialog that is gone when it is closed; gives the value that it was closed with, "" for Esc.
 *
 * Enter in a field of it is the first button; `ready` says whether that one may close it.
 */
export function ask(title: string, body: HTMLElement[], buttons: [label: string, value: string][], ready = () => true): Promise<string> {
  return new Promise((done) => {
    const dialog = h("dialog", { "aria-label": title }, h("h2", {}, title), ...body);
    const row = h("div", { class: "buttons" });
    for (const [index, [label, value]] of buttons.entries()) {
      const close = () => (index || ready()) && dialog.close(value);
      row.append(h("button", { type: "button", class: index ? "" : "main", onclick: close }, label));
    }
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      row.querySelector("button")?.click();
    });
    dialog.append(row);
    dialog.addEventListener("close", () => {
      dialog.remove();
      done(dialog.returnValue);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
