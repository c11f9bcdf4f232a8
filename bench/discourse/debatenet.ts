import type { CodedStatements, CodedVariable } from '../../src/records/coded-statements.ts';
import { readJsonLines } from '../kit/shared-data.ts';

interface Row {
  readonly actor: string;
  readonly codes: readonly string[];
  readonly polarity: number;
  readonly date: string;
  readonly doc: number;
}

/** DebateNet as coded statements: one for each sub-category that an actor's claim has. */
export function debateNet(file: string): CodedStatements {
  const rows = readJsonLines(file) as unknown as readonly Row[];
  const claims = rows.flatMap((row) =>
    row.codes.filter((code) => !code.endsWith('00')).map((concept) => ({ ...row, concept })),
  );
  const documents = new Map(claims.map(({ doc, date }) => [doc, date]));
  const places = new Map([...documents.keys()].map((doc, n) => [doc, n]));
  const blank = [...documents].map(() => '');
  return {
    type: 'claim',
    id: Int32Array.from(claims.keys(), (n) => n + 1),
    document: Int32Array.from(claims, ({ doc }) => places.get(doc) as number),
    start: Int32Array.from(claims.keys()),
    stop: Int32Array.from(claims.keys(), (n) => n + 1),
    variables: [
      text(
        'organization',
        claims.map(({ actor }) => actor),
      ),
      text(
        'concept',
        claims.map(({ concept }) => concept),
      ),
      { kind: 'boolean', name: 'agreement', value: Int32Array.from(claims, ({ polarity }) => Number(polarity > 0)) },
    ],
    documents: {
      id: [...documents.keys()],
      title: blank,
      author: blank,
      source: blank,
      section: blank,
      type: blank,
      time: Float64Array.from(documents.values(), (date) => Date.parse(`${date}T00:00:00Z`) / 1000),
    },
  };
}

function text(name: string, values: readonly string[]): CodedVariable {
  const labels = [...new Set(values)];
  const place = new Map(labels.map((label, n) => [label, n]));
  return { kind: 'short text', name, labels, value: Int32Array.from(values, (value) => place.get(value) as number) };
}
