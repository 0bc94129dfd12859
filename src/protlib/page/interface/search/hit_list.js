// @ts-check
/** What a query finds: the records that match it, and the words that they match. */

import { leave, meet } from "./bitmaps.js";

/** @typedef {import("./bitmaps.js").Bits} Bits */
/** @typedef {import("./ranking.js").Ranking} Ranking */
/** @typedef {import("./term.js").Match} Match */
/** @typedef {import("./term.js").Term} Term */

/**
 * The records that match a query. They may lack as many of the `units` that are asked for as `lacking` says; `full`
 * are those that lack none, where others were added to few. `ranking` is null where there are no words to order them
 * by; what is in one of the `tiers` comes before all that is in later ones or in none; `byConcept` are those that have
 * only a concept which words name.
 *
 * @typedef {{bits: Bits, terms: Term[], lacking: number, units: string[], full: Bits, ranking: Ranking | null, tiers:
 *   Bits[],
 *   byConcept: Bits, concepts: {typed: string, match: Match}[]}} Matched
 */

/** @param {Bits} bits @param {Term[]} terms @param {Bits} none @returns {Matched} */
export function makeMatched(bits, terms, none) {
  const empty = { lacking: 0, units: [], ranking: null, tiers: [], concepts: [] };
  return { bits, terms, full: none, byConcept: none, ...empty };
}

/** Return the words that must match, but for as many as may be lacking. @param {Matched} matched */
export function compulsoryTerms(matched) {
  return matched.terms.filter((term) => term.isRequired);
}

/**
 * Return it with other matches of each of the required words.
 *
 * @param {Matched} matched @param {Term[]} required @returns {Matched}
 */
export function replaceCompulsory(matched, required) {
  const changed = required.values();
  const terms = matched.terms.map((term) => term.isRequired ? changed.next().value ?? term : term);
  return { ...matched, terms };
}

/** Return the records of a match in their order. @param {Matched} matched @returns {number[]} */
export function inOrderOf({ bits, ranking, tiers }) {
  if (!ranking) return [];
  const remainder = bits.slice();
  const first = tiers.flatMap((tier) => {
    const tierBits = meet(tier.slice(), remainder);
    leave(remainder, tier);
    return ranking.best(tierBits);
  });
  return [...first, ...ranking.best(remainder)];
}
