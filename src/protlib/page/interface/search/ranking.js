// @ts-check
/** The best first: the scores of all that matches, then a closer look at the titles of the best. */

import { countBits, eachBit, hasBit, join, leave, meet, membersOf } from "./bitmaps.js";
import { acronymForms } from "./expansion.js";
import { first } from "./words.js";

/** @typedef {import("./bitmaps.js").Bits} Bits */
/** @typedef {import("./library.js").Library} Library */
/** @typedef {import("./expansion.js").Match} Match */
/** @typedef {import("./expansion.js").Wanted} Wanted */
/** @typedef {{points: number, bits: Bits}} Weighed what it adds to the score of records that a word stands in a part of theirs */

const FINEST = 2047;
const LOOKED_AT = 256;
const COVERED = 0.25;
const SIDE_BY_SIDE = 0.15;
const OPTIONAL = 0.1;
const AT_BEGINNING = 0.4;

/** The order by relevance of the records that match the words of a query. */
export class Ranking {
  /** @param {Library} library @param {Wanted[]} wanted */
  constructor(library, wanted) {
    this.library = library;
    this.wanted = wanted;
    const weighed = wanted.map((one) => this.weigh(one));
    this.most = weighed.reduce((sum, levels) => sum + (levels[0]?.points ?? 0), 0) || 1;
    this.scores = new Int32Array(library.total);
    for (const levels of weighed) this.add(levels);
  }

  /** Return what a word adds to the scores of records, the most first. @param {Wanted} wanted @returns {Weighed[]} */
  weigh(wanted) {
    const seen = this.library.none();
    const weighed = wanted.matches.flatMap((match) => {
      join(seen, match.bits());
      const worth = match.quality * this.rarity(countBits(seen)) * shareOf(wanted);
      return [...match.parts].map(([part, bits]) => ({
        points: worth * (this.library.weights.get(part) ?? 0),
        bits,
      }));
    });
    return weighed.sort((one, other) => other.points - one.points);
  }

  /** Return what a word counts for that so many of all records have. @param {number} count */
  rarity(count) {
    return Math.log(1 + this.library.total / (0.5 + count));
  }

  /** Add what a word is worth to each record that has it: the highest of its levels. @param {Weighed[]} levels */
  add(levels) {
    const seen = this.library.none();
    for (const { points, bits } of levels) {
      const fresh = leave(meet(this.library.all(), bits), seen);
      const score = roundedToEven(points / this.most * FINEST);
      eachBit(fresh, (number) => this.scores[number] += score);
      join(seen, fresh);
    }
  }

  /** Return the score of the best of some records, where 1 is that of a title with all the words as typed. @param {Bits} matched */
  top(matched) {
    const ideal = this.wanted.reduce(
      (sum, one) =>
        sum + (one.matches.length ? this.rarity(countBits(one.matches[0].bits())) * shareOf(one) : 0),
      0,
    );
    const best = membersOf(matched).reduce((most, number) => Math.max(most, this.scores[number]), 0);
    return best / FINEST * this.most / (ideal || 1);
  }

  /** Return records that match in order; of equals the newest first, then by key. @param {Bits} matched */
  best(matched) {
    const every = this.byScore(matched);
    const closer = this.wanted.map((one) => new TitleWords(this.library, one));
    const beginning = asksForASubjectAlone(this.wanted) ? AT_BEGINNING : 0;
    const looked = this.library.newestFirst(every.slice(0, LOOKED_AT));
    const scores = new Map(looked.map((number) => {
      const factor = titleFactor(this.library, this.library.titleOf(number), closer, beginning);
      return [number, this.scores[number] / FINEST * factor];
    }));
    looked.sort((one, other) => (scores.get(other) ?? 0) - (scores.get(one) ?? 0));
    return [...looked, ...every.slice(LOOKED_AT)];
  }

  /** Return records by their scores, before a look at titles: sorted by counting, for there may be thousands. @param {Bits} matched */
  byScore(matched) {
    const numbers = this.library.newest.filter((number) => hasBit(matched, number));
    const highest = numbers.reduce((most, number) => Math.max(most, this.scores[number]), 0);
    const starts = new Uint32Array(highest + 2);
    for (const number of numbers) starts[highest - this.scores[number] + 1]++;
    for (let place = 0; place <= highest; place++) starts[place + 1] += starts[place];
    const sorted = /** @type {number[]} */ (Array(numbers.length));
    for (const number of numbers) sorted[starts[highest - this.scores[number]]++] = number;
    return sorted;
  }
}

/** Return what a word counts for beside others: one that carries nothing hardly counts where others are asked for. @param {Wanted} one */
function shareOf(one) {
  return one.isOptional && !one.isRequired ? OPTIONAL : 1;
}

/** The words of the library that a typed word may stand for, and the letters that others begin with if it is an acronym. */
class TitleWords {
  /** @param {Library} library @param {Wanted} wanted */
  constructor(library, wanted) {
    const words = (/** @type {boolean} */ isBeginning) =>
      wanted.matches.filter((match) => (match.how === "beginning") === isBeginning).flatMap((each) =>
        each.words
      );
    this.library = library;
    this.whole = new Set(words(false));
    this.beginnings = words(true);
    const isAcronym = wanted.matches.some((match) => match.how === "acronym" && !match.words.length);
    const letters = isAcronym ? [...acronymForms(library.words, wanted.word.text)] : [];
    this.letters = letters.sort((one, other) => one.length - other.length);
  }

  /** Return the places at which words of a title match, or the acronym that these make. @param {string[]} words */
  places(words) {
    const found = [...words.keys()].filter((place) =>
      this.whole.has(words[place]) || this.beginnings.some((beginning) => words[place].startsWith(beginning))
    );
    return new Set(found.length || !this.letters.length ? found : this.run(words));
  }

  /** Return the places of the words that make the acronym, those left out that are too common to be asked for. @param {string[]} words */
  run(words) {
    const telling = [...words.keys()].filter((place) => !this.library.words.stop.has(words[place]));
    const letters = telling.map((place) => first(words[place])).join("");
    const acronym = this.letters.find((each) => letters.includes(each));
    if (acronym === undefined) return [];
    const start = letters.indexOf(acronym);
    return telling.slice(start, start + acronym.length);
  }
}

/** Tell whether the words that are asked for name one concept, of which records have other names, too. @param {Wanted[]} wanted */
function asksForASubjectAlone(wanted) {
  const subjects = wanted.filter((one) => !one.isOptional).map((one) =>
    new Set(one.matches.filter((match) => match.how === "concept").map((match) => match.labels.join("\n")))
  );
  const asked = [...subjects[0] ?? []];
  return asked.length > 0 &&
    subjects.every((each) => each.size === asked.length && asked.every((labels) => each.has(labels)));
}

/**
 * Return what a title is worth: more, the more of it is asked for, and where words stand side by side as typed. One that begins with what
 * is asked for, `beginning` is added to.
 *
 * @param {Library} library @param {string[]} words @param {TitleWords[]} wanted @param {number} beginning
 */
function titleFactor(library, words, wanted, beginning) {
  const places = wanted.map((one) => one.places(words));
  const covered = new Set(places.flatMap((each) => [...each]));
  const telling = words.filter((word, place) => !library.words.stop.has(word) || covered.has(place)).length;
  const pairs = places.slice(1).map((second, at) => [...places[at]].some((place) => second.has(place + 1)));
  const beside = pairs.filter((isBeside) => isBeside).length;
  const worth = 1 + COVERED * covered.size / (telling || 1) + SIDE_BY_SIDE * beside / (pairs.length || 1);
  const start = words.findIndex((word) => !library.words.stop.has(word));
  return covered.has(Math.max(start, 0)) ? worth + beginning : worth;
}

/** Return the whole number that is nearest, of two the even one. @param {number} number */
function roundedToEven(number) {
  const below = Math.floor(number);
  return number - below === 0.5 ? below + below % 2 : Math.round(number);
}
