import { EntenteError } from '../../records/failure.ts';
import type { StateSpace } from '../model/state-space.ts';
import { type BitRows, legalEnds, type MoveLists } from './legal-reach.ts';

/** A judgement of a decision maker about going from one state to another, or about one beside another. */
export type Judgement = (maker: number, from: number, to: number) => boolean;

/**
 * A notion of stability in four judgements, whatever preferences are made of: a state is stable for a decision maker
 * if each state that it would leave it for can be answered by the others so that it is held down.
 */
export interface Notion {
  /** Whether it would make the move from the one to the other. */
  readonly leaves: Judgement;
  /** What the others may do: nothing, any moves, or only moves for which `credible` holds for whoever makes them. */
  readonly answers: 'none' | 'any' | 'credible';
  readonly credible: Judgement;
  /** Whether an end of the answers, beside the state it left, holds it down. */
  readonly harms: Judgement;
  /** Whether a state to which it could go on from there makes up for it; absent: it does not look so far. */
  readonly escapes?: Judgement;
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

/** The ends of answers, kept for notions that ask for the same. */
export class Answers {
  private readonly moves: MoveLists;
  private readonly known = new Map<string, BitRows>();

  constructor(moves: MoveLists) {
    this.moves = moves;
  }

  /** @param name tells judgements of credible moves apart */
  against(maker: number, credible?: { readonly name: string; readonly judge: Judgement }): BitRows {
    const key = `${maker} ${credible?.name ?? ''}`;
    const found = this.known.get(key);
    if (found) return found;
    const others = this.moves.targets.flatMap((_, other) => (other === maker ? [] : [other]));
    const rows = legalEnds(this.moves, others, credible?.judge);
    this.known.set(key, rows);
    return rows;
  }
}

/**
 * For each state whether it is stable for a decision maker under a notion: a byte, 1 or 0.
 *
 * @param rows the ends of the others' answers from each state; not looked at where there are none
 */
export function stableFor(moves: MoveLists, notion: Notion, maker: number, rows: BitRows): Uint8Array {
  const own = moves.targets[maker] ?? [];
  const stable = new Uint8Array(moves.size);
  const held = new Uint32Array(rows.words);
  for (let state = 0; state < moves.size; state++) {
    const gone = (own[state] ?? []).filter((to) => notion.leaves(maker, state, to));
    if (gone.length === 0) {
      stable[state] = 1;
      continue;
    }
    if (notion.answers === 'none') continue;
    held.fill(0);
    for (let end = 0; end < moves.size; end++) {
      if (holdsDown(moves, notion, maker, state, end))
        held[end >>> 5] = (held[end >>> 5] as number) | (1 << (end & 31));
    }
    const answered = gone.every((to) => meets(rows, to, held));
    stable[state] = answered ? 1 : 0;
  }
  return stable;
}

/** Whether an answer that ends in a state keeps a decision maker from leaving another. */
export function holdsDown(moves: MoveLists, notion: Notion, maker: number, state: number, end: number): boolean {
  if (!notion.harms(maker, state, end)) return false;
  const { escapes } = notion;
  return escapes === undefined || !(moves.targets[maker]?.[end] ?? []).some((on) => escapes(maker, state, on));
}

function meets({ words, bits }: BitRows, row: number, mask: Uint32Array): boolean {
  for (let w = 0; w < words; w++) if (((bits[row * words + w] as number) & (mask[w] as number)) !== 0) return true;
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
