// @ts-check
/** The query language: from the text that a person types to a tree of small values. */

/**
 * @typedef {{node: "word", text: string, field: string, isOpen: boolean}} WordNode a word; it isOpen where "*" asks
 *   for any ending
 */
/** @typedef {{node: "phrase", text: string, field: string}} PhraseNode words that must stand side by side */
/** @typedef {{node: "filter", field: string, value: string}} FilterNode a value that a record must have */
/**
 * @typedef {{node: "identifier", text: string}} IdentifierNode a DOI, a link, an ISBN, a document symbol, or "@" and a
 *   key
 */
/** @typedef {{node: "not", inner: QueryNode}} NotNode what must not match */
/** @typedef {{node: "and", nodes: QueryNode[]}} AndNode what must all match */
/** @typedef {{node: "or", nodes: QueryNode[]}} OrNode what must match in one part at least */
/** @typedef {WordNode | PhraseNode | FilterNode | IdentifierNode | NotNode | AndNode | OrNode} QueryNode */
/**
 * The fields of the language: those in which words are looked for, those that are compared as a whole, and their other
 * names.
 *
 * @typedef {{words: string[], filters: string[], otherNames: [string, string][]}} FieldTable
 */
/** @typedef {import("./words.js").Words} Words */

const QUOTES = /[“”„‟«»″]/g;
// A minus before something, a bracket, a field before its value, a quotation mark, or a word.
const TOKENS = [
  /(?<minus>[-–—−])(?=[^\s-])/,
  /(?<bracket>[()])/,
  /(?<field>[\p{L}_][\p{L}\p{M}0-9_-]+):(?=[^\s:/)])/u,
  /(?<quote>")/,
  /(?<word>[^\s"]+)/,
];
const TOKEN = new RegExp(`\\s*${anyOf(TOKENS)}`, "uy");
const BARE_WORD = /[^\s"]+/y;
const PLAIN_NAME = /^[A-Za-z_]+$/;
// Such as "doi:10.1000/182", "@iom2009caring", "https://", "example.org", "978-92-9068-456-5", "A/HRC/44/45".
const IDENTIFIERS = [
  /(?:doi:)?10\.\d{4,}\S*\//u,
  /@[\p{L}\p{N}_]/u,
  /[\p{L}\p{N}_]+:\/\//u,
  /[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+/u,
  /[\d-]{9,17}[\dXx]$/u,
  /[A-Za-z]+\/[\p{L}\p{N}_.]+(?:\/|\.\d|\d)/u,
];
const IDENTIFIER = new RegExp(`^${anyOf(IDENTIFIERS)}`, "u");
const ISBN = /^[\d -]{9,20}[\dXx]$/; // such as "978 92 9068 456 5"
const CITATION = /^\[[^[\]]*@[^[\]]*\]$/; // such as "[@iom2009caring, p. 3; @hrw2014wanted]"
const CITED_KEY = /@[^\s,;[\]]+/g; // such as "@iom2009caring"
const SIGNS_AROUND = /^[<>[\]']+|[<>[\]']+$/g; // signs around a link that was copied
const SIGNS_BEHIND = /[.,;:]+$/; // signs of a sentence behind it
const DEEPEST_BRACKETS = 50;
const OF_CONCEPTS = "topic";

/** What is not understood in a query: why, by the name of a sentence that the view has, and what it is about. */
export class QueryProblem extends Error {
  /** @param {string} kind @param {Record<string, string | string[]>} [values] */
  constructor(kind, values = {}) {
    super(kind);
    this.kind = kind;
    this.values = values;
  }
}

/** A descent through a text: alternatives of terms, each of which may be negated, named or in brackets. */
export class QueryParser {
  /**
   * @param {string} text
   * @param {Words} words
   * @param {FieldTable} fields
   * @param {(text: string) => boolean} isKnown whether a record has what looks like a DOI, a link or an ISBN
   */
  constructor(text, words, fields, isKnown) {
    this.text = words.clean(text).replace(QUOTES, '"');
    this.words = words;
    this.fields = fields;
    this.names = new Map(fields.otherNames);
    this.filters = new Set(fields.filters);
    this.isKnown = isKnown;
    this.at = 0;
    this.depth = 0;
  }

  /** Return the tree of the query; throws QueryProblem where it is not understood. @returns {QueryNode} */
  query() {
    if (ISBN.test(this.text) && this.isKnown(this.text)) return { node: "identifier", text: this.text };
    const cited = CITATION.test(this.text) ? this.citedKeys() : [];
    if (cited.length) return { node: "or", nodes: cited };
    const node = this.alternatives("");
    if (this.peek()) throw new QueryProblem("bracket-closes-nothing");
    return node;
  }

  /** Return the known keys of a citation as documents have it. @returns {IdentifierNode[]} */
  citedKeys() {
    return [...new Set(this.text.match(CITED_KEY))].filter((key) => this.isKnown(key))
      .map((text) => ({ node: "identifier", text }));
  }

  peek() {
    TOKEN.lastIndex = this.at;
    const match = TOKEN.exec(this.text);
    if (!match?.groups) return null;
    const { minus, bracket, field, quote, word } = match.groups;
    const piece = minus ?? bracket ?? quote ?? word;
    const end = match.index + match[0].length;
    const start = end - (field === undefined ? piece.length : field.length + 1);
    return { minus, bracket, field, quote, word, start, end };
  }

  /** @param {string} field @returns {QueryNode} */
  alternatives(field) {
    const parts = [this.terms(field)];
    for (let token = this.peek(); token?.word === "OR"; token = this.peek()) {
      this.at = token.end;
      parts.push(this.terms(field));
      if (parts.slice(-2).some(isNothing)) throw new QueryProblem("or-between-nothing");
    }
    return parts.length === 1 ? parts[0] : { node: "or", nodes: parts };
  }

  /** @param {string} field @returns {QueryNode} */
  terms(field) {
    /** @type {QueryNode[]} */
    const nodes = [];
    for (let token = this.peek(); token && beginsTerm(token); token = this.peek()) {
      const isGroup = token.bracket !== undefined;
      nodes.push(
        ...this.term(token, field).flatMap((node) => isGroup && node.node === "and" ? node.nodes : [node]),
      );
    }
    return nodes.length === 1 ? nodes[0] : { node: "and", nodes };
  }

  /** @param {QueryToken} token @param {string} field */
  term(token, field) {
    if (++this.depth > DEEPEST_BRACKETS) throw new QueryProblem("too-deep");
    const nodes = this.inside(token, field);
    this.depth--;
    return nodes;
  }

  /** @param {QueryToken} token @param {string} field @returns {QueryNode[]} */
  inside(token, field) {
    this.at = token.end;
    if (token.minus !== undefined) return this.negation(field);
    if (token.bracket !== undefined) return [this.group(field)];
    if (token.field !== undefined && this.isField(token.field)) return this.inField(token.field);
    if (token.quote !== undefined) return [this.quotation(field)];
    BARE_WORD.lastIndex = token.start;
    BARE_WORD.exec(this.text);
    return this.word(token.start, BARE_WORD.lastIndex, field);
  }

  /** @param {string} field @returns {QueryNode[]} */
  negation(field) {
    const token = this.peek();
    let nodes = token && beginsTerm(token) ? this.term(token, field) : [];
    if (nodes.length > 1 && nodes.every((node) => node.node === "word")) {
      nodes = [{ node: "phrase", text: nodes.map((node) => node.text).join(" "), field }];
    }
    return nodes.length ? [{ node: "not", inner: { node: "and", nodes } }] : [];
  }

  /** @param {string} field */
  group(field) {
    const node = this.alternatives(field);
    const token = this.peek();
    if (!token) throw new QueryProblem("bracket-not-closed");
    if (isNothing(node)) throw new QueryProblem("bracket-empty");
    this.at = token.end;
    return node;
  }

  /** Tell whether a name before a colon asks for a field: "region", or "año" and "région". @param {string} text */
  isField(text) {
    const name = this.words.fold(text);
    return PLAIN_NAME.test(text) || this.names.has(name) || this.filters.has(name) ||
      this.fields.words.includes(name);
  }

  /** @param {string} text */
  inField(text) {
    const name = this.words.fold(text);
    const field = this.names.get(name) ?? name;
    if (!this.filters.has(field) && !this.fields.words.includes(field)) {
      const start = this.at - text.length - 1;
      BARE_WORD.lastIndex = start;
      const word = upToBracket(BARE_WORD.exec(this.text)?.[0] ?? "");
      const key = this.identifier(`@${word}`);
      if (key) {
        this.at = start + word.length;
        return [key]; // such as "GallagherChuang:2012"
      }
      throw new QueryProblem("no-field", {
        field: text,
        fields: [...this.fields.words, ...this.fields.filters],
      });
    }
    const value = this.peek();
    return value ? this.term(value, field) : [];
  }

  /** @param {string} field @returns {QueryNode} */
  quotation(field) {
    const end = this.text.indexOf('"', this.at);
    if (end < 0) throw new QueryProblem("quote-not-closed");
    const text = this.text.slice(this.at, end);
    this.at = end + 1;
    return this.filters.has(field) ? { node: "filter", field, value: text } : { node: "phrase", text, field };
  }

  /** @param {number} start @param {number} end @param {string} field @returns {QueryNode[]} */
  word(start, end, field) {
    const text = upToBracket(this.text.slice(start, end));
    this.at = start + text.length;
    if (this.filters.has(field)) return [{ node: "filter", field, value: text }];
    const identifier = field ? null : this.identifier(text);
    if (identifier) return [identifier];
    if (text === "AND") return [];
    if (text === "NOT") return this.negation(field);
    const nodes = this.wordsOf(text, field);
    if (field === OF_CONCEPTS && nodes.length > 1) {
      // "topic:child-marriage" is one concept
      return [{ node: "phrase", text: this.words.surface(text).join(" "), field }];
    }
    return nodes;
  }

  /**
   * Return the identifier that a record has, perhaps without the signs around it; null for other words.
   *
   * @param {string} text @returns {IdentifierNode | null}
   */
  identifier(text) {
    const bare = text.replace(SIGNS_AROUND, "").replace(SIGNS_BEHIND, "").replace(SIGNS_AROUND, "");
    const candidates = [bare, text];
    const identifier = candidates.find((candidate) => IDENTIFIER.test(candidate) && this.isKnown(candidate));
    return identifier === undefined ? null : { node: "identifier", text: identifier };
  }

  /**
   * Return the words of what stands between spaces; letters of a script that sets none must stand side by side.
   *
   * @param {string} text @param {string} field
   */
  wordsOf(text, field) {
    /** @type {QueryNode[]} */
    const nodes = [];
    const words = this.words.surface(text);
    for (let start = 0, end = 0; start < words.length; start = end) {
      const isUnspaced = this.words.isUnspaced(words[start]);
      while (end < words.length && this.words.isUnspaced(words[end]) === isUnspaced) end++;
      const run = words.slice(start, end);
      if (isUnspaced && run.length > 1) nodes.push({ node: "phrase", text: run.join(" "), field });
      else nodes.push(...run.map((word) => wordNode(word, field)));
    }
    const last = nodes.at(-1);
    if (text.endsWith("*") && last?.node === "word") last.isOpen = true;
    return nodes;
  }
}

/** @typedef {NonNullable<ReturnType<QueryParser["peek"]>>} QueryToken */

/** Return the expression of what any of some match. @param {RegExp[]} expressions */
function anyOf(expressions) {
  return `(?:${expressions.map(({ source }) => source).join("|")})`;
}

/** @param {string} text @param {string} field @returns {WordNode} */
export function wordNode(text, field) {
  return { node: "word", text, field, isOpen: false };
}

/** @param {QueryToken} token */
function beginsTerm(token) {
  return token.word !== "OR" && token.bracket !== ")";
}

/** @param {QueryNode} node */
function isNothing(node) {
  return node.node === "and" && !node.nodes.length;
}

/**
 * Return a word up to a bracket that closes what was not opened in it: "work(s)" is whole, "end)" is not.
 *
 * @param {string} text
 */
function upToBracket(text) {
  let opened = 0;
  for (let position = 0; position < text.length; position++) {
    opened += Number(text[position] === "(") - Number(text[position] === ")");
    if (opened < 0) return text.slice(0, position);
  }
  return text;
}

/** Return what tells a word of a query from others. @param {WordNode} word */
export function nameOf({ field, isOpen, text }) {
  return `${field}:${isOpen ? "*" : ""}:${text}`;
}

/** Return the words that are to match, not those that must not. @param {QueryNode} node @returns {WordNode[]} */
export function positive(node) {
  if (node.node === "word") return [node];
  return node.node === "and" || node.node === "or" ? node.nodes.flatMap(positive) : [];
}
