// @ts-check
/**
 * Words of a query that name a country or a region in another language than English, by its people, or as an acronym:
 * the records that are about it have them, too.
 */

import { isAny, join } from "./bitmaps.js";
import { Match } from "./term.js";

/** @typedef {import("./term.js").Term} Term */
/** @typedef {import("./library.js").ByPart} ByPart */
/**
 * @typedef {[string, number]} PlaceRow what a place is called in English, and the set of the records that are about
 *   it
 */
/**
 * @typedef {{places: PlaceRow[], typed: [string, number][], countries: string[], areas: [string, string[]][],
 *   acronyms: string[], words: string[]}} PlaceTable `countries` are English names of one word, `areas` typed names
 *   with other ones, `acronyms` those of all regions, `words` the names that are words of the library
 */

const QUALITY_OF_PLACE = 0.9;
const LONGEST_PLACE = 6;
const PLACE_FIELD = "place";

/** What a word alone says of a place, whatever records are about it. */
export class PlaceWords {
  /** @param {import("./library.js").Library} library */
  constructor(library) {
    /** @type {PlaceTable} */
    const table = library.tables.places;
    this.fold = (/** @type {string} */ text) => library.words.foldWord(text);
    this.countries = new Set(table.countries);
    this.regions = new Set(table.acronyms);
    this.names = new Set(table.words);
  }

  /** Return the acronym of a region that a word is, if it is written as one: "MENA", "EHoA". @param {string} text */
  regionAcronym(text) {
    const capitals = text.toUpperCase();
    return /\p{Lu}.*\p{Lu}/u.test(text) && this.regions.has(capitals) ? capitals : "";
  }

  /** Tell whether a word is no other one misspelt: "Iceland" is no "Ireland". @param {Term} term */
  isUnmistakable(term) {
    const { text } = term.word;
    return (!term.isItself() && this.countries.has(this.fold(text))) || this.regionAcronym(text) !== "";
  }

  /**
   * Tell whether a word is the name of a country or, if the library has it, another name of a place.
   *
   * @param {Term} term
   */
  isName(term) {
    const form = this.fold(term.word.text);
    return this.countries.has(form) || (term.isItself() && this.names.has(form));
  }
}

/** The places of the records, by their names in other languages. */
export class PlaceNames {
  /** @param {import("./library.js").Library} library @param {import("./expansion.js").Expansion} expansion */
  constructor(library, expansion) {
    this.library = library;
    this.expansion = expansion;
    /** @type {PlaceTable} */
    const table = library.tables.places;
    this.rows = table.places;
    this.rowsByName = new Map(table.typed);
    this.areas = new Map(table.areas);
  }

  /** Return the words of a query with the records of the places that they name. @param {Term[]} terms */
  withWords(terms) {
    const forms = terms.map(({ word }) => ["", PLACE_FIELD].includes(word.field) ? this.form(word.text) : "");
    const placeTerms = [...terms];
    for (let start = 0; start < forms.length; start++) {
      const acronym = forms[start] ? this.expansion.placeWords.regionAcronym(terms[start].word.text) : "";
      if (acronym) placeTerms[start] = wholeWord(placeTerms[start]);
      const run = this.longest(this.rowsByName, acronym ? [acronym] : forms, acronym ? 0 : start);
      if (!run) continue;
      const row = this.rows[run.value];
      const parts = this.parts(row, terms[start].word.field);
      const words = [row[0], ...this.library.words.tokens(row[0])];
      const match = new Match("name", QUALITY_OF_PLACE, parts, words);
      const end = acronym ? start + 1 : run.end;
      for (let position = start; position < end; position++) {
        if (parts.size) placeTerms[position] = placeTerms[position].also([match]);
      }
      start = end - 1;
    }
    return this.withAreas(placeTerms, forms);
  }

  /**
   * Return the words of a query with the records that have other names of the areas that they name.
   *
   * @param {Term[]} terms @param {string[]} forms
   */
  withAreas(terms, forms) {
    const placeTerms = [...terms];
    for (let start = 0; start < forms.length; start++) {
      const run = this.longest(this.areas, forms, start);
      if (!run) continue;
      const matches = run.value.map((name) => this.area(name, terms[start].word.field))
        .filter((match) => match.parts.size);
      for (let position = start; position < run.end; position++) {
        placeTerms[position] = placeTerms[position].also(matches);
      }
      start = run.end - 1;
    }
    return placeTerms;
  }

  /** Return what a name of an area stands for as it is spelt. @param {string} name @param {string} field */
  area(name, field) {
    /** @type {ByPart} */
    const parts = new Map();
    for (const match of this.expansion.phrase(name, field).matches) {
      for (const [part, bits] of match.parts) parts.set(part, bits);
    }
    return new Match("name", QUALITY_OF_PLACE, parts, this.library.words.tokens(name));
  }

  /**
   * Return the longest run of words from `start` on that names something in a table, and what it names.
   *
   * @template T @param {Map<string, T>} table @param {string[]} forms @param {number} start
   * @returns {{end: number, value: T} | null}
   */
  longest(table, forms, start) {
    if (!forms[start]) return null;
    for (let end = Math.min(start + LONGEST_PLACE, forms.length); end > start; end--) {
      if (!forms[end - 1]) continue;
      const value = table.get(forms.slice(start, end).filter((form) => form).join(" "));
      if (value !== undefined) return { end, value };
    }
    return null;
  }

  /**
   * Return the records that are about a place, or have its English name elsewhere, by part.
   *
   * @param {PlaceRow} row @param {string} field
   */
  parts([name, set], field) {
    const [part] = this.library.partsOfField.get(PLACE_FIELD) ?? [];
    /** @type {ByPart} */
    const parts = new Map([...this.library.byPart([[part, set]])].map(([at, bits]) => [at, bits.slice()]));
    for (const match of this.expansion.phrase(name, field).matches) {
      for (const [at, bits] of match.parts) parts.set(at, join(parts.get(at) ?? this.library.none(), bits));
    }
    return new Map([...parts].filter(([, bits]) => isAny(bits)));
  }

  /** Return the form in which a word of a name is compared, "" for one that carries nothing. @param {string} word */
  form(word) {
    const plain = this.library.words.foldWord(word);
    return this.library.words.empty.has(plain) ? "" : plain;
  }
}

/** Return the acronym of a region without the words that begin with it: "LAC" is no "Lacalle". @param {Term} term */
function wholeWord(term) {
  return term.with(term.matches.filter((match) => match.how !== "beginning"));
}
