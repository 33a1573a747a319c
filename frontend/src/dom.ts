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

/** A dialog that is gone when it is closed; gives the value that it was closed with. */
export function ask(title: string, body: HTMLElement[], buttons: [label: string, value: string][]): Promise<string> {
  return new Promise((done) => {
    const dialog = h("dialog", { "aria-label": title }, h("h2", {}, title), ...body);
    const row = h("div", { class: "buttons" });
    for (const [index, [label, value]] of buttons.entries()) {
      row.append(h("button", { type: "button", class: index ? "" : "main", onclick: () => dialog.close(value) }, label));
    }
    dialog.append(row);
    dialog.addEventListener("close", () => {
      dialog.remove();
      done(dialog.returnValue);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
