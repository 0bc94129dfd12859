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
 * What the page knows of its records beside the words: the abstract of one as it is shown, its key, all texts of it
 * that are shown (title, authors, tags ...), and what it may be looked up by (DOI, ISBN, link, number).
 *
 * @typedef {{abstract: (number: number) => string, key: (number: number) => string, shown: (number: number) =>
 *   string[],
 *   identifiers: (number: number) => string[]}} Texts
 */
/**
 * The parts of a record by number: some by their names, some by what they are.
 *
 * @typedef {{title: number, organisation: number, acronym: number, capitals: number, year: number, key: number, every:
 *   number[],
 *   long: number[], persons: number[], derived: number[], withoutStop: number[], withAcronyms: number[], weights:
 * [number, number][],
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
    this.partsOfField = new Map(this.parts.asked);
    this.persons = new Set(this.parts.persons);
    this.derived = new Set(this.parts.derived);
    this.long = new Set(this.parts.long);
    this.rank = new Reader(reader.section()).numbers(this.total); // in the order of years, the newest first
    this.newest = Uint32Array.from(this.rank.keys()).sort((first, second) =>
      this.rank[first] - this.rank[second]
    );
    this.vocabulary = vocabularyOf(reader);
    this.lines = new TextLines(
      new Reader(reader.section()),
      this.parts,
      this.vocabulary,
      this.words,
      this.total,
    );
    this.otherWords = new OtherWords(new Reader(reader.section()), this.parts, this.vocabulary.length);
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

  /** Return a set that the data name by its position. @param {number} position */
  set(position) {
    const bits = this.none();
    for (const number of this.sets.get(position)) setBit(bits, number);
    return bits;
  }

  /** Return sets by part. @param {[number, number][]} positions */
  byPart(positions) {
    return new Map(positions.map(([part, position]) => [part, this.set(position)]));
  }

  /** Return the position of a word in the vocabulary, -1 where it is not there. @param {string} word */
  positionOf(word) {
    const position = this.positionFrom(word);
    return this.vocabulary[position] === word ? position : -1;
  }

  /** Return the position of the first word that is not before a text. @param {string} text */
  positionFrom(text) {
    let low = 0, high = this.vocabulary.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.vocabulary[middle] < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Return the positions of the words that begin so: from the first up to the second. @param {string} beginning */
  positionsFrom(beginning) {
    return [this.positionFrom(beginning), this.positionFrom(beginning + PAST_ALL)];
  }

  /**
   * Add the records of a word to those of each part in which it stands and that is wanted.
   *
   * @param {ByPart} rows @param {number} position of the word @param {(part: number) => boolean} isWanted
   */
  addWord(rows, position, isWanted) {
    for (const line of this.lines.ofWord.get(position)) {
      this.add(rows, this.lines.parts[line], this.lines.records.get(line), isWanted);
    }
    for (const row of this.otherWords.ofWord.get(position)) {
      this.add(rows, this.otherWords.parts[row], this.otherWords.records.get(row), isWanted);
    }
    return rows;
  }

  /**
   * @param {ByPart} rows @param {number} part @param {Uint32Array} numbers
   * @param {(part: number) => boolean} isWanted
   */
  add(rows, part, numbers, isWanted) {
    if (!isWanted(part)) return;
    let bits = rows.get(part);
    if (!bits) rows.set(part, bits = this.none());
    for (const number of numbers) setBit(bits, number);
  }

  /** Return the records that have a word in a part. @param {string} word @param {number} part */
  withWord(word, part) {
    const position = this.positionOf(word);
    if (position < 0) return this.none();
    return this.addWord(new Map(), position, (wordPart) => wordPart === part).get(part) ?? this.none();
  }

  /** Return the records of which words make an acronym, or a piece of one ("idp", "vOt"). @param {string} piece */
  withLetters(piece) {
    const bits = this.withWord(piece, this.parts.acronym);
    if (piece.length > 3) return bits;
    const runs = /[A-Z]/.test(piece) ? this.lines.allLetters : this.lines.letters;
    for (const line of runs.having(piece)) {
      for (const number of this.lines.records.get(line)) setBit(bits, number);
    }
    return bits;
  }

  /** Return the records of an organisation that stands there by nothing but its acronym. @param {string[]} acronyms */
  organisationsOf(acronyms) {
    const bits = this.none();
    for (
      const position of acronyms.map((acronym) => this.positionOf(acronym)).filter((position) =>
        position >= 0
      )
    ) {
      for (const line of this.lines.ofWord.get(position)) {
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
    const bits = this.none(), candidates = meet(this.all(), among);
    if (!words.length) return bits;
    const positions = words.map((word) => this.positionOf(word));
    if (positions.every((position) => position >= 0)) {
      join(bits, this.lines.holding(candidates, positions, parts));
    }
    if (!parts || this.parts.long.some((part) => parts.has(part))) {
      for (const number of membersOf(candidates)) {
        if (!hasBit(bits, number) && standsIn(this.abstractOf(number), words)) {
          setBit(bits, number);
        }
      }
    }
    return bits;
  }

  /** Return the records of a year: of those that span several, of the first. @param {string} year */
  inYear(year) {
    const bits = this.none();
    for (
      const [first, , , position]
        of /** @type {[string, string, boolean, number][]} */ (this.tables.filters.periods)
    ) {
      if (first.startsWith(year)) join(bits, this.set(position));
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
    this.knownSpelt ??= this.vocabulary.flatMap((word, position) =>
      this.words.isSpelt(word) && this.isOfText(position) ? [{ word, letters: signatureOf(word) }] : []
    );
    return this.knownSpelt;
  }

  /** Tell whether a word stands in a text or a name, and is not only said of what does. @param {number} position */
  isOfText(position) {
    const rows = this.otherWords.ofWord.get(position);
    return this.lines.ofWord.get(position).length > 0 ||
      rows.some((row) => !this.derived.has(this.otherWords.parts[row]));
  }

  /** Return some records in the order of their years, the newest first. @param {number[]} numbers */
  newestFirst(numbers) {
    return numbers.sort((first, second) => this.rank[first] - this.rank[second]);
  }
}

/** @param {Reader} reader */
function vocabularyOf(reader) {
  const shared = new Reader(reader.section());
  const count = shared.number();
  const rests = new TextDecoder().decode(reader.section()).split("\n");
  let word = "";
  return Array.from(
    { length: count },
    (_, position) => word = word.slice(0, shared.number()) + rests[position],
  );
}

/** @param {Reader} reader */
function setsOf(reader) {
  const sets = new Lists();
  for (let count = reader.number(); count > 0; count--) sets.add(reader.rising());
  return sets.close();
}
