// @ts-check
/** Values that records must have: years, types, languages, places, keys and identifiers. */

import { join, setBit } from "./bitmaps.js";
import { QueryProblem } from "./query.js";

/** @typedef {import("./bitmaps.js").Bits} Bits */
/** @typedef {import("./library.js").Library} Library */
/**
 * The periods of the records: their first and last day, whether they are from one date to another, and the set of
 * those that have it; and the sets of types, languages and places by what is typed for them.
 *
 * @typedef {{periods: [string, string, boolean, number][], values: Record<string, [string, number][]>}} FilterTable
 */

const FIRST_DAY = "0000-00-00";
const LAST_DAY = "9999-99-99";
const POINT = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
const RANGE_OF_YEARS = /^(\d{4})?\s*[-–\/]\s*(\d{4})?$/; // such as "2010-2020", "2010-" and "-2020"
const SIDE_OF_A_YEAR = /^([<>])(=?)\s*(\d{4})$/; // such as ">2015", "<= 2020"
const DIGITS_OF_ISBN = /^[\d\s-]{9,17}[\dx]$/;
const IDENTIFYING = new Set(["doi", "isbn", "url", "symbol"]);

/** The filters of the query language, by what the page has of its records. */
export class Filters {
  /** @param {Library} library */
  constructor(library) {
    this.library = library;
    /** @type {FilterTable} */
    const { periods, values } = library.tables.filters;
    this.periods = periods;
    this.types = new Map(values.type);
    this.languages = new Map(values.language);
    this.places = new Map(values.place);
    /** @type {Map<string, number> | null} */
    this.keys = null;
    /** @type {Map<string, number[]> | null} */
    this.identifiers = null;
  }

  /** Return the record with a key; case does not matter. @param {string} text */
  withKey(text) {
    const bits = this.library.none();
    const number = this.keyNumbers().get(text.trim().toLowerCase());
    if (number !== undefined) setBit(bits, number);
    return bits;
  }

  /**
   * Return the records of the first keys that begin like a text in lower case.
   *
   * @param {string} text @param {number} most
   */
  withKeysFrom(text, most) {
    const bits = this.library.none();
    const keys = [...this.keyNumbers()].filter(([key]) => key.startsWith(text)).sort();
    for (const [, number] of keys.slice(0, most)) setBit(bits, number);
    return bits;
  }

  keyNumbers() {
    this.keys ??= new Map(
      this.numbers().map((number) => [this.library.texts.key(number).toLowerCase(), number]),
    );
    return this.keys;
  }

  /** Return the records with a DOI, an ISBN, a link, a document symbol, or "@" and a key. @param {string} text */
  withIdentifier(text) {
    if (text.startsWith("@")) return this.withKey(text.slice(1));
    this.identifiers ??= this.readIdentifiers();
    const bits = this.library.none();
    for (const number of this.identifiers.get(printOf(text)) ?? []) setBit(bits, number);
    return bits;
  }

  readIdentifiers() {
    /** @type {Map<string, number[]>} */
    const identifiers = new Map();
    for (const number of this.numbers()) {
      for (
        const print of this.library.texts.identifiers(number).filter((identifier) => identifier).map(printOf)
      ) {
        const numbers = identifiers.get(print);
        if (numbers) numbers.push(number);
        else identifiers.set(print, [number]);
      }
    }
    return identifiers;
  }

  numbers() {
    return Array.from({ length: this.library.total }, (_, number) => number);
  }

  /**
   * Return the records that a value of a field lets through; throws QueryProblem where it is not understood.
   *
   * @param {string} field @param {string} value @returns {Bits}
   */
  recordsOf(field, value) {
    if (field === "key") return this.withKey(value);
    if (IDENTIFYING.has(field)) return this.withIdentifier(value);
    if (field === "year") return this.inYears(value);
    const words = this.library.words.namesOf(value);
    const position = field === "type"
      ? this.typePosition(words.join(""))
      : (field === "language" ? this.languages : this.places).get(words.join(" "));
    if (position === undefined) throw new QueryProblem("no-value", { field, value });
    return this.library.set(position);
  }

  /** Return the set of a type that is named in the singular or the plural. @param {string} name */
  typePosition(name) {
    return this.types.get(name) ?? this.types.get(name.replace(/s$/, ""));
  }

  /**
   * Return the records of a year, a month, a day or a range; what spans some time is found if any of it lies in the
   * range, a year without a month in no range of months that does not hold all of it.
   *
   * @param {string} value
   */
  inYears(value) {
    const [first, last] = rangeOf(this.library.words.fold(value)); // with the figures of other scripts as ours
    const isOfYears = first.slice(4) === FIRST_DAY.slice(4) && last.slice(4) === LAST_DAY.slice(4);
    const bits = this.library.none();
    for (const [begin, end, isSpan, position] of this.periods) {
      const isMet = begin <= last && first <= end;
      if (isMet && (isSpan || isOfYears || (first <= begin && end <= last))) {
        join(bits, this.library.set(position));
      }
    }
    return bits;
  }
}

/**
 * Return the range of the years that are later or earlier than a year, or that year as well.
 *
 * @param {string} _text @param {string} sign @param {string} equal @param {string} year
 */
function writeSide(_text, sign, equal, year) {
  const step = equal ? 0 : 1;
  return sign === ">" ? `${Number(year) + step}..` : `..${Number(year) - step}`;
}

/** Return the first and the last day that a range names. @param {string} value @returns {[string, string]} */
function rangeOf(value) {
  const text = value.trim().replace(RANGE_OF_YEARS, "$1..$2").replace(SIDE_OF_A_YEAR, writeSide);
  const [first, last] = text.includes("..") ? text.split("..", 2).map((point) => point.trim()) : [text, text];
  if ((!first && !last) || [first, last].some((point) => point && !POINT.test(point))) {
    throw new QueryProblem("no-year", { value });
  }
  const begin = first + FIRST_DAY.slice(first.length), end = last + LAST_DAY.slice(last.length);
  if (begin > end) throw new QueryProblem("range-reversed", { value });
  return [begin, end];
}

/**
 * Return what all spellings of an identifier have in common: of an ISBN the digits but the last, which is of the
 * others.
 *
 * @param {string} text
 */
function printOf(text) {
  const bare = text.trim().toLowerCase().replace(/^(?:doi|isbn):?\s*(?=\d)/, "").replace(
    /^[a-z][a-z0-9+.-]*:\/\//,
    "",
  )
    .replace(/^www\./, "").replace(/^(?:dx\.)?doi\.org\//, "").replace(/\/+$/, "");
  if (!DIGITS_OF_ISBN.test(bare)) return bare;
  const digits = bare.replace(/[\s-]/g, "");
  return digits.length === 10 ? `978${digits.slice(0, -1)}` : digits.slice(0, -1);
}
