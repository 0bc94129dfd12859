// @ts-check
/** The search of the page: from what a person types to the records that were meant, the best first. */

import { membersOf } from "./bitmaps.js";
import { Concepts } from "./concepts.js";
import { Evaluator } from "./evaluation.js";
import { Filters } from "./filters.js";
import { inOrderOf } from "./hit_list.js";
import { Library } from "./library.js";
import { Names } from "./names.js";
import { notesOf } from "./notes.js";
import { QueryProblem } from "./query.js";

/** @typedef {import("./hit_list.js").Matched} Matched */
/** @typedef {import("./library.js").Texts} Texts */
/**
 * @typedef {{kind: string, values: Record<string, string | string[]>}} Note what was done to a query, or why it is
 *   not understood
 */
/**
 * @typedef {{numbers: Int32Array, isRanked: boolean, notes: Note[], problem: Note | null}} Found the records that
 *   match, the best first
 */

const LONGEST_QUERY = 1000; // characters: what is longer was pasted by mistake, or came with a link

/** The records of the page as they are searched. */
export class Engine {
  /** @param {Uint8Array} bytes what the block `search` holds @param {Texts} texts what the records say */
  constructor(bytes, texts) {
    this.library = new Library(bytes, texts);
    this.filters = new Filters(this.library);
    this.names = new Names(this.library);
    this.evaluator = new Evaluator(
      this.library,
      this.names,
      new Concepts(this.library),
      this.filters,
    );
    /** @type {Set<string>} */
    this.hits = new Set();
    /** @type {string[]} */
    this.beginnings = [];
  }

  /**
   * Return the records that a query finds: all, as they stand on the page, where it is empty.
   *
   * @param {string} text @returns {Found}
   */
  find(text) {
    this.hits.clear();
    this.beginnings = [];
    if (!text.trim()) return resultOfAll(this.library.total);
    try {
      if (text.length > LONGEST_QUERY) throw new QueryProblem("too-long", { most: String(LONGEST_QUERY) });
      return this.resultOf(this.evaluator.match(text));
    } catch (error) {
      if (!(error instanceof QueryProblem)) throw error;
      return {
        numbers: new Int32Array(),
        isRanked: false,
        notes: [],
        problem: { kind: error.kind, values: error.values },
      };
    }
  }

  /** @param {Matched} matched @returns {Found} */
  resultOf(matched) {
    for (const match of matched.terms.flatMap((term) => term.matches)) {
      if (match.how === "beginning") this.beginnings.push(...match.words);
      else match.words.forEach((word) => this.hits.add(word));
    }
    const numbers = matched.ranking ? inOrderOf(matched) : membersOf(matched.bits);
    return {
      numbers: Int32Array.from(numbers),
      isRanked: matched.ranking !== null,
      notes: notesOf(this.library, this.names, matched, numbers),
      problem: null,
    };
  }

  /**
   * Return the spans of the words of a text that the last query has matched.
   *
   * @param {string} text @returns {[number, number][]}
   */
  spans(text) {
    if (!this.hits.size && !this.beginnings.length) return [];
    const { words } = this.library;
    return [...text.matchAll(words.word)].filter(([word]) => this.isHit(word)).map((match) => [
      match.index,
      match.index + match[0].length,
    ]);
  }

  /** @param {string} word */
  isHit(word) {
    const { words } = this.library;
    const form = words.canonical(word);
    return this.hits.has(form) || this.hits.has(words.foldWord(word)) ||
      this.beginnings.some((beginning) => form.startsWith(beginning));
  }
}

/** @param {number} total @returns {Found} */
function resultOfAll(total) {
  return {
    numbers: Int32Array.from({ length: total }, (_, number) => number),
    isRanked: false,
    notes: [],
    problem: null,
  };
}
