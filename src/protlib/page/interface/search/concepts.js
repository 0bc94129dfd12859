// @ts-check
/** What is about a concept: the records that have one of its names in what says what they are about, whatever the language. */

import { isAny, join, leave, meet, unionOf } from "./bitmaps.js";
import { Match, mix, Wanted } from "./expansion.js";
import { wordNode } from "./query.js";
import { isUpper } from "./words.js";

/** @typedef {import("./bitmaps.js").Bits} Bits */
/** @typedef {import("./library.js").ByPart} ByPart */
/** @typedef {import("./library.js").Library} Library */
/** @typedef {[string, boolean, [number, number][]]} LabelRow a name, whether it is an acronym, and the sets of those that have it, by part */
/** @typedef {{code: string, name: string, first: string[], narrower: number[], labels: LabelRow[]}} ConceptRow `first` are the words of its first names */
/** @typedef {{concepts: ConceptRow[], typed: [string, number[]][], acronyms: string[]}} ConceptTable what `page/concept_data.py` writes */
/** @typedef {{start: number, end: number, places: number[]}} NamedRun words of a query that name concepts */
/**
 * Words of a query of which some name concepts: what was typed for each, and the words with what they stand for. `literal` has of these
 * only what stands for themselves, `byConcept` that and what has a concept. `inTitle` has for each run the records whose title has it as a
 * name, `about` those that have its concept by any name; where none has, its words stay as they are.
 *
 * @typedef {{typed: {typed: string, match: Match}[], extended: Wanted[], literal: Wanted[], byConcept: Wanted[], inTitle: Bits[], about: Bits[]}} AskedConcepts
 */

const BEYOND_ASCII = /[\u0080-\uffff]/;
const QUALITY_OF_CONCEPT = 0.9;
const LONGEST_NAME = 8;
const FIGURES = "statistics";
const IN_TITLE = /** @type {const} */ (["title", "capitals"]);
const ARTICLE = "ال"; // of Arabic, which a title has and a query leaves out, or the other way round
const SHORTEST_WITH_ARTICLE = 5;
const SURE_MATCHES = new Set(["", "beginning", "form", "name", "acronym"]);
const SURE_OF_ACRONYM = new Set(["", "name"]); // what a word in capitals stands for surely: other words may begin with its letters

/** The concepts that the records are about. */
export class Concepts {
  /** @param {Library} library */
  constructor(library) {
    this.library = library;
    this.words = library.words;
    /** @type {ConceptTable} */
    const table = library.tables.concepts;
    this.concepts = table.concepts;
    this.typed = new Map(table.typed);
    this.topic = (library.asked.get("topic") ?? [])[0];
    /** @type {Map<LabelRow, ByPart>} */
    this.knownParts = new Map();
  }

  /**
   * Return the words of a query with the concepts that runs of them name, as far as `within` has these: they are looked for in what
   * has the other words, but where each is to stand alone. Where `isAlike`, a concept counts the same under whatever name.
   *
   * @param {Wanted[]} wanted @param {NamedRun[]} runs @param {Bits} within @param {boolean} isAlone @param {boolean} isAlike @returns {AskedConcepts}
   */
  asked(wanted, runs, within, isAlone, isAlike) {
    const none = this.library.none(), among = within.slice();
    const isInRun = (/** @type {number} */ place) =>
      runs.some(({ start, end }) => start <= place && place < end);
    wanted.forEach((one, place) => isAlone || isInRun(place) || meet(among, one.bits(none)));
    const extended = [...wanted], literal = [...wanted], byConcept = [...wanted];
    /** @type {AskedConcepts["typed"]} */
    const typed = [];
    /** @type {Bits[]} */
    const inTitle = [], about = [];
    for (const { start, end, places } of runs) {
      const own = wanted.slice(start, end);
      const text = own.map((one) => one.word.text).join(" ");
      const isAcronym = own.length === 1 && isUpper(text.replace(/s$/, ""));
      const sure = isAcronym ? SURE_OF_ACRONYM : SURE_MATCHES;
      const itself = this.itself(own);
      const having = this.havingConcepts(places, text, among, isAcronym || isAlike ? none : itself, isAlike);
      // one word that is no concept's first name may mean much else, and comes first wherever it is
      const isTelling = own.length > 1 || isAcronym || this.isFirstName(places, text);
      inTitle.push(
        isTelling && !isAlike
          ? unionOf(IN_TITLE.map((part) => having.typed.get(this.library.parts[part]) ?? none), none)
          : this.library.all(),
      );
      about.push(having.bits);
      if (!isAny(having.bits)) continue;
      const others = isAlike ? having.bits : leave(having.bits.slice(), itself);
      for (let place = start; place < end; place++) {
        const one = wanted[place];
        literal[place] = one.with(one.matches.filter((each) => sure.has(each.how)));
        extended[place] = byConceptFirst(one, having.match, others, sure);
        byConcept[place] = isAlike ? extended[place] : literal[place].also(having.match);
      }
      typed.push(...having.match.map((each) => ({ typed: text, match: each })));
    }
    return { typed, extended, literal, byConcept, inTitle, about };
  }

  /** Tell whether a text is the name by which a concept is called first in a language. @param {number[]} places @param {string} text */
  isFirstName(places, text) {
    const words = this.words.tokens(text).join(" ");
    return places.some((place) => this.concepts[place].first.includes(words));
  }

  /** Return what a question asks for that begins with "how many": the records that have figures come first. @param {Bits} among */
  figures(among) {
    const place = this.concepts.findIndex(({ code }) => code === FIGURES);
    const none = this.library.none();
    const match = place < 0 ? [] : this.havingConcepts([place], "", among, none, false).match;
    return new Wanted(wordNode("how many", ""), match);
  }

  /** Return the runs of required words that name concepts; none where "*" asks for beginnings. @param {Wanted[]} wanted */
  runsOf(wanted) {
    return wanted.some((one) => one.word.isOpen) ? [] : this.namedIn(wanted.map((one) => one.word.text));
  }

  /** Return the records that have all of some words themselves, in whatever case. @param {Wanted[]} own */
  itself(own) {
    const telling = own.filter((one) => !one.isOptional);
    return telling.reduce((all, one) => {
      const hasCases = BEYOND_ASCII.test(this.words.canonical(one.word.text));
      const literal = one.with(one.matches.filter(({ how }) => !how || (hasCases && how === "form")));
      return meet(all, literal.bits(this.library.none()));
    }, this.library.all());
  }

  /** Return the longest runs of words, none of them in two, that name concepts. @param {string[]} words @returns {NamedRun[]} */
  namedIn(words) {
    const forms = words.map((word) => this.form(word));
    /** @type {NamedRun[]} */
    const runs = [];
    for (let start = 0; start < words.length; start++) {
      const run = forms[start] ? this.longest(words, forms, start) : null;
      if (!run) continue;
      runs.push(run);
      start = run.end - 1;
    }
    return runs;
  }

  /** @param {string[]} words @param {string[]} forms @param {number} start @returns {NamedRun | null} */
  longest(words, forms, start) {
    const ends = forms.flatMap((form, place) => form && place >= start ? [place + 1] : []).slice(
      0,
      LONGEST_NAME,
    );
    for (const end of ends.reverse()) {
      const places = this.placesOf(words.slice(start, end), forms.slice(start, end));
      if (places) return { start, end, places };
    }
    return null;
  }

  /** Return the places of the concepts that words name; null where they name none. @param {string[]} words @param {string[]} forms */
  placesOf(words, forms) {
    const asWord = words.length === 1 && isUpper(words[0]) ? this.typed.get(words[0]) : undefined;
    const found = this.typed.get(forms.filter((form) => form).join(" "));
    if (!asWord && !found) return null;
    return [...new Set([...(asWord ?? []), ...(found ?? [])])].sort((one, other) => one - other);
  }

  /** Return the form in which a word of a name is compared, "" for one of the commonest. @param {string} word */
  form(word) {
    if (this.words.empty.has(this.words.folded(word))) return "";
    const form = this.words.canonical(word);
    return form.startsWith(ARTICLE) && form.length >= SHORTEST_WITH_ARTICLE
      ? form.slice(ARTICLE.length)
      : form;
  }

  /**
   * Return those of some records that have concepts: by a text, by part, and as a match by other names; none if all are in `itself`.
   *
   * @param {number[]} places @param {string} text @param {Bits} among @param {Bits} itself @param {boolean} isAlike
   */
  havingConcepts(places, text, among, itself, isAlike) {
    const bits = this.library.none();
    const words = this.words.tokens(text);
    /** @type {ByPart} */
    const parts = new Map(), typed = new Map();
    /** @type {Set<string>} */
    const labels = new Set();
    for (const row of places.flatMap((place) => this.concepts[place].labels)) {
      const [label, isAcronym] = row;
      const found = this.having(row, among);
      const own = unionOf([...found.values()], this.library.none());
      if (!isAny(own)) continue;
      join(bits, own);
      const isTyped = this.isTyped(this.words.tokens(label), words);
      if (isTyped) mix(typed, this.having(row, among));
      if (!isAlike && isTyped && !isAcronym) continue;
      mix(parts, found);
      if (isAny(leave(own, itself))) labels.add(label);
    }
    if (!labels.size) return { bits, typed, match: [] };
    const telling = [...labels].flatMap((label) => this.words.tokens(label)).filter((word) =>
      !this.words.stop.has(word)
    );
    const match = new Match("concept", QUALITY_OF_CONCEPT, parts, [...new Set(telling)], [...labels]);
    return { bits, typed, match: [match] };
  }

  /** Tell whether words are those of a name, in whatever case. @param {string[]} ofName @param {string[]} typed */
  isTyped(ofName, typed) {
    return ofName.length === typed.length &&
      ofName.every((word, at) => this.words.isSameWord(word, typed[at]));
  }

  /** Return those of some records that have a name, by part. @param {LabelRow} row @param {Bits} among @returns {ByPart} */
  having(row, among) {
    let parts = this.knownParts.get(row);
    if (!parts) this.knownParts.set(row, parts = this.library.byPart(row[2]));
    const found = [...parts].map((
      [part, bits],
    ) => /** @type {[number, Bits]} */ ([part, meet(bits.slice(), among)]));
    return new Map(found.filter(([, bits]) => isAny(bits)));
  }

  /** Return what the words of `topic:` stand for as the name of a concept: what is about it, or about a narrower one. @param {string} text */
  ofTopic(text) {
    const code = this.words.fold(text).split(/\s+/).filter((word) => word).join("-");
    const words = this.words.surface(text);
    const named = this.placesOf(words, words.map((word) => this.form(word)));
    const places = named ?? [...this.concepts.keys()].filter((place) => this.concepts[place].code === code);
    const every = new Set(places.flatMap((place) => [place, ...this.concepts[place].narrower]));
    const bits = this.library.none();
    for (const row of [...every].flatMap((place) => this.concepts[place].labels)) {
      for (const own of this.having(row, this.library.all()).values()) join(bits, own);
    }
    if (!isAny(bits) || this.topic === undefined) return [];
    return [
      new Match("concept", QUALITY_OF_CONCEPT, new Map([[this.topic, bits]]), [], [
        this.concepts[places[0]].name,
      ]),
    ];
  }
}

/**
 * Return a word with what it stands for: surely itself, then a concept, then what it may be. What has the concept by another name counts
 * the same, whether or not that name shares a word with what was typed.
 *
 * @param {Wanted} one @param {Match[]} match @param {Bits} others @param {Set<string>} sure
 */
function byConceptFirst(one, match, others, sure) {
  const itself = one.matches.filter((each) => sure.has(each.how)).flatMap((each) =>
    each.apartFrom(others) ?? []
  );
  const unsure = one.matches.filter((each) => !sure.has(each.how) && each.how !== "spelling");
  return one.with([...itself, ...match, ...unsure]);
}
