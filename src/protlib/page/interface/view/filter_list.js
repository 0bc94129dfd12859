// @ts-check
// A filter as one sees it: its values with their counts, the commonest first, and a box that finds others where they
// are many.

import { element, fill } from "./elements.js";

/** @typedef {import("./messages.js").Messages} FilterMessages */
/** @typedef {import("./filtering.js").FilterData} ShownFilter */

const FEW = 8;
const MANY = 60;

export class FilterList {
  /**
   * @param {ShownFilter} filter
   * @param {(value: string) => void} toggle
   */
  constructor(filter, toggle) {
    this.filter = filter;
    this.toggle = toggle;
    this.isWhole = false;
    /** @type {Int32Array} */
    this.counts = new Int32Array(filter.values.length);
    /** @type {Set<string>} */
    this.choices = new Set();
    /** @type {Map<number, {item: HTMLLIElement, box: HTMLInputElement, name: HTMLElement, count: HTMLElement}>} */
    this.items = new Map();
    this.name = element("span");
    this.number = element("span", { class: "chosen-count" });
    this.list = element("ul", { class: "values" });
    this.search = element("input", {
      type: "search",
      class: "find",
      autocomplete: "off",
      input: () => this.#draw(),
    });
    this.searchLabel = element("label", { class: "find-label" }, element("span"), this.search);
    this.more = element("button", { type: "button", class: "quiet", click: () => this.#unfold() });
    this.none = element("p", { class: "none", hidden: true });
    const summary = element("summary", {}, this.name, this.number);
    const inside = element("div", { class: "inside" }, this.searchLabel, this.list, this.none, this.more);
    this.details = element("details", { class: "filter", toggle: () => this.#draw() }, summary, inside);
    this.searchLabel.hidden = filter.values.length <= FEW;
  }

  /** @param {FilterMessages} messages */
  speak(messages) {
    this.messages = messages;
    this.labels = this.filter.values.map(([value, code]) => messages.nameOf(this.filter.name, value, code));
    this.folded = this.labels.map(foldLabel);
    this.name.textContent = messages.text(`filter.${this.filter.name}`);
    const label = this.searchLabel.querySelector("span");
    if (label) label.textContent = messages.text("find_in", { filter: this.name.textContent });
    for (const [at, { name }] of this.items) name.textContent = this.labels[at];
    this.none.textContent = messages.text("no_value");
  }

  /**
   * @param {Int32Array} counts
   * @param {Set<string>} choices
   */
  update(counts, choices) {
    this.counts = counts;
    this.choices = choices;
    this.number.textContent = choices.size ? ` (${this.messages?.number(choices.size)})` : "";
    this.#draw();
  }

  #unfold() {
    this.isWhole = !this.isWhole;
    this.#draw();
  }

  #draw() {
    const { messages } = this;
    if (!messages || !this.details.open) return;
    const query = foldLabel(this.search.value.trim());
    const matching = this.#order().filter((at) => !query || this.folded?.[at].includes(query));
    const first = matching.slice(0, this.isWhole || query ? MANY : FEW);
    const ticks = matching.filter((at, position) =>
      position >= first.length && this.choices.has(this.filter.values[at][0])
    );
    fill(this.list, [...first, ...ticks].map((at) => this.#item(at, messages)));
    this.none.hidden = matching.length > 0;
    this.more.hidden = Boolean(query) || matching.length <= FEW;
    this.more.setAttribute("aria-expanded", String(this.isWhole));
    const text = this.isWhole ? "show_fewer" : "show_more_values";
    this.more.textContent = messages.text(text, { count: Math.min(matching.length, MANY) - FEW });
  }

  /** Returns the positions of the values that find something or are chosen, those that find most first. */
  #order() {
    const { counts, choices } = this;
    const positions = this.filter.values.map((_, at) => at);
    const some = positions.filter((at) => counts[at] > 0 || choices.has(this.filter.values[at][0]));
    return some.sort((first, second) => counts[second] - counts[first] || first - second);
  }

  /**
   * @param {number} at
   * @param {FilterMessages} messages
   */
  #item(at, messages) {
    const row = this.items.get(at) ?? this.#makeRow(at);
    const count = messages.number(this.counts[at]);
    if (row.count.textContent !== count) row.count.textContent = count;
    row.box.checked = this.choices.has(this.filter.values[at][0]);
    return row.item;
  }

  /** @param {number} at */
  #makeRow(at) {
    const value = this.filter.values[at][0];
    const box = element("input", { type: "checkbox", change: () => this.toggle(value) });
    const name = element("bdi", {}, this.labels?.[at] ?? value);
    const count = element("span", { class: "count" });
    const label = element("label", {}, box, element("span", { class: "value" }, name), count);
    const row = { item: element("li", {}, label), box, name, count };
    this.items.set(at, row);
    return row;
  }
}

/** @param {string} text */
function foldLabel(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
