import type { Agreed, Comparison } from '../../casefile/coders/compare-coders.ts';
import { LIST_OF } from '../../casefile/journal/reading-records.ts';
import { askAgreement } from '../../questions/review/ask-agreement.ts';
import { askStatementAgreement } from '../../questions/review/ask-statement-agreement.ts';
import { printTable } from '../../report/kit/table.ts';
import { kindOf } from '../case/record-kind.ts';
import { type CaseOptions, withCase } from '../case/with-case.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';
import { number, shown } from './agreement-figures.ts';
import { statementPages } from './statement-agreement-page.ts';

export interface AgreementOptions extends CaseOptions {
  readonly kind?: string;
  readonly coders?: string;
  readonly weak?: boolean;
  readonly json?: boolean;
}

/** `entente agreement`: how far coders agree. Exit code 1: no two of them have judged the same. */
export async function agreementCommand(terminal: Terminal, options: AgreementOptions): Promise<number> {
  const kind = options.kind === undefined ? undefined : kindOf(options.kind);
  const wanted = options.coders?.split(',').map((name) => name.trim());
  return await withCase(terminal, options, 'look', (file) => {
    const all = askAgreement(file, { kind, weak: options.weak, coders: wanted });
    const asked = kind === undefined || kind === 'discourse-statement';
    const statements = asked ? askStatementAgreement(file, wanted) : [];
    const width = terminal.columns ?? 140;
    if (options.json) printJson(terminal, { comparisons: all, statements });
    else if (all.length + statements.length === 0) terminal.err(`${nothing(terminal.program)}\n`);
    else terminal.out([...(all.length > 0 ? [page(all, width)] : []), ...statementPages(statements, width)].join('\n'));
    return all.length + statements.length > 0 ? EXIT.done : EXIT.problems;
  });
}

function nothing(program: string): string {
  return `No sentence was coded and no two coders have judged the same records. ${program} code --as NAME codes a sample blind; ${program} decide accept ID --aside --as NAME says a second word on a record.`;
}

function page(all: readonly Comparison[], width: number): string {
  const parts = (['sentences', 'records'] as const).flatMap((basis) => {
    const own = all.filter((one) => one.basis === basis);
    if (own.length === 0) return [];
    const rows = own.flatMap(rowsOf);
    const head = ['who', 'kind', 'agree on', 'n', 'share', 'kappa', 'alpha', 'AC1'];
    return [`${HEADS[basis]}\n${printTable([head, ...rows], COLUMNS, width).join('\n')}\n`];
  });
  return `${parts.join('\n')}\n${NOTE}`;
}

const HEADS = {
  sentences: 'Sentences that were coded blind',
  records: 'Records that several people judged, seeing what the machine had made of them',
} as const;

const NOTE = `In brackets: 95 % intervals, for units that were drawn at random. Kappa and alpha fall where nearly all is one thing; AC1 does not.
Judgments of shown records lean towards the machine and towards each other: only blind ones say how far people agree.
`;

const COLUMNS = [{ least: 12, lines: 2 }, {}, {}, { align: 'right' }, {}, {}, {}, {}] as const;

function rowsOf({ raters, kind, basis, there, what, marks, words, who }: Comparison): readonly (readonly string[])[] {
  const names = raters.join(' and ');
  const list = LIST_OF[kind];
  const first = basis === 'records' ? 'right or wrong' : 'there or not';
  const row = (label: string, agreed: Agreed): readonly string[] => [
    names,
    list,
    label,
    String(agreed.n),
    number(agreed.observed),
    shown(agreed.kappa ?? {}),
    shown(agreed.alpha),
    shown(agreed.ac1),
  ];
  return [
    row(first, there),
    row('what it is', what),
    ...(marks ? [[names, list, 'marks, as F1', String(marks.n), shown(marks), '', '', '']] : []),
    ...(words ? [[names, list, 'which words', String(words.n), '', '', shown(words), '']] : []),
    ...(who
      ? [
          [
            names,
            list,
            'who is who',
            String(who.n),
            shown({ ...(who.value === undefined ? {} : { value: who.value }), interval: who.interval }),
            '',
            '',
            '',
          ],
        ]
      : []),
  ];
}
