// @ts-check
/** The other names of bodies and treaties: who asks for one name asks for all of them. */

import { eachBit, isAny, join, leave, meet, setBit } from "./bitmaps.js";
import { Match } from "./expansion.js";
import { isUpper } from "./words.js";

/** @typedef {import("./bitmaps.js").Bits} Bits */
/** @typedef {import("./expansion.js").Wanted} Wanted */
/** @typedef {import("./library.js").ByPart} ByPart */
/** @typedef {import("./library.js").Library} Library */
/** @typedef {[number, number][]} PartSets the sets of those that have a name, by part */
/** @typedef {{fields: string[], names: [string, string, Record<string, PartSets[]>][]}} DecidedRow names by their words in order */
/** @typedef {[number, number[], string[]]} TypedBody the body that is surely meant, -1 for none, those that may be, and their names */
/** @typedef {{bodies: [string, Record<string, number>][][], typed: [string, TypedBody][], written: [string, TypedBody][]}} BodyTable */
/** @typedef {{kinds: string[], small: string[], treaties: [string, PartSets][][], typed: [string, number[]][]}} TreatyTable */

const QUALITY_OF_NAME = 0.9;
const QUALITY_OF_TREATY = 0.85;
const LONGEST_BODY = 8;
const FEW_KNOWN_WORDS = 2;
const NAMED_FIELDS = new Set(["author", "editor", "publisher"]);
const TREATY_FIELDS = new Set(["", "title"]);
const LONGEST_TREATY = 22;
const SURE_TREATY = 5; // so many letters has an acronym that is one in small letters as well: "cedaw", not "cat"
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
    const { bodies, typed, written } = library.tables.bodies;
    this.bodies = bodies;
    this.typed = new Map(typed);
    this.written = new Map(written);
    /** @type {TreatyTable} */
    const table = library.tables.treaties;
    this.kinds = new Set(table.kinds);
    this.treatyNames = table.treaties;
    this.treatiesTyped = new Map(table.typed);
    this.small = new Set(table.small);
    this.wordsOfTreaties = new Set(table.typed.flatMap(([key]) => key.split(" ")));
    /** @type {Map<string, TypedBody> | null} */
    this.knownSpellings = null;
  }

  /** Return words with the other names of what they name, each by itself or with those beside it. @param {Wanted[]} wanted @param {boolean} isExact */
  withWords(wanted, isExact) {
    const none = this.library.none();
    const added = wanted.map((one) => {
      const { field, text } = one.word;
      const found = this.matches(text, field, one.bits(none));
      if (field || isExact || !mayBeBody(one)) return found;
      return [...found, ...this.known(text, "author", one.bits(none), false)];
    });
    for (let start = 0; start < wanted.length && this.longest; start++) {
      for (let end = start + 2; end <= Math.min(start + this.longest, wanted.length); end++) {
        const run = wanted.slice(start, end);
        if (run.some((one) => one.word.field)) break;
        const found = this.matches(run.map((one) => one.word.text).join(" "), "", none);
        for (let place = start; place < end; place++) added[place].push(...found);
      }
    }
    const named = wanted.map((one, place) => one.also(added[place]));
    return isExact ? named : this.withTreaties(this.withBodies(named));
  }

  /** Return words with the records of the bodies that several of them name, where no record has all of these. @param {Wanted[]} wanted */
  withBodies(wanted) {
    const none = this.library.none();
    /** @type {Match[][]} */
    const added = wanted.map(() => []);
    for (let start = 0; start < wanted.length; start++) {
      /** @type {Bits | null} */
      let having = null;
      let isKnown = true;
      for (let end = start + 1; end <= Math.min(start + LONGEST_BODY, wanted.length); end++) {
        const one = wanted[end - 1];
        if (one.word.field || one.word.isOpen) break;
        if (!one.isOptional) {
          const bits = one.bits(none);
          having = having ? meet(having, bits) : bits.slice();
          isKnown &&= one.isKnown();
        }
        if (!having || isAny(having) || end - start <= (isKnown ? FEW_KNOWN_WORDS : 1)) continue;
        const text = wanted.slice(start, end).map(({ word }) => word.text).join(" ");
        const found = this.known(text, "author", none, true);
        for (let place = start; place < end; place++) added[place].push(...found);
      }
    }
    return wanted.map((one, place) => one.also(added[place]));
  }

  /** Return what a text stands for as one of the names of a body, in a field; `found` are the records that are found without. @param {string} text @param {string} field @param {Bits} found */
  matches(text, field, found) {
    const others = this.others(text, field);
    const matches = others.flatMap(({ other, ways }) =>
      ways.map((parts) => new Match("name", QUALITY_OF_NAME, this.library.byPart(parts), [other]))
    );
    if (!isOfNames(field)) return matches;
    const having = matches.reduce((all, match) => join(all, match.bits()), found.slice());
    const asked = others.length ? others.map(({ other }) => other) : [text];
    return [...matches, ...asked.flatMap((each) => this.known(each, field, having, others.length > 0))];
  }

  /** Return the other names that the library has decided are of one body with a text. @param {string} text @param {string} field */
  others(text, field) {
    if (!this.decided.length) return [];
    const bare = text.replace(SHORT_BEHIND, "$1");
    const key = this.words.namesOf(bare).sort().join(" ");
    return this.decided.filter(({ names }) => names.some(([own]) => own === key)).flatMap((
      { fields, names },
    ) =>
      fields.filter((each) => !field || field === each).flatMap((asked) =>
        names.filter(([own]) => own !== key).map(([, other, ways]) => ({ other, ways: ways[asked] ?? [] }))
      )
    );
  }

  /** Return the records that name a body that is known by another name than a text. @param {string} text @param {string} field @param {Bits} found @param {boolean} isSure */
  known(text, field, found, isSure) {
    const asked = this.words.fold(text);
    const names = this.bodiesOf(text, isSure).flatMap((place) => this.bodies[place]);
    const [part] = field === "author"
      ? [this.library.parts.organisation]
      : this.library.asked.get(field) ?? [];
    const own = field === "editor" ? this.library.parts.organisation : part;
    return names.filter(([name, sets]) => this.words.fold(name) !== asked && sets[field] !== undefined)
      .flatMap(
        ([name, sets]) => {
          const bits = leave(this.library.set(sets[field]), found);
          return isAny(bits) ? [new Match("name", QUALITY_OF_NAME, new Map([[own, bits]]), [name])] : [];
        },
      );
  }

  /** Return the places of the bodies that a text may name: several for an acronym of several. @param {string} text @param {boolean} isSure */
  bodiesOf(text, isSure) {
    const [sure, maybe] = this.typedBody(text);
    return sure >= 0 ? [sure] : isSure ? [] : maybe;
  }

  /** Return the names of the bodies of which an acronym may be that of any; none where it is sure. @param {string} text */
  doubt(text) {
    return this.typedBody(text)[2];
  }

  /** @param {string} text @returns {TypedBody} */
  typedBody(text) {
    const plain = text.replace(BETWEEN_UNSPACED, "").trim();
    const bare = plain.replace(SHORT_BEHIND, "$1");
    const key = this.words.namesOf(bare).join(" ");
    this.knownSpellings ??= new Map([...this.typed].map(([known, body]) => [this.spelling(known), body]));
    return this.written.get(plain) ?? this.typed.get(key) ??
      this.knownSpellings.get(this.spelling(key) || key) ??
      [-1, [], []];
  }

  /** Return the body of a name of several words in another spelling. @param {string} key */
  spelt(key) {
    if (!key.includes(" ")) return undefined;
    this.knownSpellings ??= new Map([...this.typed].map(([known, body]) => [this.spelling(known), body]));
    return this.knownSpellings.get(this.spelling(key) || key);
  }

  /** Return what the spellings of a name have in common. @param {string} key */
  spelling(key) {
    return this.words.tokens(key).filter((word) => !this.words.stop.has(word)).join(" ");
  }

  /** Return the words of a query with what they stand for as the name of a treaty. @param {Wanted[]} wanted */
  withTreaties(wanted) {
    if (!this.treatyNames.length || !wanted.some((one) => this.mayBeOfTreaty(one))) return wanted;
    /** @type {Match[][]} */
    const added = wanted.map(() => []);
    for (let start = 0; start < wanted.length; start++) {
      const { field, text } = wanted[start].word;
      const [first = ""] = this.words.namesOf(text);
      if (!this.wordsOfTreaties.has(first) && !this.small.has(first)) continue;
      for (let end = start + 1; end <= Math.min(start + LONGEST_TREATY, wanted.length); end++) {
        if (end === start + 1 && this.kinds.has(this.words.fold(text))) continue; // "convention" alone is no name
        const run = wanted.slice(start, end);
        if (!TREATY_FIELDS.has(field) || run.some((one) => one.word.field !== field)) break;
        const found = this.treaties(run.map((one) => one.word.text).join(" "), field);
        for (let place = start; place < end; place++) added[place].push(...found);
      }
    }
    return wanted.map((one, place) => one.also(added[place]));
  }

  /** Return what a text stands for as the name of a treaty: the records that have another of its names. @param {string} text @param {string} field */
  treaties(text, field) {
    if (!TREATY_FIELDS.has(field)) return [];
    const asked = this.words.fold(text);
    return this.treatiesNamed(text).flatMap((place) => this.treatyNames[place]).flatMap(([name, sets]) => {
      const parts = sets.filter(([part]) => !field || part === this.library.parts.title);
      if (!parts.length || this.words.fold(name) === asked) return [];
      return [new Match("name", QUALITY_OF_TREATY, this.library.byPart(parts), [name])];
    });
  }

  /** Return the words of a name of a treaty by which it is looked up. @param {string} text */
  treatyKey(text) {
    const words = [...new Set(this.words.namesOf(text))];
    const telling = words.filter((word) => !this.small.has(word));
    return (telling.length ? telling : words).sort().join(" ");
  }

  /** Return the places of the treaties that a text is a name of; an acronym of few letters is one in capitals alone. @param {string} text */
  treatiesNamed(text) {
    const key = this.treatyKey(text);
    const isSure = [...key].length >= SURE_TREATY || (text.match(CAPITAL) ?? []).length > 1 ||
      /\p{Nd}/u.test(key);
    return isSure ? this.treatiesTyped.get(key) ?? [] : [];
  }

  /** Return the records whose title begins with a name of the treaty that a whole query names, or has the name that is typed; and what else has one in its title. @param {Wanted[]} wanted */
  titled(wanted) {
    const none = this.library.none(), first = none.slice(), having = none.slice();
    const text = wanted.map((one) => one.word.text).join(" ");
    if (!wanted.some((one) => this.mayBeOfTreaty(one))) return [first, having];
    for (const [name, sets] of this.treatiesNamed(text).flatMap((place) => this.treatyNames[place])) {
      const bits = this.library.byPart(sets).get(this.library.parts.title) ?? none;
      join(having, bits);
      const words = this.words.tokens(name), isTyped = this.treatyKey(name) === this.treatyKey(text);
      eachBit(bits, (number) => {
        const title = this.library.titleOf(number);
        if (isTyped || words.every((word, place) => title[place] === word)) setBit(first, number);
      });
    }
    return [first, having];
  }

  /** Tell whether a word is one by which a name of a treaty is known, or stands nowhere. @param {Wanted} one */
  mayBeOfTreaty(one) {
    const { field, text } = one.word;
    if (!TREATY_FIELDS.has(field) || [...text].length < 2) return false;
    const isOfBoth = /^[\p{L}\p{N}]+$/u.test(text) && !ALPHABETIC_NAME.test(text) && !/^\p{Nd}+$/u.test(text);
    return this.kinds.has(this.words.fold(text)) || (text.match(CAPITAL) ?? []).length > 1 || isOfBoth ||
      !one.isItself();
  }
}

/** Tell whether a word may be the acronym of a body. @param {Wanted} one */
function mayBeBody(one) {
  const { text } = one.word;
  return text.length > 1 && ALPHABETIC_NAME.test(text) && (isUpper(text) || !one.isKnown());
}

/** Tell whether the names of bodies stand in a field. @param {string} field */
export function isOfNames(field) {
  return NAMED_FIELDS.has(field);
}
