import { basename } from 'node:path';
import { draftModel } from '../../src/conflict/draft/draft-model.ts';
import type { DraftOption } from '../../src/conflict/draft/draft-options.ts';
import { type DraftSource, likeness } from '../../src/conflict/draft/told-act.ts';
import { readModelFile } from '../../src/conflict/file/model-file.ts';
import { evaluate, type Formula } from '../../src/conflict/model/logic.ts';
import type { Option, PreferenceStatement } from '../../src/conflict/model/model.ts';
import { isUnsourced } from '../../src/conflict/model/model.ts';
import { loadLexicon } from '../../src/lexicon/load.ts';
import type { ActKey } from '../../src/records/act-phrase.ts';
import { EntenteError } from '../../src/records/failure.ts';
import { type Benchmark, type BenchOutcome, digits } from '../kit/benchmark.ts';
import { type BenchReader, loadReader } from '../kit/reader.ts';
import { readJson, readText, sharedFile } from '../kit/shared-data.ts';
import { readConflictCase } from './conflict-case.ts';
import { isDraftKey, keyedDrafts, ownDrafts } from './keyed-drafts.ts';

/** What stands for an option of the reference in the draft; several may ("shrinks its forces", "cuts its bases"). */
interface Pair {
  readonly reference: number;
  readonly positive: boolean;
}

/**
 * Drafts of texts against their keys (`bench/data/drafts`), and the draft of the seed article against the model that a
 * reader made of it. Files that are named are keys, or one such model.
 */
export const draftBenchmark: Benchmark = async ({ files }) => {
  const keys = files.filter((file) => isDraftKey(readJson(file)));
  const [given, ...more] = files.filter((file) => !keys.includes(file));
  if (more.length > 0)
    throw new EntenteError('usage', 'draft: name keys of drafts, or one case: the model of the seed article.');
  const reader = await loadReader();
  if (keys.length > 0) return keyedDrafts(reader, keys);
  const seed = await againstReader(given ?? sharedFile('data/conflict/korea2017.json'), reader);
  if (given !== undefined) return seed;
  const own = await ownDrafts(reader);
  return {
    data: `${seed.data}; ${own.data}`,
    json: { ...seed.json, own: own.json },
    table: [...seed.table, ['', ''], ...own.table],
    predictions: [...(seed.predictions ?? []), '', ...(own.predictions ?? [])],
  };
};

/**
 * A drafted model against one that a reader made of the same article. An option is found if one of the same side tells
 * the same act, by the rules that merge acts; a statement if the same side wants the same thing of the same options: equal
 * in every combination ("same"), or about the same options and mostly alike ("near").
 */
async function againstReader(file: string, reader: BenchReader): Promise<BenchOutcome> {
  const article = sharedFile('seed/article.txt');
  const { model } = readConflictCase(file);
  const raw = readJson(file) as { readonly dms: readonly { readonly id: string; readonly name: string }[] };
  if (model.form.kind !== 'options') throw new EntenteError('usage', 'draft: the case must have options.');
  const lexicon = await loadLexicon();

  const sourceOf = async (text: string, name: string): Promise<DraftSource> => {
    const reading = await reader.read(text, { name });
    return { reading, acts: await reader.acts(reading) };
  };
  const draft = draftModel([await sourceOf(readText(article), basename(article))]);
  if (draft.yaml === undefined) throw new EntenteError('internal', 'draft: nothing was drafted from the article.');
  const read = readModelFile(draft.yaml);
  if (!read.ok) throw new EntenteError('internal', `draft: ${read.problems[0]?.message}`);

  const actorOf = (name: string): string => {
    const [candidate] = lexicon.match(name.split(' '), 0)?.candidates ?? [];
    return candidate && 'entry' in candidate ? candidate.entry.id : name;
  };
  const sides = new Map(raw.dms.map(({ id, name }) => [id, actorOf(name)]));
  const references = await Promise.all(
    model.form.options.map(async (option) => ({
      option,
      keys: await keysOf(option, sourceOf),
      owners: option.owners.map((id) => sides.get(id) ?? id),
    })),
  );
  const pairs = new Map<string, Pair>();
  for (const option of draft.parts.options) {
    const best = references
      .map(({ keys, owners }, reference) => ({
        reference,
        ...(owners.some((id) => option.owners.includes(id)) ? compare(option, keys) : { score: 0, positive: true }),
      }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score)[0];
    if (best) pairs.set(option.id, best);
  }
  const found = new Set([...pairs.values()].map(({ reference }) => reference));

  const names = model.form.options.map(({ id }) => id);
  const rows: (readonly string[])[] = [['side', 'statement of the draft', 'rests on', 'in the reference']];
  const referenceStatements = model.decisionMakers.flatMap(({ id, preference }) =>
    preference.kind === 'statements'
      ? preference.levels.flat().map((statement) => ({ side: sides.get(id) ?? id, statement }))
      : [],
  );
  const truths = referenceStatements.map(({ side, statement }) => ({
    side,
    statement,
    truth: truthOver(statement.formula, names, (id, code) => bit(code, names.indexOf(id))),
    about: atomsOf(statement.formula, names),
    hit: 'none' as 'none' | 'near' | 'same',
  }));
  let same = 0;
  let near = 0;
  let sourcedSame = 0;
  let sourced = 0;
  let drafted = 0;
  for (const maker of read.file.model.decisionMakers) {
    const side = draft.parts.makers.find(({ id }) => id === maker.id)?.actor ?? maker.id;
    if (maker.preference.kind !== 'statements') continue;
    for (const statement of maker.preference.levels.flat()) {
      drafted++;
      const isSourced = !isUnsourced(statement);
      if (isSourced) sourced++;
      const hit = match(statement, side, pairs, truths, names);
      if (hit === 'same') same++;
      if (hit !== 'none') near++;
      if (hit !== 'none' && isSourced) sourcedSame++;
      rows.push([side, statement.label ?? '', isSourced ? 'words' : 'assumption', hit]);
    }
  }
  const sourcedReference = truths.filter(({ statement }) => !isUnsourced(statement));
  const share = (part: number, all: number): number => (all === 0 ? 0 : part / all);
  const json = {
    optionRecall: share(found.size, references.length),
    optionPrecision: share(pairs.size, draft.parts.options.length),
    statementRecall: share(truths.filter(({ hit }) => hit === 'same').length, truths.length),
    statementRecallNear: share(truths.filter(({ hit }) => hit !== 'none').length, truths.length),
    sourcedStatementRecallNear: share(
      sourcedReference.filter(({ hit }) => hit !== 'none').length,
      sourcedReference.length,
    ),
    statementPrecision: share(same, drafted),
    statementPrecisionNear: share(near, drafted),
    sourcedStatementPrecisionNear: share(sourcedSame, sourced),
    options: draft.parts.options.length,
    statements: drafted,
    missedOptions: references.filter((_, i) => !found.has(i)).map(({ option }) => option.id),
    missedStatements: truths
      .filter(({ hit }) => hit === 'none')
      .map(({ side, statement }) => `${side}: ${statement.label}`),
  };
  return {
    data: `the draft of ${basename(article)} against ${basename(file)}: ${references.length} options, ${truths.length} statements, ${sourcedReference.length} of them with words of the article`,
    json,
    table: [
      ['', 'recall', 'precision', 'reference', 'draft'],
      [
        'options',
        digits(json.optionRecall),
        digits(json.optionPrecision),
        String(references.length),
        String(json.options),
      ],
      [
        'statements, same',
        digits(json.statementRecall),
        digits(json.statementPrecision),
        String(truths.length),
        String(drafted),
      ],
      [
        'statements, near',
        digits(json.statementRecallNear),
        digits(json.statementPrecisionNear),
        String(truths.length),
        String(drafted),
      ],
      [
        'near, with words only',
        digits(json.sourcedStatementRecallNear),
        digits(json.sourcedStatementPrecisionNear),
        String(sourcedReference.length),
        String(sourced),
      ],
      ['missed options', json.missedOptions.join(', ') || 'none'],
    ],
    predictions: [...rows.map((row) => row.join('\t')), '', ...json.missedStatements.map((one) => `missed\t${one}`)],
  };
}

/** What a reference option's name tells, read as any text is. */
async function keysOf(
  { name }: Option,
  sourceOf: (text: string, name: string) => Promise<DraftSource>,
): Promise<readonly ActKey[]> {
  // As an order to somebody, so that its verb is read as one.
  const text = `They will ${name.slice(0, 1).toLowerCase()}${name.slice(1)}.`;
  const { acts } = await sourceOf(text, 'option');
  return acts.of({ start: 10, end: text.length - 1 }).flatMap(({ keys }) => keys);
}

function compare(option: DraftOption, keys: readonly ActKey[]): { readonly score: number; readonly positive: boolean } {
  let best = { score: 0, positive: true };
  for (const a of option.keys) {
    for (const b of keys) {
      const score = likeness(a, b);
      if (score > best.score) best = { score, positive: a.sign === b.sign };
    }
  }
  return best;
}

interface Truth {
  readonly side: string;
  readonly statement: PreferenceStatement;
  readonly truth: readonly boolean[];
  readonly about: readonly string[];
  hit: 'none' | 'near' | 'same';
}

function match(
  statement: PreferenceStatement,
  side: string,
  pairs: ReadonlyMap<string, Pair>,
  truths: readonly Truth[],
  names: readonly string[],
): 'none' | 'near' | 'same' {
  const own = atomsOf(statement.formula, [...pairs.keys(), ...unknownAtoms(statement.formula)]);
  if (own.some((id) => !pairs.has(id))) return 'none';
  const truth = truthOver(statement.formula, names, (id, code) => {
    const pair = pairs.get(id);
    return pair ? bit(code, pair.reference) === pair.positive : false;
  });
  const about = new Set(own.map((id) => names[pairs.get(id)?.reference ?? 0] ?? ''));
  let best: 'none' | 'near' | 'same' = 'none';
  for (const reference of truths.filter((one) => one.side === side)) {
    const agree = truth.filter((value, code) => value === reference.truth[code]).length / truth.length;
    const sameOptions = reference.about.length === about.size && reference.about.every((id) => about.has(id));
    const overlap = reference.about.some((id) => about.has(id));
    const hit = agree === 1 ? 'same' : (sameOptions && agree > 0.5) || (overlap && agree >= 0.75) ? 'near' : 'none';
    if (hit === 'same' || (hit === 'near' && reference.hit === 'none')) reference.hit = hit;
    if (hit === 'same' || (hit === 'near' && best === 'none')) best = hit;
  }
  return best;
}

function truthOver(
  formula: Formula,
  names: readonly string[],
  holds: (id: string, code: number) => boolean,
): readonly boolean[] {
  return Array.from({ length: 2 ** names.length }, (_, code) => evaluate(formula, (id) => holds(id, code), names));
}

function bit(code: number, j: number): boolean {
  return Math.floor(code / 2 ** j) % 2 === 1;
}

/** Ids that a formula names; a pattern names the options that it decides. */
function atomsOf(formula: Formula, names: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const walk = (one: unknown): void => {
    if (Array.isArray(one)) for (const part of one) walk(part);
    else if (typeof one === 'object' && one !== null) {
      const node = one as { readonly kind?: string; readonly id?: string; readonly pattern?: string };
      if (node.kind === 'atom' && node.id !== undefined) found.add(node.id);
      if (node.kind === 'pattern' && node.pattern !== undefined) {
        [...node.pattern].forEach((sign, j) => {
          const id = names[j];
          if (sign !== '-' && id !== undefined) found.add(id);
        });
      }
      for (const value of Object.values(one)) walk(value);
    }
  };
  walk(formula);
  return [...found];
}

function unknownAtoms(formula: Formula): readonly string[] {
  return atomsOf(formula, []);
}
