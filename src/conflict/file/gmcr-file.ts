import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { EntenteError } from '../../records/failure.ts';
import { countUncertain } from '../explain/uncertain-preference.ts';
import { type Formula, RESERVED_WORDS } from '../model/logic.ts';
import type { Model, Option, OptionForm, Preference, PreferenceStatement, Rule } from '../model/model.ts';
import { disjunctiveTerms, type Term } from '../model/normal-form.ts';
import { payoffsOf, ranking } from '../model/payoffs.ts';
import { compile } from '../model/state-space.ts';
import { codeAt } from '../model/truth.ts';
import { hasAttitudes } from '../preference/attitudes.ts';
import { hasStrength } from '../preference/strength.ts';
import { hasUnknown } from '../preference/unknown.ts';
import { FilePlaces } from './file-places.ts';
import { gatherRules } from './gather-rules.ts';

/*
 * The save files of GMCR+ (the program gmcr-py): JSON with options by number, conditions as lists of [option, "Y"|"N"].
 * On loading, GMCR+ orders the options by decision maker and numbers the feasible states by ascending code; rankings
 * use those numbers.
 */

const Literal = z.tuple([z.number().int().nonnegative(), z.enum(['Y', 'N'])]);
const Conjunction = z.array(Literal);
const GmcrStatement = z.union([Conjunction, z.object({ compound: z.literal(true), members: z.array(Conjunction) })]);
const GmcrRanking = z.array(z.union([z.number().int().positive(), z.array(z.number().int().positive())]));

const Gmcr = z.object({
  program: z.string().optional(),
  version: z.string().optional(),
  /** Until 0.3 of the program the rankings were called vectors. */
  useManualPreferenceVectors: z.boolean().optional(),
  useManualPreferenceRanking: z.boolean().optional(),
  options: z.array(z.object({ name: z.string(), permittedDirection: z.enum(['both', 'fwd', 'back']).default('both') })),
  decisionMakers: z.array(
    z.object({
      name: z.string(),
      options: z.array(z.number().int().nonnegative()),
      preferences: z.array(GmcrStatement).default([]),
      preferenceVector: GmcrRanking.optional(),
      preferenceRanking: GmcrRanking.optional(),
      misperceptions: z.array(Conjunction).default([]),
    }),
  ),
  infeasibles: z.array(Conjunction).default([]),
});
type Gmcr = z.infer<typeof Gmcr>;
type Conjunction = z.infer<typeof Conjunction>;

/** A model and what people should know about how it was turned into another form. */
export interface Converted<T> {
  readonly result: T;
  /** Sentences. */
  readonly notes: readonly string[];
}

/**
 * Reads a `.gmcr` file, of old versions (preference vectors) and new ones (preference rankings, misperceptions).
 *
 * @param name how to call the file in messages; without its ending it becomes the title
 * @throws EntenteError (unreadable) if it is no such file, with line and column where there is one
 * @example
 * readGmcr(writeGmcr(model).result, 'dam.gmcr').result.title; // 'dam'
 */
export function readGmcr(text: string, name: string): Converted<Model> {
  const file = parseGmcr(text, name);
  const notes: string[] = [];
  const order = optionOrder(file, name);
  const makers = makerIds(file);
  const ids = optionIds(file, makers);
  const fail = (sentence: string): never => {
    throw new EntenteError('unreadable', `${name}: ${sentence}`);
  };
  const idOf = (option: number): string =>
    ids[option] ?? fail(`a condition names option ${option}, but there are ${ids.length}.`);
  const formulaOf = (members: readonly Conjunction[]): Formula => {
    const parts = members.map((literals) => {
      const atoms = literals.map(([option, sign]): Formula => {
        const atom = { kind: 'atom', id: idOf(option) } as const;
        return sign === 'Y' ? atom : { kind: 'not', of: atom };
      });
      return joined('and', atoms);
    });
    return joined('or', parts);
  };
  const options = order.map((place): Option => {
    const { name: words, permittedDirection } = file.options[place] ?? fail('an option is missing.');
    const direction = { both: 'both', fwd: 'forward', back: 'back' } as const;
    return {
      id: ids[place] ?? '',
      name: words.trim() || `option ${place + 1}`,
      owners: makers.filter((_, i) => file.decisionMakers[i]?.options.includes(place)),
      direction: direction[permittedDirection],
    };
  });
  const exclusions = once(file.infeasibles);
  const rules = gatherRules(
    exclusions.map((condition) => condition.map(([option, sign]) => [idOf(option), sign === 'Y'] as const)),
  ).map((rule, i): Rule => ({ id: String(i + 1), ...rule }));
  if (exclusions.length < file.infeasibles.length) {
    notes.push('Combinations that were excluded twice are excluded once.');
  }
  const manual = file.useManualPreferenceRanking ?? file.useManualPreferenceVectors ?? false;
  const decisionMakers = file.decisionMakers.map((maker, i) => {
    const order = maker.preferenceRanking ?? maker.preferenceVector;
    let preference: Preference;
    if (manual && order) {
      preference = { kind: 'ranking', order: order.map((tied) => (Array.isArray(tied) ? tied : [tied])) };
      if (maker.preferences.length > 0) {
        notes.push(`The statements of ${maker.name} are left out, since the file says that its ranking counts.`);
      }
    } else {
      if (manual) notes.push(`${maker.name} has no ranking although rankings count; its statements are used.`);
      const statements = once(maker.preferences).map(
        (statement, j): PreferenceStatement => ({
          id: String(j + 1),
          formula: formulaOf(Array.isArray(statement) ? [statement] : statement.members),
        }),
      );
      preference = { kind: 'statements', levels: statements.map((statement) => [statement]) };
    }
    const unseen = once(maker.misperceptions).map((condition) => ({ formula: formulaOf([condition]) }));
    return {
      id: makers[i] ?? '',
      name: maker.name.trim() || `decision maker ${i + 1}`,
      preference,
      ...(unseen.length > 0 ? { unseen } : {}),
    };
  });
  if (order.some((place, i) => place !== i)) {
    notes.push('The options are ordered by decision maker, as GMCR+ does when it opens the file.');
  }
  notes.push('A .gmcr file holds no status quo and no evidence: add statusQuo: and evidence: to the model.');
  const title = name.replace(/^.*[\\/]/, '').replace(/\.(?:gmcr|json)$/i, '') || 'Imported model';
  return { result: { title, decisionMakers, form: { kind: 'options', options, rules } }, notes };
}

function parseGmcr(text: string, name: string): Gmcr {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new EntenteError(
      'unreadable',
      `${name}${jsonPlace(cause, text)}: the file is damaged; it is no whole JSON.`,
      {
        cause,
      },
    );
  }
  const parsed = Gmcr.safeParse(raw);
  if (parsed.success) return parsed.data;
  const looksRight = typeof raw === 'object' && raw !== null && 'decisionMakers' in raw && 'options' in raw;
  if (!looksRight) {
    throw new EntenteError(
      'unreadable',
      `${name}: this is JSON but no save file of GMCR+; it has no options or no decision makers.`,
    );
  }
  const [issue] = parsed.error.issues;
  const path = (issue?.path ?? []).map((step) => (typeof step === 'number' ? step : String(step)));
  const lines = new LineCounter();
  const places = new FilePlaces(parseDocument(text, { lineCounter: lines }), lines, text);
  const { line, column } = places.of(path);
  const where = path.map((step) => (typeof step === 'number' ? `${step + 1}` : step)).join(' ');
  throw new EntenteError(
    'unreadable',
    `${name}, line ${line}, column ${column}: the file is damaged at “${where}”: ${wrongWords(issue)}.`,
  );
}

function wrongWords(issue: z.core.$ZodIssue | undefined): string {
  switch (issue?.code) {
    case 'invalid_type':
      return `there should be ${issue.expected === 'array' ? 'a list' : `a value of type ${issue.expected}`}`;
    case 'invalid_value':
      return `it must be one of ${issue.values.map((value) => String(value)).join(', ')}`;
    case 'invalid_union':
      return 'this is no condition and no rank';
    default:
      return 'the value does not fit';
  }
}

/** Where JSON breaks off, as far as the parser tells. */
function jsonPlace(cause: unknown, text: string): string {
  const message = cause instanceof Error ? cause.message : '';
  const position = /position (\d+)/.exec(message)?.[1];
  const offset =
    position === undefined ? (/end of JSON|Unterminated/i.test(message) ? text.length : -1) : Number(position);
  if (offset < 0) return '';
  const before = text.slice(0, offset).split('\n');
  return `, line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** Places of the options as GMCR+ orders them: those of the first decision maker first. */
function optionOrder(file: Gmcr, name: string): readonly number[] {
  const order = new Set<number>();
  for (const maker of file.decisionMakers) {
    for (const option of maker.options) {
      if (option >= file.options.length) {
        throw new EntenteError(
          'unreadable',
          `${name}: ${maker.name} has option ${option}, but there are only ${file.options.length} options.`,
        );
      }
      order.add(option);
    }
  }
  const orphan = file.options.findIndex((_, i) => !order.has(i));
  if (orphan >= 0) {
    throw new EntenteError(
      'unreadable',
      `${name}: the option “${file.options[orphan]?.name}” belongs to no decision maker; give it to one in GMCR+ or remove it.`,
    );
  }
  return [...order];
}

/** Words that say least; they are left out of the ids of long names. */
const SMALL = new Set('a an and as at by for from in into its of on or over the their to under with'.split(' '));

/** `Release Water` becomes `releaseWater`, `US` becomes `us`; of long names the first three words that say something. */
function idFrom(words: string, otherwise: string): string {
  const all: readonly string[] = words.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const parts = all.length <= 3 ? all : all.filter((word) => !SMALL.has(word.toLowerCase())).slice(0, 3);
  const id = parts
    .map((part, i) => (i === 0 ? part.toLowerCase() : part[0]?.toUpperCase() + part.slice(1).toLowerCase()))
    .join('');
  if (!/^\p{L}/u.test(id)) return otherwise + id;
  return RESERVED_WORDS.has(id.toLowerCase()) ? `${otherwise}${id[0]?.toUpperCase()}${id.slice(1)}` : id;
}

function distinct(ids: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    let found = id;
    for (let n = 2; taken.has(found); n++) found = `${id}${n}`;
    taken.add(found);
    return found;
  });
}

function makerIds(file: Gmcr): readonly string[] {
  return distinct(file.decisionMakers.map(({ name }, i) => idFrom(name, `dm${i + 1}`)));
}

/** Ids by the place of the option; where two options have one name, with the decision maker's id before it. */
function optionIds(file: Gmcr, makers: readonly string[]): readonly string[] {
  const plain = file.options.map(({ name }, i) => idFrom(name, `option${i + 1}`));
  const full = plain.map((id, place) => {
    if (plain.filter((other) => other === id).length === 1) return id;
    const owner = makers.find((_, i) => file.decisionMakers[i]?.options.includes(place)) ?? '';
    return `${owner}${id[0]?.toUpperCase()}${id.slice(1)}`;
  });
  return distinct(full);
}

function once<T>(items: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = JSON.stringify(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function joined(kind: 'and' | 'or', of: readonly Formula[]): Formula {
  return of.length === 1 && of[0]
    ? of[0]
    : of.length === 0
      ? { kind: 'constant', value: kind === 'and' }
      : { kind, of };
}

/**
 * Writes a model as a `.gmcr` file that GMCR+ 0.4 opens. Statements become lists of patterns; where a preference cannot
 * be said in ordered statements of equal kind (weights, statements of equal importance), all are written as rankings,
 * since the format has one switch for all.
 *
 * @throws EntenteError (usage) for what the format cannot hold: listed states, merged states, barred moves
 * @example
 * JSON.parse(writeGmcr(model).result).version; // '0.4.1'
 */
export function writeGmcr(model: Model): Converted<string> {
  const space = compile(model);
  const { form } = model;
  const cannot = (what: string): EntenteError =>
    new EntenteError('usage', `The model “${model.title}” cannot be written as .gmcr, which knows no ${what}.`);
  if (form.kind === 'graph') throw cannot('listed states; export it as CSV instead');
  if ((form.merges ?? []).length > 0) throw cannot('merged states');
  if ((form.barred ?? []).length > 0) throw cannot('barred moves');
  const notes: string[] = [];
  const order = optionsByMaker(model, form);
  const place = new Map(order.map((id, i) => [id, i]));
  const names = form.options.map(({ id }) => id);
  const conjunction = (term: Term): Conjunction =>
    [...term]
      .map(([id, value]): Conjunction[number] => [place.get(id) ?? 0, value ? 'Y' : 'N'])
      .sort((a, b) => a[0] - b[0]);
  const terms = (formula: Formula): Conjunction[] => disjunctiveTerms(formula, names).map(conjunction);
  const manual = model.decisionMakers.some(
    ({ preference }) => preference.kind !== 'statements' || preference.levels.some((level) => level.length !== 1),
  );
  // GMCR+ numbers states after it has put the options in order.
  const codes = Array.from(space.placeOf, (at) => codeAt(space, at)).map((code) =>
    form.options.reduce((sum, { id }, j) => (((code >>> j) & 1) === 1 ? sum + 2 ** (place.get(id) ?? 0) : sum), 0),
  );
  const number = new Map(
    [...codes.keys()].sort((a, b) => (codes[a] ?? 0) - (codes[b] ?? 0)).map((index, i) => [index, i + 1]),
  );
  const decisionMakers = model.decisionMakers.map((maker) => {
    const statements = maker.preference.kind === 'statements' ? maker.preference.levels.flat() : [];
    return {
      name: maker.name,
      options: form.options
        .filter(({ owners }) => owners.includes(maker.id))
        .map(({ id }) => place.get(id) ?? 0)
        .sort((a, b) => a - b),
      preferences: manual
        ? []
        : statements.flatMap(({ formula }): z.infer<typeof GmcrStatement>[] => {
            const members = terms(formula);
            // What always holds or never does tells no states apart.
            if (members.length === 0 || members.some((member) => member.length === 0)) return [];
            return members.length === 1 && members[0] ? [members[0]] : [{ compound: true, members }];
          }),
      ...(manual
        ? {
            preferenceRanking: ranking(payoffsOf(maker.preference, space)).map((tied) => {
              const numbers = tied.map((index) => number.get(index) ?? 0).sort((a, b) => a - b);
              return numbers.length === 1 ? numbers[0] : numbers;
            }),
          }
        : {}),
      misperceptions: (maker.unseen ?? []).flatMap(({ formula }) => terms(formula)),
    };
  });
  if (manual) notes.push('Preferences are written as rankings, since some of them are no plain order of statements.');
  if (form.options.some(({ owners }) => owners.length > 1)) {
    notes.push('GMCR+ 0.4 computes wrong moves for options that several decision makers share.');
  }
  if (model.statusQuo !== undefined)
    notes.push('The status quo and all evidence stay behind: .gmcr has no place for them.');
  if (hasStrength(model) || hasUnknown(model) || hasAttitudes(model) || countUncertain(model) > 0) {
    notes.push('Strength, likelihoods, what is unknown and attitudes stay behind: .gmcr has no place for them.');
  }
  const infeasibles = form.rules.flatMap(({ kind, formula }) =>
    terms(kind === 'exclude' ? formula : { kind: 'not', of: formula }),
  );
  const file = {
    program: 'gmcr-py',
    version: '0.4.1',
    useManualPreferenceRanking: manual,
    options: order.map((id) => {
      const option = form.options[names.indexOf(id)];
      const direction = { both: 'both', forward: 'fwd', back: 'back' } as const;
      return { name: option?.name ?? id, permittedDirection: direction[option?.direction ?? 'both'] };
    }),
    decisionMakers,
    infeasibles: once(infeasibles),
    coalitions: model.decisionMakers.map((_, i) => i),
  };
  return { result: `${JSON.stringify(file, null, 1)}\n`, notes };
}

function optionsByMaker(model: Model, form: OptionForm): readonly string[] {
  const order = new Set<string>();
  for (const { id } of model.decisionMakers) {
    for (const option of form.options) if (option.owners.includes(id)) order.add(option.id);
  }
  return [...order];
}
