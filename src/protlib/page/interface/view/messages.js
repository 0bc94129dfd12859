// @ts-check
// What the page says, in the languages of its interface.

/**
 * @typedef {Record<string, string | Record<string, string>>} Catalogue  a sentence under each key, or one for each
 *   plural of the language
 */

const DEFAULT_LANGUAGE = "en";
const FIRST_STRONG = "\u2068";
const POP = "\u2069";

export class Messages {
  /**
   * @param {Record<string, Catalogue>} catalogues by language
   * @param {string} language
   */
  constructor(catalogues, language) {
    this.language = Object.hasOwn(catalogues, language) ? language : DEFAULT_LANGUAGE;
    this.catalogue = catalogues[this.language];
    this.numbers = new Intl.NumberFormat(this.language);
    this.plurals = new Intl.PluralRules(this.language);
    this.names = {
      region: new Intl.DisplayNames(this.language, { type: "region", fallback: "none" }),
      language: new Intl.DisplayNames(this.language, { type: "language", fallback: "none" }),
    };
  }

  /** "rtl" where the language is written from right to left. */
  get direction() {
    return this.language === "ar" ? "rtl" : "ltr";
  }

  /**
   * Returns what is said under a key; a number among the values is written as the language does, and `count` tells the
   * plural. A text keeps the direction that it has by itself.
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   * @returns {string}
   */
  text(key, values = {}) {
    const message = this.catalogue[key];
    if (message === undefined) throw new Error(`no message ${key}`);
    const text = typeof message === "string" ? message : this.#plural(message, Number(values.count));
    return text.replace(/\{(\w+)\}/g, (_, name) => {
      const value = values[name] ?? "";
      return typeof value === "number" ? this.number(value) : FIRST_STRONG + value + POP;
    });
  }

  /**
   * @param {Record<string, string>} forms
   * @param {number} count
   */
  #plural(forms, count) {
    return forms[this.plurals.select(count)] ?? forms.other;
  }

  /** @param {string} key */
  hasText(key) {
    return key in this.catalogue;
  }

  /** @param {number} value */
  number(value) {
    return this.numbers.format(value);
  }

  /** @param {string} day such as 2026-11-26 */
  date(day) {
    return new Intl.DateTimeFormat(this.language, { dateStyle: "long", timeZone: "UTC" }).format(
      new Date(day),
    );
  }

  /**
   * Returns what a value of a filter is called in the language: places and languages by their codes; in English,
   * countries are as the library names them.
   * @param {string} filter
   * @param {string} value
   * @param {string} code
   * @returns {string}
   */
  nameOf(filter, value, code) {
    if (filter === "type") return this.text(`type.${value}`);
    if (this.hasText(`region.${code}`)) return this.text(`region.${code}`);
    const isEnglishPlace = filter !== "language" && this.language === DEFAULT_LANGUAGE;
    if (!code || isEnglishPlace) return value;
    const kind = filter === "language" ? this.names.language : this.names.region;
    try {
      return kind.of(code) ?? value;
    } catch {
      return value; // what a catalogue has for a language may not even look like its tag
    }
  }
}
