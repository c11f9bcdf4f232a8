import type { NetworkTie } from '../../measures/networks/signed-network.ts';
import type { TieInBoth } from '../../measures/networks/words-and-deeds.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import type { SaysDoesAnswer } from './says-does-answer.ts';

function tieData({ state, value, interval, n }: NetworkTie) {
  return { state, value, interval: interval ?? null, n };
}

/** Says against does as data. */
export function saysDoesData({ both, said, when: { window } }: SaysDoesAnswer): object {
  const { pairs, counts, same, only, method } = both;
  return {
    format: 'entente-says-does/1',
    ...window,
    method,
    counts,
    same: { value: same.value ?? null, n: same.n, interval: same.n === 0 ? null : same.interval },
    only,
    pairs: pairs.map(({ a, b, reading, said: words, done }) => {
      const pair = said.pairs.find((one) => one.a === a && one.b === b);
      return {
        a,
        b,
        reading,
        words: { ...tieData(words), documents: pair?.documents ?? null },
        deeds: tieData(done),
        issues: pair?.issues.map(({ issue, value }) => ({ issue, value })) ?? [],
        passages: said.positions.cells
          .filter(({ actor, issue }) => (actor === a || actor === b) && pair?.issues.some((one) => one.issue === issue))
          .flatMap(({ stands }) => stands.map(({ passage }) => passage)),
      };
    }),
  };
}

/** A row for each pair. */
export function saysDoesRows({ both: { pairs } }: SaysDoesAnswer): readonly (readonly Cell[])[] {
  const side = ({ state, value, interval, n }: NetworkTie): readonly Cell[] => [
    state,
    value,
    interval?.[0],
    interval?.[1],
    n,
  ];
  return [
    [
      'a',
      'b',
      'reading',
      'words',
      'words_value',
      'words_low',
      'words_high',
      'shared_issues',
      'deeds',
      'tone',
      'tone_low',
      'tone_high',
      'events',
    ],
    ...pairs.map(({ a, b, reading, said, done }: TieInBoth) => [a, b, reading, ...side(said), ...side(done)]),
  ];
}
