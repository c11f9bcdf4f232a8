import { type Share, wilsonInterval } from '../../measures/agreement/wilson-interval.ts';
import type { JournalEntry } from '../journal/entry.ts';
import { drawOrder, isDrawnFrom, readSampleName, type SampleDraw } from './draw-order.ts';
import { GRADE_ORDER, GROUPINGS, type Grouping, groupsOf, type Judged } from './verdict.ts';

/** How many of some records were right. */
export interface TrustRow {
  readonly group: string;
  readonly n: number;
  /** Accepted as the reader made them, with the 95 % interval of Wilson. */
  readonly right: Share;
  /** Accepted after a change. */
  readonly mended: number;
  readonly wrong: number;
}

/** Shares of some decisions, all together and by what the records are. */
export interface TrustTable {
  readonly all: TrustRow;
  readonly by: Readonly<Record<Grouping, readonly TrustRow[]>>;
}

/** A random sample with what was found in it. */
export interface SampleTrust {
  readonly name: string;
  readonly draw: SampleDraw;
  /** Documents in which its records stand. */
  readonly documents: number;
  readonly table: TrustTable;
}

/** How far the reader may be trusted on these texts. */
export interface TrustReport {
  /** Each sample that was drawn at random; unbiased for what it was drawn from. */
  readonly samples: readonly SampleTrust[];
  /** All decisions that were taken one by one: whoever took them chose what to look at, so these shares are biased. */
  readonly chosen: TrustTable;
  /** Documents in which they stand. */
  readonly documents: number;
}

/**
 * Counts what people made of the machine's records.
 *
 * @param judged decisions on single records
 * @param asked entries that hold and that were answers to `entente review`; they tell how far each sample was gone through
 */
export function trustReport(judged: readonly Judged[], asked: readonly JournalEntry[]): TrustReport {
  return {
    samples: samplesOf(judged, asked),
    chosen: tableOf(judged),
    documents: documentsOf(judged),
  };
}

/**
 * The samples that were drawn. Records are asked in a random order, so those up to the last that was answered are a random
 * sample, wherever the person stopped; what was decided before, in another way, counts in its place.
 */
function samplesOf(judged: readonly Judged[], asked: readonly JournalEntry[]): readonly SampleTrust[] {
  const names = [...new Set(asked.flatMap(({ sample }) => (sample === undefined ? [] : [sample])))].sort();
  return names.flatMap((name): readonly SampleTrust[] => {
    const draw = readSampleName(name);
    if (!draw) return [];
    const order = (id: string): number => drawOrder('sample', draw.seed, id);
    const reached = Math.max(...asked.filter(({ sample }) => sample === name).map(({ target }) => order(target.id)));
    const drawn = judged.filter(
      ({ id, document, machine }) => isDrawnFrom(draw, machine.kind, document) && order(id) <= reached,
    );
    return drawn.length === 0 ? [] : [{ name, draw, documents: documentsOf(drawn), table: tableOf(drawn) }];
  });
}

function documentsOf(judged: readonly Judged[]): number {
  return new Set(judged.map(({ document }) => document)).size;
}

function tableOf(judged: readonly Judged[]): TrustTable {
  const by = Object.fromEntries(GROUPINGS.map((grouping) => [grouping, rowsOf(judged, grouping)]));
  return { all: rowOf('all', judged), by: by as Record<Grouping, readonly TrustRow[]> };
}

function rowsOf(judged: readonly Judged[], grouping: Grouping): readonly TrustRow[] {
  const groups = new Map<string, Judged[]>();
  for (const one of judged) {
    for (const group of groupsOf(one.machine, grouping)) {
      const own = groups.get(group);
      if (own) own.push(one);
      else groups.set(group, [one]);
    }
  }
  const rows = [...groups].map(([group, own]) => rowOf(group, own));
  if (grouping === 'grade') return rows.sort((a, b) => GRADE_ORDER.indexOf(a.group) - GRADE_ORDER.indexOf(b.group));
  return rows.sort((a, b) => b.n - a.n || (a.group < b.group ? -1 : 1));
}

function rowOf(group: string, judged: readonly Judged[]): TrustRow {
  const count = (verdict: Judged['verdict']): number => judged.filter((one) => one.verdict === verdict).length;
  return {
    group,
    n: judged.length,
    right: wilsonInterval(count('right'), judged.length),
    mended: count('mended'),
    wrong: count('wrong'),
  };
}
