// @ts-check
/** What a typed word may stand for: itself, words that begin with it, acronyms, a year, what it was misspelt for. */

import { PlaceWords } from "./places.js";
import { acronymForms, mayBeAcronym, overSmallWords, threesOf } from "./acronyms.js";
import { countBits, isAny, join, leave, meet } from "./bitmaps.js";
import { closeWords, swapIAndY } from "./spelling.js";
import { Match, mix, Term } from "./term.js";
import { first, isUpper } from "./words.js";

/** @typedef {import("./bitmaps.js").Bits} Bits */
/** @typedef {import("./library.js").ByPart} ByPart */
/** @typedef {import("./library.js").Library} Library */
/** @typedef {import("./query.js").WordNode} WordNode */

const BEGINNING = 0.8;
const ACRONYM = 0.8;
const QUALITY_OVER_SMALL = 0.5;
const RUN = 0.9;
const ANY_RUN = 0.5;
const FORM = 0.7;
const MISSPELT = [1, 0.8, 0.5]; // by the number of mistakes
const SHORTEST_BEGINNING = 3;
const SHORTEST_RUN = 3;
const LONGEST_RUN = 6;
const MOST_SPELLINGS = 12;
const MOST_REMEMBERED = 500;
const FULL_NAME = 2; // words at least
const WITH_ACRONYM = /^(.*\S) \((\S*\p{Lu}\S*\p{Lu}\S*)\)$/u; // "International Organization for Migration (IOM)"
const YEAR = /^\p{Nd}{4}$/u;
const LETTER = /^\p{L}$/u;
const UPPER = /\p{Lu}/gu;

/** Words and phrases of a query, looked up in a library. */
export class Expansion {
  /** @param {Library} library */
  constructor(library) {
    this.library = library;
    this.words = library.words;
    this.parts = library.parts;
    /** @type {Map<string, Match[]>} */
    this.knownMatches = new Map();
    this.acronyms = new Set(library.tables.concepts.acronyms);
    this.placeWords = new PlaceWords(library);
  }

  /**
   * Return what the words of a query may stand for; only for themselves if they are to be taken exactly.
   *
   * @param {WordNode[]} nodes @param {boolean} isExact @param {(terms: Term[]) => Term[]} addNames
   */
  expand(nodes, isExact, addNames) {
    const isQuestion = this.asks(nodes);
    let terms = nodes.map((word) => {
      const itself = this.recall("itself", word, () => this.itself(word));
      const isWhole = isExact || (isQuestion && itself.length > 0); // a sentence has whole words
      const begun = word.isOpen || !isWhole ? this.recall("beginning", word, () => this.beginning(word)) : [];
      return new Term(word, [...itself, ...begun], this.isOptional(word, nodes));
    });
    terms = addNames(terms);
    return isExact ? terms : this.withAcronyms(terms, true).map((term) => this.addVariants(term));
  }

  /**
   * Return what was found before of a word: while one is typed, all others stay what they were.
   *
   * @param {string} what @param {WordNode} word @param {() => Match[]} find
   */
  recall(what, { field, isOpen, text }, find) {
    const name = `${what}:${field}:${isOpen}:${text}`;
    let matches = this.knownMatches.get(name);
    if (!matches) {
      if (this.knownMatches.size >= MOST_REMEMBERED) this.knownMatches.clear();
      this.knownMatches.set(name, matches = find());
    }
    return matches;
  }

  /**
   * Return a word with its other forms, its acronym and, if it is unknown, similar spellings. One in another case is
   * known.
   *
   * @param {Term} term
   */
  addVariants(term) {
    const { word } = term, isRare = !term.isItself();
    const forms = this.recall("forms", word, () => this.forms(word));
    const acronyms = this.recall(`acronym ${isRare}`, word, () => this.acronym(word, isRare));
    const variant = term.also([...forms, ...acronyms]);
    const isKnown = variant.isKnown() || (forms.length && this.words.hasCases(word.text));
    return isKnown || variant.isOptional ? variant : this.withSpellings(variant);
  }

  /** Return the parts of a record that a field stands for. @param {string} field */
  partsOf(field) {
    return this.library.partsOfField.get(field) ?? this.parts.every;
  }

  /** Tell whether one of the words of a query asks: it may be a question. @param {WordNode[]} words */
  asks(words) {
    return words.some(({ field, text }) =>
      !field && !isUpper(text) && this.words.asking.has(this.words.foldWord(text))
    );
  }

  /** Tell whether words ask how many or how much there is of something. @param {WordNode[]} words */
  asksForNumbers(words) {
    const plain = words.map(({ text }) => this.words.foldWord(text));
    return plain.some((word, position) =>
      this.words.counting.has(word) || this.words.counting.has(`${word} ${plain[position + 1]}`)
    );
  }

  /**
   * Tell whether a word need not match: one that carries nothing or a single letter.
   *
   * @param {WordNode} word @param {WordNode[]} words
   */
  isOptional(word, words) {
    const plain = this.words.foldWord(word.text);
    const isLetter = LETTER.test(plain) && !this.words.isUnspaced(plain);
    const isEmpty = this.words.empty.has(plain) || (this.words.inQuestions.has(plain) && this.asks(words));
    if (word.field || !(isEmpty || isLetter)) return false;
    return isLetter || !isUpper(word.text) || words.every((neighbour) => isUpper(neighbour.text));
  }

  /** @param {WordNode} word */
  itself(word) {
    const plain = this.words.foldWord(word.text), form = this.words.canonical(word.text);
    const rows = this.rowsOf(plain, form);
    if (YEAR.test(plain)) rows.set(this.parts.year, this.library.inYear(plain));
    return this.matches("", 1, rows, word.field, [form, plain]);
  }

  /**
   * Return the records of a word: names of persons have it folded, all else in the form of all its spellings.
   *
   * @param {string} plain @param {string} form
   */
  rowsOf(plain, form) {
    /** @type {ByPart} */
    const rows = new Map();
    const { persons } = this.library;
    this.addRows(rows, form, (part) => !persons.has(part));
    this.addRows(rows, plain, (part) => persons.has(part));
    return rows;
  }

  /** @param {ByPart} rows @param {string} word @param {(part: number) => boolean} isWanted */
  addRows(rows, word, isWanted) {
    const position = this.library.positionOf(word);
    if (position >= 0) {
      this.library.addWord(rows, position, (part) => !this.isOfAcronyms(part) && isWanted(part));
    }
  }

  /** @param {number} part */
  isOfAcronyms(part) {
    return part === this.parts.acronym || part === this.parts.capitals;
  }

  /** @param {WordNode} word */
  beginning(word) {
    const plain = this.words.foldWord(word.text);
    if ([...plain].length < SHORTEST_BEGINNING && !word.isOpen) return [];
    return this.matchBeginning(word, word.isOpen ? 1 : BEGINNING);
  }

  /**
   * Return the words that begin like one, however short that is, but not those of another country.
   *
   * @param {WordNode} word @param {number} [quality]
   */
  matchBeginning(word, quality = BEGINNING) {
    const plain = this.words.foldWord(word.text);
    const forms = this.words.beginnings(plain);
    const longer = word.isOpen ? undefined : this.words.longerNames.get(plain);
    /** @type {ByPart} */
    const rows = new Map();
    const isWanted = this.partTest(word.field);
    const { vocabulary } = this.library;
    for (const form of forms) {
      const [start, end] = this.library.positionsFrom(form);
      for (let position = start; position < end; position++) {
        if (!longer || !vocabulary[position].startsWith(longer)) {
          this.library.addWord(rows, position, isWanted);
        }
      }
    }
    return this.matches("beginning", quality, rows, word.field, forms);
  }

  /** Return what tells whether a part is asked for, and no acronyms are. @param {string} field */
  partTest(field) {
    const allowed = new Set(this.partsOf(field));
    return (/** @type {number} */ part) => allowed.has(part) && !this.isOfAcronyms(part);
  }

  /** Return the other forms of a verb, or of a noun made of it. @param {WordNode} word */
  forms(word) {
    /** @type {ByPart} */
    const rows = new Map();
    /** @type {Set<string>} */
    const words = new Set();
    const { persons, vocabulary } = this.library;
    for (const stem of this.words.stems(word.text)) {
      const [start, end] = this.library.positionsFrom(stem);
      for (let position = start; position < end; position++) {
        if (!this.words.isForm(vocabulary[position], stem)) continue;
        const wordRows = new Map();
        this.addRows(wordRows, vocabulary[position], (part) => !persons.has(part));
        if (wordRows.size) words.add(vocabulary[position]);
        mix(rows, wordRows);
      }
    }
    return this.matches("form", FORM, rows, word.field, [...words].sort());
  }

  /**
   * Return the records of which a run of words, or a whole organisation, has a word as its acronym.
   *
   * @param {WordNode} word @param {boolean} isRare
   */
  acronym(word, isRare) {
    const forms = [...acronymForms(this.words, word.text)].filter(mayBeAcronym);
    if (!forms.length) return [];
    const none = this.library.none();
    const bits = forms.flatMap((form) => [[form], threesOf(form)])
      .reduce((all, pieces) => join(all, this.withPieces(pieces)), none.slice());
    const matches = this.matches("acronym", ACRONYM, new Map([[this.parts.acronym, bits]]), word.field, []);
    if ((word.text.match(UPPER) ?? []).length > 1 || (isRare && !isAny(bits))) {
      const ways = forms.flatMap(overSmallWords);
      const more = leave(ways.reduce((all, pieces) => join(all, this.withPieces(pieces)), none), bits);
      const parts = new Map([[this.parts.acronym, more]]);
      matches.push(...this.matches("acronym", QUALITY_OVER_SMALL, parts, word.field, []));
    }
    return matches;
  }

  /** Return the records that have all the pieces of an acronym. @param {string[]} pieces */
  withPieces(pieces) {
    return pieces.reduce((all, piece) => meet(all, this.library.withLetters(piece)), this.library.all());
  }

  /**
   * Return words of which three or more that stand side by side stand for their acronym, where a record has that.
   *
   * @param {Term[]} terms @param {boolean} onlyOrganisations
   */
  withAcronyms(terms, onlyOrganisations) {
    /** @type {Match[][]} */
    const added = terms.map(() => []);
    for (const [acronym, positions] of this.runs(terms)) {
      const bits = this.library.withWord(acronym, this.parts.capitals);
      if (!isAny(bits)) continue;
      const organisations = this.library.withWord(acronym, this.parts.organisation);
      for (const position of positions) {
        const termBits = this.library.none();
        for (const match of terms[position].matches) {
          join(termBits, match.parts.get(this.parts.organisation) ?? termBits);
        }
        meet(organisations, termBits);
      }
      if (isAny(organisations) !== onlyOrganisations) continue;
      const quality = isAny(organisations) ? RUN : ANY_RUN;
      const match = new Match("acronym", quality, new Map([[this.parts.capitals, bits]]), [acronym]);
      for (const position of positions) added[position].push(match);
    }
    return terms.map((term, position) => term.also(added[position]));
  }

  /**
   * Return the positions of runs of words that may stand for an acronym, by that acronym.
   *
   * @param {Term[]} terms @returns {Map<string, number[]>}
   */
  runs(terms) {
    const positions = [...terms.keys()].filter((position) =>
      !terms[position].isOptional && !terms[position].word.field
    );
    const letters = positions.map((position) => first(this.words.foldWord(terms[position].word.text)));
    const runs = new Map();
    for (let start = 0; start < positions.length; start++) {
      for (let end = start + SHORTEST_RUN; end <= Math.min(start + LONGEST_RUN, positions.length); end++) {
        runs.set(letters.slice(start, end).join(""), positions.slice(start, end));
      }
    }
    return runs;
  }

  /** Return a word with those of the library that it may be misspelt for. @param {Term} term */
  withSpellings(term) {
    const { field, text } = term.word;
    const isPlace = ["", "place"].includes(field) && this.placeWords.isUnmistakable(term);
    const isAcronym = !field && !term.isKnown() && this.acronyms.has(text); // "WASH" is no "cash"
    if (isPlace || isAcronym) return term;
    return term.also(this.recall("spelling", term.word, () => this.spellings(term.word)));
  }

  /** @param {WordNode} word */
  spellings({ field, text }) {
    const spellings = new Set([this.words.foldWord(text), this.words.canonical(text)]);
    const spelt = [...spellings].filter((form) => this.words.isSpelt(form));
    const close = closeWords(this.library, spelt);
    for (
      const word of closeWords(this.library, spelt.filter((form) => /i.*y|y.*i/.test(form)).map(swapIAndY))
        .keys()
    ) {
      if (!close.has(word)) close.set(word, 1); // "Lybia", "Sirya"
    }
    const matches = [...close].filter(([word]) => !spellings.has(word)).flatMap(([word, mistakes]) => {
      /** @type {ByPart} */
      const rows = new Map();
      this.addRows(rows, word, this.partTest(field));
      return this.matches("spelling", MISSPELT[mistakes], rows, field, [word]);
    });
    const counts = new Map(matches.map((match) => [match, countBits(match.bits())]));
    const count = (/** @type {Match} */ match) => counts.get(match) ?? 0;
    matches.sort((a, b) =>
      b.quality - a.quality || count(b) - count(a) || (a.words[0] < b.words[0] ? -1 : 1)
    );
    return matches.slice(0, MOST_SPELLINGS);
  }

  /** Return the records in which words stand side by side. @param {string} text @param {string} field */
  phrase(text, field) {
    const typedWords = this.words.surface(text);
    const forms = typedWords.map((word) => this.words.canonical(word));
    const plain = typedWords.map((word) => this.words.foldWord(word));
    const { derived, persons } = this.library;
    const start = typedWords.length ? this.library.all() : this.library.none();
    /** @type {ByPart} */
    const among = new Map(
      this.partsOf(field).filter((part) => !derived.has(part)).map((part) => [part, start.slice()]),
    );
    for (const [position, form] of forms.entries()) {
      const rows = this.rowsOf(plain[position], form);
      for (const [part, bits] of among) {
        const partBits = rows.get(part);
        if (partBits) meet(bits, partBits);
        else if (!this.words.stop.has(form)) bits.fill(0); // the commonest words are not kept of all parts
      }
    }
    const records = this.filterBeside(forms, [...among].filter(([part]) => !persons.has(part)), field);
    join(records, this.filterBeside(plain, [...among].filter(([part]) => persons.has(part)), field));
    const parts = new Map([...among].map(([part, bits]) => [part, meet(bits, records)]));
    return new Term(
      { node: "word", text, field, isOpen: false },
      this.matches("phrase", 1, parts, field, forms),
    );
  }

  /**
   * Return the records in which the words of an author stand side by side, and those of one that has nothing but the
   * acronym for them.
   *
   * @param {string} text
   */
  byName(text) {
    const [, bare = text, short = ""] = text.match(WITH_ACRONYM) ?? [];
    const term = this.phrase(bare, "author");
    const forms = this.words.tokens(bare);
    const initials = this.words.initialsOf(bare);
    const acronyms = forms.length < FULL_NAME ? [] : [...initials, this.words.tokens(short).join("")];
    const bits = this.library.organisationsOf(acronyms.filter((acronym) => acronym));
    const parts = new Map([[this.parts.organisation, bits]]);
    const word = { ...term.word, text };
    return new Term(word, [...term.matches, ...this.matches("acronym", ACRONYM, parts, "author", [text])]);
  }

  /** @param {string[]} words @param {[number, Bits][]} among @param {string} field */
  filterBeside(words, among, field) {
    const records = among.reduce((all, [, bits]) => join(all, bits), this.library.none());
    return this.library.sideBySide(records, words, field ? new Set(among.map(([part]) => part)) : null);
  }

  /**
   * Return the match of a word, if there is any in the parts of a record that its field stands for.
   *
   * @param {string} how @param {number} quality @param {ByPart} rows @param {string} field @param {string[]} words
   */
  matches(how, quality, rows, field, words) {
    const allowed = new Set(this.partsOf(field));
    const isAllowed = (/** @type {number} */ part) =>
      allowed.has(part) || (part === this.parts.year && !field);
    const parts = [...rows].filter(([part, bits]) => isAllowed(part) && isAny(bits));
    return parts.length ? [new Match(how, quality, new Map(parts), words)] : [];
  }
}
