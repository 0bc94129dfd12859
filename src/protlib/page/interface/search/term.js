// @ts-check
/** A word of a query, and what it may stand for. */

import { isAny, join, leave, noBits } from "./bitmaps.js";

/** @typedef {import("./bitmaps.js").Bits} Bits */
/** @typedef {import("./library.js").ByPart} ByPart */
/** @typedef {import("./query.js").WordNode} WordNode */

/** One thing that a word may stand for: how far it is trusted (up to 1), and the records that have it, by part. */
export class Match {
  /**
   * @param {string} how "" for the word itself
   * @param {number} quality
   * @param {ByPart} parts
   * @param {string[]} [words] those of the library that match or, for a beginning, what they begin with
   * @param {string[]} [labels] the names of a concept that records have
   */
  constructor(how, quality, parts, words = [], labels = []) {
    this.how = how;
    this.quality = quality;
    this.parts = parts;
    this.words = words;
    this.labels = labels;
    /** @type {Bits | null} */
    this.knownBits = null;
  }

  /** Return it without some records. @param {Bits} otherBits */
  without(otherBits) {
    const parts = [...this.parts].map((
      [part, bits],
    ) => /** @type {[number, Bits]} */ ([part, leave(bits.slice(), otherBits)]));
    const some = new Map(parts.filter(([, bits]) => isAny(bits)));
    return some.size ? new Match(this.how, this.quality, some, this.words, this.labels) : null;
  }

  /** Return all records that have it. */
  bits() {
    this.knownBits ??= [...this.parts.values()].reduce(
      (all, bits) => join(all, bits),
      noBitsLike(this.parts),
    );
    return this.knownBits;
  }
}

/** A typed word and all that it may stand for; it isOptional where it is too common to be insisted on. */
export class Term {
  /** @param {WordNode} word @param {Match[]} matches @param {boolean} [isOptional] @param {boolean} [isRequired] */
  constructor(word, matches, isOptional = false, isRequired = false) {
    this.word = word;
    this.matches = matches;
    this.isOptional = isOptional;
    this.isRequired = isRequired;
  }

  /** Return the word with more that it may stand for. @param {Match[]} more */
  also(more) {
    return more.length ? this.with([...this.matches, ...more]) : this;
  }

  /** Return the word with other matches. @param {Match[]} matches */
  with(matches) {
    return new Term(this.word, matches, this.isOptional, this.isRequired);
  }

  /** Return it as one that a record must have, or need not. @param {boolean} isRequired */
  withRequirement(isRequired) {
    return new Term(this.word, this.matches, this.isOptional, isRequired);
  }

  /** Return it as one that only orders records. */
  asOptional() {
    return new Term(this.word, this.matches, true, false);
  }

  /** Tell whether the library has the word. */
  isItself() {
    return this.matches.some((match) => !match.how);
  }

  /** Tell whether the library has the word, one that begins so, another name of what it names, or its two halves. */
  isKnown() {
    return this.matches.some((match) => ["", "beginning", "name", "compound"].includes(match.how));
  }

  /** Return all records that match. @param {Bits} none */
  bits(none) {
    return this.matches.reduce((all, match) => join(all, match.bits()), none.slice());
  }
}

/** Put records by part together with others. @param {ByPart} into @param {ByPart} rows */
export function mix(into, rows) {
  for (const [part, bits] of rows) {
    const partBits = into.get(part);
    if (partBits) join(partBits, bits);
    else into.set(part, bits.slice());
  }
}

/** @param {ByPart} parts of which there is one at least */
function noBitsLike(parts) {
  const [bits] = parts.values();
  return noBits(bits ? bits.length << 5 : 0);
}
