// @ts-check
/** The lines of the texts and names of records: what `page/posting_data.py` writes. */

import { membersOf, noBits, setBit } from "./bitmaps.js";
import { Lists } from "./reader.js";

/** @typedef {import("./bitmaps.js").Bits} Bits */
/** @typedef {import("./library.js").PartTable} PartTable */
/** @typedef {import("./reader.js").Reader} Reader */
/** @typedef {import("./words.js").Words} Words */

/** Lines, each of a part and with the records that have it; its words are positions in the vocabulary. */
export class TextLines {
  /**
   * @param {Reader} reader @param {PartTable} table @param {string[]} vocabulary @param {Words} words
   * @param {number} total
   */
  constructor(reader, table, vocabulary, words, total) {
    const records = new Lists(), wordLists = new Lists();
    /** @type {number[]} */
    const parts = [];
    for (const part of table.every) {
      for (let lineCount = reader.number(); lineCount > 0; lineCount--) {
        records.add(reader.rising());
        wordLists.add(reader.numbers(reader.number()));
        parts.push(part);
      }
    }
    this.vocabulary = vocabulary;
    this.total = total;
    this.parts = Uint8Array.from(parts);
    this.records = records.close();
    this.words = wordLists.close();
    this.ofRecord = this.records.invert(total);
    this.ofWord = this.wordsToLookUp(table, words).invert(vocabulary.length);
    const withAcronyms = new Set(table.withAcronyms);
    const runs = Array.from(
      parts,
      (part, line) =>
        withAcronyms.has(part) ? words.letterRuns(this.wordsOf(line)) : { every: "", distinctive: "" },
    );
    /** The letters with which the words begin, of the lines whose acronyms are looked for. */
    this.letters = new LetterRuns(runs.map((run) => run.distinctive));
    this.allLetters = new LetterRuns(runs.map((run) => run.every));
    /** The line of the title of each record, -1 where it has none. */
    this.titles = new Int32Array(total).fill(-1);
    for (let line = 0; line < parts.length; line++) {
      if (parts[line] !== table.title) continue;
      for (const number of this.records.get(line)) this.titles[number] = line;
    }
  }

  /**
   * Return the words of each line that are looked up, each once: of some parts not the commonest.
   *
   * @param {PartTable} table @param {Words} words
   */
  wordsToLookUp(table, words) {
    const withoutStop = new Set(table.withoutStop);
    const isStop = this.vocabulary.map((word) => words.stop.has(word));
    const wordLists = new Lists();
    for (let line = 0; line < this.parts.length; line++) {
      const isKept = withoutStop.has(this.parts[line])
        ? (/** @type {number} */ word) => !isStop[word]
        : () => true;
      const lineWords = this.words.get(line);
      wordLists.add(
        lineWords.filter((word, position) => isKept(word) && lineWords.indexOf(word) === position),
      );
    }
    return wordLists.close();
  }

  /** Return the words of a line. @param {number} line */
  wordsOf(line) {
    return Array.from(this.words.get(line), (word) => this.vocabulary[word]);
  }

  /**
   * Return those of some records that have words side by side in a line of some parts or, for null, of any.
   *
   * @param {Bits} among @param {number[]} words @param {Set<number> | null} parts
   */
  holding(among, words, parts) {
    const bits = noBits(this.total);
    /** @type {Map<number, boolean>} */
    const checkedLines = new Map();
    for (const number of membersOf(among)) {
      for (const line of this.ofRecord.get(number)) {
        if (parts && !parts.has(this.parts[line])) continue;
        let isThere = checkedLines.get(line);
        if (isThere === undefined) checkedLines.set(line, isThere = standsIn(this.words.get(line), words));
        if (isThere) {
          setBit(bits, number);
          break;
        }
      }
    }
    return bits;
  }
}

/** The letters of lines in one text, each line behind a line's end, so that all are looked through at once. */
class LetterRuns {
  /** @param {string[]} runs */
  constructor(runs) {
    this.text = `\n${runs.join("\n")}\n`;
    this.starts = new Uint32Array(runs.length + 1);
    runs.forEach((run, line) => this.starts[line + 1] = this.starts[line] + run.length + 1);
  }

  /** Return the lines in which some letters stand side by side. @param {string} letters */
  having(letters) {
    /** @type {number[]} */
    const lines = [];
    for (let at = this.text.indexOf(letters, 1); at >= 0;) {
      const line = this.lineAt(at);
      lines.push(line);
      at = this.text.indexOf(letters, this.starts[line + 1]);
    }
    return lines;
  }

  /** @param {number} at */
  lineAt(at) {
    let low = 0, high = this.starts.length - 1;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if (this.starts[middle] < at) low = middle;
      else high = middle;
    }
    return low;
  }
}

/** The records of words that no line tells, by part. */
export class OtherWords {
  /** @param {Reader} reader @param {PartTable} table @param {number} count of words */
  constructor(reader, table, count) {
    const records = new Lists(), positions = new Lists();
    /** @type {number[]} */
    const parts = [];
    for (const part of table.every) {
      let word = 0;
      for (let wordCount = reader.number(); wordCount > 0; wordCount--) {
        word += reader.number();
        records.add(reader.rising());
        positions.add(Uint32Array.of(word++));
        parts.push(part);
      }
    }
    this.parts = Uint8Array.from(parts);
    this.records = records.close();
    this.ofWord = positions.close().invert(count);
  }
}

/**
 * Tell whether some words stand side by side in others.
 *
 * @template Word @param {ArrayLike<Word>} text @param {Word[]} words
 */
export function standsIn(text, words) {
  for (let at = 0; at + words.length <= text.length; at++) {
    if (words.every((word, position) => text[at + position] === word)) return true;
  }
  return false;
}
