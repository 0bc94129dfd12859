// @ts-check
// The countries by region, shaded by how many records each has; a click asks for one.

import { element } from "./elements.js";

/** @typedef {import("./messages.js").Messages} TableMessages */
/**
 * @typedef {{region: string, code: string, countries: number[]}} MapRow  a region of geography, and the positions
 *   of its countries among the values
 */

const SHADES = 5;

export class CountryTable {
  /**
   * @param {MapRow[]} rows
   * @param {[string, string][]} values of the filter by country
   * @param {(value: string) => void} toggle
   */
  constructor(rows, values, toggle) {
    this.values = values;
    this.rows = rows.map((row) => {
      const head = element("th", { scope: "row" });
      const cells = row.countries.map((at) => {
        const name = element("bdi");
        const count = element("span", { class: "count" });
        const click = () => toggle(values[at][0]);
        const button = element(
          "button",
          { type: "button", class: "country", "aria-pressed": "false", click },
          name,
          " ",
          count,
        );
        return { at, name, count, button };
      });
      const cell = element("td", {}, ...cells.map(({ button }) => button));
      return { row, head, cells, line: element("tr", {}, head, cell) };
    });
    this.region = element("th", { scope: "col" });
    this.country = element("th", { scope: "col" });
    const head = element("thead", { class: "hidden" }, element("tr", {}, this.region, this.country));
    this.container = element(
      "table",
      { class: "countries" },
      head,
      element("tbody", {}, ...this.rows.map(({ line }) => line)),
    );
  }

  /** @param {TableMessages} messages */
  speak(messages) {
    this.region.textContent = messages.text("filter.region");
    this.country.textContent = messages.text("filter.country");
    for (const { row, head, cells } of this.rows) {
      head.textContent = messages.nameOf("region", row.region, row.code);
      for (const { at, name } of cells) name.textContent = messages.nameOf("country", ...this.values[at]);
    }
  }

  /**
   * @param {Int32Array} counts of the filter by country
   * @param {Set<string>} choices
   * @param {TableMessages} messages
   */
  update(counts, choices, messages) {
    const most = Math.max(1, ...this.rows.flatMap(({ cells }) => cells.map(({ at }) => counts[at])));
    for (const { cells, line } of this.rows) {
      for (const { at, count, button } of cells) {
        count.textContent = messages.number(counts[at]);
        button.setAttribute("aria-pressed", String(choices.has(this.values[at][0])));
        button.dataset.shade = String(shadeOf(counts[at], most));
        button.hidden = !counts[at] && !choices.has(this.values[at][0]);
      }
      line.hidden = cells.every(({ button }) => button.hidden);
    }
  }
}

/**
 * Returns how dark a count is, from 0 for none to SHADES for the most; each step is as many times more as the last.
 * @param {number} count
 * @param {number} most
 */
function shadeOf(count, most) {
  if (!count) return 0;
  return most > 1 ? 1 + Math.floor(((SHADES - 1) * Math.log(count)) / Math.log(most) + 1e-9) : 1;
}
