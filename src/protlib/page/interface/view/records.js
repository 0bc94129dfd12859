// @ts-check
// The records of the page: the rows that page/record_rows.py writes.

/**
 * @typedef {object} PageRecord
 * @property {string} key
 * @property {string} type
 * @property {string} title
 * @property {string} date
 * @property {string} container_title
 * @property {string} volume
 * @property {string} issue
 * @property {string} page
 * @property {string} collection_title
 * @property {string} collection_number
 * @property {string} number
 * @property {string} genre
 * @property {string} edition
 * @property {string} event_title
 * @property {string} publisher
 * @property {string} publisher_place
 * @property {string} isbn
 * @property {string} issn
 * @property {string} doi
 * @property {string} url
 * @property {string} archived
 * @property {string} language
 * @property {string} category
 * @property {string} abstract
 * @property {number} year 0 where there is none
 * @property {string[]} authors
 * @property {string[]} editors
 * @property {string[]} topics
 * @property {string[]} tags
 * @property {string[]} countries
 * @property {string[]} regions
 * @property {[string, string][]} files the relative link and the name of each file beside the page
 */

const LISTS = new Set(["authors", "editors", "topics", "tags", "countries", "regions", "files"]);

export class Records {
  /** @param {{columns: string[], rows: any[][]}} table */
  constructor(table) {
    this.columns = table.columns;
    this.rows = table.rows;
    const year = this.columns.indexOf("year");
    this.years = Int16Array.from(this.rows, (row) => row[year] ?? 0);
    this.numbersByKey = new Map(this.rows.map((_, number) => [this.key(number), number]));
  }

  /**
   * Returns the key of a record.
   * @param {number} number
   * @returns {string}
   */
  key(number) {
    return this.#value(number, "key");
  }

  /**
   * Returns the abstract of a record.
   * @param {number} number
   * @returns {string}
   */
  abstract(number) {
    return this.#value(number, "abstract");
  }

  /**
   * Returns all texts of a record that are shown.
   * @param {number} number
   * @returns {string[]}
   */
  shown(number) {
    return this.rows[number].flat().filter((value) => typeof value === "string");
  }

  /**
   * Returns what a record may be looked up by: its DOI, ISBN, link and number.
   * @param {number} number
   * @returns {string[]}
   */
  identifiers(number) {
    return ["doi", "isbn", "url", "number"].map((name) => this.#value(number, name));
  }

  /**
   * @param {number} number
   * @param {string} name
   */
  #value(number, name) {
    return this.rows[number][this.columns.indexOf(name)] ?? "";
  }

  get count() {
    return this.rows.length;
  }

  /**
   * @param {number} number
   * @returns {PageRecord}
   */
  at(number) {
    const row = this.rows[number];
    const pairs = this.columns.map((name, at) => [name, row[at] ?? (LISTS.has(name) ? [] : "")]);
    return Object.fromEntries(pairs);
  }
}

/**
 * Returns a link that a click may follow, "" for what is none: links of the web alone, never a script.
 * @param {string} text
 */
export function safeLink(text) {
  try {
    const link = new URL(text);
    return link.protocol === "http:" || link.protocol === "https:" ? link.href : "";
  } catch {
    return "";
  }
}

/**
 * Returns a link to a file beside the page, "" for what leads elsewhere.
 * @param {string} text
 */
export function fileLink(text) {
  return /^(?:[\w.~-]|%[\dA-F]{2})+(?:\/|$)/.test(text) ? text : "";
}

/**
 * Returns where a record is read: at its link, else by its DOI, else in its first file, "" for nowhere.
 * @param {PageRecord} record
 */
export function linkOf(record) {
  return safeLink(record.url) || doiLink(record.doi) || fileLink(record.files[0]?.[0] ?? "");
}

/** @param {string} doi */
export function doiLink(doi) {
  return doi ? `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}` : "";
}

/**
 * Returns a language as the attribute of an element, null where it is no tag: a catalogue may name one in words.
 * @param {string} language
 */
export function tagOf(language) {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) ? language : null;
}
