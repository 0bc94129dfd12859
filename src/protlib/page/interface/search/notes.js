// @ts-check
/** What was done to a query, for the one who typed it: the view has the sentences. */

import { isAny, leave, meet, membersOf, setBit } from "./bitmaps.js";
import { compulsoryTerms } from "./hit_list.js";
import { isOfNames } from "./names.js";
import { first } from "./words.js";

/** @typedef {import("./bitmaps.js").Bits} Bits */
/** @typedef {import("./engine.js").Note} Note */
/** @typedef {import("./hit_list.js").Matched} Matched */
/** @typedef {import("./term.js").Match} Match */
/** @typedef {import("./term.js").Term} Term */
/** @typedef {import("./library.js").Library} Library */
/** @typedef {import("./names.js").Names} Names */

const RECORDS_LOOKED_AT = 25;
const RECORDS_READ = 10;
const MOST_NAMED = 3;

/**
 * Return which words of a query stand for others, and which are left out, for the first of the records.
 *
 * @param {Library} library @param {Names} names @param {Matched} matched @param {number[]} numbers @returns {Note[]}
 */
export function notesOf(library, names, matched, numbers) {
  if (!numbers.length) return [];
  const displayed = library.none();
  numbers.slice(0, RECORDS_LOOKED_AT).forEach((number) => setBit(displayed, number));
  return [
    ...ofConcepts(library, matched, displayed),
    ...matched.terms.flatMap((term) => [...ofSpellings(library, term, displayed), ...ofDoubt(names, term)]),
    ...ofLacking(library, matched, displayed),
  ];
}

/** @param {Library} library @param {Matched} matched @param {Bits} displayed @returns {Note[]} */
function ofLacking(library, matched, displayed) {
  const required = compulsoryTerms(matched);
  const nowhere = required.filter((term) => !isAny(meet(term.bits(library.none()), matched.bits)));
  const leftOut = textsOf(nowhere);
  /** @type {Note[]} */
  const notes = leftOut.length ? [{ kind: "left-out", values: { words: leftOut } }] : [];
  const units = matched.units.filter((unit) => !leftOut.includes(unit));
  const count = matched.units.length - matched.lacking;
  if (count >= units.length) return notes;
  const also = isAny(meet(displayed.slice(), matched.full)) ? "yes" : "";
  return [...notes, { kind: "lacking", values: { count: String(count), also, words: [...new Set(units)] } }];
}

/** @param {Term[]} terms */
function textsOf(terms) {
  return [...new Set(terms.map((term) => term.word.text))];
}

/** @param {Library} library @param {Term} term @param {Bits} displayed @returns {Note[]} */
function ofSpellings(library, term, displayed) {
  const unexplained = displayed.slice();
  term.matches.filter((match) => match.how !== "spelling").forEach((match) =>
    leave(unexplained, match.bits())
  );
  const spelt = term.matches.filter((match) =>
    match.how === "spelling" && isAny(meet(unexplained.slice(), match.bits()))
  );
  const words = spelt.slice(0, MOST_NAMED).map((match) => findSpelling(library, match, unexplained));
  if (!words.length) return [];
  const values = { typed: term.word.text, also: term.isKnown() ? "yes" : "", words: [...new Set(words)] };
  return [{ kind: "spelling", values }];
}

/**
 * Return of an acronym that may be that of several bodies which these are.
 *
 * @param {Names} names @param {Term} term @returns {Note[]}
 */
function ofDoubt(names, term) {
  const { field, text } = term.word;
  if (!isOfNames(field) && !term.matches.some((match) => match.how === "name")) return [];
  const bodies = names.doubt(text);
  return bodies.length ? [{ kind: "doubt", values: { typed: text, bodies } }] : [];
}

/**
 * Return by which names of concepts records were found that are shown and have not the words that were typed.
 *
 * @param {Library} library @param {Matched} matched @param {Bits} displayed @returns {Note[]}
 */
function ofConcepts(library, matched, displayed) {
  const only = meet(meet(displayed.slice(), matched.byConcept), matched.bits);
  const texts = membersOf(only).slice(0, RECORDS_READ).map((number) =>
    ` ${library.texts.shown(number).flatMap((text) => library.words.tokens(text)).join(" ")} `
  );
  const also = isAny(leave(displayed.slice(), only)) ? "yes" : "";
  return matched.concepts.flatMap(({ typed: text, match }) => {
    const names = [...new Set(texts.flatMap((text) => namesIn(library, match, text)).slice(0, MOST_NAMED))];
    return names.length ? [{ kind: "concept", values: { typed: text, also, words: names } }] : [];
  });
}

/**
 * Return the longest name of a concept that stands in a text, if one does.
 *
 * @param {Library} library @param {Match} match @param {string} text
 */
function namesIn(library, match, text) {
  const having = match.labels.filter((label) => text.includes(` ${library.words.tokens(label).join(" ")} `));
  return having.sort((shorter, second) => second.length - shorter.length).slice(0, 1);
}

/**
 * Return a matched word as it stands in records, in lower case if it does so in one of them.
 *
 * @param {Library} library @param {Match} match @param {Bits} among
 */
function findSpelling(library, match, among) {
  const [matched] = match.words;
  const bits = match.bits();
  const numbers = [
    ...membersOf(meet(bits.slice(), among)).slice(0, RECORDS_READ),
    ...membersOf(leave(bits.slice(), among)).slice(0, RECORDS_READ),
  ];
  let spelling = "";
  for (const number of numbers) {
    for (const word of library.texts.shown(number).flatMap((text) => library.words.surface(text))) {
      const { words } = library;
      if (!words.fold(word).startsWith(first(matched))) continue; // "l'encontre" is no form of "encontre"
      if (words.canonical(word) !== matched && words.foldWord(word) !== matched) continue;
      if (word === word.toLowerCase()) return word;
      spelling ||= word;
    }
  }
  return spelling || matched;
}
