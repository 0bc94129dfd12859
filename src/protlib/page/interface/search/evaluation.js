// @ts-check
/** From the tree of a query to the records that match it, and what its words matched. */

import { allOf, countBits, isAny, join, leave, meet, unionOf } from "./bitmaps.js";
import { Compounds } from "./compounds.js";
import { Expansion } from "./expansion.js";
import { compulsoryTerms, makeMatched, replaceCompulsory } from "./hit_list.js";
import { PlaceNames } from "./places.js";
import { nameOf, positive, QueryParser, QueryProblem, wordNode } from "./query.js";
import { Ranking } from "./ranking.js";
import { Match, Term } from "./term.js";
import { distinctiveOf, unitsOf, withDistinctive, withMost } from "./units.js";
import { isUpper } from "./words.js";

/** @typedef {import("./bitmaps.js").Bits} Bits */
/** @typedef {import("./concepts.js").AskedConcepts} AskedConcepts */
/** @typedef {import("./concepts.js").NamedRun} NamedRun */
/** @typedef {import("./hit_list.js").Matched} Matched */
/** @typedef {import("./library.js").Library} Library */
/** @typedef {import("./query.js").QueryNode} QueryNode */
/** @typedef {import("./query.js").WordNode} WordNode */
/** @typedef {import("./query.js").PhraseNode} PhraseNode */

const SURE_SHARE = 0.6;
const FEW_WORDS = 2;
const ENOUGH = 5;
const TELLING = 0.5; // the weight of a part: an abstract or a note has less, and many words
const DISTINCTIVE_LETTERS = 4;
const OF_AUTHORS = "author";

/**
 * What is asked of a library by queries: words and their other names are looked up as each part of a query needs them.
 */
export class Evaluator {
  /**
   * @param {Library} library @param {import("./names.js").Names} names
   * @param {import("./concepts.js").Concepts} concepts @param {import("./filters.js").Filters} filters
   */
  constructor(library, names, concepts, filters) {
    this.library = library;
    this.expansion = new Expansion(library);
    this.names = names;
    this.concepts = concepts;
    this.filters = filters;
    this.places = new PlaceNames(library, this.expansion);
    this.compounds = new Compounds(library, this.expansion, filters);
  }

  /**
   * Return the records that match a query; throws QueryProblem where it is not understood.
   *
   * @param {string} text @returns {Matched}
   */
  match(text) {
    const parser = new QueryParser(
      text,
      this.library.words,
      this.library.tables.fields,
      (identifier) => isAny(this.filters.withIdentifier(identifier)),
    );
    const tree = parser.query();
    const nodes = tree.node === "and" ? tree.nodes : [tree];
    if (!nodes.length) throw new QueryProblem("nothing-to-find");
    const evaluation = new Evaluation(this, nodes, false);
    if (!/\s$/.test(text)) evaluation.begin(nodes.at(-1));
    const within = this.library.all();
    for (const node of nodes) {
      if (node.node === "phrase" && !isAny(within)) continue;
      if (node.node !== "word" || node.field) meet(within, evaluation.bits(node));
    }
    const terms = evaluation.terms();
    if (this.expansion.asksForNumbers(nodes.filter((node) => node.node === "word"))) {
      terms.push(this.concepts.figures(within));
    }
    const key = meet(this.filters.withKey(text.trim()), within);
    if (isAny(key) && !terms.some((term) => term.matches.some((match) => match.how === "key"))) {
      const match = new Match("key", 1, new Map([[this.library.parts.key, key]]));
      terms.push(new Term(wordNode(text, ""), [match]));
    }
    const start = makeMatched(within, terms, this.library.none());
    const matched = this.words(start);
    const ranked = matched.lacking && this.withoutProvisions(start) || matched;
    const result = { ...ranked, tiers: [...this.names.treatyTiers(evaluation.bare()), ...ranked.tiers] };
    if (isAny(key) && !isAny(result.bits)) {
      return { ...result, terms: result.terms.map((term) => term.withRequirement(false)), bits: key };
    }
    if (!isAny(result.bits) && nodes.some((node) => ["identifier", "phrase"].includes(node.node))) {
      return { ...result, bits: within }; // "ISBN" before a number, a place and a year behind a title in quotes
    }
    return { ...result, bits: join(result.bits, key) };
  }

  /**
   * Return those of the records that have all of the required words, or as many as any has.
   *
   * @param {Matched} matched @returns {Matched}
   */
  words(matched) {
    if (!matched.terms.length) return matched;
    const within = matched.bits;
    let required = compulsoryTerms(matched);
    const literal = this.withAll(required, within);
    if (!required.length) return { ...matched, bits: literal, ranking: this.ranking(matched) };
    const runs = this.concepts.runsOf(required);
    if (runs.length) {
      const concepts = this.concepts.matchRuns(required, runs, within, false, this.isQuestion(matched));
      const byConcept = this.byConcept(matched, concepts);
      if (byConcept) return this.fillUp(byConcept, required, runs, within);
      const acronymTerms = this.termsOfShortAcronym(required, runs, within);
      if (acronymTerms) return this.spellings(replaceCompulsory(matched, acronymTerms), runs);
      required = concepts.extended;
    }
    const extended = replaceCompulsory(matched, required);
    const ranking = this.ranking(extended);
    if (isAny(literal) && ranking.top(literal) >= SURE_SHARE) {
      return this.fillUp({ ...extended, bits: literal, ranking }, required, runs, within);
    }
    return this.spellings(extended, runs);
  }

  /**
   * Return the records with all words but those of a provision, first those that have it; null without a provision.
   *
   * @param {Matched} start @returns {Matched | null}
   */
  withoutProvisions(start) {
    const { released, provision } = this.names.releaseProvisions(start.terms);
    if (!provision) return null;
    const matched = this.words({ ...start, terms: released });
    const words = compulsoryTerms(matched).map((term) => term.word.text);
    const units = [...(matched.units.length ? matched.units : words), provision];
    const sets = this.expansion.phrase(provision, "").matches.flatMap(({ parts }) => [...parts.values()]);
    const withProvision = meet(unionOf(sets, this.library.none()), matched.bits);
    return { ...matched, units, lacking: matched.lacking + 1, tiers: [withProvision, ...matched.tiers] };
  }

  /**
   * Return the records with the words or with the concepts of these names; null where the concepts add no record.
   *
   * @param {Matched} matched @param {AskedConcepts} concepts @returns {Matched | null}
   */
  byConcept(matched, concepts) {
    const within = matched.bits;
    const literal = this.withAll(concepts.literal, within);
    const byConcept = leave(this.withAll(concepts.byConcept, within), literal);
    if (!isAny(byConcept)) return null;
    const extended = {
      ...replaceCompulsory(matched, concepts.extended),
      concepts: concepts.typed,
      byConcept,
    };
    const either = join(literal.slice(), byConcept);
    const tiers = [allOf(concepts.inTitle, literal), allOf(concepts.about, either), either];
    const bits = this.withAll(compulsoryTerms(extended), within);
    return { ...extended, bits, tiers, ranking: this.ranking(extended) };
  }

  /**
   * Return what a short acronym asks for as a concept alone, where no record has that; else null.
   *
   * @param {Term[]} required @param {NamedRun[]} runs @param {Bits} within
   */
  termsOfShortAcronym(required, runs, within) {
    if (!isShort(required, runs)) return null;
    const alone = this.concepts.matchRuns(required, runs, within, true, false);
    return alone.typed.length && !isAny(this.withAll(alone.byConcept, within)) ? alone.byConcept : null;
  }

  /**
   * Return the records with words of a similar spelling; with some of the words, where none of these convinces.
   *
   * @param {Matched} matched @param {NamedRun[]} runs @returns {Matched}
   */
  spellings(matched, runs) {
    const within = matched.bits, required = compulsoryTerms(matched);
    const spelt = required.map((term) => term.isKnown() ? this.expansion.withSpellings(term) : term);
    const guessed = replaceCompulsory(matched, this.expansion.withAcronyms(spelt, false));
    const ranking = this.ranking(guessed);
    const bits = this.withAll(compulsoryTerms(guessed), within);
    const isFew = required.length <= FEW_WORDS;
    if (required.length === 1 || (isAny(bits) && (isFew || ranking.top(bits) >= SURE_SHARE))) {
      return { ...guessed, bits, ranking };
    }
    return this.partial(matched, required, runs, within);
  }

  /**
   * Return what a question finds with, where that is little, the best of what has some of its words.
   *
   * @param {Matched} matched @param {Term[]} required @param {NamedRun[]} runs @param {Bits} within
   * @returns {Matched}
   */
  fillUp(matched, required, runs, within) {
    if (countBits(matched.bits) >= ENOUGH || !this.isQuestion(matched)) return matched;
    const partial = this.partial(matched, required, runs, within);
    return {
      ...partial,
      bits: join(partial.bits.slice(), matched.bits),
      tiers: [...matched.tiers, matched.bits],
      byConcept: join(leave(partial.byConcept.slice(), matched.bits), matched.byConcept),
      full: matched.bits,
    };
  }

  /**
   * Return the records that have as many of the required words as any has; those of a concept are one. What a question
   * finds is ordered by its words alone; else what has the concept which is asked for comes first.
   *
   * @param {Matched} start @param {Term[]} words @param {NamedRun[]} runs @param {Bits} within @returns {Matched}
   */
  partial(start, words, runs, within) {
    const isQuestion = this.isQuestion(start);
    const alone = this.concepts.matchRuns(words, runs, within, true, isQuestion);
    const required = alone.byConcept;
    const units = unitsOf(required, runs, alone.about, this.library.all(), this.expansion.placeWords);
    const { bits, lacking } = withMost(
      units,
      isQuestion ? within : withDistinctive(units, within),
      isQuestion ? ENOUGH : 1,
    );
    if (!isQuestion) join(bits, withMost(units, within, 1).bits);
    const matched = replaceCompulsory(start, required);
    return {
      ...matched,
      bits,
      lacking,
      units: units.map((unit) => unit.text),
      tiers: isQuestion
        ? []
        : [this.withAllTelling(required, within), distinctiveOf(units, this.library.none())],
      concepts: alone.typed,
      byConcept: meet(unionOf(alone.typed.map(({ match }) => match.bits()), this.library.none()), bits),
      ranking: this.ranking(matched),
    };
  }

  /** Tell whether what was asked may be a question. @param {Matched} matched */
  isQuestion(matched) {
    return this.expansion.asks(matched.terms.map((term) => term.word));
  }

  /** @param {Matched} matched */
  ranking(matched) {
    return new Ranking(this.library, matched.terms);
  }

  /**
   * Return those of some records that have all words in titles, names, places and the like, not by chance in abstracts.
   *
   * @param {Term[]} required @param {Bits} within
   */
  withAllTelling(required, within) {
    const { weights } = this.library;
    return required.reduce((all, term) => {
      const parts = term.matches.flatMap((match) => [...match.parts]);
      const telling = parts.filter(([part]) => (weights.get(part) ?? 0) >= TELLING).map(([, bits]) => bits);
      return meet(all, unionOf(telling, this.library.none()));
    }, within.slice());
  }

  /** Return those of some records that have all words. @param {Term[]} required @param {Bits} within */
  withAll(required, within) {
    const none = this.library.none();
    return required.reduce((all, term) => meet(all, term.bits(none)), within.slice());
  }
}

/** The parts of one query; its words are looked up once. */
class Evaluation {
  /** @param {Evaluator} evaluator @param {QueryNode[]} nodes @param {boolean} isExact */
  constructor(evaluator, nodes, isExact) {
    this.evaluator = evaluator;
    this.library = evaluator.library;
    this.nodes = nodes;
    this.isExact = isExact;
    /** @type {Map<string, WordNode>} */
    const wordsByName = new Map(nodes.flatMap(positive).map((word) => [nameOf(word), word]));
    const addNames = (/** @type {Term[]} */ plainTerms) => {
      const termsWithNames = evaluator.names.withWords(plainTerms, isExact);
      return isExact
        ? termsWithNames
        : evaluator.compounds.withWords(evaluator.places.withWords(termsWithNames));
    };
    const terms = evaluator.expansion.expand([...wordsByName.values()], isExact, addNames);
    this.words = new Map(terms.map((term) => [nameOf(term.word), term]));
    for (const [name, term] of this.words) {
      const { field, isOpen, text } = term.word;
      if (field === "topic" && !isOpen) this.words.set(name, term.also(evaluator.concepts.ofTopic(text)));
    }
    /** @type {Map<string, Term>} */
    this.phrases = new Map();
  }

  /**
   * Let the last word be the beginning of others, however short, where it stands for nothing surely: it is being
   * typed.
   *
   * @param {QueryNode | undefined} node
   */
  begin(node) {
    if (node?.node !== "word") return;
    const term = this.words.get(nameOf(node));
    if (term && !term.isKnown()) {
      this.words.set(nameOf(node), term.also(this.evaluator.expansion.matchBeginning(node)));
    }
  }

  /** Return the words of a query that has nothing but words without a field; none of any other. */
  bare() {
    const isBare = this.nodes.every((node) => node.node === "word" && !node.field);
    return isBare
      ? this.nodes.flatMap((node) => node.node === "word" ? this.words.get(nameOf(node)) ?? [] : [])
      : [];
  }

  /**
   * Return the words and phrases that were looked up; bare words are required, the optional ones only where all are.
   */
  terms() {
    const bare = new Set(
      this.nodes.flatMap((node) => node.node === "word" && !node.field ? [nameOf(node)] : []),
    );
    const conceptWords = this.conceptWords(
      [...this.words].flatMap(([name, term]) => bare.has(name) ? [term] : []),
    );
    const distinctiveNames = [...bare].filter((name) =>
      !this.words.get(name)?.isOptional || conceptWords.has(name)
    );
    const required = new Set(distinctiveNames.length ? distinctiveNames : bare);
    const terms = [...this.words].map(([name, term]) => term.withRequirement(required.has(name)));
    return [...terms, ...this.phrases.values()];
  }

  /**
   * Return the words of a question that name concepts together, though alone they carry nothing: "trata de personas".
   *
   * @param {Term[]} bare
   */
  conceptWords(bare) {
    const { concepts, expansion } = this.evaluator;
    if (this.isExact || !expansion.asks(bare.map((term) => term.word))) return new Set();
    const inRuns = concepts.runsOf(bare).flatMap(({ start, end }) => bare.slice(start, end));
    const { words } = this.library;
    return new Set(
      inRuns.map((term) => term.word).filter(({ text }) => words.inQuestions.has(words.foldWord(text))).map(
        nameOf,
      ),
    );
  }

  /** Return the records that match a part of the query. @param {QueryNode} node @returns {Bits} */
  bits(node) {
    const none = this.library.none();
    switch (node.node) {
      case "word":
        return this.words.get(nameOf(node))?.bits(none) ?? none;
      case "phrase":
        return this.phrase(node).bits(none);
      case "filter":
        return this.evaluator.filters.recordsOf(node.field, node.value);
      case "identifier":
        return this.evaluator.filters.withIdentifier(node.text);
      case "not":
        return leave(this.library.all(), new Evaluation(this.evaluator, [node.inner], true).bits(node.inner));
      case "or":
        return node.nodes.reduce((all, part) => join(all, this.bits(part)), none);
      case "and":
        return node.nodes.reduce((all, part) => meet(all, this.bits(part)), this.library.all());
    }
  }

  /** @param {PhraseNode} node */
  phrase(node) {
    const name = `${node.field}:${node.text}`;
    let term = this.phrases.get(name);
    if (!term) this.phrases.set(name, term = this.phraseAnew(node));
    return term;
  }

  /** @param {PhraseNode} node */
  phraseAnew({ text, field }) {
    const { concepts, expansion, names } = this.evaluator;
    let term = field === OF_AUTHORS ? expansion.byName(text) : expansion.phrase(text, field);
    if (field === "topic") term = term.also(concepts.ofTopic(text));
    term = term.also(names.matches(text, field, term.bits(this.library.none())));
    return this.isExact ? term : term.also(names.treaties(text, field));
  }
}

/**
 * Tell whether an acronym that names a concept has so few letters that words with these initials stand in many titles.
 *
 * @param {Term[]} required @param {NamedRun[]} runs
 */
function isShort(required, runs) {
  const texts = runs.filter(({ start, end }) => end === start + 1).map(({ start }) =>
    required[start].word.text
  );
  return texts.some((text) => isUpper(text) && [...text].length < DISTINCTIVE_LETTERS);
}
