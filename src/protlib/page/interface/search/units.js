// @ts-check
/**
 * What a query asks for, thing by thing: what names a concept is one thing, and with the names the last to be left
 * out.
 */

import { countBits, hasBit, isAny, meet, membersOf, setBit, unionOf } from "./bitmaps.js";
import { isUpper } from "./words.js";

/** @typedef {import("./bitmaps.js").Bits} Bits */
/** @typedef {import("./concepts.js").NamedRun} NamedRun */
/** @typedef {import("./term.js").Term} Term */
/**
 * @typedef {{text: string, bits: Bits, distinctive: Bits | null}} Unit a word, or the words that name a concept, the
 *   records that have it, and those that are about it: null of any word
 */

const CAPITAL_FIRST = /^\p{Lu}/u;

/**
 * Return the required words of a query; those of a run that names a concept are one, if any record is about that; a
 * word with a capital beside it is taken for a name, and so is that of a place in small
 * letters.
 *
 * @param {Term[]} terms @param {NamedRun[]} runs @param {Bits[]} about @param {Bits} all
 * @param {import("./places.js").PlaceWords} placeWords @returns {Unit[]}
 */
export function unitsOf(terms, runs, about, all, placeWords) {
  const conceptRuns = new Map(
    runs.flatMap(({ start, end }, at) => isAny(about[at]) ? [[start, { end, bits: about[at] }]] : []),
  );
  const none = all.slice().fill(0);
  /** @type {Unit[]} */
  const units = [];
  for (let position = 0; position < terms.length;) {
    const run = conceptRuns.get(position);
    const unitTerms = terms.slice(position, run?.end ?? position + 1);
    const text = unitTerms.map((term) => term.word.text).join(" ");
    const bits = unitTerms.reduce((having, term) => meet(having, term.bits(none)), all.slice());
    const isName = conceptRuns.size > 0 &&
      ((CAPITAL_FIRST.test(text) && !isUpper(text)) || placeWords.isName(unitTerms[0]));
    units.push({ text, bits, distinctive: run?.bits ?? (isName ? bits : null) });
    position += unitTerms.length;
  }
  return units;
}

/**
 * Return those of some records that lack as few as any does, and one at least; as many as it takes to have enough
 * records.
 *
 * @param {Unit[]} units @param {Bits} within @param {number} enough
 */
export function withMost(units, within, enough) {
  const members = membersOf(within);
  const counts = members.map((number) => units.filter(({ bits }) => hasBit(bits, number)).length);
  let bits = within.slice().fill(0), lacking = units.length - 1;
  for (let least = units.length - 1; least > 0; least--) {
    const more = within.slice().fill(0);
    members.forEach((number, at) => counts[at] >= least && setBit(more, number));
    if (countBits(more) === countBits(bits)) continue;
    bits = more;
    lacking = units.length - least;
    if (countBits(bits) >= enough) break;
  }
  return { bits, lacking };
}

/**
 * Return those of some records that have a concept or a name which is asked for; all where none has one.
 *
 * @param {Unit[]} units @param {Bits} within
 */
export function withDistinctive(units, within) {
  const having = meet(
    unionOf(units.filter((unit) => unit.distinctive).map((unit) => unit.bits), within.slice().fill(0)),
    within,
  );
  return isAny(having) ? having : within;
}

/**
 * Return the records that are about a concept which is asked for, or have a name that is.
 *
 * @param {Unit[]} units @param {Bits} none
 */
export function distinctiveOf(units, none) {
  return unionOf(units.flatMap((unit) => unit.distinctive ? [unit.distinctive] : []), none);
}
