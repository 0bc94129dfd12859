// @ts-check
/** The forms of an acronym, and what it may be made of. */

import { isUpper } from "./words.js";

const LONGEST_ACRONYM = 6; // letters

/**
 * Return the letters of a word that may be an acronym: without the "s" of a plural as well.
 *
 * @param {import("./words.js").Words} words @param {string} text
 */
export function acronymForms(words, text) {
  return new Set([words.foldWord(text), ...(isUpper(text) ? [] : [words.canonical(text)])]);
}

/** @param {string} form */
export function mayBeAcronym(form) {
  return form.length >= 2 && form.length <= LONGEST_ACRONYM && /^\p{L}+$/u.test(form);
}

/**
 * Return what is kept of a text with which an acronym could be made: itself, or all its threes.
 *
 * @param {string} acronym
 */
export function threesOf(acronym) {
  const letters = [...acronym];
  const count = Math.max(1, letters.length - 2);
  return Array.from({ length: count }, (_, position) => letters.slice(position, position + 3).join(""));
}

/** Return the ways in which a letter inside an acronym may be that of a very common word. @param {string} acronym */
export function overSmallWords(acronym) {
  const letters = [...acronym];
  return letters.slice(1, -1).map((letter, at) => [
    letters[at] + letter.toUpperCase() + letters[at + 2],
    ...threesOf([...letters.slice(0, at + 1), ...letters.slice(at + 2)].join("")),
  ]);
}
