// @ts-check
// Formatted references: the runs of page/page_html.py as elements.

import { element } from "./elements.js";
import { safeLink } from "./records.js";

/**
 * @typedef {string | [string, number] | [string, number, string]} ReferenceRun  a text, its forms as bits, and its
 *   link
 */
/** @typedef {{name: string, title: string, order: number[], references: ReferenceRun[][]}} ReferenceStyle */

/** @type {("i" | "b" | "sup" | "sub" | "u" | "span")[]} */
const FORMS = ["i", "b", "span", "sup", "sub", "u"];
const SMALL_CAPS = "span";

/**
 * Returns a reference as nodes.
 * @param {ReferenceRun[]} runs
 * @returns {(Node | string)[]}
 */
export function referenceNodes(runs) {
  return runs.map((run) => {
    if (typeof run === "string") return run;
    const [text, form, link] = run;
    /** @type {Node | string} */
    let node = text;
    FORMS.forEach((name, bit) => {
      if (form & (1 << bit)) node = element(name, name === SMALL_CAPS ? { class: "small-caps" } : {}, node);
    });
    const href = link ? safeLink(link) : "";
    return href ? element("a", { href, rel: "noreferrer" }, node) : node;
  });
}

/** @param {ReferenceRun[]} runs */
export function referenceText(runs) {
  return runs.map((run) => (typeof run === "string" ? run : run[0])).join("");
}

/**
 * Copies a list of references, as rich text and as plain text; works in a page that was opened from a disk as well.
 * @param {ReferenceRun[][]} list
 * @returns {boolean} whether the browser did
 */
export function copyReferences(list) {
  const paragraphs = list.map((runs) => element("p", {}, ...referenceNodes(runs)));
  const rich = element("div", {}, ...paragraphs);
  const plain = list.map((runs) => `${referenceText(runs)}\n`).join("");
  let isDone = false;
  const setData = (/** @type {ClipboardEvent} */ event) => {
    event.clipboardData?.setData("text/html", rich.innerHTML);
    event.clipboardData?.setData("text/plain", plain);
    event.preventDefault();
    isDone = true;
  };
  document.addEventListener("copy", setData);
  document.execCommand("copy");
  document.removeEventListener("copy", setData);
  return isDone;
}
