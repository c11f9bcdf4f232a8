import type { CodedStatements } from '../../records/coded-statements.ts';

/** A statement as a test writes it. */
export interface Said {
  readonly day: string;
  readonly who: string;
  readonly what: string;
  readonly agree?: 0 | 1;
  readonly strength?: number;
  readonly frame?: string;
  /** Document; one a day if it is not said. */
  readonly title?: string;
  readonly author?: string;
}

/** Coded statements of a list, with ids from 1. */
export function codedStatements(list: readonly Said[]): CodedStatements {
  const titles = list.map(({ title, day }) => title ?? day);
  const names = [...new Set(titles)];
  const first = names.map((name) => list[titles.indexOf(name)] as Said);
  const texts = (name: string, values: readonly string[]) => {
    const labels = [...new Set(values)];
    return { kind: 'short text' as const, name, labels, value: Int32Array.from(values, (v) => labels.indexOf(v)) };
  };
  return {
    type: 'statement',
    id: Int32Array.from(list.keys(), (n) => n + 1),
    document: Int32Array.from(titles, (title) => names.indexOf(title)),
    start: Int32Array.from(list.keys(), (n) => 10 * n),
    stop: Int32Array.from(list.keys(), (n) => 10 * n + 9),
    variables: [
      texts(
        'organization',
        list.map(({ who }) => who),
      ),
      texts(
        'concept',
        list.map(({ what }) => what),
      ),
      { kind: 'boolean', name: 'agreement', value: Int32Array.from(list, ({ agree = 1 }) => agree) },
      { kind: 'integer', name: 'strength', value: Int32Array.from(list, ({ strength = 0 }) => strength) },
      texts(
        'frame',
        list.map(({ frame = '' }) => frame),
      ),
    ],
    documents: {
      id: names.map((_, n) => n + 1),
      title: names,
      author: first.map(({ author = '' }) => author),
      source: names.map(() => ''),
      section: names.map(() => ''),
      type: names.map(() => ''),
      time: Float64Array.from(first, ({ day }) => Date.parse(`${day}${day.includes('T') ? '' : 'T00:00:00'}Z`) / 1000),
    },
  };
}

/** Eight statements of three states on talks and sanctions. */
export const CODED = codedStatements([
  { day: '2017-01-10', who: 'China', what: 'talks', agree: 1 },
  { day: '2017-01-10', who: 'United States', what: 'talks', agree: 0 },
  { day: '2017-02-20', who: 'China', what: 'sanctions', agree: 0 },
  { day: '2017-02-20', who: 'United States', what: 'sanctions', agree: 1 },
  { day: '2017-02-20', who: 'United States', what: 'sanctions', agree: 1 },
  { day: '2017-04-05', who: 'Russia', what: 'talks', agree: 1 },
  { day: '2017-04-05', who: 'Russia', what: 'sanctions', agree: 0 },
  { day: '2017-05-15', who: 'China', what: 'talks', agree: 1 },
]);
