import { chartLines } from '../charts/chart-text.ts';
import type { Block } from '../kit/text-page.ts';
import type { MeasurePart, MeasureReport, MeasureTable } from './measure-report.ts';

const ROWS = 12;
/** Terminals with fewer columns are narrow. */
const NARROW = 76;

/** How a report is printed. */
export interface BlockOptions {
  /** Also shows the rows of a table that a terminal cuts. */
  readonly all?: boolean;
  /** Columns of the terminal. */
  readonly width?: number;
}

/**
 * What a measure says, as pieces of a page for the terminal or in Markdown: what is found, a drawing of each chart, tables
 * and what it cannot show.
 */
export function measureBlocks(report: MeasureReport, options: BlockOptions = {}): readonly Block[] {
  const facts = report.facts.map(([name, value]) => `${value} ${name}`).join(' · ');
  return [
    { kind: 'title', text: report.title, about: facts === '' ? [] : [facts] },
    { kind: 'text', text: report.headline, tone: 'strong' },
    ...report.sentences.map((text): Block => ({ kind: 'text', text })),
    ...report.parts.flatMap((part): readonly Block[] => [
      ...(part.charts.length === 0 && (part.tables ?? []).length > 0
        ? [{ kind: 'heading', text: part.title } as const]
        : []),
      ...partBlocks(part, options),
    ]),
    { kind: 'heading', text: 'What this cannot show' },
    { kind: 'list', items: report.limits.map((text) => ({ label: '·', text })) },
    ...(report.next.length > 0
      ? ([
          { kind: 'heading', text: 'To go on' },
          { kind: 'list', items: report.next.map((text) => ({ label: '', text })) },
        ] as const)
      : []),
  ];
}

/** One part of a report: its charts and tables, without its title. */
export function partBlocks({ charts, tables = [], note }: MeasurePart, options: BlockOptions = {}): readonly Block[] {
  return [
    ...(charts.length === 0 && note !== undefined ? [{ kind: 'text', text: note, tone: 'dim' } as const] : []),
    ...charts.flatMap((chart): readonly Block[] => [
      { kind: 'heading', text: chart.title },
      { kind: 'drawing', lines: (width) => chartLines(chart, width) },
    ]),
    ...tables.flatMap((table) => tableBlocks(table, options)),
  ];
}

function tableBlocks(
  { label, head, columns, rows, first = ROWS, narrow = columns.length }: MeasureTable,
  { all = false, width = 80 }: BlockOptions,
): readonly Block[] {
  if (rows.length === 0) return [];
  const most = width < NARROW ? narrow : columns.length;
  const shown = all ? rows : rows.slice(0, first);
  const left = rows.length - shown.length;
  return [
    { kind: 'heading', text: label },
    {
      kind: 'table',
      head: head.slice(0, most),
      columns: columns.slice(0, most),
      rows: shown.map(({ cells }) => cells.slice(0, most)),
    },
    ...(left > 0 ? [{ kind: 'text', text: `… and ${left} more; --all shows them.`, tone: 'dim' } as const] : []),
  ];
}
