// @ts-check
/** What was done to a query, for the one who typed it: the view has the sentences. */

import { isAny, leave, meet, membersOf, setBit } from "./bitmaps.js";
import { requiredOf } from "./evaluation.js";
import { isOfNames } from "./names.js";
import { first } from "./words.js";

/** @typedef {import("./bitmaps.js").Bits} Bits */
/** @typedef {import("./engine.js").Note} Note */
/** @typedef {import("./evaluation.js").Matched} Matched */
/** @typedef {import("./expansion.js").Match} Match */
/** @typedef {import("./expansion.js").Wanted} Wanted */
/** @typedef {import("./library.js").Library} Library */
/** @typedef {import("./names.js").Names} Names */

const LOOKED_FOR_NOTES = 25;
const READ = 10;
const MOST_NAMED = 3;

/** Return which words of a query stand for others, and which are left out, for the first of the records. @param {Library} library @param {Names} names @param {Matched} found @param {number[]} numbers @returns {Note[]} */
export function notesOf(library, names, found, numbers) {
  if (!numbers.length) return [];
  const seen = library.none();
  numbers.slice(0, LOOKED_FOR_NOTES).forEach((number) => setBit(seen, number));
  return [
    ...ofConcepts(library, found, seen),
    ...found.wanted.flatMap((one) => [...ofSpellings(library, one, seen), ...ofDoubt(names, one)]),
    ...ofLacking(library, found, seen),
  ];
}

/** @param {Library} library @param {Matched} found @param {Bits} seen @returns {Note[]} */
function ofLacking(library, found, seen) {
  const required = requiredOf(found);
  const nowhere = required.filter((one) => !isAny(meet(one.bits(library.none()), found.bits)));
  if (nowhere.length) return [{ kind: "left-out", values: { words: textsOf(nowhere) } }];
  if (!found.lacking) return [];
  const count = String(found.units.length - found.lacking);
  const also = isAny(meet(seen.slice(), found.full)) ? "yes" : "";
  return [{ kind: "lacking", values: { count, also, words: [...new Set(found.units)] } }];
}

/** @param {Wanted[]} wanted */
function textsOf(wanted) {
  return [...new Set(wanted.map((one) => one.word.text))];
}

/** @param {Library} library @param {Wanted} one @param {Bits} seen @returns {Note[]} */
function ofSpellings(library, one, seen) {
  const others = seen.slice();
  one.matches.filter((match) => match.how !== "spelling").forEach((match) => leave(others, match.bits()));
  const spelt = one.matches.filter((match) =>
    match.how === "spelling" && isAny(meet(others.slice(), match.bits()))
  );
  const words = spelt.slice(0, MOST_NAMED).map((match) => asWritten(library, match, others));
  if (!words.length) return [];
  const values = { typed: one.word.text, also: one.isKnown() ? "yes" : "", words: [...new Set(words)] };
  return [{ kind: "spelling", values }];
}

/** Return of an acronym that may be that of several bodies which these are. @param {Names} names @param {Wanted} one @returns {Note[]} */
function ofDoubt(names, one) {
  const { field, text } = one.word;
  if (!isOfNames(field) && !one.matches.some((match) => match.how === "name")) return [];
  const bodies = names.doubt(text);
  return bodies.length ? [{ kind: "doubt", values: { typed: text, bodies } }] : [];
}

/** Return by which names of concepts records were found that are shown and have not the words that were typed. @param {Library} library @param {Matched} found @param {Bits} seen @returns {Note[]} */
function ofConcepts(library, found, seen) {
  const only = meet(meet(seen.slice(), found.byConcept), found.bits);
  const texts = membersOf(only).slice(0, READ).map((number) =>
    ` ${library.texts.shown(number).flatMap((text) => library.words.tokens(text)).join(" ")} `
  );
  const also = isAny(leave(seen.slice(), only)) ? "yes" : "";
  return found.concepts.flatMap(({ typed, match }) => {
    const names = [...new Set(texts.flatMap((text) => namesIn(library, match, text)).slice(0, MOST_NAMED))];
    return names.length ? [{ kind: "concept", values: { typed, also, words: names } }] : [];
  });
}

/** Return the longest name of a concept that stands in a text, if one does. @param {Library} library @param {Match} match @param {string} text */
function namesIn(library, match, text) {
  const having = match.labels.filter((label) => text.includes(` ${library.words.tokens(label).join(" ")} `));
  return having.sort((one, other) => other.length - one.length).slice(0, 1);
}

/** Return a matched word as it stands in records, in lower case if it does so in one of them. @param {Library} library @param {Match} match @param {Bits} among */
function asWritten(library, match, among) {
  const [matched] = match.words;
  const bits = match.bits();
  const numbers = [
    ...membersOf(meet(bits.slice(), among)).slice(0, READ),
    ...membersOf(leave(bits.slice(), among)).slice(0, READ),
  ];
  let found = "";
  for (const number of numbers) {
    for (const word of library.texts.shown(number).flatMap((text) => library.words.surface(text))) {
      const { words } = library;
      if (!words.fold(word).startsWith(first(matched))) continue; // "l'encontre" is no form of "encontre"
      if (words.canonical(word) !== matched && words.folded(word) !== matched) continue;
      if (word === word.toLowerCase()) return word;
      found ||= word;
    }
  }
  return found || matched;
}
