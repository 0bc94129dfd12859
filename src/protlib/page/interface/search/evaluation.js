// @ts-check
/** From the tree of a query to the records that match it, and what its words matched. */

import { countBits, isAny, join, leave, meet, unionOf } from "./bitmaps.js";
import { Expansion, Match, Wanted } from "./expansion.js";
import { PlaceNames } from "./places.js";
import { QueryParser, QueryProblem, wordNode } from "./query.js";
import { Ranking } from "./ranking.js";
import { tellingOf, unitsOf, withMost, withTelling } from "./units.js";
import { isUpper } from "./words.js";

/** @typedef {import("./bitmaps.js").Bits} Bits */
/** @typedef {import("./concepts.js").NamedRun} NamedRun */
/** @typedef {import("./library.js").Library} Library */
/** @typedef {import("./query.js").QueryNode} QueryNode */
/** @typedef {import("./query.js").WordNode} WordNode */
/** @typedef {import("./query.js").PhraseNode} PhraseNode */

const SURE = 0.6;
const FEW_WORDS = 2;
const ENOUGH = 5;
const TELLING_LETTERS = 4;
const OF_AUTHORS = "author";

/**
 * The records that match a query. They may lack as many of the `units` that are asked for as `lacking` says; `full` are those that lack
 * none, where others were added to few. `ranking` is null where there are no words to order them by; what is in one of the `tiers` comes
 * before all that is in later ones or in none; `byConcept` are those that have only a concept which words name.
 *
 * @typedef {{bits: Bits, wanted: Wanted[], lacking: number, units: string[], full: Bits, ranking: Ranking | null, tiers: Bits[],
 *   byConcept: Bits, concepts: {typed: string, match: Match}[]}} Matched
 */

/** What is asked of a library by queries: words and their other names are looked up as each part of a query needs them. */
export class Evaluator {
  /** @param {Library} library @param {import("./names.js").Names} names @param {import("./concepts.js").Concepts} concepts @param {import("./filters.js").Filters} filters */
  constructor(library, names, concepts, filters) {
    this.library = library;
    this.expansion = new Expansion(library);
    this.names = names;
    this.concepts = concepts;
    this.filters = filters;
    this.places = new PlaceNames(library, this.expansion);
  }

  /** Return the records that match a query; throws QueryProblem where it is not understood. @param {string} text @returns {Matched} */
  match(text) {
    const parser = new QueryParser(
      text,
      this.library.words,
      this.library.tables.fields,
      (identifier) => isAny(this.filters.identified(identifier)),
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
    const wanted = evaluation.wanted();
    if (this.expansion.asksForNumbers(nodes.filter((node) => node.node === "word"))) {
      wanted.push(this.concepts.figures(within));
    }
    const key = meet(this.filters.withKey(text.trim()), within);
    if (isAny(key)) {
      const match = new Match("key", 1, new Map([[this.library.parts.key, key]]));
      wanted.push(new Wanted(wordNode(text, ""), [match]));
    }
    const ranked = this.words(foundOf(within, wanted, this.library.none()));
    const found = { ...ranked, tiers: [...this.names.titled(evaluation.bare()), ...ranked.tiers] };
    if (isAny(key) && !isAny(found.bits)) {
      return { ...found, wanted: found.wanted.map((one) => one.required(false)), bits: key };
    }
    return { ...found, bits: join(found.bits, key) };
  }

  /** Return those of the records that have all of the required words, or as many as any has. @param {Matched} given @returns {Matched} */
  words(given) {
    if (!given.wanted.length) return given;
    const within = given.bits;
    let found = given, required = requiredOf(found);
    let bits = this.withAll(required, within);
    if (!required.length) return { ...found, bits, ranking: this.ranking(found) };
    const runs = this.concepts.runsOf(required);
    if (runs.length) {
      const asked = this.concepts.asked(required, runs, within, false, this.isQuestion(found));
      const literal = this.withAll(asked.literal, within);
      const byConcept = leave(this.withAll(asked.byConcept, within), literal);
      if (isAny(byConcept)) {
        found = { ...withRequired(found, asked.extended), concepts: asked.typed };
        const full = { ...found, bits: this.withAll(requiredOf(found), within), byConcept };
        const either = join(literal.slice(), byConcept);
        const tiers = [allOf(asked.inTitle, literal), allOf(asked.about, either), either];
        const ranked = { ...full, tiers, ranking: this.ranking(found) };
        return this.filled(ranked, required, runs, within);
      }
      required = asked.extended;
      if (isShort(required, runs)) {
        const alone = this.concepts.asked(required, runs, within, true, false);
        if (alone.typed.length && !isAny(this.withAll(alone.byConcept, within))) {
          required = alone.byConcept;
          bits = this.library.none();
        }
      }
    }
    found = withRequired(found, required);
    let ranking = this.ranking(found);
    if (isAny(bits) && ranking.top(bits) >= SURE) {
      return this.filled({ ...found, bits, ranking }, required, runs, within);
    }
    const spelt = required.map((one) => one.isKnown() ? this.expansion.withSpellings(one) : one);
    const guessed = withRequired(found, this.expansion.withAcronyms(spelt, false));
    ranking = this.ranking(guessed);
    bits = this.withAll(requiredOf(guessed), within);
    const isFew = required.length <= FEW_WORDS;
    if (required.length === 1 || (isAny(bits) && (isFew || ranking.top(bits) >= SURE))) {
      return { ...guessed, bits, ranking };
    }
    return this.partial(found, required, runs, within);
  }

  /** Return what a question finds with, where that is little, the best of what has some of its words. @param {Matched} found @param {Wanted[]} required @param {NamedRun[]} runs @param {Bits} within @returns {Matched} */
  filled(found, required, runs, within) {
    if (countBits(found.bits) >= ENOUGH || !this.isQuestion(found)) return found;
    const partial = this.partial(found, required, runs, within);
    return {
      ...partial,
      bits: join(partial.bits.slice(), found.bits),
      tiers: [...found.tiers, found.bits],
      byConcept: join(leave(partial.byConcept.slice(), found.bits), found.byConcept),
      full: found.bits,
    };
  }

  /**
   * Return the records that have as many of the required words as any has; those of a concept are one. What a question finds is ordered
   * by its words alone; else what has the concept which is asked for comes first.
   *
   * @param {Matched} given @param {Wanted[]} words @param {NamedRun[]} runs @param {Bits} within @returns {Matched}
   */
  partial(given, words, runs, within) {
    const isQuestion = this.isQuestion(given);
    const alone = this.concepts.asked(words, runs, within, true, isQuestion);
    const required = this.expansion.withAcronyms(alone.byConcept, false);
    const units = unitsOf(required, runs, alone.about, this.library.all());
    const { bits, lacking } = withMost(
      units,
      isQuestion ? within : withTelling(units, within),
      isQuestion ? ENOUGH : 1,
    );
    if (!isQuestion) join(bits, withMost(units, within, 1).bits);
    const found = withRequired(given, required);
    return {
      ...found,
      bits,
      lacking,
      units: units.map((unit) => unit.text),
      tiers: isQuestion ? [] : [tellingOf(units, this.library.none())],
      concepts: alone.typed,
      byConcept: meet(unionOf(alone.typed.map(({ match }) => match.bits()), this.library.none()), bits),
      ranking: this.ranking(found),
    };
  }

  /** Tell whether what was asked may be a question. @param {Matched} found */
  isQuestion(found) {
    return this.expansion.asks(found.wanted.map((one) => one.word));
  }

  /** @param {Matched} found */
  ranking(found) {
    return new Ranking(this.library, found.wanted);
  }

  /** Return those of some records that have all words. @param {Wanted[]} required @param {Bits} within */
  withAll(required, within) {
    const none = this.library.none();
    return required.reduce((all, one) => meet(all, one.bits(none)), within.slice());
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
    const asked = new Map(nodes.flatMap(positive).map((word) => [nameOf(word), word]));
    const alsoNamed = (/** @type {Wanted[]} */ wanted) => {
      const named = evaluator.names.withWords(wanted, isExact);
      return isExact ? named : evaluator.places.withWords(named);
    };
    const found = evaluator.expansion.expand([...asked.values()], isExact, alsoNamed);
    this.words = new Map(found.map((one) => [nameOf(one.word), one]));
    for (const [name, one] of this.words) {
      const { field, isOpen, text } = one.word;
      if (field === "topic" && !isOpen) this.words.set(name, one.also(evaluator.concepts.ofTopic(text)));
    }
    /** @type {Map<string, Wanted>} */
    this.phrases = new Map();
  }

  /** Let the last word be the beginning of others, however short, where it stands for nothing surely: it is being typed. @param {QueryNode | undefined} node */
  begin(node) {
    if (node?.node !== "word") return;
    const one = this.words.get(nameOf(node));
    if (one && !one.isKnown()) {
      this.words.set(nameOf(node), one.also(this.evaluator.expansion.begun(node)));
    }
  }

  /** Return the words of a query that has nothing but words without a field; none of any other. */
  bare() {
    const isBare = this.nodes.every((node) => node.node === "word" && !node.field);
    return isBare
      ? this.nodes.flatMap((node) => node.node === "word" ? this.words.get(nameOf(node)) ?? [] : [])
      : [];
  }

  /** Return the words and phrases that were looked up; bare words are required, the optional ones only where all are. */
  wanted() {
    const bare = new Set(
      this.nodes.flatMap((node) => node.node === "word" && !node.field ? [nameOf(node)] : []),
    );
    const named = this.named([...this.words].flatMap(([name, one]) => bare.has(name) ? [one] : []));
    const telling = [...bare].filter((name) => !this.words.get(name)?.isOptional || named.has(name));
    const required = new Set(telling.length ? telling : bare);
    const found = [...this.words].map(([name, one]) => one.required(required.has(name)));
    return [...found, ...this.phrases.values()];
  }

  /** Return the words of a question that name concepts together, though alone they carry nothing: "trata de personas". @param {Wanted[]} bare */
  named(bare) {
    const { concepts, expansion } = this.evaluator;
    if (this.isExact || !expansion.asks(bare.map((one) => one.word))) return new Set();
    const inRuns = concepts.runsOf(bare).flatMap(({ start, end }) => bare.slice(start, end));
    const { words } = this.library;
    return new Set(
      inRuns.map((one) => one.word).filter(({ text }) => words.inQuestions.has(words.folded(text))).map(
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
        return this.evaluator.filters.filtered(node.field, node.value);
      case "identifier":
        return this.evaluator.filters.identified(node.text);
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
    let found = this.phrases.get(name);
    if (!found) this.phrases.set(name, found = this.phraseAnew(node));
    return found;
  }

  /** @param {PhraseNode} node */
  phraseAnew({ text, field }) {
    const { concepts, expansion, names } = this.evaluator;
    let found = field === OF_AUTHORS ? expansion.byName(text) : expansion.phrase(text, field);
    if (field === "topic") found = found.also(concepts.ofTopic(text));
    found = found.also(names.matches(text, field, found.bits(this.library.none())));
    return this.isExact ? found : found.also(names.treaties(text, field));
  }
}

/** Return those of some records that are in all of some sets. @param {Bits[]} sets @param {Bits} within */
function allOf(sets, within) {
  return sets.reduce((all, bits) => meet(all, bits), within.slice());
}

/** Tell whether an acronym that names a concept has so few letters that words with these initials stand in many titles. @param {Wanted[]} required @param {NamedRun[]} runs */
function isShort(required, runs) {
  const texts = runs.filter(({ start, end }) => end === start + 1).map(({ start }) =>
    required[start].word.text
  );
  return texts.some((text) => isUpper(text) && [...text].length < TELLING_LETTERS);
}

/** @param {Bits} bits @param {Wanted[]} wanted @param {Bits} none @returns {Matched} */
function foundOf(bits, wanted, none) {
  const empty = { lacking: 0, units: [], ranking: null, tiers: [], concepts: [] };
  return { bits, wanted, full: none, byConcept: none, ...empty };
}

/** Return the words that must match, but for as many as may be lacking. @param {Matched} found */
export function requiredOf(found) {
  return found.wanted.filter((one) => one.isRequired);
}

/** Return it with other matches of each of the required words. @param {Matched} found @param {Wanted[]} required @returns {Matched} */
function withRequired(found, required) {
  const changed = required.values();
  const wanted = found.wanted.map((one) => one.isRequired ? changed.next().value ?? one : one);
  return { ...found, wanted };
}

/** Return the records of a match in their order. @param {Matched} found @returns {number[]} */
export function inOrderOf({ bits, ranking, tiers }) {
  if (!ranking) return [];
  const rest = bits.slice();
  const first = tiers.flatMap((tier) => {
    const own = meet(tier.slice(), rest);
    leave(rest, tier);
    return ranking.best(own);
  });
  return [...first, ...ranking.best(rest)];
}

/** @param {WordNode} word */
function nameOf({ field, isOpen, text }) {
  return `${field}:${isOpen ? "*" : ""}:${text}`;
}

/** Return the words that are to match, not those that must not. @param {QueryNode} node @returns {WordNode[]} */
function positive(node) {
  if (node.node === "word") return [node];
  return node.node === "and" || node.node === "or" ? node.nodes.flatMap(positive) : [];
}
