// @ts-check
// Which records the filters let through, and how many each value would find: several values of one filter are "or",
// several filters "and".

/**
 * @typedef {{name: string, values: [string, string][], of: number[][]}} FilterData  values with their codes; `of` has
 *   for each record the positions of its values
 */
/** @typedef {{from: number, to: number}} Span  years, 0 where the end is open */
/**
 * @typedef {object} Filtered
 * @property {Int32Array} numbers the records that pass all filters, in the order in which they came
 * @property {Int32Array[]} counts for each filter, how many records each value finds beside the other filters
 * @property {Map<number, number>} years how many records of each year the other filters let through
 */

const YEARS = -2;
const NONE = -1;

export class Filtering {
  /**
   * @param {FilterData[]} filters
   * @param {Int16Array} years
   */
  constructor(filters, years) {
    this.filters = filters;
    this.years = years;
    this.positions = filters.map((filter) => new Map(filter.values.map(([value], at) => [value, at])));
  }

  /**
   * @param {Int32Array} among
   * @param {Map<string, Set<string>>} choices values by the names of filters
   * @param {Span} span
   * @returns {Filtered}
   */
  apply(among, choices, span) {
    const marksOfFilters = this.filters.map((filter, at) => this.#marks(at, choices.get(filter.name)));
    const counts = this.filters.map((filter) => new Int32Array(filter.values.length));
    /** @type {Map<number, number>} */
    const years = new Map();
    const passed = new Int32Array(among.length);
    let count = 0;
    for (const number of among) {
      const failed = this.#failingFilter(number, marksOfFilters, span);
      if (failed === null) continue;
      if (failed === NONE) passed[count++] = number;
      this.filters.forEach((filter, at) => {
        if (failed === NONE || failed === at) {
          for (const position of filter.of[number]) counts[at][position]++;
        }
      });
      const year = this.years[number];
      if (year && (failed === NONE || failed === YEARS)) years.set(year, (years.get(year) ?? 0) + 1);
    }
    return { numbers: passed.subarray(0, count), counts, years };
  }

  /**
   * @param {number} at
   * @param {Set<string> | undefined} values
   * @returns {Uint8Array | null} a mark for each value that is wanted; null where any is
   */
  #marks(at, values) {
    if (!values?.size) return null;
    const marks = new Uint8Array(this.filters[at].values.length);
    for (const value of values) {
      const position = this.positions[at].get(value);
      if (position !== undefined) marks[position] = 1;
    }
    return marks;
  }

  /**
   * Returns which filter alone a record fails, NONE for none, null for several.
   * @param {number} number
   * @param {(Uint8Array | null)[]} marksOfFilters
   * @param {Span} span
   * @returns {number | null}
   */
  #failingFilter(number, marksOfFilters, span) {
    let failed = this.#isOutside(number, span) ? YEARS : NONE;
    for (let at = 0; at < marksOfFilters.length; at++) {
      const marks = marksOfFilters[at];
      if (marks && !this.filters[at].of[number].some((position) => marks[position])) {
        if (failed !== NONE) return null;
        failed = at;
      }
    }
    return failed;
  }

  /**
   * @param {number} number
   * @param {Span} span
   */
  #isOutside(number, span) {
    const year = this.years[number];
    return Boolean((span.from || span.to) && (!year || year < span.from || (span.to && year > span.to)));
  }
}

/**
 * Returns records in an order; those that come best first as they came.
 * @param {Int32Array} numbers
 * @param {import("./state.js").Order} order
 * @param {Record<"newest" | "title" | "author", number[]>} orders all records, in each order
 * @returns {Int32Array}
 */
export function inOrder(numbers, order, orders) {
  if (order === "relevance") return numbers;
  const members = new Set(numbers);
  const sorted = orders[order === "oldest" ? "newest" : order].filter((number) => members.has(number));
  return Int32Array.from(order === "oldest" ? sorted.reverse() : sorted);
}
