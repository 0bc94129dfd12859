// @ts-check
/** The best first: the scores of all that matches, then a closer look at the titles of the best. */

import { acronymForms } from "./acronyms.js";
import { countBits, forBits, hasBit, join, leave, meet, membersOf } from "./bitmaps.js";
import { first } from "./words.js";

/** @typedef {import("./bitmaps.js").Bits} Bits */
/** @typedef {import("./library.js").Library} Library */
/** @typedef {import("./term.js").Match} Match */
/** @typedef {import("./term.js").Term} Term */
/**
 * @typedef {{points: number, bits: Bits}} Weighed what it adds to the score of records that a word stands in a part
 *   of theirs
 */

const FINEST = 2047;
const LOOKED_AT = 256;
const SHARE_OF_COVERAGE = 0.25;
const SIDE_BY_SIDE = 0.15;
const OPTIONAL = 0.1;
const AS_GOOD = 0.85;
const SCORE_AT_BEGINNING = 0.4;

/** The order by relevance of the records that match the words of a query. */
export class Ranking {
  /** @param {Library} library @param {Term[]} terms */
  constructor(library, terms) {
    this.library = library;
    this.terms = terms;
    const weighed = terms.map((term) => this.weigh(term));
    this.most = weighed.reduce((sum, levels) => sum + (levels[0]?.points ?? 0), 0) || 1;
    this.scores = new Int32Array(library.total);
    for (const levels of weighed) this.add(levels);
  }

  /** Return what a word adds to the scores of records, the most first. @param {Term} term @returns {Weighed[]} */
  weigh(term) {
    const earlierBits = this.library.none();
    const weighed = term.matches.flatMap((match) => {
      join(earlierBits, match.bits());
      const worth = match.quality * this.rarity(countBits(earlierBits)) * shareOf(term);
      return [...match.parts].map(([part, bits]) => ({
        points: worth * (this.library.weights.get(part) ?? 0),
        bits,
      }));
    });
    return weighed.sort((a, b) => b.points - a.points);
  }

  /** Return what a word counts for that so many of all records have. @param {number} count */
  rarity(count) {
    return Math.log(1 + this.library.total / (0.5 + count));
  }

  /** Add what a word is worth to each record that has it: the highest of its levels. @param {Weighed[]} levels */
  add(levels) {
    const earlierBits = this.library.none();
    for (const { points, bits } of levels) {
      const fresh = leave(meet(this.library.all(), bits), earlierBits);
      const score = roundToEven(points / this.most * FINEST);
      forBits(fresh, (number) => this.scores[number] += score);
      join(earlierBits, fresh);
    }
  }

  /**
   * Return the score of the best of some records, where 1 is that of a title with all the words as typed.
   *
   * @param {Bits} matched
   */
  top(matched) {
    const ideal = this.terms.reduce(
      (sum, term) =>
        sum + (term.matches.length ? this.rarity(countBits(term.matches[0].bits())) * shareOf(term) : 0),
      0,
    );
    const best = membersOf(matched).reduce((most, number) => Math.max(most, this.scores[number]), 0);
    return best / FINEST * this.most / (ideal || 1);
  }

  /** Return records that match in order; of equals the newest first, then by key. @param {Bits} matched */
  best(matched) {
    const numbers = this.byScore(matched);
    const closer = this.terms.map((term) => new TitleWords(this.library, term));
    const beginning = asksForASubjectAlone(this.terms) ? SCORE_AT_BEGINNING : 0;
    const looked = this.library.newestFirst(numbers.slice(0, LOOKED_AT));
    const scores = new Map(looked.map((number) => {
      const factor = titleFactor(this.library, this.library.titleOf(number), closer, beginning);
      return [number, this.scores[number] / FINEST * factor];
    }));
    looked.sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
    const isTitle = looked.slice(0, 1).some((number) =>
      titleFactor(this.library, this.library.titleOf(number), closer, 0) >=
        1 + SHARE_OF_COVERAGE + SIDE_BY_SIDE
    ); // "Latest developments in refugee law", typed whole
    if (this.asksForNewest() && !isTitle) {
      const least = AS_GOOD * (scores.get(looked[0]) ?? 0);
      const good = looked.filter((number) => (scores.get(number) ?? 0) >= least);
      looked.splice(0, good.length, ...this.library.newestFirst(good));
    }
    return [...looked, ...numbers.slice(LOOKED_AT)];
  }

  /** Tell whether a word asks for the newest of what there is, as "latest" does. */
  asksForNewest() {
    const { words } = this.library;
    return this.terms.some(({ word }) => !word.field && words.newest.has(words.foldWord(word.text)));
  }

  /**
   * Return records by their scores, before a look at titles: sorted by counting, for there may be thousands.
   *
   * @param {Bits} matched
   */
  byScore(matched) {
    const numbers = this.library.newest.filter((number) => hasBit(matched, number));
    const highest = numbers.reduce((most, number) => Math.max(most, this.scores[number]), 0);
    const starts = new Uint32Array(highest + 2);
    for (const number of numbers) starts[highest - this.scores[number] + 1]++;
    for (let position = 0; position <= highest; position++) starts[position + 1] += starts[position];
    const sorted = /** @type {number[]} */ (Array(numbers.length));
    for (const number of numbers) sorted[starts[highest - this.scores[number]]++] = number;
    return sorted;
  }
}

/**
 * Return what a word counts for beside others: one that carries nothing hardly counts where others are asked for.
 *
 * @param {Term} term
 */
function shareOf(term) {
  return term.isOptional && !term.isRequired ? OPTIONAL : 1;
}

/**
 * The words of the library that a typed word may stand for, and the letters that others begin with if it is an
 * acronym.
 */
class TitleWords {
  /** @param {Library} library @param {Term} term */
  constructor(library, term) {
    const words = (/** @type {boolean} */ isBeginning) =>
      term.matches.filter((match) => (match.how === "beginning") === isBeginning).flatMap((match) =>
        match.words
      );
    this.library = library;
    this.wholeWords = new Set(words(false));
    this.beginnings = words(true);
    const isAcronym = term.matches.some((match) => match.how === "acronym" && !match.words.length);
    const letters = isAcronym ? [...acronymForms(library.words, term.word.text)] : [];
    this.letters = letters.sort((a, b) => a.length - b.length);
  }

  /** Return the positions at which words of a title match, or the acronym that these make. @param {string[]} words */
  positions(words) {
    const numbers = [...words.keys()].filter((position) =>
      this.wholeWords.has(words[position]) ||
      this.beginnings.some((beginning) => words[position].startsWith(beginning))
    );
    return new Set(numbers.length || !this.letters.length ? numbers : this.run(words));
  }

  /**
   * Return the positions of the words that make the acronym, those left out that are too common to be asked for.
   *
   * @param {string[]} words
   */
  run(words) {
    const distinctivePositions = [...words.keys()].filter((position) =>
      !this.library.words.stop.has(words[position])
    );
    const letters = distinctivePositions.map((position) => first(words[position])).join("");
    const acronym = this.letters.find((run) => letters.includes(run));
    if (acronym === undefined) return [];
    const start = letters.indexOf(acronym);
    return distinctivePositions.slice(start, start + acronym.length);
  }
}

/**
 * Tell whether the words that are asked for name one concept, of which records have other names, too.
 *
 * @param {Term[]} terms
 */
function asksForASubjectAlone(terms) {
  const subjects = terms.filter((term) => !term.isOptional).map((term) =>
    new Set(term.matches.filter((match) => match.how === "concept").map((match) => match.labels.join("\n")))
  );
  const firstSubject = [...subjects[0] ?? []];
  return firstSubject.length > 0 &&
    subjects.every((subject) =>
      subject.size === firstSubject.length && firstSubject.every((labels) => subject.has(labels))
    );
}

/**
 * Return what a title is worth: more, the more of it is asked for, and where words stand side by side as typed. One
 * that begins with what is asked for, `beginning` is added to.
 *
 * @param {Library} library @param {string[]} words @param {TitleWords[]} titleWords @param {number} beginning
 */
function titleFactor(library, words, titleWords, beginning) {
  const positions = titleWords.map((term) => term.positions(words));
  const covered = new Set(positions.flatMap((termPositions) => [...termPositions]));
  const distinctiveCount =
    words.filter((word, position) => !library.words.stop.has(word) || covered.has(position)).length;
  const pairs = positions.slice(1).map((second, at) =>
    [...positions[at]].some((position) => second.has(position + 1))
  );
  const neighbours = pairs.filter((isBeside) => isBeside).length;
  const worth = 1 + SHARE_OF_COVERAGE * covered.size / (distinctiveCount || 1) +
    SIDE_BY_SIDE * neighbours / (pairs.length || 1);
  const start = words.findIndex((word) => !library.words.stop.has(word));
  return covered.has(Math.max(start, 0)) ? worth + beginning : worth;
}

/** Return the whole number that is nearest, of two the even one. @param {number} number */
function roundToEven(number) {
  const below = Math.floor(number);
  return number - below === 0.5 ? below + below % 2 : Math.round(number);
}
