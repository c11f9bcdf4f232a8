import type { FileIssue } from '../../conflict/file/file-types.ts';
import type { Band, IssueLine } from '../../conflict/solve/issue-line.ts';
import type { Block } from '../kit/text-page.ts';
import { evidenceWords } from './conflict-words.ts';

/** Signs of the drawn line. */
const CELLS = 21;

/** An issue line as a page: who stands where and how heavily, the middle with its bands, who could out-vote whom. */
export function issuePage(issue: FileIssue, line: IssueLine): readonly Block[] {
  const { low, high } = issue;
  const name = (id: string): string => line.actors.find((actor) => actor.id === id)?.name ?? id;
  const total = line.actors.reduce((sum, { weight }) => sum + weight, 0);
  const sorted = [...line.actors].sort((a, b) => a.position - b.position);
  const won = line.challenges
    .filter(({ support }) => support > 0.5)
    .sort((a, b) => (b.wins ?? 0) - (a.wins ?? 0) || b.support - a.support);
  return [
    {
      kind: 'title',
      text: issue.text,
      about: [`${low.at}: ${low.text} · ${high.at}: ${high.text}`],
    },
    {
      kind: 'table',
      head: ['', `${low.at} … ${high.at}`, 'position', 'weight'],
      columns: [{ least: 12 }, {}, { align: 'right' }, { align: 'right' }],
      rows: sorted.map(({ id, position, weight }) => [
        name(id),
        drawn(position, issue),
        number(position),
        `${Math.round((100 * weight) / total)} %`,
      ]),
    },
    { kind: 'heading', text: 'Where the weight lies' },
    {
      kind: 'list',
      items: [
        {
          label: 'median',
          text: bandWords(line.median, line.draws),
          notes: [`${name(line.pivot)} stands nearest to it${pivotShare(line)}`],
        },
        { label: 'mean', text: bandWords(line.mean, line.draws) },
      ],
    },
    { kind: 'heading', text: 'Who could out-vote whom' },
    won.length === 0
      ? { kind: 'text', text: 'Nobody: no position has more than half the weight against another.' }
      : {
          kind: 'table',
          head: ['', 'against', 'weight for it', line.draws > 0 ? 'wins in' : ''],
          columns: [{ least: 12 }, { least: 12 }, { align: 'right' }, { align: 'right' }],
          rows: won.map(({ challenger, against, support, wins }) => [
            name(challenger),
            name(against),
            `${Math.round(support * 100)} %`,
            wins === undefined ? '' : `${Math.round(wins * 100)} % of draws`,
          ]),
        },
    {
      kind: 'text',
      text: `Weight is capability times salience. ${line.draws > 0 ? `Bands hold nine of ten of ${line.draws.toLocaleString('en-GB')} draws in which every input is somewhat wrong. ` : ''}This says where the weight lies, not what will happen.`,
      tone: 'dim',
    },
    {
      kind: 'list',
      items: issue.actors.map((actor) => ({
        label: actor.name ?? actor.id,
        text: `rests on: ${evidenceWords(actor)}`,
      })),
    },
  ];
}

function drawn(position: number, { low, high }: FileIssue): string {
  const at = Math.round(((position - low.at) / (high.at - low.at)) * (CELLS - 1));
  return `${'─'.repeat(at)}●${'─'.repeat(CELLS - 1 - at)}`;
}

function number(value: number): string {
  return Number(value.toFixed(1)).toString();
}

function bandWords({ value, low, high }: Band, draws: number): string {
  return draws > 0 ? `${number(value)} (${number(low)} to ${number(high)})` : number(value);
}

function pivotShare({ pivots, pivot }: IssueLine): string {
  const share = pivots?.find(({ actor }) => actor === pivot)?.share;
  return share === undefined ? '' : `, in ${Math.round(share * 100)} % of the draws`;
}
