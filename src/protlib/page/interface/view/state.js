// @ts-check
// What is asked of the page, and its form in the fragment of the address, so that it can be sent on and gone back to.

/** @typedef {"relevance" | "newest" | "oldest" | "title" | "author"} Order */

/** @type {Order[]} */
export const ORDERS = ["relevance", "newest", "oldest", "title", "author"];
const MOST_TICKED = 50;

export class State {
  constructor() {
    this.query = "";
    /** @type {Map<string, Set<string>>} */
    this.choices = new Map();
    this.from = 0;
    this.to = 0;
    /** @type {Order} */
    this.order = "relevance";
    this.language = "";
    this.style = "";
    /** @type {Set<string>} keys */
    this.ticked = new Set();
  }

  /** @returns {boolean} */
  get isFiltered() {
    return Boolean(this.from || this.to || [...this.choices.values()].some((values) => values.size));
  }

  /**
   * @param {string} filter
   * @returns {Set<string>}
   */
  valuesOf(filter) {
    let values = this.choices.get(filter);
    if (!values) this.choices.set(filter, values = new Set());
    return values;
  }

  /**
   * @param {string} filter
   * @param {string} value
   */
  toggle(filter, value) {
    const values = this.valuesOf(filter);
    if (!values.delete(value)) values.add(value);
  }

  /**
   * Asks for the records of these years alone.
   * @param {import("./filtering.js").Span} span
   */
  ask({ from, to }) {
    this.from = from;
    this.to = to;
  }

  clearFilters() {
    this.choices.clear();
    this.from = this.to = 0;
  }

  /** @returns {string} the fragment, with its "#"; "#" alone where nothing is asked */
  fragment() {
    const pairs = new URLSearchParams();
    if (this.query.trim()) pairs.set("q", this.query);
    for (const [filter, values] of this.choices) for (const value of values) pairs.append(filter, value);
    if (this.from) pairs.set("from", String(this.from));
    if (this.to) pairs.set("to", String(this.to));
    if (this.order !== "relevance") pairs.set("order", this.order);
    if (this.language) pairs.set("in", this.language);
    if (this.style) pairs.set("style", this.style);
    if (this.ticked.size <= MOST_TICKED) { for (const key of this.ticked) pairs.append("ticked", key); }
    return `#${pairs}`;
  }

  /**
   * Reads a fragment; what it does not say is as at the beginning, and what is no filter is passed over.
   * @param {string} fragment
   * @param {string[]} filters
   * @returns {State}
   */
  static read(fragment, filters) {
    const pairs = new URLSearchParams(fragment.replace(/^#/, ""));
    const state = new State();
    state.query = pairs.get("q") ?? "";
    for (const filter of filters) for (const value of pairs.getAll(filter)) state.valuesOf(filter).add(value);
    state.ask(spanOf(yearOf(pairs.get("from")), yearOf(pairs.get("to"))));
    state.order = ORDERS.find((order) => order === pairs.get("order")) ?? "relevance";
    state.language = pairs.get("in") ?? "";
    state.style = pairs.get("style") ?? "";
    for (const key of pairs.getAll("ticked")) state.ticked.add(key);
    return state;
  }
}

/**
 * Returns the year that a text is, 0 where it is none; an Arabic keyboard types digits of its own, whose last four
 * bits are what they count.
 * @param {string | null} text
 */
export function yearOf(text) {
  const digits = (text ?? "").trim().replace(
    /[\u0660-\u0669\u06f0-\u06f9]/g,
    (digit) => String(digit.charCodeAt(0) & 15),
  );
  return /^\d{1,4}$/.test(digits) ? Number(digits) : 0;
}

/**
 * Returns the years between two, the earlier first; 0 is an open end.
 * @param {number} first
 * @param {number} second
 * @returns {import("./filtering.js").Span}
 */
export function spanOf(first, second) {
  return first && second && first > second ? { from: second, to: first } : { from: first, to: second };
}
