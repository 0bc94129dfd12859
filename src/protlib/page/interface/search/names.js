// @ts-check
/** The other names of bodies and treaties: who asks for one name asks for all of them. */

import { forBits, isAny, join, leave, meet, setBit } from "./bitmaps.js";
import { Match } from "./term.js";
import { isUpper } from "./words.js";

/** @typedef {import("./bitmaps.js").Bits} Bits */
/** @typedef {import("./term.js").Term} Term */
/** @typedef {import("./library.js").ByPart} ByPart */
/** @typedef {import("./library.js").Library} Library */
/** @typedef {[number, number][]} PartSets the sets of those that have a name, by part */
/**
 * @typedef {{fields: string[], names: [string, string, Record<string, PartSets[]>][]}} DecidedRow names by their
 *   words in order
 */
/**
 * @typedef {[number, number[], string[]]} TypedBody the body that is surely meant, -1 for none, those that may be,
 *   and their names
 */
/**
 * @typedef {{bodies: [string, Record<string, number>][][], typed: [string, TypedBody][], written: [string,
 *   TypedBody][]}} BodyTable
 */
/**
 * @typedef {{kinds: string[], provisions: string[], small: string[], treaties: [string, PartSets][][],
 *   typed: [string, number[]][]}} TreatyTable
 */

const QUALITY_OF_NAME = 0.9;
const QUALITY_OF_TREATY = 0.85;
const LONGEST_BODY = 8;
const FEW_KNOWN_WORDS = 2;
const NAMED_FIELDS = new Set(["author", "editor", "publisher"]);
const TREATY_FIELDS = new Set(["", "title"]);
const LONGEST_TREATY = 22;
const SURE_LETTERS = 5; // so many letters has an acronym that is one in small letters as well: "cedaw", not "cat"
const MOST_DIGITS = 3; // of the number of a provision: four are a year
const DIGIT = /\p{Nd}/gu;
const CAPITAL = /\p{Lu}/gu;
const ALPHABETIC_NAME = /^\p{L}+$/u;
// What the query language puts between the characters of a language without spaces.
const BETWEEN_UNSPACED = /(?<=[\u3040-\u9fff\uac00-\ud7af]) (?=[\u3040-\u9fff\uac00-\ud7af])/g;
const SHORT_BEHIND = /^(.*\S)\s+\(\S+\)$/; // "International Organization for Migration (IOM)"

/** What the library has decided and what is known of names. */
export class Names {
  /** @param {Library} library */
  constructor(library) {
    this.library = library;
    this.words = library.words;
    /** @type {DecidedRow[]} */
    this.decided = library.tables.decided;
    this.longest = Math.max(
      0,
      ...this.decided.flatMap(({ names }) => names.map(([key]) => key.split(" ").length)),
    );
    /** @type {BodyTable} */
    const { bodies, typed: bodiesByName, written: bodiesByText } = library.tables.bodies;
    this.bodies = bodies;
    this.bodiesByName = new Map(bodiesByName);
    this.bodiesByText = new Map(bodiesByText);
    /** @type {TreatyTable} */
    const table = library.tables.treaties;
    this.kinds = new Set(table.kinds);
    this.provisions = new Set(table.provisions);
    this.treatyNames = table.treaties;
    this.treatiesByName = new Map(table.typed);
    this.small = new Set(table.small);
    this.wordsOfTreaties = new Set(table.typed.flatMap(([key]) => key.split(" ")));
    /** @type {Map<string, TypedBody> | null} */
    this.knownSpellings = null;
  }

  /**
   * Return words with the other names of what they name, each by itself or with those beside it.
   *
   * @param {Term[]} terms @param {boolean} isExact
   */
  withWords(terms, isExact) {
    const none = this.library.none();
    const added = terms.map((term) => {
      const { field, text } = term.word;
      const matches = this.matches(text, field, term.bits(none));
      if (field || isExact || !mayBeBody(term)) return matches;
      return [...matches, ...this.matchBodies(text, "author", term.bits(none), false)];
    });
    for (let start = 0; start < terms.length && this.longest; start++) {
      for (let end = start + 2; end <= Math.min(start + this.longest, terms.length); end++) {
        const run = terms.slice(start, end);
        if (run.some((term) => term.word.field)) break;
        const matches = this.matches(run.map((term) => term.word.text).join(" "), "", none);
        for (let position = start; position < end; position++) added[position].push(...matches);
      }
    }
    const extended = terms.map((term, position) => term.also(added[position]));
    return isExact ? extended : this.withTreaties(this.withBodies(extended));
  }

  /**
   * Return words with the records of the bodies that several of them name, where no record has all of these.
   *
   * @param {Term[]} terms
   */
  withBodies(terms) {
    const none = this.library.none();
    /** @type {Match[][]} */
    const added = terms.map(() => []);
    for (let start = 0; start < terms.length; start++) {
      /** @type {Bits | null} */
      let having = null;
      let isKnown = true;
      for (let end = start + 1; end <= Math.min(start + LONGEST_BODY, terms.length); end++) {
        const term = terms[end - 1];
        if (term.word.field || term.word.isOpen) break;
        if (!term.isOptional) {
          const bits = term.bits(none);
          having = having ? meet(having, bits) : bits.slice();
          isKnown &&= term.isKnown();
        }
        if (!having || isAny(having) || end - start <= (isKnown ? FEW_KNOWN_WORDS : 1)) continue;
        const text = terms.slice(start, end).map(({ word }) => word.text).join(" ");
        const matches = this.matchBodies(text, "author", none, true);
        for (let position = start; position < end; position++) added[position].push(...matches);
      }
    }
    return terms.map((term, position) => term.also(added[position]));
  }

  /**
   * Return what a text stands for as one of the names of a body, in a field; `excluded` are the records that are found
   * without.
   *
   * @param {string} text @param {string} field @param {Bits} excluded
   */
  matches(text, field, excluded) {
    const alternatives = this.alternatives(text, field);
    const matches = alternatives.flatMap(({ other: name, ways }) =>
      ways.map((parts) => new Match("name", QUALITY_OF_NAME, this.library.byPart(parts), [name]))
    );
    if (!isOfNames(field)) return matches;
    const having = matches.reduce((all, match) => join(all, match.bits()), excluded.slice());
    const names = alternatives.length ? alternatives.map(({ other: name }) => name) : [text];
    return [
      ...matches,
      ...names.flatMap((name) => this.matchBodies(name, field, having, alternatives.length > 0)),
    ];
  }

  /**
   * Return the other names that the library has decided are of one body with a text.
   *
   * @param {string} text @param {string} field
   */
  alternatives(text, field) {
    if (!this.decided.length) return [];
    const bare = text.replace(SHORT_BEHIND, "$1");
    const key = this.words.namesOf(bare).sort().join(" ");
    return this.decided.filter(({ names }) => names.some(([nameKey]) => nameKey === key)).flatMap((
      { fields, names },
    ) =>
      fields.filter((name) => !field || field === name).flatMap((fieldName) =>
        names.filter(([nameKey]) => nameKey !== key).map(([, alternative, ways]) => ({
          other: alternative,
          ways: ways[fieldName] ?? [],
        }))
      )
    );
  }

  /**
   * Return the records that name a body that is known by another name than a text.
   *
   * @param {string} text @param {string} field @param {Bits} excluded @param {boolean} isSure
   */
  matchBodies(text, field, excluded, isSure) {
    const plain = this.words.fold(text);
    const names = this.bodiesOf(text, isSure).flatMap((position) => this.bodies[position]);
    const [part] = field === "author"
      ? [this.library.parts.organisation]
      : this.library.partsOfField.get(field) ?? [];
    const namePart = field === "editor" ? this.library.parts.organisation : part;
    return names.filter(([name, sets]) => this.words.fold(name) !== plain && sets[field] !== undefined)
      .flatMap(
        ([name, sets]) => {
          const bits = leave(this.library.set(sets[field]), excluded);
          return isAny(bits) ? [new Match("name", QUALITY_OF_NAME, new Map([[namePart, bits]]), [name])] : [];
        },
      );
  }

  /**
   * Return the positions of the bodies that a text may name: several for an acronym of several.
   *
   * @param {string} text @param {boolean} isSure
   */
  bodiesOf(text, isSure) {
    const [sure, maybe] = this.bodyOf(text);
    return sure >= 0 ? [sure] : isSure ? [] : maybe;
  }

  /**
   * Return the names of the bodies of which an acronym may be that of any; none where it is sure.
   *
   * @param {string} text
   */
  doubt(text) {
    return this.bodyOf(text)[2];
  }

  /** @param {string} text @returns {TypedBody} */
  bodyOf(text) {
    const plain = text.replace(BETWEEN_UNSPACED, "").trim();
    const bare = plain.replace(SHORT_BEHIND, "$1");
    const key = this.words.namesOf(bare).join(" ");
    this.knownSpellings ??= new Map(
      [...this.bodiesByName].map(([name, body]) => [this.spelling(name), body]),
    );
    return this.bodiesByText.get(plain) ?? this.bodiesByName.get(key) ??
      this.knownSpellings.get(this.spelling(key) || key) ??
      [-1, [], []];
  }

  /** Return what the spellings of a name have in common. @param {string} key */
  spelling(key) {
    return this.words.tokens(key).filter((word) => !this.words.stop.has(word)).join(" ");
  }

  /** Return the words of a query with what they stand for as the name of a treaty. @param {Term[]} terms */
  withTreaties(terms) {
    if (!this.treatyNames.length || !terms.some((term) => this.mayBeOfTreaty(term))) return terms;
    /** @type {Match[][]} */
    const added = terms.map(() => []);
    for (let start = 0; start < terms.length; start++) {
      const { field, text } = terms[start].word;
      const [first = ""] = this.words.namesOf(text);
      if (!this.wordsOfTreaties.has(first) && !this.small.has(first)) continue;
      for (let end = start + 1; end <= Math.min(start + LONGEST_TREATY, terms.length); end++) {
        if (end === start + 1 && this.kinds.has(this.words.fold(text))) continue; // "convention" alone is no name
        const run = terms.slice(start, end);
        if (!TREATY_FIELDS.has(field) || run.some((term) => term.word.field !== field)) break;
        const matches = this.treaties(run.map((term) => term.word.text).join(" "), field);
        for (let position = start; position < end; position++) added[position].push(...matches);
      }
    }
    return terms.map((term, position) => term.also(added[position]));
  }

  /**
   * Return what a text stands for as the name of a treaty: the records that have another of its names.
   *
   * @param {string} text @param {string} field
   */
  treaties(text, field) {
    if (!TREATY_FIELDS.has(field)) return [];
    const plain = this.words.fold(text);
    return this.positionsOfTreaties(text).flatMap((position) => this.treatyNames[position]).flatMap(
      ([name, sets]) => {
        const parts = sets.filter(([part]) => !field || part === this.library.parts.title);
        if (!parts.length || this.words.fold(name) === plain) return [];
        return [new Match("name", QUALITY_OF_TREATY, this.library.byPart(parts), [name])];
      },
    );
  }

  /** Return the words of a name of a treaty by which it is looked up. @param {string} text */
  treatyKey(text) {
    const words = [...new Set(this.words.namesOf(text))];
    const distinctiveWords = words.filter((word) => !this.small.has(word));
    return (distinctiveWords.length ? distinctiveWords : words).sort().join(" ");
  }

  /**
   * Return the positions of the treaties that a text is a name of; an acronym of few letters is one in capitals alone.
   *
   * @param {string} text
   */
  positionsOfTreaties(text) {
    const key = this.treatyKey(text);
    const isSure = [...key].length >= SURE_LETTERS || (text.match(CAPITAL) ?? []).length > 1 ||
      /\p{Nd}/u.test(key);
    return isSure ? this.treatiesByName.get(key) ?? [] : [];
  }

  /**
   * Return the records whose title begins with a name of the treaty that a whole query names, or has the name that is
   * typed; and what else has one in its title.
   *
   * @param {Term[]} terms
   */
  treatyTiers(terms) {
    const none = this.library.none(), first = none.slice(), having = none.slice();
    const provisions = this.findProvisions(terms);
    const text = terms.filter((term) => !provisions.includes(term)).map((term) => term.word.text).join(" ");
    if (!terms.some((term) => this.mayBeOfTreaty(term))) return [first, having];
    for (
      const [name, sets] of this.positionsOfTreaties(text).flatMap((position) => this.treatyNames[position])
    ) {
      const bits = this.library.byPart(sets).get(this.library.parts.title) ?? none;
      join(having, bits);
      const words = this.words.tokens(name), isTyped = this.treatyKey(name) === this.treatyKey(text);
      forBits(bits, (number) => {
        const title = this.library.titleOf(number);
        if (isTyped || words.every((word, position) => title[position] === word)) setBit(first, number);
      });
    }
    return [first, having];
  }

  /**
   * Return the words of a query, of which those of a provision need not match, and the text of that, "" for none.
   *
   * @param {Term[]} terms
   */
  releaseProvisions(terms) {
    const provisions = this.findProvisions(terms);
    const released = terms.map((term) => provisions.includes(term) ? term.asOptional() : term);
    return { released, provision: provisions.map((term) => term.word.text).join(" ") };
  }

  /**
   * Return the words that number a provision, if others may name its treaty: "article 1A(2)".
   *
   * @param {Term[]} terms
   */
  findProvisions(terms) {
    /** @type {Term[]} */
    const provisions = [];
    for (const [position, term] of terms.entries()) {
      const { field, text } = term.word, previous = provisions.at(-1);
      const isNumber = previous && previous === terms[position - 1] && this.isNumber(text, previous);
      const isKind = this.provisions.has(this.words.fold(text)) && !isUpper(text);
      if (!field && (isNumber || isKind)) provisions.push(term);
    }
    const hasNumber = provisions.some((term) => /^\p{Nd}/u.test(term.word.text));
    const namesTreaty = terms.some((term) =>
      !provisions.includes(term) && this.isDistinctive(term.word.text)
    );
    return hasNumber && namesTreaty ? provisions : [];
  }

  /** Tell whether a text continues a provision: "1A" behind "article". @param {string} text @param {Term} previous */
  isNumber(text, previous) {
    const isLetter = [...text].length === 1 && !this.provisions.has(this.words.fold(previous.word.text));
    return isLetter || (/^\p{Nd}/u.test(text) && (text.match(DIGIT) ?? []).length <= MOST_DIGITS);
  }

  /** Tell whether a word is one by which a name of a treaty is known, or stands nowhere. @param {Term} term */
  mayBeOfTreaty(term) {
    const { field, text } = term.word;
    if (!TREATY_FIELDS.has(field) || [...text].length < 2) return false;
    return this.isDistinctive(text) || !term.isItself();
  }

  /** Tell whether a word shows that the name of a treaty may follow. @param {string} text */
  isDistinctive(text) {
    const isOfBoth = /^[\p{L}\p{N}]+$/u.test(text) && !ALPHABETIC_NAME.test(text) && !/^\p{Nd}+$/u.test(text);
    return this.kinds.has(this.words.fold(text)) || (text.match(CAPITAL) ?? []).length > 1 || isOfBoth;
  }
}

/** Tell whether a word may be the acronym of a body. @param {Term} term */
function mayBeBody(term) {
  const { text } = term.word;
  return text.length > 1 && ALPHABETIC_NAME.test(text) && (isUpper(text) || !term.isKnown());
}

/** Tell whether the names of bodies stand in a field. @param {string} field */
export function isOfNames(field) {
  return NAMED_FIELDS.has(field);
}
