import type { DocumentState } from '../../casefile/journal/current.ts';
import { type Decision, SHARED_KINDS, type SharedKind } from '../../casefile/journal/entry.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { asideRecord } from '../../casefile/store/coded.ts';
import { decide } from '../../casefile/store/decide.ts';
import { documentNumber, documentRow } from '../../casefile/store/documents.ts';
import { aboutRecord, addDecision, editDecisions } from '../../casefile/store/make-decisions.ts';
import { documentOfRecord, findRecord, stateOf, states } from '../../casefile/store/state.ts';
import { statementTypes } from '../../casefile/store/statement-types.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { parseGivenDate } from '../../sources/given-date.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { readInput, type Terminal } from '../kit/terminal.ts';
import { entryWords } from './log-command.ts';
import { kindOf } from './record-kind.ts';
import { type CaseOptions, coderOf, withCase } from './with-case.ts';

export interface DecideOptions extends CaseOptions {
  /** With accept and reject: of all records of this kind that nobody has decided on. */
  readonly kind?: string;
  readonly document?: string;
  /** A second word, beside what holds. */
  readonly aside?: boolean;
  /** It settles what coders differ on. */
  readonly settle?: boolean;
}

/** Makes decisions of what a person typed. */
type Deciding = (file: CaseFile, coder: string) => readonly Decision[] | Promise<readonly Decision[]>;

async function deciding(terminal: Terminal, options: DecideOptions, make: Deciding): Promise<number> {
  return await withCase(terminal, options, 'write', async (file) => {
    const coder = await coderOf(file, options);
    if (options.aside && options.settle) {
      throw new EntenteError('usage', 'What settles a conflict holds; --settle and --aside do not go together.');
    }
    const how = {
      ...(options.aside ? { aside: true as const } : {}),
      ...(options.settle ? { asked: 'conflict' as const } : {}),
    };
    const decisions = (await make(file, coder)).map((decision): Decision => ({ ...decision, ...how }));
    const entries = decide(file, decisions, { coder });
    const [first] = entries;
    if (!first) terminal.err('There was nothing to decide.\n');
    else terminal.out(`${entryWords(first, true, entries.length)}\n`);
    return EXIT.done;
  });
}

/** `entente decide accept` and `reject`: yes or no to records; several are one step. */
export function verdictCommand(action: 'accept' | 'reject') {
  return async (terminal: Terminal, ids: readonly string[], options: DecideOptions): Promise<number> =>
    await deciding(terminal, options, async (file) => {
      const open = options.kind !== undefined || options.document !== undefined;
      if (open && ids.length > 0)
        throw new EntenteError('usage', 'Name records, or give --kind or --document; not both.');
      if (!open && ids.length === 0)
        throw new EntenteError('usage', `Name the records to ${action}, or give --kind or --document.`);
      if (open) return openRecords(file, options).map((one) => ({ ...one, action }));
      const named = ids.length === 1 && ids[0] === '-' ? await inputWords(terminal) : ids;
      const coded = new Map(named.map((id) => [id, ofCoded(file, id, action)]));
      const others = named.filter((id) => coded.get(id) === undefined);
      return [
        ...[...coded.values()].flatMap((decisions) => decisions ?? []),
        ...recordDecisions(file, others).map((one) => ({ ...one, action })),
      ];
    });
}

async function inputWords(terminal: Terminal): Promise<readonly string[]> {
  const text = new TextDecoder().decode(await readInput(terminal));
  return text.split(/\s+/).filter((word) => word !== '');
}

/**
 * A decision on what somebody coded blind, and what is not in the case: to accept it is to add it; to reject it changes
 * nothing that holds.
 */
function ofCoded(file: CaseFile, id: string, action: 'accept' | 'reject'): readonly Decision[] | undefined {
  const coded = asideRecord(file, id);
  if (!coded) return undefined;
  const about = { target: coded.target, ...(coded.words === undefined ? {} : { words: coded.words }) };
  return action === 'accept'
    ? [{ ...about, action: 'add', ...(coded.after === undefined ? {} : { after: coded.after }) }]
    : [{ ...about, action: 'reject', aside: true }];
}

/** The records of some ids, each document opened once. */
function recordDecisions(file: CaseFile, ids: readonly string[]): readonly Omit<Decision, 'action'>[] {
  const held = new Map<string, DocumentState>();
  return [...new Set(ids)].map((id) => {
    const document = documentOfRecord(file, id);
    if (document === undefined) {
      findRecord(file, id);
      throw new EntenteError('usage', `There is no record ${id}.`);
    }
    const state = held.get(document) ?? stateOf(file, document);
    held.set(document, state);
    const found = state.records.find((one) => one.id === id) ?? findRecord(file, id).record;
    return aboutRecord(found.record, document, state);
  });
}

function openRecords(file: CaseFile, { kind, document }: DecideOptions): readonly Omit<Decision, 'action'>[] {
  const wanted = kind === undefined ? undefined : kindOf(kind);
  const found: Omit<Decision, 'action'>[] = [];
  const all = document === undefined ? states(file) : [stateOf(file, document)];
  for (const state of all) {
    for (const { record, status, suggested, document: id } of state.records) {
      const asked = wanted === undefined || record.kind === wanted;
      // What somebody suggested is looked at one by one, by its id.
      if (status === 'open' && asked && !suggested) found.push(aboutRecord(record, id, state));
    }
  }
  return found;
}

/** `entente decide edit`: other values for fields of a record; they are one step. */
export async function editCommand(
  terminal: Terminal,
  id: string,
  changes: readonly string[],
  options: DecideOptions,
): Promise<number> {
  return await deciding(terminal, options, (file) => editDecisions(file, id, changes));
}

/** `entente decide add`: a record that no machine found. */
export async function addRecordCommand(
  terminal: Terminal,
  kind: string,
  document: string,
  words: string,
  fields: readonly string[],
  options: CaseOptions,
): Promise<number> {
  return await deciding(terminal, options, (file, coder) => [
    addDecision(file, { document, kind: kindOf(kind), words, fields, coder }),
  ]);
}

/** `entente decide memo`: a note on a record, a document, an actor. */
export async function memoCommand(terminal: Terminal, id: string, text: string, options: CaseOptions): Promise<number> {
  return await deciding(terminal, options, (file) => {
    const after = text.trim() === '' ? null : text.trim();
    if (documentNumber(file, id) !== undefined) return [{ action: 'memo', target: { type: 'document', id }, after }];
    if (/^(?:[A-Z]{3}|[a-z]+:.*)$/.test(id)) return [{ action: 'memo', target: { type: 'actor', id }, after }];
    const { state, record } = findRecord(file, id);
    return [{ ...aboutRecord(record.record, record.document, state), action: 'memo', after }];
  });
}

/** `entente decide title` and `date`: what is known better of a document. */
export function factCommand(action: 'title' | 'date') {
  return async (terminal: Terminal, id: string, value: string, options: CaseOptions): Promise<number> => {
    const code = await deciding(terminal, options, (file) => {
      documentRow(file, id);
      const words = value.trim();
      const after = words === '' ? null : action === 'date' ? parseGivenDate(words) : words;
      return [{ action, target: { type: 'document', id }, after }];
    });
    if (action === 'date') {
      terminal.err(`The days of its acts stay as they are until: ${terminal.program} reread ${plainText(id)}\n`);
    }
    return code;
  };
}

/** `entente decide merge` and `split`: several actors, issues or events are one, or are several again. */
export function groupCommand(action: 'merge' | 'split') {
  return async (
    terminal: Terminal,
    kind: string,
    id: string,
    others: readonly string[],
    options: CaseOptions,
  ): Promise<number> =>
    await deciding(terminal, options, (file) => {
      const { type, key } = sharedKind(file, kind);
      const after = [...new Set(others.map(key))];
      if (after.includes(key(id))) throw new EntenteError('usage', `${id} cannot be put together with itself.`);
      if (type === 'event') for (const one of [id, ...after]) findRecord(file, one);
      if (type === 'value') checkVariable([key(id), ...after]);
      return [{ action, target: { type, id: key(id) }, after }];
    });
}

/** `entente decide rename`: another name for an actor or an issue. */
export async function renameCommand(
  terminal: Terminal,
  kind: string,
  id: string,
  name: string,
  options: CaseOptions,
): Promise<number> {
  return await deciding(terminal, options, (file) => {
    const { type, key } = sharedKind(file, kind);
    if (type === 'event') throw new EntenteError('usage', 'Actors and issues have names; an event is edited.');
    const after = name.trim() === '' ? null : name.trim();
    return [{ action: 'rename', target: { type, id: key(id) }, after }];
  });
}

/** What is meant by a kind, and how the journal knows a thing of that kind by what a person calls it. */
interface MeantKind {
  readonly type: SharedKind;
  readonly key: (called: string) => string;
}

function sharedKind(file: CaseFile, kind: string): MeantKind {
  if (kind === 'concept' || kind === 'concepts') {
    const variable = statementTypes(file).find(({ concept }) => concept !== undefined)?.concept ?? 'concept';
    return { type: 'value', key: (called) => `${variable}=${called.trim()}` };
  }
  const type = SHARED_KINDS.find((one) => one === kind || `${one}s` === kind);
  if (type) return { type, key: (called) => (type === 'issue' ? called.trim().toLowerCase() : called.trim()) };
  throw new EntenteError(
    'usage',
    `There are ${SHARED_KINDS.map((one) => `${one}s`).join(', ')}, concepts; "${kind}" is none of them.`,
  );
}

/** @throws EntenteError `usage` for values that are not written as such, and of several variables */
function checkVariable(values: readonly string[]): void {
  const variables = values.map((value) => /^([^=]+)=./.exec(value)?.[1]);
  const [first] = variables;
  if (first !== undefined && variables.every((one) => one === first)) return;
  throw new EntenteError(
    'usage',
    'Write values of one variable, each as organization="Ministry of Defence"; concepts alone need no variable.',
  );
}
