// @ts-check
/** What a typed word may stand for: itself, words that begin with it, acronyms, a year, what it was misspelt for. */

import { countBits, isAny, join, leave, meet, noBits } from "./bitmaps.js";
import { closeWords, swapIAndY } from "./spelling.js";
import { first, isUpper } from "./words.js";

/** @typedef {import("./bitmaps.js").Bits} Bits */
/** @typedef {import("./library.js").ByPart} ByPart */
/** @typedef {import("./library.js").Library} Library */
/** @typedef {import("./query.js").WordNode} WordNode */

const BEGINNING = 0.8;
const ACRONYM = 0.8;
const OVER_SMALL = 0.5;
const RUN = 0.9;
const ANY_RUN = 0.5;
const FORM = 0.7;
const MISSPELT = [1, 0.8, 0.5]; // by the number of mistakes
const SHORTEST_BEGINNING = 3;
const LONGEST_ACRONYM = 6;
const SHORTEST_RUN = 3;
const LONGEST_RUN = 6;
const MOST_SPELLINGS = 12;
const MOST_REMEMBERED = 500;
const FULL_NAME = 2; // words at least
const WITH_ACRONYM = /^(.*\S) \((\S*\p{Lu}\S*\p{Lu}\S*)\)$/u; // "International Organization for Migration (IOM)"
const YEAR = /^\p{Nd}{4}$/u;
const LETTER = /^\p{L}$/u;
const UPPER = /\p{Lu}/gu;

/** One thing that a word may stand for: how far it is trusted (up to 1), and the records that have it, by part. */
export class Match {
  /**
   * @param {string} how "" for the word itself
   * @param {number} quality
   * @param {ByPart} parts
   * @param {string[]} [words] those of the library that match or, for a beginning, what they begin with
   * @param {string[]} [labels] the names of a concept that records have
   */
  constructor(how, quality, parts, words = [], labels = []) {
    this.how = how;
    this.quality = quality;
    this.parts = parts;
    this.words = words;
    this.labels = labels;
    /** @type {Bits | null} */
    this.known = null;
  }

  /** Return it without some records. @param {Bits} others */
  apartFrom(others) {
    const parts = [...this.parts].map((
      [part, bits],
    ) => /** @type {[number, Bits]} */ ([part, leave(bits.slice(), others)]));
    const some = new Map(parts.filter(([, bits]) => isAny(bits)));
    return some.size ? new Match(this.how, this.quality, some, this.words, this.labels) : null;
  }

  /** Return all records that have it. */
  bits() {
    this.known ??= [...this.parts.values()].reduce((all, bits) => join(all, bits), noBitsLike(this.parts));
    return this.known;
  }
}

/** A typed word and all that it may stand for; it isOptional where it is too common to be insisted on. */
export class Wanted {
  /** @param {WordNode} word @param {Match[]} matches @param {boolean} [isOptional] @param {boolean} [isRequired] */
  constructor(word, matches, isOptional = false, isRequired = false) {
    this.word = word;
    this.matches = matches;
    this.isOptional = isOptional;
    this.isRequired = isRequired;
  }

  /** Return the word with more that it may stand for. @param {Match[]} more */
  also(more) {
    return more.length ? this.with([...this.matches, ...more]) : this;
  }

  /** Return the word with other matches. @param {Match[]} matches */
  with(matches) {
    return new Wanted(this.word, matches, this.isOptional, this.isRequired);
  }

  /** Return it as one that a record must have, or need not. @param {boolean} isRequired */
  required(isRequired) {
    return new Wanted(this.word, this.matches, this.isOptional, isRequired);
  }

  /** Tell whether the library has the word. */
  isItself() {
    return this.matches.some((match) => !match.how);
  }

  /** Tell whether the library has the word, one that begins so, or another name of what it names. */
  isKnown() {
    return this.matches.some((match) => ["", "beginning", "name"].includes(match.how));
  }

  /** Return all records that match. @param {Bits} none */
  bits(none) {
    return this.matches.reduce((all, match) => join(all, match.bits()), none.slice());
  }
}

/** Words and phrases of a query, looked up in a library. */
export class Expansion {
  /** @param {Library} library */
  constructor(library) {
    this.library = library;
    this.words = library.words;
    this.parts = library.parts;
    /** @type {Map<string, Match[]>} */
    this.known = new Map();
    this.countries = new Set(library.tables.places.countries);
    this.acronyms = new Set(library.tables.concepts.acronyms);
  }

  /**
   * Return what the words of a query may stand for; only for themselves if they are to be taken exactly.
   *
   * @param {WordNode[]} nodes @param {boolean} isExact @param {(wanted: Wanted[]) => Wanted[]} alsoNamed
   */
  expand(nodes, isExact, alsoNamed) {
    const isQuestion = this.asks(nodes);
    let found = nodes.map((word) => {
      const itself = this.remembered("itself", word, () => this.itself(word));
      const isWhole = isExact || (isQuestion && itself.length > 0); // a sentence has whole words
      const begun = word.isOpen || !isWhole
        ? this.remembered("beginning", word, () => this.beginning(word))
        : [];
      return new Wanted(word, [...itself, ...begun], this.isOptional(word, nodes));
    });
    found = alsoNamed(found);
    return isExact ? found : this.withAcronyms(found, true).map((one) => this.other(one));
  }

  /** Return what was found before of a word: while one is typed, all others stay what they were. @param {string} what @param {WordNode} word @param {() => Match[]} find */
  remembered(what, { field, isOpen, text }, find) {
    const name = `${what}:${field}:${isOpen}:${text}`;
    let found = this.known.get(name);
    if (!found) {
      if (this.known.size >= MOST_REMEMBERED) this.known.clear();
      this.known.set(name, found = find());
    }
    return found;
  }

  /** Return a word with its other forms, its acronym and, if it is unknown, similar spellings. One in another case is known. @param {Wanted} wanted */
  other(wanted) {
    const { word } = wanted, isRare = !wanted.isItself();
    const forms = this.remembered("forms", word, () => this.forms(word));
    const acronyms = this.remembered(`acronym ${isRare}`, word, () => this.acronym(word, isRare));
    const one = wanted.also([...forms, ...acronyms]);
    const isKnown = one.isKnown() || (forms.length && this.words.hasCases(word.text));
    return isKnown || one.isOptional ? one : this.withSpellings(one);
  }

  /** Return the parts of a record that a field stands for. @param {string} field */
  partsOf(field) {
    return this.library.asked.get(field) ?? this.parts.every;
  }

  /** Tell whether one of the words of a query asks: it may be a question. @param {WordNode[]} words */
  asks(words) {
    return words.some(({ field, text }) =>
      !field && !isUpper(text) && this.words.asking.has(this.words.folded(text))
    );
  }

  /** Tell whether words ask how many or how much there is of something. @param {WordNode[]} words */
  asksForNumbers(words) {
    const plain = words.map(({ text }) => this.words.folded(text));
    return plain.some((word, place) =>
      this.words.counting.has(word) || this.words.counting.has(`${word} ${plain[place + 1]}`)
    );
  }

  /** Tell whether a word need not match: one that carries nothing or a single letter. @param {WordNode} word @param {WordNode[]} words */
  isOptional(word, words) {
    const plain = this.words.folded(word.text);
    const isLetter = LETTER.test(plain) && !this.words.isUnspaced(plain);
    const isEmpty = this.words.empty.has(plain) || (this.words.inQuestions.has(plain) && this.asks(words));
    if (word.field || !(isEmpty || isLetter)) return false;
    return isLetter || !isUpper(word.text) || words.every((other) => isUpper(other.text));
  }

  /** @param {WordNode} word */
  itself(word) {
    const plain = this.words.folded(word.text), form = this.words.canonical(word.text);
    const found = this.rowsOf(plain, form);
    if (YEAR.test(plain)) found.set(this.parts.year, this.library.inYear(plain));
    return this.matches("", 1, found, word.field, [form, plain]);
  }

  /** Return the records of a word: names of persons have it folded, all else in the form of all its spellings. @param {string} plain @param {string} form */
  rowsOf(plain, form) {
    /** @type {ByPart} */
    const found = new Map();
    const { persons } = this.library;
    this.addRows(found, form, (part) => !persons.has(part));
    this.addRows(found, plain, (part) => persons.has(part));
    return found;
  }

  /** @param {ByPart} found @param {string} word @param {(part: number) => boolean} isWanted */
  addRows(found, word, isWanted) {
    const place = this.library.placeOf(word);
    if (place >= 0) this.library.addWord(found, place, (part) => !this.isOfAcronyms(part) && isWanted(part));
  }

  /** @param {number} part */
  isOfAcronyms(part) {
    return part === this.parts.acronym || part === this.parts.capitals;
  }

  /** @param {WordNode} word */
  beginning(word) {
    const plain = this.words.folded(word.text);
    if ([...plain].length < SHORTEST_BEGINNING && !word.isOpen) return [];
    return this.begun(word, word.isOpen ? 1 : BEGINNING);
  }

  /** Return the words that begin like one, however short that is, but not those of another country. @param {WordNode} word @param {number} [quality] */
  begun(word, quality = BEGINNING) {
    const plain = this.words.folded(word.text);
    const forms = this.words.beginnings(plain);
    const longer = word.isOpen ? undefined : this.words.longerNames.get(plain);
    /** @type {ByPart} */
    const found = new Map();
    const isWanted = this.wanted(word.field);
    const { vocabulary } = this.library;
    for (const form of forms) {
      const [start, end] = this.library.placesFrom(form);
      for (let place = start; place < end; place++) {
        if (!longer || !vocabulary[place].startsWith(longer)) this.library.addWord(found, place, isWanted);
      }
    }
    return this.matches("beginning", quality, found, word.field, forms);
  }

  /** Return what tells whether a part is asked for, and no acronyms are. @param {string} field */
  wanted(field) {
    const allowed = new Set(this.partsOf(field));
    return (/** @type {number} */ part) => allowed.has(part) && !this.isOfAcronyms(part);
  }

  /** Return the other forms of a verb, or of a noun made of it. @param {WordNode} word */
  forms(word) {
    /** @type {ByPart} */
    const found = new Map();
    /** @type {Set<string>} */
    const words = new Set();
    const { persons, vocabulary } = this.library;
    for (const stem of this.words.stems(word.text)) {
      const [start, end] = this.library.placesFrom(stem);
      for (let place = start; place < end; place++) {
        if (!this.words.isForm(vocabulary[place], stem)) continue;
        const own = new Map();
        this.addRows(own, vocabulary[place], (part) => !persons.has(part));
        if (own.size) words.add(vocabulary[place]);
        mix(found, own);
      }
    }
    return this.matches("form", FORM, found, word.field, [...words].sort());
  }

  /** Return the records of which a run of words, or a whole organisation, has a word as its acronym. @param {WordNode} word @param {boolean} isRare */
  acronym(word, isRare) {
    const forms = [...acronymForms(this.words, word.text)].filter(mayBeAcronym);
    if (!forms.length) return [];
    const none = this.library.none();
    const bits = forms.flatMap((form) => [[form], threesOf(form)])
      .reduce((all, pieces) => join(all, this.withPieces(pieces)), none.slice());
    const found = this.matches("acronym", ACRONYM, new Map([[this.parts.acronym, bits]]), word.field, []);
    if ((word.text.match(UPPER) ?? []).length > 1 || (isRare && !isAny(bits))) {
      const ways = forms.flatMap(overSmallWords);
      const more = leave(ways.reduce((all, pieces) => join(all, this.withPieces(pieces)), none), bits);
      const parts = new Map([[this.parts.acronym, more]]);
      found.push(...this.matches("acronym", OVER_SMALL, parts, word.field, []));
    }
    return found;
  }

  /** Return the records that have all the pieces of an acronym. @param {string[]} pieces */
  withPieces(pieces) {
    return pieces.reduce((all, piece) => meet(all, this.library.withLetters(piece)), this.library.all());
  }

  /**
   * Return words of which three or more that stand side by side stand for their acronym, where a record has that.
   *
   * @param {Wanted[]} wanted @param {boolean} onlyOrganisations
   */
  withAcronyms(wanted, onlyOrganisations) {
    /** @type {Match[][]} */
    const added = wanted.map(() => []);
    for (const [acronym, places] of this.runs(wanted)) {
      const bits = this.library.withWord(acronym, this.parts.capitals);
      if (!isAny(bits)) continue;
      const named = this.library.withWord(acronym, this.parts.organisation);
      for (const place of places) {
        const own = this.library.none();
        for (const match of wanted[place].matches) join(own, match.parts.get(this.parts.organisation) ?? own);
        meet(named, own);
      }
      if (isAny(named) !== onlyOrganisations) continue;
      const quality = isAny(named) ? RUN : ANY_RUN;
      const match = new Match("acronym", quality, new Map([[this.parts.capitals, bits]]), [acronym]);
      for (const place of places) added[place].push(match);
    }
    return wanted.map((one, place) => one.also(added[place]));
  }

  /** Return the places of runs of words that may stand for an acronym, by that acronym. @param {Wanted[]} wanted @returns {Map<string, number[]>} */
  runs(wanted) {
    const places = [...wanted.keys()].filter((place) =>
      !wanted[place].isOptional && !wanted[place].word.field
    );
    const letters = places.map((place) => first(this.words.folded(wanted[place].word.text)));
    const found = new Map();
    for (let start = 0; start < places.length; start++) {
      for (let end = start + SHORTEST_RUN; end <= Math.min(start + LONGEST_RUN, places.length); end++) {
        found.set(letters.slice(start, end).join(""), places.slice(start, end));
      }
    }
    return found;
  }

  /** Return a word with those of the library that it may be misspelt for. @param {Wanted} one */
  withSpellings(one) {
    const { field, text } = one.word;
    const isCountry = ["", "place"].includes(field) && !one.isItself() &&
      this.countries.has(this.words.folded(text)); // "Iceland" is no "Ireland"
    const isAcronym = !field && !one.isKnown() && this.acronyms.has(text); // "WASH" is no "cash"
    if (isCountry || isAcronym) return one;
    return one.also(this.remembered("spelling", one.word, () => this.spellings(one.word)));
  }

  /** @param {WordNode} word */
  spellings({ field, text }) {
    const spellings = new Set([this.words.folded(text), this.words.canonical(text)]);
    const spelt = [...spellings].filter((form) => this.words.isSpelt(form));
    const close = closeWords(this.library, spelt);
    for (
      const word of closeWords(this.library, spelt.filter((form) => /i.*y|y.*i/.test(form)).map(swapIAndY))
        .keys()
    ) {
      if (!close.has(word)) close.set(word, 1); // "Lybia", "Sirya"
    }
    const found = [...close].filter(([word]) => !spellings.has(word)).flatMap(([word, mistakes]) => {
      /** @type {ByPart} */
      const rows = new Map();
      this.addRows(rows, word, this.wanted(field));
      return this.matches("spelling", MISSPELT[mistakes], rows, field, [word]);
    });
    const counts = new Map(found.map((match) => [match, countBits(match.bits())]));
    const count = (/** @type {Match} */ match) => counts.get(match) ?? 0;
    found.sort((a, b) => b.quality - a.quality || count(b) - count(a) || (a.words[0] < b.words[0] ? -1 : 1));
    return found.slice(0, MOST_SPELLINGS);
  }

  /** Return the records in which words stand side by side. @param {string} text @param {string} field */
  phrase(text, field) {
    const typed = this.words.surface(text);
    const forms = typed.map((word) => this.words.canonical(word));
    const plain = typed.map((word) => this.words.folded(word));
    const { derived, persons } = this.library;
    const every = typed.length ? this.library.all() : this.library.none();
    /** @type {ByPart} */
    const among = new Map(
      this.partsOf(field).filter((part) => !derived.has(part)).map((part) => [part, every.slice()]),
    );
    for (const [place, form] of forms.entries()) {
      const rows = this.rowsOf(plain[place], form);
      for (const [part, bits] of among) {
        const own = rows.get(part);
        if (own) meet(bits, own);
        else if (!this.words.stop.has(form)) bits.fill(0); // the commonest words are not kept of all parts
      }
    }
    const found = this.beside(forms, [...among].filter(([part]) => !persons.has(part)), field);
    join(found, this.beside(plain, [...among].filter(([part]) => persons.has(part)), field));
    const parts = new Map([...among].map(([part, bits]) => [part, meet(bits, found)]));
    return new Wanted(
      { node: "word", text, field, isOpen: false },
      this.matches("phrase", 1, parts, field, forms),
    );
  }

  /** Return the records in which the words of an author stand side by side, and those of one that has nothing but the acronym for them. @param {string} text */
  byName(text) {
    const [, bare = text, short = ""] = text.match(WITH_ACRONYM) ?? [];
    const found = this.phrase(bare, "author");
    const forms = this.words.tokens(bare);
    const own = this.words.initialsOf(bare);
    const acronyms = forms.length < FULL_NAME ? [] : [...own, this.words.tokens(short).join("")];
    const bits = this.library.called(acronyms.filter((acronym) => acronym));
    const parts = new Map([[this.parts.organisation, bits]]);
    const word = { ...found.word, text };
    return new Wanted(word, [...found.matches, ...this.matches("acronym", ACRONYM, parts, "author", [text])]);
  }

  /** @param {string[]} words @param {[number, Bits][]} among @param {string} field */
  beside(words, among, field) {
    const records = among.reduce((all, [, bits]) => join(all, bits), this.library.none());
    return this.library.sideBySide(records, words, field ? new Set(among.map(([part]) => part)) : null);
  }

  /**
   * Return the match of a word, if there is any in the parts of a record that its field stands for.
   *
   * @param {string} how @param {number} quality @param {ByPart} found @param {string} field @param {string[]} words
   */
  matches(how, quality, found, field, words) {
    const allowed = new Set(this.partsOf(field));
    const isAllowed = (/** @type {number} */ part) =>
      allowed.has(part) || (part === this.parts.year && !field);
    const kept = [...found].filter(([part, bits]) => isAllowed(part) && isAny(bits));
    return kept.length ? [new Match(how, quality, new Map(kept), words)] : [];
  }
}

/** Put records by part together with others. @param {ByPart} into @param {ByPart} other */
export function mix(into, other) {
  for (const [part, bits] of other) {
    const own = into.get(part);
    if (own) join(own, bits);
    else into.set(part, bits.slice());
  }
}

/** Return the letters of a word that may be an acronym: without the "s" of a plural as well. @param {import("./words.js").Words} words @param {string} text */
export function acronymForms(words, text) {
  return new Set([words.folded(text), ...(isUpper(text) ? [] : [words.canonical(text)])]);
}

/** @param {string} form */
function mayBeAcronym(form) {
  return form.length >= 2 && form.length <= LONGEST_ACRONYM && /^\p{L}+$/u.test(form);
}

/** Return what is kept of a text with which an acronym could be made: itself, or all its threes. @param {string} acronym */
function threesOf(acronym) {
  const letters = [...acronym];
  const count = Math.max(1, letters.length - 2);
  return Array.from({ length: count }, (_, place) => letters.slice(place, place + 3).join(""));
}

/** Return the ways in which a letter inside an acronym may be that of a very common word. @param {string} acronym */
function overSmallWords(acronym) {
  const letters = [...acronym];
  return letters.slice(1, -1).map((letter, at) => [
    letters[at] + letter.toUpperCase() + letters[at + 2],
    ...threesOf([...letters.slice(0, at + 1), ...letters.slice(at + 2)].join("")),
  ]);
}

/** @param {ByPart} parts of which there is one at least */
function noBitsLike(parts) {
  const [bits] = parts.values();
  return noBits(bits ? bits.length << 5 : 0);
}
