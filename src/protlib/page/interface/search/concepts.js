// @ts-check
/**
 * What is about a concept: the records that have one of its names in what says what they are about, whatever the
 * language.
 */

import { isAny, join, leave, meet, unionOf } from "./bitmaps.js";
import { wordNode } from "./query.js";
import { Match, mix, Term } from "./term.js";
import { isUpper } from "./words.js";

/** @typedef {import("./bitmaps.js").Bits} Bits */
/** @typedef {import("./library.js").ByPart} ByPart */
/** @typedef {import("./library.js").Library} Library */
/**
 * @typedef {[string, boolean, [number, number][]]} LabelRow a name, whether it is an acronym, and the sets of those
 *   that have it, by part
 */
/**
 * @typedef {{code: string, name: string, first: string[], narrower: number[], labels: LabelRow[]}} ConceptRow `first`
 *   are the words of its first names
 */
/**
 * @typedef {{concepts: ConceptRow[], typed: [string, number[]][], acronyms: string[]}} ConceptTable what
 *   `page/search_data.py` writes
 */
/** @typedef {{start: number, end: number, positions: number[]}} NamedRun words of a query that name concepts */
/**
 * Words of a query of which some name concepts: what was typed for each, and the words with what they stand for.
 * `literal` has of these only what stands for themselves, `byConcept` that and what has a concept. `inTitle` has for
 * each run the records whose title has it as a name, `about` those that have its concept by any name; where none has,
 * its words stay as they are.
 *
 * @typedef {{typed: {typed: string, match: Match}[], extended: Term[], literal: Term[], byConcept: Term[], inTitle:
 *   Bits[], about: Bits[]}} AskedConcepts
 */

const BEYOND_ASCII = /[\u0080-\uffff]/;
const QUALITY_OF_CONCEPT = 0.9;
const LONGEST_LABEL = 8;
const FIGURES = "statistics";
const IN_TITLE = /** @type {const} */ (["title", "capitals"]);
const ARTICLE = "ال"; // of Arabic, which a title has and a query leaves out, or the other way round
const SHORTEST_WITH_ARTICLE = 5;
const SURE_MATCHES = new Set(["", "beginning", "form", "name", "compound", "acronym"]);
// what a word in capitals stands for surely: other words may begin with its letters
const SURE_OF_ACRONYM = new Set(["", "name"]);

/** The concepts that the records are about. */
export class Concepts {
  /** @param {Library} library */
  constructor(library) {
    this.library = library;
    this.words = library.words;
    /** @type {ConceptTable} */
    const table = library.tables.concepts;
    this.concepts = table.concepts;
    this.positionsByName = new Map(table.typed);
    this.topic = (library.partsOfField.get("topic") ?? [])[0];
    /** @type {Map<LabelRow, ByPart>} */
    this.knownParts = new Map();
  }

  /**
   * Return the words of a query with the concepts that runs of them name, as far as `within` has these: they are
   * looked for in what has the other words, but where each is to stand alone. Where `isAlike`, a concept counts the
   * same under whatever name.
   *
   * @param {Term[]} terms @param {NamedRun[]} runs @param {Bits} within @param {boolean} isAlone @param {boolean}
   *   isAlike @returns {AskedConcepts}
   */
  matchRuns(terms, runs, within, isAlone, isAlike) {
    const none = this.library.none(), among = within.slice();
    const isInRun = (/** @type {number} */ position) =>
      runs.some(({ start, end }) => start <= position && position < end);
    terms.forEach((term, position) => isAlone || isInRun(position) || meet(among, term.bits(none)));
    const extended = [...terms], literal = [...terms], byConcept = [...terms];
    /** @type {AskedConcepts["typed"]} */
    const mentions = [];
    /** @type {Bits[]} */
    const inTitle = [], about = [];
    for (const run of runs) {
      const { start, end, positions } = run;
      const { text, itself, sure, isAcronym, isDistinctive } = this.mentionOf(run, terms, isAlike);
      const sameBits = isAcronym || isAlike ? none : itself;
      const having = this.havingConcepts(positions, text, among, sameBits, isAlike);
      inTitle.push(isDistinctive ? this.inTitle(having.typed) : this.library.all());
      about.push(having.bits);
      if (!isAny(having.bits)) continue;
      const otherBits = isAlike ? having.bits : leave(having.bits.slice(), itself);
      for (let position = start; position < end; position++) {
        const term = terms[position];
        literal[position] = term.with(term.matches.filter((match) => sure.has(match.how)));
        extended[position] = byConceptFirst(term, having.match, otherBits, sure);
        byConcept[position] = isAlike ? extended[position] : literal[position].also(having.match);
      }
      mentions.push(...having.match.map((match) => ({ typed: text, match })));
    }
    return { typed: mentions, extended, literal, byConcept, inTitle, about };
  }

  /**
   * Return what the words of a run are: their text, the records that have them themselves, and what they stand for
   * surely. One word that is no concept's first name may mean much else, and comes first wherever it is.
   *
   * @param {NamedRun} run @param {Term[]} terms @param {boolean} isAlike
   */
  mentionOf({ start, end, positions }, terms, isAlike) {
    const runTerms = terms.slice(start, end);
    const text = runTerms.map((term) => term.word.text).join(" ");
    const isAcronym = runTerms.length === 1 && isUpper(text.replace(/s$/, ""));
    const isSpecial = runTerms.length > 1 || isAcronym || this.isFirstName(positions, text);
    const sure = isAcronym ? SURE_OF_ACRONYM : SURE_MATCHES;
    return { text, itself: this.itself(runTerms), sure, isAcronym, isDistinctive: isSpecial && !isAlike };
  }

  /** Return the records whose titles have names. @param {ByPart} byPart */
  inTitle(byPart) {
    const none = this.library.none();
    return unionOf(IN_TITLE.map((part) => byPart.get(this.library.parts[part]) ?? none), none);
  }

  /**
   * Tell whether a text is the name by which a concept is called first in a language.
   *
   * @param {number[]} positions @param {string} text
   */
  isFirstName(positions, text) {
    const words = this.words.tokens(text).join(" ");
    return positions.some((position) => this.concepts[position].first.includes(words));
  }

  /**
   * Return what a question asks for that begins with "how many": the records that have figures come first.
   *
   * @param {Bits} among
   */
  figures(among) {
    const position = this.concepts.findIndex(({ code }) => code === FIGURES);
    const none = this.library.none();
    const match = position < 0 ? [] : this.havingConcepts([position], "", among, none, false).match;
    return new Term(wordNode("how many", ""), match);
  }

  /** Return the runs of required words that name concepts; none where "*" asks for beginnings. @param {Term[]} terms */
  runsOf(terms) {
    return terms.some((term) => term.word.isOpen) ? [] : this.findRuns(terms.map((term) => term.word.text));
  }

  /** Return the records that have all of some words themselves, in whatever case. @param {Term[]} terms */
  itself(terms) {
    const distinctiveTerms = terms.filter((term) => !term.isOptional);
    return distinctiveTerms.reduce((all, term) => {
      const hasCases = BEYOND_ASCII.test(this.words.canonical(term.word.text));
      const literal = term.with(term.matches.filter(({ how }) => !how || (hasCases && how === "form")));
      return meet(all, literal.bits(this.library.none()));
    }, this.library.all());
  }

  /**
   * Return the longest runs of words, none of them in two, that name concepts.
   *
   * @param {string[]} words @returns {NamedRun[]}
   */
  findRuns(words) {
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
    const ends = forms.flatMap((form, position) => form && position >= start ? [position + 1] : []).slice(
      0,
      LONGEST_LABEL,
    );
    for (const end of ends.reverse()) {
      const positions = this.positionsOf(words.slice(start, end), forms.slice(start, end));
      if (positions) return { start, end, positions };
    }
    return null;
  }

  /**
   * Return the positions of the concepts that words name; null where they name none.
   *
   * @param {string[]} words @param {string[]} forms
   */
  positionsOf(words, forms) {
    const asWord = words.length === 1 && isUpper(words[0]) ? this.positionsByName.get(words[0]) : undefined;
    const positions = this.positionsByName.get(forms.filter((form) => form).join(" "));
    if (!asWord && !positions) return null;
    return [...new Set([...(asWord ?? []), ...(positions ?? [])])].sort((first, second) => first - second);
  }

  /** Return the form in which a word of a name is compared, "" for one of the commonest. @param {string} word */
  form(word) {
    if (this.words.empty.has(this.words.foldWord(word))) return "";
    const form = this.words.canonical(word);
    return form.startsWith(ARTICLE) && form.length >= SHORTEST_WITH_ARTICLE
      ? form.slice(ARTICLE.length)
      : form;
  }

  /**
   * Return those of some records that have concepts: by a text, by part, and as a match by other names; none if all
   * are in `itself`.
   *
   * @param {number[]} positions @param {string} text @param {Bits} among @param {Bits} itself @param {boolean} isAlike
   */
  havingConcepts(positions, text, among, itself, isAlike) {
    const bits = this.library.none();
    const words = this.words.tokens(text);
    /** @type {ByPart} */
    const parts = new Map(), typedParts = new Map();
    /** @type {Set<string>} */
    const labels = new Set();
    for (const row of positions.flatMap((position) => this.concepts[position].labels)) {
      const [label, isAcronym] = row;
      const labelParts = this.having(row, among);
      const labelBits = unionOf([...labelParts.values()], this.library.none());
      if (!isAny(labelBits)) continue;
      join(bits, labelBits);
      const isTyped = this.isTyped(this.words.tokens(label), words);
      if (isTyped) mix(typedParts, this.having(row, among));
      if (!isAlike && isTyped && !isAcronym) continue;
      mix(parts, labelParts);
      if (isAny(leave(labelBits, itself))) labels.add(label);
    }
    if (!labels.size) return { bits, typed: typedParts, match: [] };
    const distinctiveWords = [...labels].flatMap((label) => this.words.tokens(label)).filter((word) =>
      !this.words.stop.has(word)
    );
    const match = new Match("concept", QUALITY_OF_CONCEPT, parts, [...new Set(distinctiveWords)], [
      ...labels,
    ]);
    return { bits, typed: typedParts, match: [match] };
  }

  /** Tell whether words are those of a name, in whatever case. @param {string[]} ofName @param {string[]} typedWords */
  isTyped(ofName, typedWords) {
    return ofName.length === typedWords.length &&
      ofName.every((word, at) => this.words.isSameWord(word, typedWords[at]));
  }

  /**
   * Return those of some records that have a name, by part.
   *
   * @param {LabelRow} row @param {Bits} among @returns {ByPart}
   */
  having(row, among) {
    let parts = this.knownParts.get(row);
    if (!parts) this.knownParts.set(row, parts = this.library.byPart(row[2]));
    const rows = [...parts].map((
      [part, bits],
    ) => /** @type {[number, Bits]} */ ([part, meet(bits.slice(), among)]));
    return new Map(rows.filter(([, bits]) => isAny(bits)));
  }

  /**
   * Return what the words of `topic:` stand for as the name of a concept: what is about it, or about a narrower one.
   *
   * @param {string} text
   */
  ofTopic(text) {
    const code = this.words.fold(text).split(/\s+/).filter((word) => word).join("-");
    const words = this.words.surface(text);
    const namePositions = this.positionsOf(words, words.map((word) => this.form(word)));
    const positions = namePositions ??
      [...this.concepts.keys()].filter((position) => this.concepts[position].code === code);
    const allPositions = new Set(
      positions.flatMap((position) => [position, ...this.concepts[position].narrower]),
    );
    const bits = this.library.none();
    for (const row of [...allPositions].flatMap((position) => this.concepts[position].labels)) {
      for (const partBits of this.having(row, this.library.all()).values()) join(bits, partBits);
    }
    if (!isAny(bits) || this.topic === undefined) return [];
    return [
      new Match("concept", QUALITY_OF_CONCEPT, new Map([[this.topic, bits]]), [], [
        this.concepts[positions[0]].name,
      ]),
    ];
  }
}

/**
 * Return a word with what it stands for: surely itself, then a concept, then what it may be. What has the concept by
 * another name counts the same, whether or not that name shares a word with what was typed.
 *
 * @param {Term} term @param {Match[]} match @param {Bits} otherBits @param {Set<string>} sure
 */
function byConceptFirst(term, match, otherBits, sure) {
  const itself = term.matches.filter((candidate) => sure.has(candidate.how)).flatMap((candidate) =>
    candidate.without(otherBits) ?? []
  );
  const unsure = term.matches.filter((candidate) => !sure.has(candidate.how) && candidate.how !== "spelling");
  return term.with([...itself, ...match, ...unsure]);
}
