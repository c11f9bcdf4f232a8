import { z } from 'zod';
import type { NetworkSource, SignedNetwork, TieThresholds } from '../../measures/networks/signed-network.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Behind } from '../../report/measures/measure-report.ts';
import type { AskedEvents } from '../kit/asked-events.ts';
import { ASKED_EVENTS, WordList } from '../kit/asked-events-form.ts';
import type { DataSpan, NetworkWindow } from './network-windows.ts';

const NETWORK = {
  at: z
    .string()
    .optional()
    .describe('the window ends with this month (2017-07) or year; for votes a year is a session'),
  window: z.string().optional().describe('how long it is, such as 3mo or 1y, or all'),
  since: z.string().optional().describe('of windows over time: begin with the one that holds it'),
  from: z.string().optional().describe('events, votes or positions; by default what the case holds, in this order'),
  thresholds: z.string().optional().describe('where ties get a sign: -0.1,0.5, or one number for both sides of 0'),
  among: WordList.readonly().optional().describe('only these actors'),
  issue: WordList.readonly().optional().describe('of votes: only roll calls on these'),
  contested: z
    .string()
    .optional()
    .describe('of votes: leave out roll calls in which fewer than this share voted otherwise'),
  sure: z.string().optional().describe('a side counts as sure from this share of the weight of an actor’s ties on'),
  seed: z.string().optional().describe('of the searches; 1 by default'),
} as const;

const { from: _, to: __, ...EVENTS } = ASKED_EVENTS;

/** What `networkAnswer` and `blocsAnswer` are asked, as an address or a program says it. */
export const AskedNetworkForm = z.strictObject({ ...NETWORK, ...EVENTS });

/** What `networkAnswer` and `blocsAnswer` are asked. */
export type AskedNetwork = z.infer<z.ZodObject<typeof NETWORK>> & Omit<AskedEvents, 'from' | 'to'>;

/** What networks are made of: a case's votes, events or positions, opened. */
export interface OpenSource {
  readonly source: NetworkSource;
  readonly span: DataSpan;
  readonly thresholds: TieThresholds;
  /** @throws EntenteError (usage) for a window in which there is nothing, or actors without anything */
  readonly network: (window: NetworkWindow, thresholds: TieThresholds) => SignedNetwork;
  /** The name of an actor in a sentence, by itself, and the short one of a picture. */
  readonly nameOf: (actor: string) => string;
  readonly labelOf: (actor: string) => string;
  readonly shortOf: (actor: string) => string;
  /** What is to be known of a window, as sentences. */
  readonly remarks: (network: SignedNetwork) => readonly string[];
  /** Gathers what stands behind the ties of a window; gives the items of a tie by its number. */
  readonly opens: (
    network: SignedNetwork,
    window: NetworkWindow,
    behind: Behind,
  ) => Promise<(tie: number) => readonly number[] | undefined>;
  readonly behindNote: string;
  readonly limits: readonly string[];
}

/**
 * The thresholds that are asked for, or the usual ones: two numbers, or one for both sides of 0.
 * @throws EntenteError (usage) for what is none
 */
export function thresholdsOf(words: string | undefined, usual: TieThresholds): TieThresholds {
  if (words === undefined) return usual;
  const numbers = words.split(/[,;]\s*/).map((one) => (one.trim() === '' ? Number.NaN : Number(one.replace('−', '-'))));
  const [one = Number.NaN, other] = numbers;
  const [minus, plus] = other === undefined ? [-Math.abs(one), Math.abs(one)] : [one, other];
  if (!(Number.isFinite(minus) && Number.isFinite(plus)) || numbers.length > 2) {
    throw new EntenteError(
      'usage',
      `--thresholds must be two numbers such as -0.1,0.5, or one for both sides, not "${words}".`,
    );
  }
  if (minus > plus || (minus === plus && minus !== 0)) {
    throw new EntenteError(
      'usage',
      `With --thresholds ${words} one tie would have both signs; the lower one comes first, such as -0.1,0.5.`,
    );
  }
  return { minus: minus === 0 ? 0 : minus, plus };
}

/** @throws EntenteError (usage) for what is no whole number from 0 on */
export function seedOf(words: string | undefined): number {
  if (words === undefined) return 1;
  if (/^\d{1,9}$/.test(words)) return Number(words);
  throw new EntenteError('usage', `--seed must be a whole number, not "${words}".`);
}
