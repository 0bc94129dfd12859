// @ts-check
// What is taken along: the ticked publications or all that are found, as a list of references or as a file for another
// program.

import { openJson } from "./blocks.js";
import { copyReferences } from "./references.js";

/**
 * @typedef {{head: string, texts: string[][]}} ExportData  the first line of CSV, and the texts of each record in the
 *   order of FILES
 */
/** @typedef {import("./references.js").ReferenceStyle} ListedStyle */

/** @type {Record<string, {name: string, suffix: string, type: string, between: string}>} */
export const FILES = {
  ris: { name: "RIS", suffix: ".ris", type: "application/x-research-info-systems", between: "\r\n" },
  bibtex: { name: "BibTeX", suffix: ".bib", type: "application/x-bibtex", between: "\n" },
  csv: { name: "CSV", suffix: ".csv", type: "text/csv", between: "" },
};
const FILE_NAME = "publications";
const ABSTRACT = "\u0001"; // stands for the abstract of a record
const BYTE_ORDER_MARK = "\ufeff"; // without it Excel takes CSV for Latin-1

/** @type {Promise<ExportData> | undefined} */
let exportData;

/**
 * Has the browser save records in a format.
 * @param {string} format one of FILES
 * @param {Iterable<number>} numbers
 * @param {(number: number) => string} abstract
 */
export async function download(format, numbers, abstract) {
  exportData ??= openJson("exports");
  const { head, texts } = await exportData;
  const { suffix, type, between } = FILES[format];
  const at = Object.keys(FILES).indexOf(format);
  const body = Array.from(numbers, (number) => texts[number][at].replaceAll(ABSTRACT, () => abstract(number)))
    .join(between);
  const text = format === "csv" ? BYTE_ORDER_MARK + head + body : body;
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = href;
  link.download = FILE_NAME + suffix;
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/**
 * Copies the references of records, in the order of the style.
 * @param {ListedStyle} style
 * @param {Iterable<number>} numbers
 * @returns {number} how many were copied, 0 where the browser refused
 */
export function copyList(style, numbers) {
  const members = new Set(numbers);
  const list = style.order.filter((number) => members.has(number)).map((number) => style.references[number]);
  return copyReferences(list) ? list.length : 0;
}
