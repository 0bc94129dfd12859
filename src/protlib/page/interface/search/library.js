// @ts-check
/** The words of the records of the page, and where they stand: what `page/search_data.py` writes. */

import { allBits, hasBit, join, meet, membersOf, noBits, setBit } from "./bitmaps.js";
import { OtherWords, standsIn, TextLines } from "./lines.js";
import { Lists, Reader } from "./reader.js";
import { signatureOf } from "./spelling.js";
import { Words } from "./words.js";

/** @typedef {import("./bitmaps.js").Bits} Bits */
/** @typedef {Map<number, Bits>} ByPart records by the part in which a word stands */
/**
 * What the page knows of its records beside the words: the abstract of one as it is shown, its key, all texts of it that are shown
 * (title, authors, tags ...), and what it may be looked up by (DOI, ISBN, link, number).
 *
 * @typedef {{abstract: (number: number) => string, key: (number: number) => string, shown: (number: number) => string[],
 *   identifiers: (number: number) => string[]}} Texts
 */
/**
 * The parts of a record by number: some by their names, some by what they are.
 *
 * @typedef {{title: number, organisation: number, acronym: number, capitals: number, year: number, key: number, every: number[],
 *   long: number[], persons: number[], derived: number[], withoutStop: number[], withAcronyms: number[], weights: [number, number][],
 *   asked: [string, number[]][]}} PartTable
 */

const PAST_ALL = "\uffff";

/** The records of the page as they are asked for words; they are numbered as they stand in it. */
export class Library {
  /** @param {Uint8Array} bytes what `search_data` wrote @param {Texts} texts */
  constructor(bytes, texts) {
    const reader = new Reader(bytes);
    this.tables = JSON.parse(new TextDecoder().decode(reader.section()));
    this.texts = texts;
    /** @type {number} */
    this.total = this.tables.total;
    this.words = new Words(this.tables.words);
    /** @type {PartTable} */
    this.parts = this.tables.parts;
    this.weights = new Map(this.parts.weights);
    this.asked = new Map(this.parts.asked);
    this.persons = new Set(this.parts.persons);
    this.derived = new Set(this.parts.derived);
    this.long = new Set(this.parts.long);
    this.rank = new Reader(reader.section()).numbers(this.total); // in the order of years, the newest first
    this.newest = Uint32Array.from(this.rank.keys()).sort((one, other) => this.rank[one] - this.rank[other]);
    this.vocabulary = vocabularyOf(reader);
    this.lines = new TextLines(
      new Reader(reader.section()),
      this.parts,
      this.vocabulary,
      this.words,
      this.total,
    );
    this.others = new OtherWords(new Reader(reader.section()), this.parts, this.vocabulary.length);
    this.sets = setsOf(new Reader(reader.section()));
    /** @type {string[][]} */
    this.knownTitles = [];
    /** @type {string[][]} */
    this.knownAbstracts = [];
    /** @type {{word: string, letters: number}[] | null} */
    this.knownSpelt = null;
  }

  all() {
    return allBits(this.total);
  }

  none() {
    return noBits(this.total);
  }

  /** Return a set that the data name by its place. @param {number} place */
  set(place) {
    const bits = this.none();
    for (const number of this.sets.get(place)) setBit(bits, number);
    return bits;
  }

  /** Return sets by part. @param {[number, number][]} places */
  byPart(places) {
    return new Map(places.map(([part, place]) => [part, this.set(place)]));
  }

  /** Return the place of a word in the vocabulary, -1 where it is not there. @param {string} word */
  placeOf(word) {
    const place = this.placeFrom(word);
    return this.vocabulary[place] === word ? place : -1;
  }

  /** Return the place of the first word that is not before a text. @param {string} text */
  placeFrom(text) {
    let low = 0, high = this.vocabulary.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.vocabulary[middle] < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Return the places of the words that begin so: from the first up to the second. @param {string} beginning */
  placesFrom(beginning) {
    return [this.placeFrom(beginning), this.placeFrom(beginning + PAST_ALL)];
  }

  /**
   * Add the records of a word to those of each part in which it stands and that is wanted.
   *
   * @param {ByPart} found @param {number} place of the word @param {(part: number) => boolean} isWanted
   */
  addWord(found, place, isWanted) {
    for (const line of this.lines.ofWord.get(place)) {
      this.add(found, this.lines.parts[line], this.lines.records.get(line), isWanted);
    }
    for (const other of this.others.ofWord.get(place)) {
      this.add(found, this.others.parts[other], this.others.records.get(other), isWanted);
    }
    return found;
  }

  /** @param {ByPart} found @param {number} part @param {Uint32Array} numbers @param {(part: number) => boolean} isWanted */
  add(found, part, numbers, isWanted) {
    if (!isWanted(part)) return;
    let bits = found.get(part);
    if (!bits) found.set(part, bits = this.none());
    for (const number of numbers) setBit(bits, number);
  }

  /** Return the records that have a word in a part. @param {string} word @param {number} part */
  withWord(word, part) {
    const place = this.placeOf(word);
    if (place < 0) return this.none();
    return this.addWord(new Map(), place, (each) => each === part).get(part) ?? this.none();
  }

  /** Return the records of which words make an acronym, or a piece of one ("idp", "vOt"). @param {string} piece */
  withLetters(piece) {
    const bits = this.withWord(piece, this.parts.acronym);
    if (piece.length > 3) return bits;
    const runs = /[A-Z]/.test(piece) ? this.lines.everyLetter : this.lines.letters;
    for (const line of runs.having(piece)) {
      for (const number of this.lines.records.get(line)) setBit(bits, number);
    }
    return bits;
  }

  /** Return the records of an organisation that stands there by nothing but its acronym. @param {string[]} acronyms */
  called(acronyms) {
    const bits = this.none();
    for (const place of acronyms.map((acronym) => this.placeOf(acronym)).filter((place) => place >= 0)) {
      for (const line of this.lines.ofWord.get(place)) {
        if (this.lines.parts[line] !== this.parts.organisation || this.lines.words.get(line).length > 1) {
          continue;
        }
        for (const number of this.lines.records.get(line)) setBit(bits, number);
      }
    }
    return bits;
  }

  /**
   * Return those of some records in which words stand side by side, in some parts or, for null, in whatever part.
   *
   * @param {Bits} among @param {string[]} words @param {Set<number> | null} parts
   */
  sideBySide(among, words, parts) {
    const found = this.none(), rest = meet(this.all(), among);
    if (!words.length) return found;
    const places = words.map((word) => this.placeOf(word));
    if (places.every((place) => place >= 0)) join(found, this.lines.holding(rest, places, parts));
    if (!parts || this.parts.long.some((part) => parts.has(part))) {
      for (const number of membersOf(rest)) {
        if (!hasBit(found, number) && standsIn(this.abstractOf(number), words)) {
          setBit(found, number);
        }
      }
    }
    return found;
  }

  /** Return the records of a year: of those that span several, of the first. @param {string} year */
  inYear(year) {
    const bits = this.none();
    for (
      const [first, , , place]
        of /** @type {[string, string, boolean, number][]} */ (this.tables.filters.periods)
    ) {
      if (first.startsWith(year)) join(bits, this.set(place));
    }
    return bits;
  }

  /** Return the words of a title or, where there is none, of the abstract. @param {number} number */
  titleOf(number) {
    const line = this.lines.titles[number];
    this.knownTitles[number] ??= line < 0 ? this.abstractOf(number) : this.lines.wordsOf(line);
    return this.knownTitles[number];
  }

  /** Return the words of an abstract. @param {number} number */
  abstractOf(number) {
    this.knownAbstracts[number] ??= this.words.tokens(this.texts.abstract(number));
    return this.knownAbstracts[number];
  }

  /** Return the words that are looked up by similarity, with the letters that each has; found out once. */
  spelt() {
    this.knownSpelt ??= this.vocabulary.flatMap((word, place) =>
      this.words.isSpelt(word) && this.isOfText(place) ? [{ word, letters: signatureOf(word) }] : []
    );
    return this.knownSpelt;
  }

  /** Tell whether a word stands in a text or a name, and is not only said of what does. @param {number} place */
  isOfText(place) {
    const others = this.others.ofWord.get(place);
    return this.lines.ofWord.get(place).length > 0 ||
      others.some((other) => !this.derived.has(this.others.parts[other]));
  }

  /** Return some records in the order of their years, the newest first. @param {number[]} numbers */
  newestFirst(numbers) {
    return numbers.sort((one, other) => this.rank[one] - this.rank[other]);
  }
}

/** @param {Reader} reader */
function vocabularyOf(reader) {
  const shared = new Reader(reader.section());
  const count = shared.number();
  const rests = new TextDecoder().decode(reader.section()).split("\n");
  let word = "";
  return Array.from({ length: count }, (_, place) => word = word.slice(0, shared.number()) + rests[place]);
}

/** @param {Reader} reader */
function setsOf(reader) {
  const sets = new Lists();
  for (let rest = reader.number(); rest > 0; rest--) sets.add(reader.rising());
  return sets.closed();
}
