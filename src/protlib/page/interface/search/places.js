// @ts-check
/** Words of a query that name a country or a region in another language than English: the records that are about it have them, too. */

import { isAny, join } from "./bitmaps.js";
import { Match } from "./expansion.js";

/** @typedef {import("./expansion.js").Wanted} Wanted */
/** @typedef {import("./library.js").ByPart} ByPart */
/** @typedef {[string, number]} PlaceRow what a place is called in English, and the set of the records that are about it */
/** @typedef {{places: PlaceRow[], typed: [string, number][], countries: string[]}} PlaceTable `countries` are English names of one word */

const QUALITY_OF_PLACE = 0.9;
const LONGEST_PLACE = 6;
const PLACE_FIELD = "place";

/** The places of the records, by their names in other languages. */
export class PlaceNames {
  /** @param {import("./library.js").Library} library @param {import("./expansion.js").Expansion} expansion */
  constructor(library, expansion) {
    this.library = library;
    this.expansion = expansion;
    /** @type {PlaceTable} */
    const table = library.tables.places;
    this.rows = table.places;
    this.typed = new Map(table.typed);
  }

  /** Return the words of a query with the records of the places that they name. @param {Wanted[]} wanted */
  withWords(wanted) {
    const forms = wanted.map(({ word }) =>
      ["", PLACE_FIELD].includes(word.field) ? this.form(word.text) : ""
    );
    const found = [...wanted];
    for (let start = 0; start < forms.length; start++) {
      const run = forms[start] ? this.longest(forms, start) : null;
      if (!run) continue;
      const parts = this.parts(this.rows[run.place], wanted[start].word.field);
      const words = [this.rows[run.place][0], ...this.library.words.tokens(this.rows[run.place][0])];
      const match = new Match("name", QUALITY_OF_PLACE, parts, words);
      for (let place = start; place < run.end; place++) {
        if (parts.size) found[place] = found[place].also([match]);
      }
      start = run.end - 1;
    }
    return found;
  }

  /** Return the longest run of words from `start` on that names a place. @param {string[]} forms @param {number} start */
  longest(forms, start) {
    for (let end = Math.min(start + LONGEST_PLACE, forms.length); end > start; end--) {
      if (!forms[end - 1]) continue;
      const place = this.typed.get(forms.slice(start, end).filter((form) => form).join(" "));
      if (place !== undefined) return { end, place };
    }
    return null;
  }

  /** Return the records that are about a place, or have its English name elsewhere, by part. @param {PlaceRow} row @param {string} field */
  parts([name, set], field) {
    const [part] = this.library.asked.get(PLACE_FIELD) ?? [];
    /** @type {ByPart} */
    const parts = new Map([...this.library.byPart([[part, set]])].map(([at, bits]) => [at, bits.slice()]));
    for (const match of this.expansion.phrase(name, field).matches) {
      for (const [at, bits] of match.parts) parts.set(at, join(parts.get(at) ?? this.library.none(), bits));
    }
    return new Map([...parts].filter(([, bits]) => isAny(bits)));
  }

  /** Return the form in which a word of a name is compared, "" for one that carries nothing. @param {string} word */
  form(word) {
    const plain = this.library.words.folded(word);
    return this.library.words.empty.has(plain) ? "" : plain;
  }
}
