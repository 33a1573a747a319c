/** The main figures beside those of last period, as a chart. */

import { h } from "./dom";
import { printed } from "./numbers";

const SPACE = "http://www.w3.org/2000/svg";
const [NAME, WIDE, HIGH] = [330, 260, 34];

/** Two bars for each figure: last period's above, this period's below. */
export function chartOf(figures: [name: string, now: string, last: string][], last: string, now: string): HTMLElement {
  const most = Math.max(1, ...figures.flatMap(([, one, other]) => [Math.abs(Number(one)), Math.abs(Number(other))]));
  const svg = shape("svg", { viewBox: `0 0 ${NAME + WIDE + 80} ${figures.length * HIGH}`, role: "img", class: "chart" });
  const words = figures.map(([name, one, other]) => `${name}: ${last} ${printed(other)}, ${now} ${printed(one)}`);
  svg.append(shape("title", {}, `Số liệu chính. ${words.join(". ")}`));
  for (const [index, [name, one, other]] of figures.entries()) {
    const top = index * HIGH;
    svg.append(shape("text", { x: NAME - 8, y: top + 19, "text-anchor": "end" }, short(name.replace(/ \(cột [^)]*\)$/, ""))));
    for (const [row, value, kind] of [[0, other, "last"], [1, one, "now"]] as const) {
      const width = (Math.abs(Number(value)) / most) * WIDE;
      svg.append(shape("rect", { x: NAME, y: top + 3 + row * 13, width, height: 11, class: kind }));
      svg.append(shape("text", { x: NAME + width + 5, y: top + 12 + row * 13, class: "value" }, printed(value)));
    }
  }
  const key = h("p", { class: "key" }, h("i", { class: "last" }), ` ${last} `, h("i", { class: "now" }), ` ${now}`);
  return h("figure", {}, key, svg as unknown as HTMLElement);
}

function shape(tag: string, attributes: Record<string, string | number>, text = ""): SVGElement {
  const element = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.textContent = text;
  return element;
}

/** A name that fits before its bars; the whole one is in the chart's title and in the table below. */
function short(name: string): string {
  return name.length > 48 ? `${name.slice(0, 47).trimEnd()}…` : name;
}
