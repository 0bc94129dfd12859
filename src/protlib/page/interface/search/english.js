// @ts-check
/** What the spellings and the plural of an English word have in common. */

const VOWELS = "aeiouy";

/** @param {string} word */
export function singular(word) {
  if (word.endsWith("x") && word.length > 5) {
    if (word.endsWith("eaux") || word.endsWith("eux")) return word.slice(0, -1);
    return word.endsWith("aux") ? `${word.slice(0, -3)}al` : word;
  }
  if (!word.endsWith("s") || /(?:ss|us|ais|ois)$/.test(word)) return word;
  if (word.endsWith("sis")) return word.slice(0, -2);
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  return word.endsWith("is") && word.length < 6 ? word : word.slice(0, -1);
}

/** @param {string} text */
export function withS(text) {
  if (!text.includes("z") || [...text].length < 6) return text;
  const word = text.replace(/([iy])z([aei])/g, "$1s$2");
  return /[iy]z$/.test(word) ? `${word.slice(0, -1)}s` : word;
}

/** @param {string} word */
export function syllables(word) {
  const isVowel = [...word].map((letter) => VOWELS.includes(letter));
  return isVowel.filter((is, position) => is && !isVowel[position - 1]).length;
}

/** Return "fetus" for "foetus"; "Israel", "poem" and "coexist" stay. @param {string} text */
export function singleVowel(text) {
  let word = text;
  for (const digraph of ["ae", "oe"]) {
    const at = word.indexOf(digraph);
    if (at < 1 || [...word].length < 6) continue;
    const stem = word.slice(0, at), ending = word.slice(at + 2);
    if (stem === "c" || VOWELS.includes(stem[at - 1])) continue;
    if (ending && !VOWELS.includes(ending[0]) && !ending.startsWith("l")) word = `${stem}e${ending}`;
  }
  return word;
}

/** Return a word without the "e" that a plural in "es" leaves. @param {string} word */
export function withoutMuteEnding(word) {
  if (word.endsWith("ie")) return `${word.slice(0, -2)}y`;
  if (word.endsWith("oe")) return word.slice(0, -1);
  if (!word.endsWith("e") || word.endsWith("ee") || word.length < 4) return word;
  return /(?:[sxz]|ch|sh)e$/.test(word) || word.length > 5 ? word.slice(0, -1) : word;
}
