// @ts-check
/** Words that stand apart or joined in the library, but were typed the other way: "childsoldiers", "health care". */

import { countBits, isAny, join, meet } from "./bitmaps.js";
import { wordNode } from "./query.js";
import { Match } from "./term.js";

/** @typedef {import("./term.js").Term} Term */
/** @typedef {import("./library.js").ByPart} ByPart */

const RELATION = "compound";
const QUALITY = 0.9;
const SHORTEST = 6; // letters of two words that were typed as one
const LONGEST = 40;
const FEW_RECORDS = 5; // that have a word as it is: of a word of more, enough is found
const SHORTEST_PART = 2; // letters, as in "re-trafficking"
const MOST_KEYS = 12; // that begin so: more say nothing
const NAME_AND_YEAR = /^(\p{L}{2,})((?:19|20)\d\d)\p{L}*$/u; // such as "gallagher2010", "iom2009caring"
const LETTERS = /^\p{L}+$/u;

/** The words of a query joined, and parted. */
export class Compounds {
  /**
   * @param {import("./library.js").Library} library @param {import("./expansion.js").Expansion} expansion
   * @param {import("./filters.js").Filters} filters
   */
  constructor(library, expansion, filters) {
    this.filters = filters;
    this.library = library;
    this.words = library.words;
    this.expansion = expansion;
  }

  /**
   * Return words with the records that have two of them as one, or one of few records as two side by side; a lone word
   * that the library has is enough.
   *
   * @param {Term[]} terms
   */
  withWords(terms) {
    if (terms.length === 1 && terms[0].isKnown()) return terms;
    const joined = [...terms];
    for (let start = 0; start + 1 < terms.length; start++) {
      if (!this.mayBePart(terms[start]) || !this.mayBePart(terms[start + 1])) continue;
      const match = this.joined(terms[start].word.text + terms[start + 1].word.text);
      for (let position = start; position < start + 2; position++) {
        joined[position] = joined[position].also(match);
      }
    }
    return joined.map((term) => this.mayBeApart(term) ? term.also(this.apart(term)) : term);
  }

  /** Tell whether a word may be half of a longer one. @param {Term} term */
  mayBePart({ isOptional, word }) {
    return !isOptional && !word.isOpen && !word.field && !this.words.isUnspaced(word.text) &&
      [...word.text].length >= SHORTEST_PART;
  }

  /** Return the records that have a text as one word. @param {string} text */
  joined(text) {
    const form = this.words.canonical(text), plain = this.words.foldWord(text);
    return this.expansion.matches(RELATION, QUALITY, this.expansion.rowsOf(plain, form), "", [form, plain]);
  }

  /**
   * Tell whether a word may be two: it is no name of anything, and few records have it as it is.
   *
   * @param {Term} term
   */
  mayBeApart({ isOptional, matches, word }) {
    const bits = matches.filter((match) => !match.how).reduce(
      (all, match) => join(all, match.bits()),
      this.library.none(),
    );
    return !word.isOpen && !isOptional && !matches.some((match) => match.how === "name") &&
      countBits(bits) < FEW_RECORDS;
  }

  /**
   * Return the records in which the letters of a word are two words, with at most a small one between them. A name
   * before a year is rather the beginning of a key.
   *
   * @param {Term} term
   */
  apart({ word }) {
    const plain = this.words.foldWord(word.text), letters = [...plain];
    const nameAndYear = word.field ? null : plain.match(NAME_AND_YEAR);
    if (nameAndYear) return this.halfKey(plain, nameAndYear[1], nameAndYear[2]);
    if (letters.length < SHORTEST || letters.length > LONGEST) return [];
    if (!LETTERS.test(plain) || this.words.isUnspaced(plain)) return [];
    const cut = (/** @type {number} */ start, /** @type {number} */ stop) =>
      letters.slice(start, stop).join("");
    const positions = letters.map((_letter, position) => position)
      .slice(SHORTEST_PART, letters.length - SHORTEST_PART + 1);
    const heads = positions.filter((stop) => this.isKnown(cut(0, stop)));
    const ends = positions.filter((start) => this.isKnown(cut(start, letters.length)));
    const texts = heads.flatMap((stop) =>
      ends.flatMap((start) => {
        const between = cut(stop, start);
        if (start < stop || (between && !this.words.stop.has(between))) return [];
        return [[cut(0, stop), between, cut(start, letters.length)].filter((piece) => piece).join(" ")];
      })
    );
    return texts.flatMap((text) => this.expansion.phrase(text, word.field).matches)
      .map(({ parts, words }) => new Match(RELATION, QUALITY, parts, words));
  }

  /**
   * Return the records whose keys begin like a word; where none does, those of the author and the year in it.
   *
   * @param {string} plain @param {string} name @param {string} year
   */
  halfKey(plain, name, year) {
    const bits = this.filters.withKeysFrom(plain, MOST_KEYS);
    if (isAny(bits)) return [new Match("key", 1, new Map([[this.library.parts.key, bits]]))];
    const inYear = this.library.inYear(year);
    const [author] = this.expansion.expand([wordNode(name, "author")], false, (terms) => terms);
    return author.matches.flatMap(({ parts, quality, words }) => {
      const rows = new Map([...parts].map(([part, bits]) => [part, meet(bits.slice(), inYear)]));
      return this.expansion.matches(RELATION, quality * QUALITY, rows, "author", [...words, year]);
    });
  }

  /** Tell whether a piece is a word of the library, and no small one. @param {string} piece */
  isKnown(piece) {
    return !this.words.stop.has(piece) && this.library.positionOf(this.words.canonical(piece)) >= 0;
  }
}
