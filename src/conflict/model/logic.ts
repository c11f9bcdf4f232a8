import { editDistance } from '../../records/edit-distance.ts';
import { EntenteError } from '../../records/failure.ts';

/** A condition on states. Atoms are ids of options (holds where it is taken) or, in graph form, of states. */
export type Formula =
  | { readonly kind: 'atom'; readonly id: string }
  | { readonly kind: 'constant'; readonly value: boolean }
  /** Y, N or - for each option in the model's order. */
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'not'; readonly of: Formula }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Formula[] }
  /** `left implies right`, `left iff right`. */
  | { readonly kind: 'implies' | 'iff'; readonly left: Formula; readonly right: Formula }
  /** How many of a list hold. */
  | { readonly kind: 'atMost' | 'atLeast' | 'exactly'; readonly count: number; readonly of: readonly Formula[] };

/** What is wrong with the text of a formula, and where: `column` counts UTF-16 code units from 1. */
export interface FormulaProblem {
  readonly message: string;
  readonly column: number;
  readonly length: number;
}

export type ReadFormula =
  | { readonly ok: true; readonly formula: Formula }
  | { readonly ok: false; readonly problem: FormulaProblem };

/** Words with a meaning of their own, in any case of letters; an option of that name must stand in double quotes. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set(
  'not and or if then implies iff unless only at most least exactly of all any none true false'.split(' '),
);

const COUNTS: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

const SIGNS: Readonly<Record<string, string>> = {
  '!': 'not',
  '&': 'and',
  '&&': 'and',
  '|': 'or',
  '||': 'or',
  '->': 'implies',
  '=>': 'implies',
  '<->': 'iff',
  '<=>': 'iff',
};

interface Token {
  readonly kind: 'word' | 'quoted' | '(' | ')' | ',' | 'end';
  readonly text: string;
  /** Index of the first code unit. */
  readonly at: number;
  readonly length: number;
}

const LEXEME = /\s+|"([^"]*)"|(<->|<=>|->|=>|&&|\|\||[!&|])|([(),])|((?:[\p{L}\p{M}\p{N}_.]|-(?!>))+)/uy;
const PATTERN = /^[YN-]+$/;
/** Nested deeper than any person writes; keeps a hostile text from exhausting the stack. */
const DEEPEST = 200;
const LONGEST = 20_000;

class Trouble extends Error {
  readonly problem: FormulaProblem;

  constructor(message: string, at: number, length: number) {
    super(message);
    this.problem = { message, column: at + 1, length };
  }
}

function tokens(text: string): Token[] {
  const found: Token[] = [];
  LEXEME.lastIndex = 0;
  while (LEXEME.lastIndex < text.length) {
    const at = LEXEME.lastIndex;
    const match = LEXEME.exec(text);
    if (!match) {
      const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
      throw new Trouble(
        sign === '"' ? 'a quotation mark is not closed' : `the sign ${sign} means nothing here`,
        at,
        sign.length,
      );
    }
    const [whole, quoted, sign, mark, word] = match;
    const length = whole.length;
    if (quoted !== undefined) found.push({ kind: 'quoted', text: quoted, at, length });
    else if (sign !== undefined) found.push({ kind: 'word', text: SIGNS[sign] ?? sign, at, length });
    else if (mark !== undefined) found.push({ kind: mark as '(' | ')' | ',', text: mark, at, length });
    else if (word !== undefined) found.push({ kind: 'word', text: word, at, length });
  }
  found.push({ kind: 'end', text: '', at: text.length, length: 0 });
  return found;
}

/** The known name that somebody most likely meant, if one is near. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

class Reader {
  private readonly tokens: readonly Token[];
  private readonly names: readonly string[];
  private readonly known: ReadonlySet<string>;
  private place = 0;
  private depth = 0;

  constructor(text: string, names: readonly string[]) {
    this.tokens = tokens(text);
    this.names = names;
    this.known = new Set(names);
  }

  whole(): Formula {
    const last = this.tokens.at(-1);
    if (last && last.at > LONGEST) {
      throw new Trouble('a formula may have 20,000 characters; split it', LONGEST, last.at - LONGEST);
    }
    if (this.look().kind === 'end') throw new Trouble('there is no formula', 0, 0);
    const formula = this.equivalence();
    const rest = this.look();
    if (rest.kind !== 'end') throw this.unexpected(rest);
    return formula;
  }

  private look(ahead = 0): Token {
    return this.tokens[Math.min(this.place + ahead, this.tokens.length - 1)] as Token;
  }

  private keyword(ahead = 0): string {
    const token = this.look(ahead);
    return token.kind === 'word' ? token.text.toLowerCase() : '';
  }

  private take(word: string): boolean {
    if (this.keyword() !== word) return false;
    this.place++;
    return true;
  }

  private unexpected(token: Token): Trouble {
    if (token.kind === 'end') return new Trouble('the formula breaks off; something must follow', token.at, 0);
    if (token.kind === ')') return new Trouble('this bracket closes nothing', token.at, 1);
    if (token.kind === ',') return new Trouble('a comma stands only between the members of a list', token.at, 1);
    return new Trouble(
      `“${token.text}” cannot stand here; join conditions with and, or, if, implies, iff or unless`,
      token.at,
      token.length,
    );
  }

  private deeper<T>(read: () => T): T {
    if (++this.depth > DEEPEST) {
      throw new Trouble(`brackets and nots may be nested ${DEEPEST} deep`, this.look().at, this.look().length);
    }
    const found = read();
    this.depth--;
    return found;
  }

  private equivalence(): Formula {
    let left = this.implication();
    while (this.take('iff')) left = { kind: 'iff', left, right: this.implication() };
    return left;
  }

  /** Right-associative; `q if p` and `q unless p` read as people say them. */
  private implication(): Formula {
    if (this.take('if')) {
      const condition = this.disjunction();
      if (!this.take('then')) {
        throw new Trouble('after “if …” a “then …” must follow', this.look().at, this.look().length);
      }
      return { kind: 'implies', left: condition, right: this.deeper(() => this.implication()) };
    }
    let left = this.disjunction();
    for (;;) {
      if (this.take('implies')) return { kind: 'implies', left, right: this.deeper(() => this.implication()) };
      if (this.keyword() === 'only' && this.keyword(1) === 'if') {
        this.place += 2;
        left = { kind: 'implies', left, right: this.disjunction() };
      } else if (this.take('if')) left = { kind: 'implies', left: this.disjunction(), right: left };
      else if (this.take('unless')) left = { kind: 'or', of: [left, this.disjunction()] };
      else return left;
    }
  }

  private disjunction(): Formula {
    return this.chain('or', () => this.chain('and', () => this.negation()));
  }

  private chain(kind: 'and' | 'or', read: () => Formula): Formula {
    const of = [read()];
    while (this.take(kind)) of.push(read());
    return of.length === 1 ? (of[0] as Formula) : { kind, of };
  }

  private negation(): Formula {
    if (!this.take('not')) return this.primary();
    return { kind: 'not', of: this.deeper(() => this.negation()) };
  }

  private primary(): Formula {
    const token = this.look();
    if (token.kind === '(') {
      this.place++;
      const inner = this.deeper(() => this.equivalence());
      this.close(token);
      return inner;
    }
    const counted = this.counted();
    if (counted) return counted;
    if (this.take('true')) return { kind: 'constant', value: true };
    if (this.take('false')) return { kind: 'constant', value: false };
    if (token.kind === 'word' || token.kind === 'quoted') return this.name(token);
    throw this.unexpected(token);
  }

  private close(open: Token): void {
    if (this.look().kind === ')') this.place++;
    else if (this.look().kind === 'end') throw new Trouble('this bracket is not closed', open.at, 1);
    else throw this.unexpected(this.look());
  }

  private name(token: Token): Formula {
    const reserved = token.kind === 'word' && RESERVED_WORDS.has(token.text.toLowerCase());
    if (reserved) throw this.unexpected(token);
    if (this.known.has(token.text)) {
      this.place++;
      return { kind: 'atom', id: token.text };
    }
    if (token.kind === 'word' && PATTERN.test(token.text)) {
      if (token.text.length !== this.names.length) {
        const message = `the pattern ${token.text} has ${token.text.length} places, but there are ${this.names.length} options`;
        throw new Trouble(message, token.at, token.length);
      }
      this.place++;
      return { kind: 'pattern', pattern: token.text };
    }
    const near = nearestName(token.text, this.names);
    throw new Trouble(
      `“${token.text}” is not known${near === undefined ? '' : `; did you mean ${near}?`}`,
      token.at,
      token.length,
    );
  }

  /** `at most one of (a, b)`, `at least 2 of a, b, c`, `exactly one of …`, `all of …`, `any of …`, `none of …`. */
  private counted(): Formula | undefined {
    const start = this.look();
    const first = this.keyword();
    const second = this.keyword(1);
    if (first === 'at' && (second === 'most' || second === 'least')) {
      this.place += 2;
      const count = this.count();
      return { kind: second === 'most' ? 'atMost' : 'atLeast', count, of: this.list(start) };
    }
    if (first === 'exactly') {
      this.place++;
      const count = this.count();
      return { kind: 'exactly', count, of: this.list(start) };
    }
    if ((first === 'all' || first === 'any' || first === 'none') && second === 'of') {
      this.place++;
      const of = this.list(start);
      if (first === 'all') return { kind: 'and', of };
      return first === 'any' ? { kind: 'or', of } : { kind: 'atMost', count: 0, of };
    }
    return undefined;
  }

  private count(): number {
    const token = this.look();
    const word = token.text.toLowerCase();
    const value = /^\d{1,3}$/.test(word) ? Number(word) : COUNTS[word];
    if (value === undefined) {
      throw new Trouble('a number must follow, such as “one” or 2', token.at, Math.max(1, token.length));
    }
    this.place++;
    return value;
  }

  private list(start: Token): readonly Formula[] {
    if (!this.take('of')) throw new Trouble('“of” and a list must follow', this.look().at, this.look().length);
    const open = this.look();
    if (open.kind === '(') {
      this.place++;
      const members = this.members(() => this.deeper(() => this.equivalence()));
      this.close(open);
      return members;
    }
    const members = this.members(() => this.negation());
    const next = this.keyword();
    if (next === 'and' || next === 'or') {
      const message = `it is unclear whether the list ends before “${next}”; put the list in brackets: of (a, b, c)`;
      throw new Trouble(message, start.at, this.look().at + this.look().length - start.at);
    }
    return members;
  }

  private members(read: () => Formula): readonly Formula[] {
    const of = [read()];
    while (this.look().kind === ',') {
      this.place++;
      of.push(read());
    }
    return of;
  }
}

/**
 * Reads a formula such as `not test or haltExercises`. Binding, strongest first: not; and; or; implies, if, only if,
 * unless; iff. Signs do as well as words: ! & | -> <->.
 *
 * @param names ids of the model's options in their order, or of its states
 * @example
 * readFormula('not tset', ['test', 'halt']).problem?.message; // '“tset” is not known; did you mean test?'
 */
export function readFormula(text: string, names: readonly string[]): ReadFormula {
  try {
    return { ok: true, formula: new Reader(text, names).whole() };
  } catch (error) {
    if (error instanceof Trouble) return { ok: false, problem: error.problem };
    throw error;
  }
}

/**
 * Reads a formula that must be right, in the language of `readFormula`.
 * @throws EntenteError (usage), naming the column
 * @example
 * parseFormula('not test or halt', ['test', 'halt']).kind; // 'or'
 */
export function parseFormula(text: string, names: readonly string[]): Formula {
  const read = readFormula(text, names);
  if (read.ok) return read.formula;
  const { message, column } = read.problem;
  throw new EntenteError('usage', `The formula “${text}” cannot be read, column ${column}: ${message}.`);
}

/** Whether a formula holds where exactly the atoms hold that `holds` names; `place` tells a pattern its options. */
export function evaluate(formula: Formula, holds: (id: string) => boolean, names: readonly string[]): boolean {
  const is = (part: Formula): boolean => evaluate(part, holds, names);
  switch (formula.kind) {
    case 'atom':
      return holds(formula.id);
    case 'constant':
      return formula.value;
    case 'pattern':
      return names.every((id, i) => formula.pattern[i] === '-' || holds(id) === (formula.pattern[i] === 'Y'));
    case 'not':
      return !is(formula.of);
    case 'and':
      return formula.of.every(is);
    case 'or':
      return formula.of.some(is);
    case 'implies':
      return !is(formula.left) || is(formula.right);
    case 'iff':
      return is(formula.left) === is(formula.right);
    case 'atMost':
      return formula.of.filter(is).length <= formula.count;
    case 'atLeast':
      return formula.of.filter(is).length >= formula.count;
    case 'exactly':
      return formula.of.filter(is).length === formula.count;
  }
}

const STRENGTH = { iff: 1, implies: 2, or: 3, and: 4, not: 5, counted: 5, single: 6 } as const;

function strength(formula: Formula): number {
  switch (formula.kind) {
    case 'atom':
    case 'constant':
    case 'pattern':
      return STRENGTH.single;
    case 'and':
    case 'or':
      return formula.of.length === 1 ? STRENGTH.not : STRENGTH[formula.kind];
    case 'atMost':
    case 'atLeast':
    case 'exactly':
      return STRENGTH.counted;
    default:
      return STRENGTH[formula.kind];
  }
}

const PLAIN_NAME = /^(?:[\p{L}\p{M}\p{N}_.]|-(?!>))+$/u;

function written(id: string): string {
  return PLAIN_NAME.test(id) && !RESERVED_WORDS.has(id.toLowerCase()) ? id : `"${id}"`;
}

/**
 * The formula as text that {@link readFormula} reads back to the same meaning.
 *
 * @example
 * formatFormula(parseFormula('!test | halt', ['test', 'halt'])); // 'not test or halt'
 */
export function formatFormula(formula: Formula): string {
  const within = (part: Formula, least: number): string =>
    strength(part) < least ? `(${formatFormula(part)})` : formatFormula(part);
  switch (formula.kind) {
    case 'atom':
      return written(formula.id);
    case 'constant':
      return String(formula.value);
    case 'pattern':
      return formula.pattern;
    case 'not':
      return `not ${within(formula.of, STRENGTH.not)}`;
    case 'and':
    case 'or':
      if (formula.of.length === 0) return String(formula.kind === 'and');
      if (formula.of.length === 1) return within(formula.of[0] as Formula, STRENGTH.not);
      return formula.of.map((part) => within(part, STRENGTH[formula.kind] + 1)).join(` ${formula.kind} `);
    case 'implies':
      return `if ${within(formula.left, STRENGTH.or)} then ${within(formula.right, STRENGTH.implies)}`;
    case 'iff':
      return `${within(formula.left, STRENGTH.implies)} iff ${within(formula.right, STRENGTH.implies)}`;
    case 'atMost':
    case 'atLeast':
    case 'exactly': {
      const members = formula.of.map((part) => formatFormula(part)).join(', ');
      const count = Object.keys(COUNTS)[formula.count] ?? String(formula.count);
      if (formula.kind === 'atMost' && formula.count === 0) return `none of (${members})`;
      const words = formula.kind === 'exactly' ? 'exactly' : formula.kind === 'atMost' ? 'at most' : 'at least';
      return `${words} ${count} of (${members})`;
    }
  }
}

/** Ids of the atoms that a formula names, in order of appearance; patterns name none. */
export function atomsOf(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case 'atom':
      return [formula.id];
    case 'constant':
    case 'pattern':
      return [];
    case 'not':
      return atomsOf(formula.of);
    case 'implies':
    case 'iff':
      return [...new Set([...atomsOf(formula.left), ...atomsOf(formula.right)])];
    default:
      return [...new Set(formula.of.flatMap(atomsOf))];
  }
}
