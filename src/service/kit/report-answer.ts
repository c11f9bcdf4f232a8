import { z } from 'zod';
import { GRADES } from '../../records/grade.ts';
import { chartFigure } from '../../report/charts/draw-chart.ts';
import type { BehindItem, MeasurePart, MeasureReport, MeasureTable } from '../../report/measures/measure-report.ts';
import { Id } from './forms.ts';

/** Numbers by which a page finds what stands behind a cell or a point; links of figures hold them as `data-p`. */
const Opens = z.array(z.number().int());

const Table = z.strictObject({
  label: z.string(),
  head: z.array(z.string()),
  align: z.array(z.enum(['left', 'right'])),
  rows: z.array(z.strictObject({ cells: z.array(z.string()), opens: Opens })),
});

/** What a measure says: words, tables, and figures that are drawn. */
export const ReportForm = z
  .strictObject({
    title: z.string(),
    headline: z.string().describe('what is found, with measure, window and n'),
    sentences: z.array(z.string()),
    facts: z.array(z.strictObject({ name: z.string(), value: z.string() })),
    parts: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        note: z.string().optional(),
        figures: z
          .array(z.string())
          .describe('each a figure as HTML with its picture as SVG, and the same as a table; every value is escaped'),
        tables: z.array(Table),
      }),
    ),
    limits: z.array(z.string()).describe('what it cannot show'),
    next: z.array(z.string()).describe('commands that lead on'),
  })
  .meta({ id: 'Report' });

/** What one number stands on: a row of a file, or a sentence of a text. */
export const BehindItemForm = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('row'),
      day: z.string(),
      sides: z.string(),
      what: z.string(),
      notes: z.array(z.string()),
      source: z.string().describe('address or name of the source, as its file has it'),
      place: z.string().describe('file, and place in it'),
    }),
    z.strictObject({
      kind: z.literal('sentence'),
      before: z.string(),
      words: z.string(),
      after: z.string(),
      grade: z.enum(GRADES),
      document: Id.optional(),
      record: Id,
      sentence: z.number().int(),
    }),
  ])
  .meta({ id: 'BehindItem' });

/** What stands behind numbers, in groups; items are counted through all of them, from 0. */
export const BehindForm = z.strictObject({
  note: z.string().describe('how much of it is shown, and how to see the rest'),
  groups: z.array(z.strictObject({ title: z.string(), from: z.string(), items: z.array(BehindItemForm) })),
});

/** A report as the service answers it. */
export function reportAnswer(report: MeasureReport): z.input<typeof ReportForm> {
  const { title, headline, sentences, facts, parts, limits, next } = report;
  return {
    title,
    headline,
    sentences: [...sentences],
    facts: facts.map(([name, value]) => ({ name, value })),
    parts: parts.map(partAnswer),
    limits: [...limits],
    next: [...next],
  };
}

function partAnswer({ id, title, note, charts, tables = [] }: MeasurePart) {
  return {
    id,
    title,
    ...(note === undefined ? {} : { note }),
    figures: charts.map((chart, n) => chartFigure(chart, `${id}-${n + 1}`).toString()),
    tables: tables.map(tableAnswer),
  };
}

function tableAnswer({ label, head, columns, rows }: MeasureTable) {
  return {
    label,
    head: [...head],
    align: head.map((_, n) => columns[n]?.align ?? ('left' as const)),
    rows: rows.map(({ cells, opens = [] }) => ({ cells: [...cells], opens: [...opens] })),
  };
}

/** What stands behind a report's numbers, as the service answers it. */
export function behindAnswer({ behind, behindNote }: Pick<MeasureReport, 'behind' | 'behindNote'>): object {
  return { note: behindNote, groups: behind };
}

/** An item as a row of a table. */
export function behindRow(item: BehindItem): Readonly<Record<string, string>> {
  switch (item.kind) {
    case 'row': {
      const { day, sides, what, notes, source, place } = item;
      return { day, sides, what, notes: notes.join('; '), source, place };
    }
    case 'sentence': {
      const { before, words, after, document = '', record } = item;
      return { what: `${before}${words}${after}`, document, record };
    }
  }
}
