// @ts-check
/** The words of the library that a typed one may be misspelt for. */

import { onesOf } from "./bitmaps.js";

/** @typedef {import("./library.js").Library} Library */

const TWO_MISTAKES = 8; // letters that a word must have for two
const SHORT_WORD = 4; // letters: in longer words, a wrong first letter seldom makes another word

/**
 * Return the words that are near to any of some spellings, with how many mistakes away they are.
 *
 * @param {Library} library @param {string[]} spellings @returns {Map<string, number>}
 */
export function closeWords(library, spellings) {
  const close = new Map();
  for (const spelling of spellings) {
    const most = [...spelling].length >= TWO_MISTAKES ? 2 : 1;
    // A letter that is wrong, missing or too much spoils two pairs, two that changed places spoil three.
    const pairs = pairsOf(spelling), shared = Math.max(2, pairs.size - 2 * most - 1);
    const signature = signatureOf(spelling);
    for (const { word, letters } of library.spelt()) {
      if (onesOf(letters ^ signature) > 2 * most) continue; // a mistake changes two of the letters at most
      const mistakes = distance(spelling, word, most);
      if (mistakes > most || !sharesPairs(pairs, word, shared) || areTwoWords(spelling, word)) continue;
      close.set(word, Math.min(mistakes, close.get(word) ?? mistakes));
    }
  }
  return close;
}

/**
 * Tell whether two short words differ in their first letter alone, and are rather two words: "nile" and "file".
 *
 * @param {string} typed @param {string} word
 */
function areTwoWords(typed, word) {
  const letters = [...typed], otherLetters = [...word];
  return letters.length === otherLetters.length && letters.length <= SHORT_WORD &&
    letters[0] !== otherLetters[0] &&
    letters.slice(1).join("") === otherLetters.slice(1).join("");
}

/** Return a word with each i as y, and each y as i: "libya" for "lybia". @param {string} word */
export function swapIAndY(word) {
  return word.replace(/[iy]/g, (letter) => letter === "i" ? "y" : "i");
}

/** Return which letters a word has, as bits: some letters share one. @param {string} word */
export function signatureOf(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits >>> 0;
}

/** Return the pairs of letters of a word, its beginning and its end among them. @param {string} word */
function pairsOf(word) {
  const letters = ["^", ...word, "$"];
  return new Set(letters.slice(1).map((letter, position) => letters[position] + letter));
}

/** @param {Set<string>} pairs @param {string} word @param {number} least */
function sharesPairs(pairs, word, least) {
  return [...pairsOf(word)].filter((pair) => pairs.has(pair)).length >= least;
}

/**
 * Return how many letters are wrong, missing, too much or changed places with the next one, no pair of them being
 * touched twice (optimal string alignment); where it is more than the most, some number that is more.
 *
 * @param {string} first @param {string} second @param {number} most
 */
export function distance(first, second, most) {
  const letters = [...first], otherLetters = [...second];
  if (Math.abs(letters.length - otherLetters.length) > most) return most + 1;
  let earlierRow = /** @type {number[]} */ ([]);
  let last = Array.from({ length: otherLetters.length + 1 }, (_, position) => position);
  for (let row = 1; row <= letters.length; row++) {
    const next = [row];
    for (let at = 1; at <= otherLetters.length; at++) {
      const same = letters[row - 1] === otherLetters[at - 1];
      next[at] = Math.min(last[at] + 1, next[at - 1] + 1, last[at - 1] + Number(!same));
      if (
        row > 1 && at > 1 && letters[row - 1] === otherLetters[at - 2] &&
        letters[row - 2] === otherLetters[at - 1]
      ) {
        next[at] = Math.min(next[at], earlierRow[at - 2] + 1);
      }
    }
    if (Math.min(...next) > most) return most + 1;
    [earlierRow, last] = [last, next];
  }
  return last[otherLetters.length];
}
