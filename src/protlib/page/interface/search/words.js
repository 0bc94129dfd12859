// @ts-check
/** Words as they are searched: what `text.py` and `index/words.py` do in Python, by the same tables. */

import { singleVowel, singular, syllables, withoutMuteEnding, withS } from "./english.js";

/**
 * The tables that Python hands over (`page/search_data.py`): pairs are what becomes what, ranges are pieces of a
 * regular expression's class.
 *
 * @typedef {{
 *   letters: [string, string][],
 *   caseless: [string, string][],
 *   combining: string,
 *   unwanted: string,
 *   unspaced: string,
 *   marks: string,
 *   stop: string[],
 *   empty: string[],
 *   asking: string[],
 *   inQuestions: string[],
 *   counting: string[],
 *   newest: string[],
 *   elisions: string[],
 *   kinds: [string, string[]][],
 *   ourEndings: string[],
 *   doubles: string[],
 *   doubling: string[],
 *   endings: [string, string][],
 *   beginnings: [string, string][],
 *   forms: string[],
 *   cyrillicForms: string[],
 *   arabicForms: string[],
 *   articles: string[],
 *   noArticle: string[],
 *   noCases: string[],
 *   irregular: [string, string][],
 *   longerNames: [string, string][],
 * }} WordTables
 */

const SHORTEST_ENGLISH = 4;
const SHORTEST_STEM = 3;
const CYRILLIC_WORD = /^[\u0400-\u052f]+$/;
const ARABIC_WORD = /^[\u0620-\u064a]+$/;
const NOT_ASCII = /[\u0080-\uffff]/;
const PLAIN = /^[a-z0-9]+$/;
const LETTERS_ALONE = /^[a-z]+$/;
const ALPHABETIC = /^\p{L}+$/u;
const NO_PART_OF_WORD = /[^\p{L}\p{N}\p{M}]+/gu;
const ACCENTS = /[\u0300-\u036f]+/g;
const MAY_BE_TYPED = /[`\u0080-\u{10ffff}]/gu; // as another letter
const CAPITALS = /[A-Z]+/g;
const HAS_UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;
const WORDS_OF_NAME = /[\p{L}\p{N}]+(?:['’‘ʼ`´ʻ\-–—‐‑−][\p{L}\p{N}]+)*/gu;
const ELISION = /^(?:dell|nell|sull|all|qu|[cdjlmnst])'/u;
const RARELY_COUNTED = ["determiner", "article", "conjunction"];
/** The kinds of small words that are left out of initials, the likeliest first. */
const LEFT_OUT = [[...RARELY_COUNTED, "of", "preposition"], [...RARELY_COUNTED, "of"], RARELY_COUNTED, []];

/** The words of texts and queries, in the form in which they are compared. */
export class Words {
  /** @param {WordTables} tables */
  constructor(tables) {
    this.stop = new Set(tables.stop);
    this.empty = new Set([...tables.stop, ...tables.empty]);
    this.asking = new Set(tables.asking);
    this.inQuestions = new Set(tables.inQuestions);
    this.counting = new Set(tables.counting);
    this.newest = new Set(tables.newest);
    this.letters = new Map(tables.letters);
    this.caseless = new Map(tables.caseless);
    this.caselessLetter = new RegExp(`[${tables.caseless.map(([letter]) => letter).join("")}]`, "gu");
    this.combining = new RegExp(`[${tables.combining}]+`, "gu");
    this.unwanted = new RegExp(`[${tables.unwanted}]`, "gu");
    this.unspacedLetter = new RegExp(`^[${tables.unspaced}]`, "u");
    this.elisions = new Set(tables.elisions);
    this.kinds = new Map(tables.kinds.flatMap(([kind, words]) => words.map((word) => [word, kind])));
    this.ourEndings = new Set(tables.ourEndings);
    this.doubles = tables.doubles;
    this.doubling = tables.doubling;
    this.endings = tables.endings;
    this.changedBeginnings = tables.beginnings;
    this.formEndings = tables.forms;
    this.cyrillicEndings = tables.cyrillicForms;
    this.arabicEndings = tables.arabicForms;
    this.articles = tables.articles;
    this.noArticle = new Set(tables.noArticle);
    this.noCases = new Set(tables.noCases);
    this.endingsOfForms = new Set([...tables.forms, ...tables.cyrillicForms, ...tables.arabicForms]);
    this.irregular = new Map(tables.irregular);
    this.longerNames = new Map(tables.longerNames);
    const letters = `(?:(?![${tables.unspaced}])[\\p{L}\\p{N}])`;
    const word = `${letters}+(?:[${tables.marks}]+${letters}*)*`;
    this.word = new RegExp(`${word}(?:['’ʼ]${word})*|[\\p{L}\\p{N}]`, "gu");
    this.wordOfName = new RegExp(`[\\p{L}\\p{N}]+(?:[${tables.marks}]+[\\p{L}\\p{N}]*)*`, "gu");
    /** @type {Map<string, string>} */
    this.knownFolded = new Map();
    /** @type {Map<string, string>} */
    this.knownCanonical = new Map();
    /** @type {Map<string, string[]>} */
    this.knownChunks = new Map();
  }

  /** Return a text on one line: no characters that nobody sees, single spaces. @param {string} text */
  clean(text) {
    return text.replace(this.unwanted, "").normalize("NFC").replace(/[\s\x85]+/g, " ").trim();
  }

  /** Return a text as it is compared: lower case, no accents, plain quotes and dashes. @param {string} text */
  fold(text) {
    if (!NOT_ASCII.test(text)) return text.toLowerCase().replaceAll("`", "'");
    const unify = (/** @type {string} */ letter) => this.letters.get(letter) ?? letter;
    const plain = text.replace(MAY_BE_TYPED, unify);
    if (!NOT_ASCII.test(plain)) return plain.toLowerCase();
    const lower = plain.normalize("NFKD").replace(ACCENTS, "").toLowerCase();
    const decomposed = lower.replace(this.caselessLetter, (letter) => this.caseless.get(letter) ?? letter);
    if (!NOT_ASCII.test(decomposed)) return decomposed;
    return decomposed.replace(this.combining, "").replace(MAY_BE_TYPED, unify);
  }

  /**
   * Return the folded words of a text, for which an apostrophe is nothing: as names are compared.
   *
   * @param {string} text
   */
  namesOf(text) {
    return this.fold(text).replaceAll("'", "").match(this.wordOfName) ?? [];
  }

  /** Return the words of a text as they stand, in order. @param {string} text @returns {string[]} */
  surface(text) {
    return (text.match(this.word) ?? []).filter((word) => this.foldWord(word));
  }

  /**
   * Return the words of a text in the form in which they are searched, in order: what stands between spaces is
   * remembered.
   *
   * @param {string} text
   */
  tokens(text) {
    /** @type {string[]} */
    const tokens = [];
    for (const chunk of text.split(" ")) {
      let words = this.knownChunks.get(chunk);
      if (!words) {
        this.knownChunks.set(
          chunk,
          words = this.surface(chunk).map((word) => this.canonical(word)),
        );
      }
      for (const word of words) tokens.push(word);
    }
    return tokens;
  }

  /** Tell whether a letter is of a script that sets no spaces. @param {string} letter */
  isUnspaced(letter) {
    return this.unspacedLetter.test(letter);
  }

  /** Return a word folded, without apostrophes and without an elided French article. @param {string} word */
  foldWord(word) {
    const knownForm = this.knownFolded.get(word);
    if (knownForm !== undefined) return knownForm;
    const form = this.foldWordAnew(word);
    this.knownFolded.set(word, form);
    return form;
  }

  /** @param {string} text */
  foldWordAnew(text) {
    const word = this.fold(text).toLowerCase();
    if (PLAIN.test(word)) return word;
    const at = word.indexOf("'");
    const head = at < 0 ? word : word.slice(0, at);
    const tail = at < 0 ? "" : word.slice(at + 1);
    const stem = this.elisions.has(head) && [...tail].length > 1 ? tail : word;
    return stem.replace(NO_PART_OF_WORD, "");
  }

  /** Return the form that all spellings of a word share: folded, American, singular. @param {string} word */
  canonical(word) {
    const knownForm = this.knownCanonical.get(word);
    if (knownForm !== undefined) return knownForm;
    const form = this.canonicalAnew(this.foldWord(word));
    this.knownCanonical.set(word, form);
    return form;
  }

  /** @param {string} word a folded one */
  canonicalAnew(word) {
    const regular = this.irregular.get(word) ?? word;
    if (word.length < 4 || this.stop.has(word) || !LETTERS_ALONE.test(word)) return regular;
    const single = singular(regular);
    return withoutMuteEnding(this.american(this.irregular.get(single) ?? single));
  }

  /** Return what the canonical forms of all words that begin like a half-typed one begin with. @param {string} word */
  beginnings(word) {
    const plain = this.foldWord(word);
    const forms = new Set([plain, this.american(plain)]);
    if (plain.endsWith("ou")) forms.add(plain.slice(0, -1));
    if (/.[bcdgptv]r$/su.test(plain) && [...plain].length > 3) forms.add(`${plain.slice(0, -1)}er`);
    if (plain.endsWith("ens")) forms.add(`${plain.slice(0, -1)}c`);
    const shortest = [...forms].sort((shorter, second) =>
      shorter.length - second.length || (shorter < second ? -1 : 1)
    );
    return shortest.filter((form, position) =>
      !shortest.slice(0, position).some((shorter) => form.startsWith(shorter))
    );
  }

  /** Return what the other forms of a word begin with: "traffick" for "trafficking". @param {string} word */
  stems(word) {
    const form = this.canonical(word);
    if (this.noCases.has(form)) return [];
    if (CYRILLIC_WORD.test(form)) {
      const stem = withoutEnding(form, this.cyrillicEndings);
      return stem === form || this.noCases.has(stem) ? [] : [stem];
    }
    if (NOT_ASCII.test(form)) return ARABIC_WORD.test(form) ? this.arabicStems(form) : [];
    const shortened = this.formEndings.filter((ending) => form.endsWith(ending)).map((ending) =>
      cut(form, ending)
    );
    const doubled = shortened.filter((stem) => /(.)\1$/su.test(stem)).map((stem) =>
      [...stem].slice(0, -1).join("")
    );
    return [...shortened, ...doubled].filter((stem) => [...stem].length >= SHORTEST_ENGLISH);
  }

  /** Return the stem of an Arabic word, alone and behind each article. @param {string} form */
  arabicStems(form) {
    const articles = this.noArticle.has(form) ? [] : this.articles;
    const article = articles.find((prefix) => form.startsWith(prefix)) ?? "";
    const bare = form.slice(article.length);
    const stem = withoutEnding(bare.length >= SHORTEST_STEM ? bare : form, this.arabicEndings);
    const behindArticles = this.articles.map((prefix) => prefix + stem).filter((prefix) =>
      !this.noArticle.has(prefix)
    );
    return stem.length < SHORTEST_STEM ? [] : [stem, ...behindArticles];
  }

  /** Tell whether a canonical word is a form of the word with a stem. @param {string} word @param {string} stem */
  isForm(word, stem) {
    const isOne = word.startsWith(stem) &&
      (word === stem || this.endingsOfForms.has(word.slice(stem.length)));
    return isOne && !this.noCases.has(word);
  }

  /** Tell whether a word may stand in cases: words of ASCII have none. @param {string} text */
  hasCases(text) {
    return NOT_ASCII.test(this.canonical(text));
  }

  /**
   * Tell whether a canonical word is a typed one in whatever case; words of ASCII have none.
   *
   * @param {string} word @param {string} typedWord
   */
  isSameWord(word, typedWord) {
    return word === typedWord ||
      (NOT_ASCII.test(typedWord) && this.stems(typedWord).some((stem) => this.isForm(word, stem)));
  }

  /** Tell whether a word can be looked up by similarity. @param {string} word */
  isSpelt(word) {
    return word.length > 3 && ALPHABETIC.test(word) && [...word].length > 3;
  }

  /**
   * Return the letters with which words begin: those of the commonest as capitals, and all others alone.
   *
   * @param {string[]} words
   */
  letterRuns(words) {
    const letters = words.map((word) => this.stop.has(word) ? word[0].toUpperCase() : first(word));
    const run = letters.filter((letter) => !this.isUnspaced(letter)).join("");
    return { every: run, distinctive: run.replace(CAPITALS, "") };
  }

  /**
   * Return all runs of initials that may stand for the name of a body, the likeliest first: see
   * `record/names/initials.py`.
   *
   * @param {string} name
   */
  initialsOf(name) {
    const tokens = name.match(WORDS_OF_NAME) ?? [];
    const isInCapitals = tokens.filter((token) => isUpper(token)).length * 2 > tokens.length;
    const wordsOfName = tokens.map((token, position) => {
      const word = this.foldWordOfName(token);
      const isAcronym = isUpper(token) && (token.length > 1 || position > 0) && !isInCapitals;
      return { word, kind: isAcronym ? "" : this.kinds.get(word) ?? "" };
    }).filter(({ word }) => word);
    const parted = wordsOfName.flatMap(({ word }) => word.split("-")).map((word) => ({
      word,
      kind: this.kinds.get(word) ?? "",
    }));
    const versions = wordsOfName.some(({ word }) => word.includes("-"))
      ? [wordsOfName, parted]
      : [wordsOfName];
    const runs = LEFT_OUT.flatMap((kinds) =>
      versions.map((version) =>
        version.filter(({ kind }) => !kinds.includes(kind)).map(({ word }) => first(word)).join("")
      )
    );
    return [...new Set(runs.filter((run) => [...run].length > 1))];
  }

  /** @param {string} token */
  foldWordOfName(token) {
    return this.fold(token).replace(ELISION, "").replace(/^['"\- ]+/u, "");
  }

  /** @param {string} text */
  american(text) {
    let word = this.ourToOr(withS(text));
    if (/.[bcdgptv]re$/su.test(word) && word.length > 4) word = `${word.slice(0, -2)}er`;
    const ending = this.endings.find(([old]) => word.endsWith(old));
    if (ending) word = cut(word, ending[0]) + ending[1];
    const beginning = this.changedBeginnings.find(([old]) => word.startsWith(old));
    if (beginning) word = beginning[1] + word.slice(beginning[0].length);
    if (this.doubles.some((double) => word.includes(double))) word = this.singleConsonant(word);
    return singleVowel(word);
  }

  /** @param {string} word */
  ourToOr(word) {
    const at = word.lastIndexOf("our");
    if (at < 0) return word;
    const stem = word.slice(0, at), ending = word.slice(at + 3);
    const sounding = stem.startsWith("y") ? stem.slice(1) : stem;
    return this.ourEndings.has(ending) && /[aeiouy]/.test(sounding) ? `${stem}or${ending}` : word;
  }

  /** Return "traveling" for "travelling". @param {string} word */
  singleConsonant(word) {
    for (const ending of this.doubling) {
      if (!word.endsWith(ending)) continue;
      const stem = cut(word, ending);
      const isDouble = ending ? this.doubles.some((double) => stem.endsWith(double)) : stem.endsWith("ll");
      if (isDouble && syllables(stem.slice(0, -2)) > 1) return stem.slice(0, -1) + ending;
    }
    return word;
  }
}

/** Tell whether a text has letters in capitals, and no small ones. @param {string} text */
export function isUpper(text) {
  return HAS_UPPER.test(text) && !LOWER.test(text);
}

/** @param {string} word @param {string} ending that it has */
function cut(word, ending) {
  return word.slice(0, word.length - ending.length);
}

/**
 * Return a word without the longest ending that leaves enough letters.
 *
 * @param {string} word @param {string[]} endings the longest first
 */
function withoutEnding(word, endings) {
  const ending = endings.find((suffix) =>
    word.endsWith(suffix) && word.length - suffix.length >= SHORTEST_STEM
  );
  return cut(word, ending ?? "");
}

/** Return the first letter of a word. @param {string} word */
export function first(word) {
  return String.fromCodePoint(/** @type {number} */ (word.codePointAt(0)));
}
