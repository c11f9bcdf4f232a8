import type { StatementComparison } from '../../casefile/coders/compare-statements.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { printTable } from '../../report/kit/table.ts';
import { andList, counted } from '../../report/words/wording.ts';
import { number, shown } from './agreement-figures.ts';

const COLUMNS = [{}, { least: 16, lines: 2 }, { align: 'right' }, {}, {}, {}] as const;

const NOTE = `Variables: of passages of which at least two made a statement. Concepts: of all passages of which one did, whether it is on that concept. In brackets: 95 %
intervals, for documents that were drawn anew (none with fewer than five).
`;

/** How far coders agree on discourse statements, a table for each group of them and type. */
export function statementPages(all: readonly StatementComparison[], width: number): readonly string[] {
  if (all.length === 0) return [];
  const tables = all.map(({ raters, type, documents, units, together, agreements }) => {
    const head = `Discourse statements “${plainText(type)}” of ${plainText(andList(raters))}: ${counted(documents, 'document')}, ${counted(units, 'passage')}, ${together.toLocaleString('en-GB')} of them coded by all`;
    const rows = agreements.map(({ of, name, n, observed, kappa, alpha }) => [
      of,
      plainText(name),
      String(n),
      n === 0 ? '–' : number(observed),
      shown(kappa ?? {}),
      shown(alpha),
    ]);
    const table = printTable([['agree on', '', 'n', 'share', 'kappa', 'alpha'], ...rows], COLUMNS, width);
    return `${head}\n${table.join('\n')}\n`;
  });
  return [...tables, NOTE];
}
