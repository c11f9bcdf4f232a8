import { cohenKappa } from '../../measures/agreement/cohen-kappa.ts';
import { gwetAc1 } from '../../measures/agreement/gwet-ac1.ts';
import { krippendorffAlpha } from '../../measures/agreement/krippendorff-alpha.ts';
import type { UnitRatings } from '../../measures/agreement/ratings.ts';
import { type Mark, spanMatch } from '../../measures/agreement/span-match.ts';
import { type MarkedText, unitizingAlpha } from '../../measures/agreement/unitizing-alpha.ts';
import { type Share, wilsonInterval } from '../../measures/agreement/wilson-interval.ts';
import type { AnyRecord } from '../../records/reading.ts';
import { isShown } from '../../records/shown.ts';
import type { DocumentState } from '../journal/current.ts';
import { anchorOf } from '../journal/record-name.ts';
import { type CodedSentence, keyOf, stillStands } from './coded-sentences.ts';
import { labelOf, rolesOf } from './record-label.ts';

/** A value with its 95 % interval, where it can be told. */
export interface Measured {
  readonly value?: number;
  readonly interval?: readonly [low: number, high: number];
}

/** How far raters agree on one thing. */
export interface Agreed {
  /** Units that at least two of them rated. */
  readonly n: number;
  /** Share of pairs of ratings that agree. */
  readonly observed: number;
  /** Of two raters. */
  readonly kappa?: Measured;
  readonly alpha: Measured;
  readonly ac1: Measured;
}

/** Somebody who codes, the reader (`the machine`) or what holds in the case (`the case`). */
const MACHINE = 'the machine';
const CASE = 'the case';

/** How far raters agree on the records of one kind. */
export interface Comparison {
  readonly raters: readonly string[];
  readonly kind: AnyRecord['kind'];
  /**
   * `sentences`: coded blind, each rater by himself. `records`: both said yes or no to the machine's records, which they saw;
   * such answers lean towards the machine and towards each other.
   */
  readonly basis: 'sentences' | 'records';
  /** Of sentences: whether anything of the kind is there. Of records: whether they are right. */
  readonly there: Agreed;
  /** What it is: categories of events, stances of positions; of rejected records and empty sentences nothing. */
  readonly what: Agreed;
  /** Of two raters of sentences: marks that share words and are called the same, as F1. */
  readonly marks?: Measured & { readonly n: number };
  /** Of two raters of sentences: which words they marked, however called (Krippendorff's alpha for unitizing). */
  readonly words?: Measured & { readonly n: number };
  /** Of marks of both that share words: how many name the same actors in the same roles. */
  readonly who?: Share;
}

/** What one rater found in one sentence. */
type Found = readonly AnyRecord[];
/** By key of the sentence. */
type Rater = ReadonlyMap<string, Found>;

/**
 * How far those who coded the same sentences agree, each pair and all together, with the machine and with what holds in the
 * case. Sentences whose text was changed since are left out.
 *
 * @param states the documents in which sentences were coded
 */
export function compareSentences(
  coded: readonly CodedSentence[],
  states: readonly DocumentState[],
  weak = false,
): readonly Comparison[] {
  const readings = new Map(states.map(({ reading }) => [reading.document.id, reading]));
  const standing = coded.filter((one) => {
    const reading = readings.get(one.document);
    return reading !== undefined && stillStands(one, reading);
  });
  const kinds = [...new Set(standing.flatMap((one) => one.kinds))];
  return kinds.flatMap((kind) => {
    const sentences = standing.filter((one) => one.kinds.includes(kind));
    const places = new Map(sentences.map((one) => [keyOf(one), one]));
    const raters = new Map<string, Map<string, Found>>();
    for (const one of sentences) {
      const own = raters.get(one.coder) ?? new Map<string, Found>();
      own.set(
        keyOf(one),
        one.records.filter((record) => record.kind === kind),
      );
      raters.set(one.coder, own);
    }
    const people = [...raters.keys()].sort();
    const machine = new Map([...places].map(([key, place]) => [key, machineIn(states, place, kind, weak)]));
    const held = new Map(
      [...places].flatMap(([key, place]) => {
        const found = heldIn(states, place, kind, weak);
        return found ? [[key, found] as const] : [];
      }),
    );
    const all: [string, Rater][] = [
      ...people.map((name): [string, Rater] => [name, raters.get(name) ?? new Map()]),
      [MACHINE, machine],
      [CASE, held],
    ];
    const pairs = people.flatMap((_, i) => all.slice(i + 1).map((other) => [all[i] as [string, Rater], other]));
    const groups = people.length > 2 ? [...pairs, all.slice(0, people.length)] : pairs;
    return groups.flatMap((group) => comparedSentences(kind, group, places));
  });
}

function machineIn(
  states: readonly DocumentState[],
  place: CodedSentence,
  kind: AnyRecord['kind'],
  weak: boolean,
): Found {
  const state = states.find(({ reading }) => reading.document.id === place.document);
  return (state?.records ?? []).flatMap(({ machine }) =>
    machine && machine.kind === kind && isIn(machine, place) && isShown(machine, { weak }) ? [machine] : [],
  );
}

/** What holds in a sentence, if people decided on all that the machine found there; else nobody knows. */
function heldIn(
  states: readonly DocumentState[],
  place: CodedSentence,
  kind: AnyRecord['kind'],
  weak: boolean,
): Found | undefined {
  const state = states.find(({ reading }) => reading.document.id === place.document);
  const own = (state?.records ?? []).filter(({ record }) => record.kind === kind && isIn(record, place));
  const asked = own.filter(({ record }) => isShown(record, { weak }));
  if (asked.length === 0 || asked.some(({ status }) => status === 'open')) return undefined;
  return own.filter(({ status }) => status === 'accepted').map(({ record }) => record);
}

function isIn({ sentence }: AnyRecord, { span }: CodedSentence): boolean {
  return sentence.span.start >= span.start && sentence.span.start < span.end;
}

function comparedSentences(
  kind: AnyRecord['kind'],
  raters: readonly (readonly [string, Rater])[],
  places: ReadonlyMap<string, CodedSentence>,
): readonly Comparison[] {
  const keys = [...places.keys()].filter((key) => raters.filter(([, found]) => found.has(key)).length > 1);
  if (keys.length === 0) return [];
  const units = keys.map((key) => raters.map(([, found]) => found.get(key)));
  const names = raters.map(([name]) => name);
  const [a, b] = raters;
  const marks = a && b && raters.length === 2 ? comparedMarks(keys, places, a[1], b[1]) : {};
  return [
    {
      raters: names,
      kind,
      basis: 'sentences',
      there: agreed(units.map((unit) => unit.map((found) => found && (found.length > 0 ? 'there' : 'nothing')))),
      what: agreed(units.map((unit) => unit.map((found) => found && labelsOf(found)))),
      ...marks,
    },
  ];
}

function labelsOf(found: Found): string {
  return found.length === 0 ? 'nothing' : [...new Set(found.map(labelOf))].sort().join(' + ');
}

/** A sentence as a text of its own, with what each of two raters marked in it. */
function markedText(
  key: string,
  places: ReadonlyMap<string, CodedSentence>,
  raters: readonly Rater[],
): readonly MarkedText[] {
  const place = places.get(key);
  if (!place) return [];
  const { start, end } = place.span;
  const length = end - start;
  const coders = raters.map((rater) =>
    (rater.get(key) ?? []).flatMap((record) => {
      const [first = record.sentence.span] = anchorOf(record);
      const span = { start: Math.max(0, first.start - start), end: Math.min(length, first.end - start) };
      return span.end > span.start ? [span] : [];
    }),
  );
  return [{ length, coders }];
}

function comparedMarks(
  keys: readonly string[],
  places: ReadonlyMap<string, CodedSentence>,
  a: Rater,
  b: Rater,
): Pick<Comparison, 'marks' | 'words' | 'who'> {
  const one = keys.flatMap((key) => a.get(key) ?? []);
  const other = keys.flatMap((key) => b.get(key) ?? []);
  // Sentences of different texts must not meet.
  const bases = new Map<string, number>();
  const marksOf = (rater: Rater, label: (record: AnyRecord) => string): readonly Mark[] =>
    keys.flatMap((key) =>
      (rater.get(key) ?? []).map((record) => {
        const document = key.split(' ')[0] ?? '';
        const base = bases.get(document) ?? bases.size * 1e9;
        bases.set(document, base);
        const [first = record.sentence.span] = anchorOf(record);
        return { span: { start: base + first.start, end: base + first.end }, label: label(record) };
      }),
    );
  const { value, interval } = spanMatch(marksOf(a, labelOf), marksOf(b, labelOf), 0);
  const { pairs } = spanMatch(
    marksOf(a, () => ''),
    marksOf(b, () => ''),
    0,
  );
  const spans = unitizingAlpha(keys.flatMap((key) => markedText(key, places, [a, b])));
  const same = pairs.filter(([i, j]) => {
    const [x, y] = [one[i], other[j]];
    return x && y && rolesOf(x) === rolesOf(y);
  });
  const named = one.some((record) => rolesOf(record) !== '');
  return {
    marks: { n: one.length + other.length, ...(value === undefined ? {} : { value, interval }) },
    words: { n: spans.n, ...(spans.value === undefined ? {} : { value: spans.value }) },
    ...(named && pairs.length > 0 ? { who: wilsonInterval(same.length, pairs.length) } : {}),
  };
}

/** What coders said of records: by coder, by id of the record, the label of what he holds it to be. */
export type Verdicts = ReadonlyMap<
  string,
  ReadonlyMap<string, { readonly kind: AnyRecord['kind']; readonly label: string }>
>;

/** The label of a record that a coder rejected. */
export const REJECTED = 'nothing';

/** How far coders agree on records that both saw and judged. */
export function compareVerdicts(verdicts: Verdicts): readonly Comparison[] {
  const names = [...verdicts.keys()].sort();
  const kinds = [...new Set([...verdicts.values()].flatMap((own) => [...own.values()].map(({ kind }) => kind)))].sort();
  const groups = names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b]));
  if (names.length > 2) groups.push(names);
  return groups.flatMap((raters) =>
    kinds.flatMap((kind): readonly Comparison[] => {
      const ids = new Set<string>();
      for (const name of raters) {
        for (const [id, said] of verdicts.get(name) ?? []) if (said.kind === kind) ids.add(id);
      }
      const units = [...ids]
        .sort()
        .map((id) => raters.map((name) => verdicts.get(name)?.get(id)?.label))
        .filter((unit) => unit.filter((label) => label !== undefined).length > 1);
      if (units.length === 0) return [];
      const right = units.map((unit) => unit.map((label) => label && (label === REJECTED ? 'wrong' : 'right')));
      return [{ raters, kind, basis: 'records', there: agreed(right), what: agreed(units) }];
    }),
  );
}

function agreed(units: readonly UnitRatings[]): Agreed {
  const two = units[0]?.length === 2;
  const kappa = two ? cohenKappa(units) : undefined;
  const ac1 = gwetAc1(units);
  const alpha = krippendorffAlpha(units);
  return {
    n: ac1.n,
    observed: ac1.observed,
    ...(kappa ? { kappa: measured(kappa) } : {}),
    alpha: measured(alpha),
    ac1: measured(ac1),
  };
}

function measured({
  value,
  interval,
}: {
  readonly value: number | undefined;
  readonly interval?: readonly [number, number];
}): Measured {
  return value === undefined ? {} : { value, ...(interval ? { interval } : {}) };
}
