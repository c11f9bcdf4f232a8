import type { DraftOption } from './draft-options.ts';
import { type Citation, TOLD_AS, type ToldAs } from './told-act.ts';

/** One thing that a side wants, with what says so. */
export interface DraftStatement {
  /** A formula over the ids of options. */
  readonly want: string;
  readonly text: string;
  readonly cited: readonly Citation[];
  /** What is read into the words, or stands in for them. */
  readonly assumption?: string;
}

/** That an option is taken, or that it is not. */
export interface Literal {
  readonly option: DraftOption;
  readonly positive: boolean;
}

/** A statement with its place among those of its side. */
export interface RankedStatement extends DraftStatement {
  readonly rank: number;
  /** Which of the statements of all sides it is, counted from 0: of equal ranks the earlier comes first. */
  readonly order: number;
  /** Set where the statement is about one option alone. */
  readonly alone?: Literal;
}

/** A statement of one side. */
export type StatementOf = Omit<RankedStatement, 'order'> & { readonly holder: string };

/** The place of what a text says in these words: rejections, demands, offers, expectations. */
export const rankOf = (as: ToldAs): number => TOLD_AS.indexOf(as);

/** Ranks below those of the texts' own words. */
export const RANK = { deal: TOLD_AS.length, inducement: TOLD_AS.length + 1, default: TOLD_AS.length + 2 } as const;

/** A literal as a formula. */
export function atom({
  option,
  positive,
}: {
  readonly option: { readonly id: string };
  readonly positive: boolean;
}): string {
  return positive ? option.id : `not ${option.id}`;
}

/** The contrary of a literal. */
export function turned(literal: Literal): Literal {
  return { ...literal, positive: !literal.positive };
}

/** The first literal about each option. */
export function uniqueLiterals(literals: readonly Literal[]): Literal[] {
  return literals.filter((one, i) => literals.findIndex((other) => other.option === one.option) === i);
}

export interface Contradiction {
  readonly holder: string;
  readonly option: DraftOption;
  readonly cited: readonly Citation[];
}

/** The statements of each side, while they are gathered. */
export class Statements {
  readonly #names: ReadonlyMap<string, string>;
  readonly #sides: ReadonlyMap<string, RankedStatement[]>;
  #count = 0;

  /** @param names of actors, by their ids */
  constructor(sides: readonly string[], names: ReadonlyMap<string, string>) {
    this.#names = names;
    this.#sides = new Map(sides.map((id) => [id, []]));
  }

  get sides(): readonly string[] {
    return [...this.#sides.keys()];
  }

  has(side: string): boolean {
    return this.#sides.has(side);
  }

  /** Whether something is said of what a side wants of an option. */
  tells(side: string, option: DraftOption): boolean {
    return this.#sides.get(side)?.some(({ want }) => mentions(want, option.id)) ?? false;
  }

  /** A literal in words, as one of the sides would say it. */
  describe({ option, positive }: Literal, holder: string): string {
    const words = positive ? option.text : option.denial;
    if (option.owners.includes(holder)) return words;
    return `${option.owners.map((id) => this.#names.get(id) ?? id).join(' and ')}: ${words}`;
  }

  /** Adds a statement; one that is there already gets more evidence. Of others than the sides nothing is kept. */
  add({ holder, ...statement }: StatementOf): void {
    const list = this.#sides.get(holder);
    if (!list) return;
    const at = list.findIndex(({ want }) => want === statement.want);
    const known = list[at];
    if (known) list[at] = merged(known, statement);
    else list.push({ ...statement, order: this.#count++ });
  }

  /** The statements of a side in levels, and what it is told to want and not to want. */
  levels(holder: string): {
    levels: readonly (readonly RankedStatement[])[];
    contradictions: readonly Contradiction[];
  } {
    const levels: RankedStatement[][] = [];
    const contradictions: Contradiction[] = [];
    for (const statement of (this.#sides.get(holder) ?? []).toSorted((a, b) => a.rank - b.rank || a.order - b.order)) {
      const { alone } = statement;
      const against = levels.find((level) => level.some((other) => contradicts(other, statement)));
      if (!against || !alone) levels.push([statement]);
      // An assumption gives way to words; two sayings that exclude each other are both kept.
      else if (statement.assumption === undefined) {
        against.push(statement);
        const cited = uniqueCitations(against.flatMap((one) => one.cited));
        contradictions.push({ holder, option: alone.option, cited });
      }
    }
    return { levels, contradictions };
  }
}

/** Sourced words outweigh what was only assumed before. */
function merged(known: RankedStatement, added: Omit<RankedStatement, 'order'>): RankedStatement {
  const stronger = added.rank < known.rank ? added : known;
  const { assumption, ...rest } = stronger;
  const isAssumed = known.assumption !== undefined && added.assumption !== undefined;
  return {
    ...rest,
    order: known.order,
    cited: uniqueCitations([...known.cited, ...added.cited]),
    ...(isAssumed && assumption ? { assumption } : {}),
  };
}

function contradicts({ alone: a }: RankedStatement, { alone: b }: RankedStatement): boolean {
  return a !== undefined && b !== undefined && a.option === b.option && a.positive !== b.positive;
}

function mentions(want: string, id: string): boolean {
  return want.split(/[^\p{L}\p{N}_.-]+/u).includes(id);
}

function uniqueCitations(citations: readonly Citation[]): Citation[] {
  return citations.filter((one, i) => citations.findIndex((other) => other.key === one.key) === i);
}
