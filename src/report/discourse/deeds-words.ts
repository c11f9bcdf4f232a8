import type { DeedsAmong } from '../../measures/discourse/coalition-deeds.ts';
import type { WordsAndDeeds } from '../../measures/networks/words-and-deeds.ts';
import type { LadderChart } from '../charts/chart-data.ts';
import { percentWords } from '../measures/number-words.ts';
import { andList, counted } from '../words/wording.ts';
import { coalitionName } from './coalition-flow.ts';
import { shortNumber } from './discourse-report.ts';

/** In how many pairs words and deeds part, and how often they go together. */
export function deedsHeadline({ pairs, same }: WordsAndDeeds): string {
  const parted = pairs.filter(({ reading }) => reading === 'friends in words' || reading === 'foes in words').length;
  const known =
    same.n > 0 && same.value !== undefined
      ? ` Of ${counted(same.n, 'pair')} known in both, words and deeds go together in ${percentWords(same.value)} (95 % ${percentWords(same.interval[0])} to ${percentWords(same.interval[1])}).`
      : ' No pair is known in both.';
  return `${parted === 0 ? 'In no pair' : `In ${counted(parted, 'pair')}`} of ${pairs.length} words and deeds part.${known}`;
}

/** `Coalition 1 (China, Russia): 1 pair acts with each other, none against, tone 2.5.` */
export function deedsSentence(members: readonly string[], { a, pairs, done, tone }: DeedsAmong): string {
  const acting = done['+'] + done['-'] + done.unknown;
  if (acting === 0) return `${coalitionName(a)} (${andList(members)}): no event between its members.`;
  return `${coalitionName(a)} (${andList(members)}): of ${counted(pairs, 'pair')}, ${done['+']} surely ${done['+'] === 1 ? 'acts' : 'act'} with each other and ${done['-']} against; mean tone ${shortNumber(tone)}.`;
}

/** `within Coalition 1`, `Coalition 1 and 2`. */
export function amongWords({ a, b }: DeedsAmong): string {
  return a === b ? `within ${coalitionName(a)}` : `${coalitionName(a)} and ${b + 1}`;
}

/** How states act towards each other, within coalitions and between them. */
export function toneChart(among: readonly DeedsAmong[]): LadderChart {
  const known = among.filter(({ tone }) => !Number.isNaN(tone));
  const [within, between] = [true, false].map((same) => known.filter(({ a, b }) => (a === b) === same));
  const mean = (some: readonly DeedsAmong[] = []): number => {
    const pairs = some.reduce((sum, { done }) => sum + acting(done), 0);
    return some.reduce((sum, { done, tone }) => sum + acting(done) * tone, 0) / pairs;
  };
  const [inside, across] = [mean(within), mean(between)];
  return {
    kind: 'ladder',
    title:
      Number.isNaN(inside) || Number.isNaN(across)
        ? 'How states act towards each other, within and between coalitions.'
        : `Within coalitions the mean tone is ${shortNumber(inside)}, between them ${shortNumber(across)}.`,
    description:
      'Mean tone of events over pairs with events (-10 hostile to 10 cooperative), each pair once. Coalitions come from what is said alone.',
    label: 'tone of events',
    table: {
      head: ['Coalitions', 'Pairs with events', 'Tone'],
      rows: known.map((one) => ({ cells: [amongWords(one), acting(one.done), shortNumber(one.tone)] })),
    },
    rows: [...(within ?? []), ...(between ?? [])].map((one) => ({
      name: amongWords(one),
      group: one.a === one.b ? 'Within' : 'Between',
      value: one.tone,
      words: shortNumber(one.tone),
      of: counted(acting(one.done), 'pair'),
      main: true,
    })),
    ...(known.length === 0 ? { empty: 'There is no event between these states.' } : {}),
  };
}

function acting(done: DeedsAmong['done']): number {
  return done['+'] + done['-'] + done.unknown;
}
