import { EntenteError } from '../../records/failure.ts';
import type { StateSpace } from '../model/state-space.ts';
import { type BitRows, legalEnds, type MoveLists } from './legal-reach.ts';

/** A judgement of a decision maker about going from one state to another, or about one beside another. */
export type Judgement = (maker: number, from: number, to: number) => boolean;

/**
 * A notion of stability in three judgements, whatever preferences are made of: a state is stable for a decision maker
 * if each state that it would leave it for can be answered by the others so that it is held down.
 */
export interface Notion {
  /** Whether it would make the move from the one to the other. */
  readonly leaves: Judgement;
  /** What the others may do: nothing, any moves, or only moves for which `credible` holds for whoever makes them. */
  readonly answers: 'none' | 'any' | 'credible';
  readonly credible: Judgement;
  /** Whether it does not mind to end in the second state when it has left the first. Every other end holds it down. */
  readonly spares: Judgement;
  /** It looks beyond the answers: an end from which it can move to a state that spares it does not hold it down. */
  readonly symmetric: boolean;
}

/** Larger models are refused: every state is set beside every other. */
export const MOST_COMPARED = 4096;

/**
 * Refuses a model that is too large for comparing every state with every other.
 * @throws EntenteError (usage)
 */
export function refuseLarge({ size }: StateSpace, what: string, most = MOST_COMPARED): void {
  if (size <= most) return;
  throw new EntenteError(
    'usage',
    `${what} is worked out up to ${most.toLocaleString('en-GB')} states; this model has ${size.toLocaleString('en-GB')}.`,
  );
}

/** Whether an answer that ends in a state keeps a decision maker from leaving another. */
export function holdsDown(moves: MoveLists, notion: Notion, maker: number, state: number, end: number): boolean {
  if (notion.spares(maker, state, end)) return false;
  return !notion.symmetric || !(moves.targets[maker]?.[end] ?? []).some((on) => notion.spares(maker, state, on));
}

/** Finds stable states, and remembers rows of bits that several notions need. */
export class Stability {
  private readonly moves: MoveLists;
  private readonly ends = new Map<Judgement | undefined, Map<number, BitRows>>();
  private readonly spared = new Map<Judgement, Map<number, BitRows>>();

  constructor(moves: MoveLists) {
    this.moves = moves;
  }

  /** By decision maker and state 1 where the state is stable. */
  under(notion: Notion): readonly Uint8Array[] {
    return this.moves.targets.map((_, maker) => this.stableFor(notion, maker));
  }

  private stableFor(notion: Notion, maker: number): Uint8Array {
    const own = this.moves.targets[maker] ?? [];
    const leaving = own.map((reached, state) => reached.filter((to) => notion.leaves(maker, state, to)));
    const stable = Uint8Array.from(leaving, (gone) => (gone.length === 0 ? 1 : 0));
    if (notion.answers === 'none' || !stable.includes(0)) return stable;
    const ends = this.endsAgainst(maker, notion.answers === 'credible' ? notion.credible : undefined);
    const spared = this.sparedBy(maker, notion.spares);
    leaving.forEach((gone, state) => {
      if (gone.length === 0) return;
      const held = notion.symmetric ? heldForGood(own, spared, state) : undefined;
      stable[state] = gone.every((to) => answered(ends, spared, state, to, held)) ? 1 : 0;
    });
    return stable;
  }

  private endsAgainst(maker: number, credible: Judgement | undefined): BitRows {
    return remember(this.ends, credible, maker, () => {
      const others = this.moves.targets.flatMap((_, other) => (other === maker ? [] : [other]));
      return legalEnds(this.moves, others, credible);
    });
  }

  private sparedBy(maker: number, spares: Judgement): BitRows {
    return remember(this.spared, spares, maker, () => {
      const { size } = this.moves;
      const words = Math.max(1, Math.ceil(size / 32));
      const bits = new Uint32Array(size * words);
      for (let state = 0; state < size; state++) {
        for (let end = 0; end < size; end++) {
          if (!spares(maker, state, end)) continue;
          const at = state * words + (end >>> 5);
          bits[at] = (bits[at] as number) | (1 << (end & 31));
        }
      }
      return { words, bits };
    });
  }
}

function remember<K>(known: Map<K, Map<number, BitRows>>, key: K, maker: number, make: () => BitRows): BitRows {
  const own = known.get(key) ?? new Map<number, BitRows>();
  known.set(key, own);
  const rows = own.get(maker) ?? make();
  own.set(maker, rows);
  return rows;
}

/** Whether the decision maker cannot go on from an end to a state that spares it; each end is looked at once. */
function heldForGood(
  own: readonly (readonly number[])[],
  { words, bits }: BitRows,
  state: number,
): (end: number) => boolean {
  const known = new Int8Array(own.length);
  const row = state * words;
  return (end) => {
    if (known[end] === 0) {
      const escapes = (own[end] ?? []).some((on) => (((bits[row + (on >>> 5)] as number) >>> (on & 31)) & 1) === 1);
      known[end] = escapes ? -1 : 1;
    }
    return known[end] === 1;
  };
}

/** Whether among the ends of answers to a move there is one that does not spare whoever left, and holds it for good. */
function answered(
  ends: BitRows,
  spared: BitRows,
  state: number,
  to: number,
  held: ((end: number) => boolean) | undefined,
): boolean {
  const { words } = ends;
  for (let w = 0; w < words; w++) {
    let down = (ends.bits[to * words + w] as number) & ~(spared.bits[state * words + w] as number);
    if (down !== 0 && !held) return true;
    for (; down !== 0; down &= down - 1) if (held?.(w * 32 + (31 - Math.clz32(down & -down)))) return true;
  }
  return false;
}

/** Numbers of the states that are marked for everybody. */
export function commonStates(marks: readonly Uint8Array[]): readonly number[] {
  const [first = new Uint8Array()] = marks;
  return Array.from(first.keys())
    .filter((s) => marks.every((own) => own[s] === 1))
    .map((s) => s + 1);
}

/** Numbers of the states that are marked. */
export function markedStates(marks: Uint8Array): readonly number[] {
  return commonStates([marks]);
}
