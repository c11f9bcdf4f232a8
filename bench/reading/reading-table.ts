import { GRADES } from '../../src/records/provenance.ts';
import { digits } from '../kit/benchmark.ts';
import type { F1Row, ShareRow } from '../kit/tally.ts';

type Cells = readonly string[];

/** What is printed of the scores of readings, all of them or some. */
interface Figures {
  readonly counted: Readonly<Record<string, F1Row>>;
  readonly shared?: Readonly<Record<string, ShareRow>>;
  readonly shown?: Readonly<Record<string, F1Row>>;
  readonly grades?: Readonly<Record<string, Readonly<Record<string, ShareRow>>>>;
}

/** Figures for people: all records, then those that are shown by default, then how often each grade is right. */
export function readingTable({ counted, shared = {}, shown = {}, grades = {} }: Figures): readonly Cells[] {
  return [
    ['', 'P', 'R', 'F1', 'key', 'found'],
    ...Object.entries(counted).map(([name, row]) => f1Cells(name, row)),
    ...Object.entries(shared).map(([name, row]) => [name, '', '', digits(row.accuracy), String(row.n)]),
    ...Object.entries(shown).map(([name, row]) => f1Cells(`shown: ${name}`, row)),
    ...Object.entries(grades).flatMap(([name, byGrade]) =>
      GRADES.flatMap((grade) => {
        const row = byGrade[grade];
        return row ? [[`${grade}: ${name}`, digits(row.accuracy), '', '', '', String(row.n)]] : [];
      }),
    ),
  ];
}

function f1Cells(name: string, { P, R, F1, key, pred }: F1Row): Cells {
  return [name, digits(P), digits(R), digits(F1), String(key), String(pred)];
}
