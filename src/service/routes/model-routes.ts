import { z } from 'zod';
import { type CaseModel, isModelName, modelNames, openModel, writeModel } from '../../casefile/models/case-models.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { documentOfRecord, findRecord } from '../../casefile/store/state.ts';
import type { ModelFile, ReadModelFile } from '../../conflict/file/file-types.ts';
import { checkModel } from '../../conflict/file/model-check.ts';
import { readModelFile } from '../../conflict/file/model-file.ts';
import { MODEL_SKELETON } from '../../conflict/file/model-skeleton.ts';
import { sourcedParts } from '../../conflict/file/sourced-parts.ts';
import { solve } from '../../conflict/solve/solve.ts';
import { LIBRARY, libraryCase } from '../../questions/models/case-library.ts';
import { DRAFT_OF_CASE, draftFromCase } from '../../questions/models/draft-from-case.ts';
import { EntenteError } from '../../records/failure.ts';
import { solutionData } from '../../report/conflict/conflict-solution.ts';
import { Id, STATUSES } from '../kit/forms.ts';
import { RequestError } from '../kit/problem.ts';
import { recordAnswers } from '../kit/record-answer.ts';
import { listOf, PAGE, page, route } from '../kit/route.ts';

/** Larger models are solved in the page or the terminal, not while others wait for the service. */
const MOST_OPTIONS = 16;

const name = z
  .string()
  .refine(isModelName, 'the name of a file without its ending: letters, digits, spaces, points and hyphens')
  .describe('name of the model: that of its file without the ending');

const Place = z.strictObject({
  line: z.number().int().describe('from 1'),
  column: z.number().int().describe('from 1'),
  message: z.string(),
});

const ModelAnswer = z
  .strictObject({
    name: z.string(),
    path: z.string().describe('where it lies in the folder of the case'),
    version: z.string().describe('changes with the text; it is the ETag too'),
    text: z.string().describe('the file: YAML'),
    problems: z.array(Place).describe('what keeps it from being solved'),
    notes: z.array(Place).describe('what is worth a second look'),
  })
  .meta({ id: 'Model' });

const ModelRow = z
  .strictObject({
    name: z.string(),
    title: z.string().optional(),
    date: z.string().optional(),
    decisionMakers: z.array(z.string()),
    options: z.number().int(),
    problem: z.string().optional().describe('what keeps it from being solved: the first of all'),
  })
  .meta({ id: 'ModelRow' });

const CitedRecord = z
  .strictObject({
    id: Id,
    document: Id,
    title: z.string().optional().describe('of the document'),
    date: z.string().optional().describe('day of publication'),
    status: z.enum(STATUSES),
    says: z.string(),
    words: z.string(),
    sentence: z.string(),
  })
  .meta({ id: 'CitedRecord' });

/** From what a new model begins. */
const Beginning = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('empty') }),
  z.strictObject({ kind: z.literal('example'), example: z.enum(LIBRARY as [string, ...string[]]) }),
  z.strictObject({ kind: z.literal('draft'), ...DRAFT_OF_CASE }),
  z.strictObject({ kind: z.literal('text'), text: z.string().max(1_000_000) }),
]);

/** The conflict models of a case: files in its folder that the terminal and the page share. */
export const MODEL_ROUTES = [
  route({
    method: 'get',
    path: '/models',
    name: 'listModels',
    summary: 'The conflict models of the case, by name',
    params: {},
    query: { ...PAGE },
    answer: listOf(ModelRow),
    columns: ['name', 'title', 'date', 'decisionMakers', 'options', 'problem'],
    run: ({ file }, { query }) => {
      const { items, ...rest } = page(modelNames(file), query);
      return { items: items.map((one) => rowOf(file, one)), ...rest };
    },
  }),
  route({
    method: 'get',
    path: '/model-examples',
    name: 'listModelExamples',
    summary: 'Conflicts from the literature that come with the program',
    params: {},
    query: {},
    answer: z.strictObject({ items: z.array(z.strictObject({ name: z.string(), title: z.string() })) }),
    run: async () => ({
      items: (await Promise.all(LIBRARY.map(libraryCase))).map(({ name: id, file }) => ({
        name: id,
        title: file.model.title,
      })),
    }),
  }),
  route({
    method: 'post',
    path: '/models',
    name: 'makeModel',
    summary: 'Make a model: empty, from an example, or drafted from the records of the case',
    params: {},
    query: {},
    body: z.strictObject({ name, from: Beginning }),
    answer: z.strictObject({
      model: ModelAnswer,
      remarks: z.array(z.string()).describe('what a person has to decide'),
    }),
    run: async ({ file }, { body }) => {
      if (openModel(file, body.name)) throw taken(body.name);
      const { text, remarks } = await begun(file, body.from);
      const written = writeModel(file, body.name, text);
      if (written.kind === 'changed') throw taken(body.name);
      return { model: answerOf(written.model), remarks };
    },
  }),
  route({
    method: 'get',
    path: '/models/{name}',
    name: 'getModel',
    summary: 'A model: the text of its file, and what is wrong in it',
    params: { name },
    query: {},
    answer: ModelAnswer,
    versioned: true,
    run: ({ file }, { params }) => answerOf(known(file, params.name)),
  }),
  route({
    method: 'put',
    path: '/models/{name}',
    name: 'putModel',
    summary: 'Write a model; with If-Match: the version that was changed. Refused where the file has changed since',
    params: { name },
    query: {},
    body: z.strictObject({ text: z.string().max(1_000_000) }),
    answer: ModelAnswer,
    versioned: true,
    run: ({ file }, { params, body, match }) => {
      const [problem] = problemsOf(readModelFile(body.text));
      if (problem) {
        throw new RequestError(
          'bad-request',
          `Line ${problem.line}, column ${problem.column}: ${problem.message}. Nothing was written.`,
          'text',
        );
      }
      const written = writeModel(file, params.name, body.text, match);
      if (written.kind === 'written') return answerOf(written.model);
      throw new RequestError('changed', changedWords(params.name, match, written.now), 'If-Match');
    },
  }),
  route({
    method: 'get',
    path: '/models/{name}/records',
    name: 'listModelRecords',
    summary: 'The records of the case that a model cites, with their sentences',
    params: { name },
    query: { ...PAGE },
    answer: listOf(CitedRecord),
    columns: ['id', 'document', 'title', 'date', 'status', 'says', 'words', 'sentence'],
    run: ({ file }, { params, query }) => page(citedRecords(file, solvable(known(file, params.name))), query),
  }),
  route({
    method: 'get',
    path: '/models/{name}/solution',
    name: 'solveModel',
    summary: 'What holds in a model, as “entente model solve --json” says it',
    params: { name },
    query: {},
    answer: z.looseObject({ title: z.string(), stateCount: z.number().int() }),
    run: ({ file }, { params }) => solutionOf(known(file, params.name)),
  }),
  route({
    method: 'get',
    path: '/models/{name}/states',
    name: 'listModelStates',
    summary: 'The states of a model, with who stays there and why',
    params: { name },
    query: { ...PAGE },
    answer: listOf(
      z.looseObject({
        state: z.number().int(),
        pattern: z.string(),
        words: z.string(),
        equilibrium: z.array(z.string()),
      }),
    ),
    columns: ['state', 'pattern', 'words', 'payoffs', 'stable', 'equilibrium'],
    run: ({ file }, { params, query }) => page(solutionOf(known(file, params.name)).states, query),
  }),
];

function taken(model: string): RequestError {
  return new RequestError('conflict', `There is a model ${model} already; choose another name.`, 'name');
}

function changedWords(model: string, match: string | undefined, now: CaseModel | undefined): string {
  if (!now) return `The file of ${model} is not there any more; save it under another name, or make it anew.`;
  if (match === undefined) return `${now.path} is there already; say with If-Match which version of it was changed.`;
  return `${now.path} was changed elsewhere since you opened it; look at what stands there now before you write over it.`;
}

function known(file: CaseFile, model: string): CaseModel {
  const found = openModel(file, model);
  if (found) return found;
  throw new RequestError('not-found', `There is no model ${model} in this case.`, 'name');
}

function problemsOf(read: ReadModelFile): readonly z.output<typeof Place>[] {
  return read.ok ? [] : read.problems.map(({ line, column, message }) => ({ line, column, message }));
}

function answerOf({ name: model, path, version, text }: CaseModel): z.output<typeof ModelAnswer> {
  const read = readModelFile(text);
  const notes = read.ok ? checkModel(read.file).map(({ line, column, message }) => ({ line, column, message })) : [];
  return { name: model, path, version, text, problems: [...problemsOf(read)], notes };
}

function rowOf(file: CaseFile, model: string): z.output<typeof ModelRow> {
  const empty = { name: model, decisionMakers: [], options: 0 };
  try {
    const read = readModelFile(known(file, model).text);
    if (!read.ok) return { ...empty, problem: read.problems[0]?.message ?? 'it cannot be read' };
    const { title, decisionMakers, form } = read.file.model;
    return {
      name: model,
      title,
      ...(read.file.date === undefined ? {} : { date: read.file.date }),
      decisionMakers: decisionMakers.map((maker) => maker.name),
      options: form.kind === 'options' ? form.options.length : 0,
    };
  } catch (cause) {
    if (!(cause instanceof EntenteError || cause instanceof RequestError)) throw cause;
    return { ...empty, problem: cause.message };
  }
}

async function begun(
  file: CaseFile,
  from: z.output<typeof Beginning>,
): Promise<{ readonly text: string; readonly remarks: readonly string[] }> {
  switch (from.kind) {
    case 'empty':
      return { text: MODEL_SKELETON, remarks: [] };
    case 'example':
      return { text: (await libraryCase(from.example)).text, remarks: [] };
    case 'text':
      return { text: from.text, remarks: [] };
    case 'draft': {
      const { yaml, problems } = await draftFromCase(file, from);
      const remarks = problems.map(({ sentence }) => sentence);
      if (yaml === undefined) throw new RequestError('bad-request', remarks.join(' '), 'from');
      return { text: yaml, remarks };
    }
  }
}

/** A model that can be solved. */
function solvable({ text, name: model }: CaseModel): ModelFile {
  const read = readModelFile(text);
  if (read.ok) return read.file;
  const [first] = read.problems;
  throw new RequestError(
    'conflict',
    `${model} cannot be solved yet: line ${first?.line ?? 1}, column ${first?.column ?? 1}: ${first?.message ?? ''}.`,
    'name',
  );
}

interface SolutionAnswer {
  readonly states: readonly object[];
}

function solutionOf(model: CaseModel): SolutionAnswer {
  const { model: solved } = solvable(model);
  const options = solved.form.kind === 'options' ? solved.form.options.length : 0;
  if (options > MOST_OPTIONS) {
    throw new RequestError(
      'too-large',
      `A model of ${options} options is solved on its page or with: entente model solve ${model.path}`,
      'name',
    );
  }
  return solutionData(solve(solved)) as SolutionAnswer;
}

function citedRecords(file: CaseFile, { model }: ModelFile): readonly z.output<typeof CitedRecord>[] {
  const ids = new Set(
    sourcedParts(model).flatMap(({ part }) =>
      (part.evidence ?? []).flatMap((evidence) => (evidence.kind === 'record' ? [evidence.id] : [])),
    ),
  );
  return [...ids].flatMap((id) => {
    const document = documentOfRecord(file, id);
    if (document === undefined) return [];
    const { state, record } = findRecord(file, id, document);
    const { title, date, text } = state.reading.document;
    const { start, end } = record.record.sentence.span;
    const { status, says, words } = recordAnswers(state)(record) as z.output<typeof CitedRecord>;
    return [
      {
        id,
        document,
        ...(title === undefined ? {} : { title }),
        ...(date === undefined ? {} : { date }),
        status,
        says,
        words,
        sentence: text.slice(start, end),
      },
    ];
  });
}
