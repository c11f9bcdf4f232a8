import { z } from 'zod';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { timeText } from '../../measures/discourse/calendar.ts';
import type { NetworkTieRow } from '../../measures/discourse/network.ts';
import { askTerms } from '../../questions/discourse/ask-terms.ts';
import {
  askView,
  choosableValues,
  DISCOURSE_VIEW,
  type DiscourseView,
  daysOf,
} from '../../questions/discourse/ask-view.ts';
import { caseStatements, POSITIONS } from '../../questions/discourse/case-statements.ts';
import type { CodedSource } from '../../questions/discourse/coded-source.ts';
import { NOTHING_LEFT } from '../../questions/discourse/needed.ts';
import { EntenteError } from '../../records/failure.ts';
import { chosenWords } from '../../report/discourse/chosen-words.ts';
import { codedBehind, opened } from '../../report/discourse/coded-behind.ts';
import { discourseView, MOST_LISTED } from '../../report/discourse/discourse-view.ts';
import { Id } from '../kit/forms.ts';
import { known } from '../kit/known.ts';
import { PROGRAM } from '../kit/program.ts';
import { BehindForm, behindAnswer, ReportForm, reportAnswer } from '../kit/report-answer.ts';
import { type Desk, listOf, PAGE, page, route } from '../kit/route.ts';

const LOOK = {
  type: z.string().min(1).max(500).optional().describe('statement type; without it the first of the case'),
  ...DISCOURSE_VIEW,
} as const;
type Look = { readonly [K in keyof typeof LOOK]: z.output<(typeof LOOK)[K]> };

const Variable = z.strictObject({ name: z.string(), kind: z.enum(['short text', 'long text', 'integer', 'boolean']) });

const DiscourseAnswer = z
  .strictObject({
    types: z.array(z.string()).describe('statement types that the case has'),
    type: z.string().nullable(),
    variables: z.array(Variable),
    values: z
      .array(
        z.strictObject({
          variable: z.string(),
          kind: z.enum(['text', 'integer', 'boolean']),
          values: z.array(z.string()),
          more: z.number().int(),
        }),
      )
      .describe('values by which statements can be left out or taken alone, and how many more there are'),
    days: z
      .strictObject({ from: z.string(), to: z.string() })
      .nullable()
      .describe('first and last day of all statements'),
    report: ReportForm.nullable().describe('nothing where there is nothing to show'),
    behind: BehindForm,
    none: z.string().nullable().describe('why there is nothing to show'),
  })
  .meta({ id: 'Discourse' });

const share = z.number().nullable();
const TieRow = z.strictObject({
  from: z.string(),
  to: z.string(),
  weight: z.number(),
  survives: share.describe('share of draws that have the tie with its sign'),
  low: share,
  high: share,
  statements: z.number().int(),
});
const MemberRow = z.strictObject({
  actor: z.string(),
  coalition: z.number().int().describe('from 1'),
  belongs: share.describe('how much more often with its own than with others when texts are drawn anew'),
});
const ConceptRow = z.strictObject({
  coalition: z.number().int(),
  concept: z.string(),
  joins: z.number(),
  others: z.number(),
  members: z.number().int(),
  statements: z.number().int(),
});
const WindowRow = z.strictObject({
  from: z.string(),
  to: z.string(),
  actor: z.string(),
  coalition: z.number().int(),
  belongs: share,
});

const Term = z.strictObject({
  label: z.string().describe('the expression'),
  colour: z.string(),
  spans: z.array(z.strictObject({ start: z.number().int(), end: z.number().int() })),
  problem: z.string().optional().describe('why it finds nothing or not all'),
});

/** Who shares which claims, by the statements of a case. */
export const DISCOURSE_ROUTES = [
  route({
    method: 'get',
    path: '/documents/{id}/terms',
    name: 'listDocumentTerms',
    summary: 'Where the regular expressions of .dna files that the case took in find words in a text',
    params: { id: Id.describe('id of the document') },
    query: {},
    answer: z.strictObject({ items: z.array(Term) }),
    run: ({ file, index }, { params }) => {
      known(file, params.id);
      return { items: askTerms(file, index.state(params.id).reading.document.text) };
    },
  }),
  route({
    method: 'get',
    path: '/discourse',
    name: 'getDiscourse',
    summary: 'Network, coalitions, what holds them together and how sure that is, in words, tables and figures',
    params: {},
    query: LOOK,
    answer: DiscourseAnswer,
    run: (desk, { query }) => discourseAnswer(desk, query),
  }),
  route({
    method: 'get',
    path: '/discourse/ties',
    name: 'listDiscourseTies',
    summary: 'Ties of the network, the heaviest first',
    params: {},
    query: { ...PAGE, ...LOOK },
    answer: listOf(TieRow),
    columns: Object.keys(TieRow.shape),
    run: (desk, { query: { limit, after, ...look } }) => page(listed(desk, look, tiesOf), { limit, after }),
  }),
  route({
    method: 'get',
    path: '/discourse/coalitions',
    name: 'listDiscourseCoalitions',
    summary: 'Actors with their coalitions, and how firmly each belongs',
    params: {},
    query: { ...PAGE, ...LOOK },
    answer: listOf(MemberRow),
    columns: Object.keys(MemberRow.shape),
    run: (desk, { query: { limit, after, ...look } }) => page(listed(desk, look, membersOf), { limit, after }),
  }),
  route({
    method: 'get',
    path: '/discourse/concepts',
    name: 'listDiscourseConcepts',
    summary: 'What each coalition says, what joins it first',
    params: {},
    query: { ...PAGE, ...LOOK },
    answer: listOf(ConceptRow),
    columns: Object.keys(ConceptRow.shape),
    run: (desk, { query: { limit, after, ...look } }) => page(listed(desk, look, conceptsOf), { limit, after }),
  }),
  route({
    method: 'get',
    path: '/discourse/windows',
    name: 'listDiscourseWindows',
    summary: 'Actors with their coalitions from window to window of the whole time',
    params: {},
    query: { ...PAGE, ...LOOK },
    answer: listOf(WindowRow),
    columns: Object.keys(WindowRow.shape),
    run: (desk, { query: { limit, after, ...look } }) => page(listed(desk, look, windowsOf), { limit, after }),
  }),
];

interface Found {
  readonly source: CodedSource;
  readonly view: DiscourseView;
}

/** Statements of a case as they were when it last changed, by type. */
const held = new WeakMap<CaseFile, { readonly stamp: string; readonly sources: Map<string, CodedSource> }>();

/** @throws EntenteError (usage) for a type that the case lacks, or where it has no statements */
function sourceOf(file: CaseFile, type: string | undefined): CodedSource {
  // What another connection wrote, and what this one did.
  const stamp = JSON.stringify([
    file.prepare('PRAGMA data_version').get(),
    file.prepare('SELECT total_changes() AS n').get(),
  ]);
  const known = held.get(file);
  const sources = known?.stamp === stamp ? known.sources : new Map<string, CodedSource>();
  const source = sources.get(type ?? '') ?? caseStatements(file, type);
  sources.set(type ?? '', source);
  held.set(file, { stamp, sources });
  return source;
}

function found({ file }: Desk, { type, ...look }: Look): Found | { readonly none: string } {
  let source: CodedSource;
  try {
    source = sourceOf(file, type);
  } catch (cause) {
    // A case without statements is no wrong question; a type that it lacks is.
    const empty = cause instanceof EntenteError && cause.code === 'usage' && (type === undefined || type === POSITIONS);
    if (!empty) throw cause;
    return { none: cause.message };
  }
  return { source, view: askView(source, look) };
}

function listed<T>(desk: Desk, look: Look, rows: (view: DiscourseView) => readonly T[]): readonly T[] {
  const answer = found(desk, look);
  return 'none' in answer ? [] : rows(answer.view);
}

function figure(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

function tiesOf({ network: { network, ties, sure, behind } }: DiscourseView): readonly z.input<typeof TieRow>[] {
  return ties.map((tie) => ({
    from: network.rows[tie.from] as string,
    to: network.columns[tie.to] as string,
    weight: tie.weight,
    survives: figure(sure?.survives[tie.place]),
    low: figure(sure?.low[tie.place]),
    high: figure(sure?.high[tie.place]),
    statements: behind(tie).length,
  }));
}

function membersOf({ clusters: found }: DiscourseView): readonly z.input<typeof MemberRow>[] {
  if (!found) return [];
  const { rows, group } = found.clusters;
  return rows
    .map((actor, i) => ({ actor, coalition: (group[i] as number) + 1, belongs: figure(found.sure?.belongs[i]) }))
    .toSorted((a, b) => a.coalition - b.coalition);
}

function conceptsOf({ clusters: found }: DiscourseView): readonly z.input<typeof ConceptRow>[] {
  return (found?.profiles.coalitions ?? []).flatMap(({ concepts }, n) =>
    concepts.map(({ concept, within, across, speakers, statements }) => ({
      coalition: n + 1,
      concept,
      joins: within,
      others: across,
      members: speakers,
      statements: statements.length,
    })),
  );
}

function windowsOf({ over }: DiscourseView): readonly z.input<typeof WindowRow>[] {
  return (over?.over.windows ?? []).flatMap(({ from, to, rows, label, belongs }) =>
    rows.map((actor, i) => ({
      from: timeText(from).slice(0, 10),
      to: timeText(to).slice(0, 10),
      actor,
      coalition: (label[i] as number) + 1,
      belongs: figure(belongs[i]),
    })),
  );
}

function discourseAnswer(desk: Desk, look: Look): z.input<typeof DiscourseAnswer> {
  const answer = found(desk, look);
  if ('none' in answer) {
    const nothing = { note: '', groups: [] };
    return {
      types: [],
      type: null,
      variables: [],
      values: [],
      days: null,
      report: null,
      behind: nothing,
      none: answer.none,
    };
  }
  const { source, view } = answer;
  const { coded, types } = source;
  const report = reportOf(source, view, look);
  const empty = view.selection.kept.length === 0;
  return {
    types: [...types],
    type: coded.type,
    variables: coded.variables.map(({ name, kind }) => ({ name, kind })),
    values: choosableValues(source).map((one) => ({ ...one, values: [...one.values] })),
    days: daysOf(source) ?? null,
    report: empty ? null : reportAnswer(report),
    behind: behindAnswer(report) as z.input<typeof BehindForm>,
    none: empty ? NOTHING_LEFT : null,
  };
}

function reportOf(source: CodedSource, view: DiscourseView, look: Look) {
  const { network, clusters, over, said, selection, left } = view;
  const { data, rows, columns, qualifier } = selection;
  const chosen = chosenWords(look);
  const windowStatements = (actor: string, window: number): readonly number[] => over?.statements(actor, window) ?? [];
  const tieStatements = (tie: NetworkTieRow): readonly number[] => network.behind(tie);
  const ids = [
    ...network.ties.slice(0, MOST_LISTED).map(tieStatements),
    ...(clusters?.profiles.coalitions ?? []).flatMap(({ concepts }) => concepts.map(({ statements }) => statements)),
    ...(over?.over.changes ?? []).map(({ actor, window }) => windowStatements(actor, window)),
    ...said.values.map(({ statements }) => statements),
  ];
  return discourseView({
    network: network.network,
    aggregation: network.options.aggregation ?? 'ignore',
    kinds: network.kinds,
    ties: network.ties,
    sure: network.sure,
    coalitions: clusters && {
      clusters: clusters.clusters,
      belongs: clusters.sure?.belongs,
      profiles: clusters.profiles,
    },
    over: over?.over,
    said,
    behind: codedBehind(
      { data, rows, columns, ...(qualifier && { qualifier }), quoteOf: source.quoteOf, passageOf: source.passageOf },
      ids.flatMap(opened),
    ),
    tieStatements,
    windowStatements,
    first: opened,
    sentences: [...(chosen === undefined ? [] : [chosen]), ...left, ...network.network.differs, ...source.warnings],
    next: [
      `${PROGRAM.program} discourse stability FOLDER`,
      `${PROGRAM.program} discourse validity FOLDER`,
      `${PROGRAM.program} discourse deeds FOLDER`,
    ],
  });
}
