import { type AcceptanceModel, FEWEST_DECISIONS, type KindModel } from '../../casefile/trust/acceptance-model.ts';
import type { BlindComparison } from '../../casefile/trust/blind-check.ts';
import type { SampleTrust, TrustReport, TrustRow, TrustTable } from '../../casefile/trust/trust-report.ts';
import { GROUPINGS } from '../../casefile/trust/verdict.ts';
import type { Share } from '../../measures/agreement/wilson-interval.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { printTable } from '../../report/kit/table.ts';
import { counted } from '../../report/words/wording.ts';
import { colours } from '../kit/colours.ts';
import type { Terminal } from '../kit/terminal.ts';

/** How many rows of a table are printed unless all are asked for. */
const ROWS = 8;

/** What is known of how far the reader may be trusted here, for people. */
export function trustPage(
  terminal: Terminal,
  report: TrustReport,
  blind: BlindComparison,
  learnt: AcceptanceModel | undefined,
  all: boolean,
): string {
  const { style = (_: string, text: string): string => text } = colours(terminal);
  const { chosen, samples, documents } = report;
  if (chosen.all.n === 0) {
    return [
      'Nobody has decided on a record of the reader’s yet, one by one.',
      `Begin with ${terminal.program} review, or with ${terminal.program} review --sample 100 for a figure that is unbiased.`,
      '',
    ].join('\n');
  }
  const lines: string[] = [];
  const head = (text: string): void => void lines.push(style('heading', text));
  for (const sample of samples) {
    head(`A random sample (${sampleWords(sample)})`);
    lines.push(`  ${rowWords(sample.table.all)}`);
    lines.push(
      `  Drawn, so unbiased for what it was drawn from. Its records stand in ${counted(sample.documents, 'document')}: those of one text resemble each other, and the true interval is wider.`,
      '',
    );
    lines.push(...tables(terminal, sample.table, all), '');
  }
  head('All decisions taken one by one');
  lines.push(
    `  ${rowWords(chosen.all)} in ${counted(documents, 'document')}`,
    '  Biased: the queue asks first what is unsure and weighs most, and people look at what strikes them.',
    ...(samples.length === 0 ? [`  For an unbiased figure: ${terminal.program} review --sample 100`] : []),
    '',
  );
  lines.push(...tables(terminal, chosen, all), '');
  lines.push(...blindLines(blind, style), '');
  if (learnt) lines.push(...learntLines(terminal, learnt, style));
  else
    lines.push(
      style('dim', `${terminal.program} trust --learn: what these decisions tell of records that nobody has seen`),
    );
  return `${lines.join('\n').trimEnd()}\n`;
}

function sampleWords({ draw }: SampleTrust): string {
  const kind = draw.kind === undefined ? 'all records' : `${draw.kind}s`;
  const of = draw.document === undefined ? '' : ` of ${draw.document}`;
  return `${kind}${of}, seed ${draw.seed}`;
}

function rowWords({ n, right, mended, wrong }: TrustRow): string {
  return `${shareWords(right)} right as the reader made them (${counted(n, 'record')}: ${n - mended - wrong} accepted, ${mended} mended, ${wrong} rejected)`;
}

/** `64 % (95 %: 52 to 74)`. */
function shareWords({ value, interval }: Share): string {
  if (value === undefined) return '–';
  return `${percent(value)} % (95 %: ${percent(interval[0])} to ${percent(interval[1])})`;
}

function percent(share: number): string {
  return String(Math.round(share * 100));
}

function tables(terminal: Terminal, table: TrustTable, all: boolean): readonly string[] {
  return GROUPINGS.flatMap((grouping) => {
    const rows = table.by[grouping];
    if (rows.length === 0) return [];
    const shown = all ? rows : rows.slice(0, ROWS);
    const more = rows.length - shown.length;
    const cells = [
      [`by ${grouping}`, 'n', 'right', '95 %', 'mended', 'rejected'],
      ...shown.map(({ group, n, right, mended, wrong }) => [
        plainText(group),
        String(n),
        right.value === undefined ? '–' : `${percent(right.value)} %`,
        `${percent(right.interval[0])} to ${percent(right.interval[1])}`,
        String(mended),
        String(wrong),
      ]),
    ];
    const numbers = { align: 'right' } as const;
    const columns = [{ least: 12, most: 40 }, numbers, numbers, numbers, numbers, numbers];
    return [
      ...printTable(cells, columns, terminal.columns ?? 100),
      ...(more > 0 ? [`  … and ${more} more; --all shows them`] : []),
    ];
  });
}

function blindLines(
  { n, same, blindAsMachine, shownAsMachine, wonOver, kappa, ac1 }: BlindComparison,
  style: (tone: string, text: string) => string,
): readonly string[] {
  const head = style('heading', 'Asked before the answer was shown');
  if (n === 0) return [head, '  No record was answered both blind and with the reader’s answer shown yet.'];
  const beyond = [
    ...(kappa.value === undefined ? [] : [`kappa ${kappa.value.toFixed(2)}`]),
    ...(ac1.value === undefined ? [] : [`AC1 ${ac1.value.toFixed(2)}`]),
  ].join(', ');
  return [
    head,
    `  ${counted(n, 'record')} answered both ways, on the field that was asked:`,
    `  the blind answer is the final one: ${shareWords(same)}${beyond === '' ? '' : `; beyond chance: ${beyond}`}`,
    `  the reader’s answer: ${shareWords(blindAsMachine)} of the time when it was hidden, ${shareWords(shownAsMachine)} when it was shown`,
    ...(wonOver.n === 0
      ? []
      : [
          `  of ${wonOver.n} whose blind answer was another, ${percent(wonOver.value ?? 0)} % went over to the reader’s`,
        ]),
    '  The more the second share exceeds the first, the more the shares above flatter the reader.',
  ];
}

function learntLines(
  terminal: Terminal,
  { kinds, lacking }: AcceptanceModel,
  style: (tone: string, text: string) => string,
): readonly string[] {
  const lines = [style('heading', 'What was learnt of these decisions')];
  for (const model of kinds) lines.push(...modelLines(model));
  for (const { kind, n, accepted } of lacking) {
    lines.push(
      `  ${kind}s: nothing, of ${counted(n, 'decision')} (${accepted} accepted); ${FEWEST_DECISIONS} are needed, 5 of each answer.`,
    );
  }
  if (kinds.length > 0) {
    lines.push(
      '',
      `  ${terminal.program} review --least .7 asks only what is so likely to be accepted. No record is changed.`,
    );
  }
  return lines;
}

function modelLines({ kind, n, accepted, validation, weights }: KindModel): readonly string[] {
  const { share, reader, model, steps, shown, folds, by } = validation;
  const figure = ({ logLoss, brier }: typeof model): string => `${logLoss.toFixed(3)} (${brier.toFixed(3)})`;
  const verdict =
    model.logLoss < Math.min(share.logLoss, reader.logLoss) - 0.005
      ? ''
      : ' It foretells no better than the plain share or the reader itself: nothing is gained by it yet.';
  return [
    `  ${kind}s: ${counted(n, 'decision')}, ${accepted} accepted as they were. ${folds} parts by ${by}, each foretold from the others:`,
    `    surprise (squared error): ${figure(model)}; the reader's own probabilities ${figure(reader)}, the plain share ${figure(share)}.${verdict}`,
    ...(shown
      ? [
          `    of the surest that hold ${percent(shown.recall)} % of the right ones (as ●●● and ●●○ do), ${percent(shown.model)} % are right; by the reader's grades ${percent(shown.reader)} %`,
        ]
      : []),
    `    foretold and found: ${steps
      .map(({ foretold, accepted: right, n: all }) => `${percent(foretold)} % → ${percent(right / all)} % of ${all}`)
      .join(', ')}`,
    `    weighs most: ${weights
      .slice(0, 5)
      .filter(([, weight]) => Math.abs(weight) >= 0.05)
      .map(([name, weight]) => `${plainText(name)} ${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(2)}`)
      .join(', ')}`,
  ];
}
