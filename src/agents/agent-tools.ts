import type { z } from 'zod';
import { recordAddress } from '../questions/citation/cite-record.ts';
import type { BehindGroup } from '../report/measures/measure-report.ts';
import { type Desk, PAGE } from '../service/kit/route.ts';
import { type Evidence, evidenceOf } from './agent-answer.ts';
import type { AskRoute, Given } from './ask-route.ts';

/** What was asked, once it was checked. */
type Asked = Readonly<Record<string, unknown>>;

/** What an answer rests on. */
interface Rests {
  readonly evidence: readonly Evidence[];
  /** How much there is in all, where more is known than is quoted. */
  readonly total?: number;
  /** What was found, in a sentence. */
  readonly says?: string;
}

/** A tool of an agent: a place of the service with what its answer rests on. It has no logic of its own. */
export interface AgentTool {
  readonly name: string;
  readonly title: string;
  /** What it is for, beside what its place says of itself. */
  readonly description: string;
  /** The name of its place: its parameters and the form of its answer are those. */
  readonly route: string;
  /** Parameters that are other than those of the place: shorter lists, mostly. */
  readonly changed?: Readonly<Record<string, z.ZodType>>;
  /** Parameters of the place that an agent is not asked for. */
  readonly without?: readonly string[];
  /** It writes: only where suggestions were allowed. */
  readonly suggests?: true;
  readonly rests: (desk: Desk, ask: AskRoute, asked: Asked, answer: Given) => Rests | Promise<Rests>;
  /** Where the workbench shows it. */
  readonly address: (asked: Asked, answer: Given) => string;
}

/** A page that an agent can keep in mind. */
const SHORT = { limit: PAGE.limit.default(25) } as const;

const of = (value: unknown): string => encodeURIComponent(String(value));
const rows = (answer: Given): readonly Given[] => answer.items as readonly Given[];
const screens = (answer: Given, what: (row: Given) => string, address: (row: Given) => string): Rests => ({
  evidence: rows(answer).map((row) => ({ kind: 'screen', what: what(row), address: address(row) })),
});
const ofGroups = (groups: unknown): readonly Evidence[] =>
  (groups as readonly BehindGroup[]).flatMap(({ items }) => items.map(evidenceOf));

/** Of so many rows or ties what stands behind them is quoted too. */
const QUOTED = 3;

/** What agents may ask of a case. */
export const AGENT_TOOLS: readonly AgentTool[] = [
  {
    name: 'search_texts',
    title: 'Search the texts',
    description: 'Begin here. Each hit is a sentence with its records.',
    route: 'search',
    rests: (_desk, _ask, { q }, answer) => ({
      evidence: rows(answer).flatMap(({ document, hits }) => {
        const { id, title, date } = document as { id: string; title?: string; date?: string };
        return (hits as readonly { text: string; span: { start: number }; records: readonly { id: string }[] }[]).map(
          ({ text, span, records: [record] }) => ({
            kind: 'sentence' as const,
            quote: text,
            document: id,
            ...(title === undefined ? {} : { title }),
            ...(date === undefined ? {} : { date }),
            ...(record === undefined ? {} : { record: record.id }),
            address: `/read/${id}?q=${of(q)}&at=${span.start}`,
          }),
        );
      }),
    }),
    address: ({ q }) => `/?q=${of(q)}`,
  },
  {
    name: 'list_texts',
    title: 'List the texts',
    description: 'Ids of documents, which read_text takes.',
    route: 'listDocuments',
    changed: SHORT,
    rests: (_desk, _ask, _asked, answer) =>
      screens(
        answer,
        ({ title, name }) => String(title ?? name),
        ({ id }) => `/read/${id}`,
      ),
    address: () => '/',
  },
  {
    name: 'read_text',
    title: 'Read a text',
    description: 'A page of a text; `next` says where the next one begins.',
    route: 'readText',
    rests: (_desk, _ask, _asked, { document, title, date, text, start }) => ({
      evidence: [
        {
          kind: 'sentence',
          quote: String(text).slice(0, 200),
          document: String(document),
          ...(title === undefined ? {} : { title: String(title) }),
          ...(date === undefined ? {} : { date: String(date) }),
          address: `/read/${document}?at=${start}`,
        },
      ],
    }),
    address: ({ id }) => `/read/${of(id)}`,
  },
  {
    name: 'list_records',
    title: 'List records',
    description:
      'Who did or said what, who stands where, what was proposed or foreseen. `status` says what people decided: what is open is the machine’s suggestion.',
    route: 'listRecords',
    changed: SHORT,
    rests: ({ index }, _ask, _asked, answer) => ({
      evidence: (answer.items as readonly RecordLine[]).map(({ id, document, date, status, sentence }) => ({
        kind: 'sentence',
        quote: index.state(document).reading.document.text.slice(sentence.span.start, sentence.span.end),
        document,
        ...(date === undefined ? {} : { date }),
        record: id,
        status,
        address: recordAddress(document, id),
      })),
    }),
    address: (asked) => `/review?${addressed(asked, ['limit', 'after'])}`,
  },
  {
    name: 'cite',
    title: 'Cite a record',
    description: 'Do so for every record that you name.',
    route: 'citeRecord',
    rests: (_desk, _ask, _asked, answer) => {
      const { id, quote, words, document, title, date, status, address } = answer as Readonly<Record<string, string>>;
      const known = { words, document, title, date, record: id, status, address };
      return { evidence: [{ kind: 'sentence', quote: quote ?? '', ...defined(known) }] };
    },
    address: (_asked, { address }) => String(address),
  },
  {
    name: 'list_dyads',
    title: 'List pairs of states',
    description: 'Ids of pairs, which dyad_series takes.',
    route: 'listDyads',
    changed: SHORT,
    rests: (_desk, _ask, _asked, answer) =>
      screens(
        answer,
        ({ id, events }) => `${id}: ${events} events`,
        ({ id }) => `/dyad/${id}`,
      ),
    address: () => '/dyad',
  },
  {
    name: 'dyad_series',
    title: 'A pair of states over time',
    description: 'Tone, conflict or volume by period with intervals. Ask for few periods: grain=year, from, to.',
    route: 'listDyadPeriods',
    changed: { limit: PAGE.limit.default(60) },
    rests: async (_desk, ask, { limit: _, after: __, ...asked }) => {
      const { headline } = await ask('getDyad', asked);
      const events = await ask('listDyadEvents', { ...asked, limit: 10 });
      return {
        says: String(headline),
        evidence: rows(events).map(({ item }) => evidenceOf(item as Parameters<typeof evidenceOf>[0])),
        total: Number(events.total),
      };
    },
    address: ({ id, ...asked }) => `/dyad/${of(id)}?${addressed(asked, ['limit', 'after'])}`,
  },
  {
    name: 'positions',
    title: 'Where actors stand',
    description: 'A row for each actor and issue, from -1 against to 1 for. Name actors and issues to get few.',
    route: 'listPositions',
    changed: SHORT,
    rests: async (_desk, ask, asked, answer) => {
      const found: Evidence[] = [];
      for (const { actor, issue } of rows(answer).slice(0, QUOTED)) {
        const cell = await ask('getPositionsCell', { ...asked, actor, issue });
        found.push(...ofGroups(cell.groups).slice(0, 5));
      }
      const total = rows(answer).reduce((sum, { records }) => sum + Number(records), 0);
      return { says: String(answer.method), evidence: found, total };
    },
    address: (asked) => `/picture/positions?${addressed(asked, ['limit', 'after'])}`,
  },
  {
    name: 'network',
    title: 'Who stands with whom',
    description:
      'A window of a network with its blocs. The evidence is that of the first ties; ask network_tie for others.',
    route: 'getNetwork',
    changed: SHORT,
    rests: async (_desk, ask, asked, answer) => {
      const found: Evidence[] = [];
      const ties = answer.ties as readonly Given[];
      for (const { a, b } of ties.slice(0, QUOTED)) {
        const { groups } = await ask('getTie', { ...asked, a, b });
        found.push(...ofGroups(groups).slice(0, 5));
      }
      return {
        says: String(answer.headline),
        evidence: found,
        total: ties.reduce((sum, { n }) => sum + Number(n), 0),
      };
    },
    address: (asked) => `/picture/network?${addressed(asked, ['limit', 'proof'])}`,
  },
  {
    name: 'network_tie',
    title: 'What a tie rests on',
    description: 'The rows, roll calls or sentences behind the tie of two actors.',
    route: 'getTie',
    changed: SHORT,
    rests: (_desk, _ask, _asked, { groups }) => ({ evidence: ofGroups(groups) }),
    address: (asked) => `/picture/network?${addressed(asked, ['limit', 'a', 'b'])}`,
  },
  {
    name: 'list_designs',
    title: 'List designs of impact tests',
    description: 'Ids of designs that were fixed, which impact takes.',
    route: 'listDesigns',
    changed: SHORT,
    rests: (_desk, _ask, _asked, answer) =>
      screens(
        answer,
        ({ names, event }) => `${names}: ${event}`,
        ({ id }) => `/impact/${id}`,
      ),
    address: () => '/impact',
  },
  {
    name: 'impact',
    title: 'What an event did',
    description: 'The result of a test whose design was fixed before. Agents fix no designs.',
    route: 'getImpact',
    changed: SHORT,
    rests: async (_desk, ask, { id }, answer) => {
      const { behind } = (await ask('getImpactReport', { id })) as { readonly behind: { readonly groups: unknown } };
      return { says: String(answer.headline), evidence: ofGroups(behind.groups) };
    },
    address: ({ id }) => `/impact/${of(id)}`,
  },
  {
    name: 'list_models',
    title: 'List conflict models',
    description: 'Names of models, which solve_model takes.',
    route: 'listModels',
    changed: SHORT,
    rests: (_desk, _ask, _asked, answer) =>
      screens(
        answer,
        ({ name, title }) => String(title ?? name),
        ({ name }) => `/models/${of(name)}`,
      ),
    address: () => '/models',
  },
  {
    name: 'solve_model',
    title: 'Solve a conflict model',
    description: 'Which outcomes hold in a model and why; the evidence is what its file cites.',
    route: 'solveModel',
    changed: SHORT,
    rests: async (_desk, ask, { name }) => {
      const cited = await ask('listModelRecords', { name, limit: 20 });
      const evidence = (rows(cited) as readonly Readonly<Record<string, string>>[]).map(
        ({ id = '', document = '', title, date, status, words, sentence = '' }): Evidence => ({
          kind: 'sentence',
          quote: sentence,
          ...defined({ words, document, title, date, record: id, status }),
          address: recordAddress(document, id),
        }),
      );
      return { evidence, total: Number(cited.total) };
    },
    address: ({ name }) => `/models/${of(name)}`,
  },
  {
    name: 'list_fields',
    title: 'Fields of records',
    description: 'What suggest_record may say of each kind of record, and what may stand there.',
    route: 'listFields',
    suggests: true,
    rests: () => ({ evidence: [] }),
    address: () => '/review',
  },
  {
    name: 'suggest_record',
    title: 'Suggest a record',
    description:
      'Copy the words letter for letter from the text. The record waits in the queue of the workbench under your name; a person decides, and until then it counts for nothing.',
    route: 'suggestRecord',
    // Under whose name it stands is not the agent's to say.
    without: ['coder'],
    suggests: true,
    rests: (_desk, _ask, { id, words }, answer) => {
      const [entry] = answer.entries as readonly { readonly target: { readonly id: string } }[];
      const record = entry?.target.id ?? '';
      const address = recordAddress(String(id), record);
      const known = { document: String(id), record, status: 'open', address };
      return { evidence: [{ kind: 'sentence', quote: String(words), ...known }] };
    },
    address: () => '/review?status=open',
  },
];

/** What of a row of a list of records is of use here. */
interface RecordLine {
  readonly id: string;
  readonly document: string;
  readonly date?: string;
  readonly status: string;
  readonly sentence: { readonly span: { readonly start: number; readonly end: number } };
}

/** What was asked, as an address of the workbench has it. */
function addressed(asked: Asked, without: readonly string[]): string {
  const parts = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined || value === false || without.includes(name) ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(parts).toString();
}

/** Without what is not known. */
function defined(known: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) as Record<string, string>;
}
