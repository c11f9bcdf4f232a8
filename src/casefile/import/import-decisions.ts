import { EntenteError } from '../../records/failure.ts';
import { offsetMap } from '../../records/offsets.ts';
import type { AnyRecord } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import type { CaseRecord, DocumentState } from '../journal/current.ts';
import type { Decision, Json } from '../journal/entry.ts';
import { newRecord } from '../journal/new-record.ts';
import { addedRecordId, anchorOf, anchorWords } from '../journal/record-name.ts';
import { anchorSegment, type Unanchored } from './anchor.ts';
import { KIND_NAMES, type Segment } from './segment.ts';

/** What a case is to take over. */
export interface ImportPlan {
  /** By coder, in the order of the file. */
  readonly decisions: ReadonlyMap<string, readonly Decision[]>;
  readonly added: number;
  /** Records that were there already and are accepted. */
  readonly accepted: number;
  /** Marks that say what the case holds already, or that a machine made. */
  readonly passed: number;
  readonly problems: readonly string[];
}

export interface ImportOptions {
  /** Whose decisions marks are that name nobody. */
  readonly coder: string;
  /** What codes of other programs mean: by the code's name in small letters, `event: PROTEST`. */
  readonly codes?: ReadonlyMap<string, string>;
}

const MACHINE = /^entente \(machine\)$/iu;
const WHY: Readonly<Record<Unanchored, string>> = {
  gone: 'its words are not in the text',
  several: 'its words stand there several times, and nothing tells which are meant',
  nowhere: 'neither words nor a place in this very text tell where it stands',
};

/**
 * What marks of other programs come to as decisions: a record with the same words and label that is there already is
 * accepted, others are added. Marks of the machine are passed over.
 *
 * @param find the document that a mark is on, as it stands
 */
export function importDecisions(
  segments: readonly Segment[],
  find: (segment: Segment) => DocumentState | undefined,
  { coder, codes = new Map() }: ImportOptions,
): ImportPlan {
  const decisions = new Map<string, Decision[]>();
  const taken = new Set<string>();
  const problems: string[] = [];
  const count = { added: 0, accepted: 0, passed: 0 };
  for (const segment of segments) {
    const by = segment.coder ?? coder;
    if (MACHINE.test(by)) {
      count.passed++;
      continue;
    }
    const state = find(segment);
    if (!state) {
      const { id, name, sha256 } = segment.document;
      problems.push(`${segment.at}: the document ${id ?? name ?? sha256 ?? 'that it names'} is not in the case`);
      continue;
    }
    const made = decisionOf(segment, state, { by, codes, taken });
    if (typeof made === 'string') problems.push(`${segment.at}: ${made}`);
    else {
      count[made.what]++;
      decisions.set(by, [...(decisions.get(by) ?? []), ...made.decisions]);
    }
  }
  return { decisions, ...count, problems };
}

interface Made {
  readonly what: 'added' | 'accepted' | 'passed';
  readonly decisions: readonly Decision[];
}
interface Making {
  readonly by: string;
  readonly codes: ReadonlyMap<string, string>;
  /** Ids of records that the import adds or decides on. */
  readonly taken: Set<string>;
}

/** @returns a sentence if nothing can be made of the mark */
function decisionOf(segment: Segment, state: DocumentState, { by, codes, taken }: Making): Made | string {
  const { reading } = state;
  const { text } = reading.document;
  const span = anchorSegment(text, segment);
  if (typeof span === 'string') return WHY[span];
  const meant = meaningOf(segment, codes);
  if (!meant) {
    const code = segment.code.at(-1);
    return code === undefined
      ? 'it has no code that says what it is'
      : `what is “${code}”? Say it with --code "${code}=event:PROTEST" or the like`;
  }
  const { kind, label } = meant;
  const known = state.records.find((record) => isThat(record, kind, label, span) && !taken.has(record.id));
  if (known) {
    taken.add(known.id);
    const memo = known.memo ? [] : memoOf(segment, known.record, state);
    if (known.status === 'accepted') return { what: 'passed', decisions: memo };
    return { what: 'accepted', decisions: [{ ...about(known.record, state), action: 'accept' }, ...memo] };
  }
  const { toCodePoint } = offsetMap(text);
  const fields = Object.entries({ ...fieldsOfLabel(kind, label), ...segment.fields });
  try {
    const words = `${toCodePoint(span.start)}-${toCodePoint(span.end)}`;
    const bare = newRecord(
      kind,
      words,
      fields.map(([field, value]) => `${field}=${value}`),
      reading,
      by,
    );
    const isTaken = (id: string): boolean => taken.has(id) || state.records.some((record) => record.id === id);
    const record = { ...bare, id: addedRecordId(reading.document.id, bare, text, isTaken) };
    taken.add(record.id);
    const add: Decision = { ...about(record, state), action: 'add', after: record as unknown as Json };
    return { what: 'added', decisions: [add, ...memoOf(segment, record, state)] };
  } catch (error) {
    if (error instanceof EntenteError) return error.message.replace(/\.$/u, '');
    throw error;
  }
}

/** Whether it is known what kind of record a mark is of; `codes` says what codes of other programs mean. */
export function isUnderstood(segment: Segment, codes: ReadonlyMap<string, string> = new Map()): boolean {
  return meaningOf(segment, codes) !== undefined;
}

/** Kind and label: of a code that Entente writes, or of one that the user explained. */
function meaningOf(
  { code, fields }: Segment,
  codes: ReadonlyMap<string, string>,
): { readonly kind: AnyRecord['kind']; readonly label: string } | undefined {
  const explained = codes.get((code.at(-1) ?? '').toLowerCase());
  const [first = '', ...rest] = explained === undefined ? code : explained.split(/\s*:\s*/u);
  const kind = KIND_NAMES.get(first.split(/[\s:]/u)[0]?.toLowerCase() ?? '');
  if (!kind) return undefined;
  return { kind, label: rest.at(-1) ?? fields.category ?? '' };
}

function fieldsOfLabel(kind: AnyRecord['kind'], label: string): Readonly<Record<string, string>> {
  switch (kind) {
    case 'event': {
      const [, category = label, reality] = /^(\S+)(?: \((\w+)\))?$/u.exec(label.trim()) ?? [];
      return { category: category.toUpperCase(), ...(reality ? { reality } : {}) };
    }
    case 'statement':
    case 'discourse-statement':
      return { type: label };
    case 'forecast':
      return { hedge: label };
    case 'position':
      return { stance: { for: '+', against: '-' }[label] ?? label };
    case 'relation':
      return { quality: label };
    case 'motive':
      return { motive: label };
    case 'proposal':
    case 'cause':
    case 'quantity':
      return {};
  }
}

/** Whether a record of the case is what a mark means: the kind, the label where it tells records apart, and the words. */
function isThat({ record, status }: CaseRecord, kind: AnyRecord['kind'], label: string, span: Span): boolean {
  if (record.kind !== kind || status === 'rejected') return false;
  const [anchor] = anchorOf(record);
  const stands = anchor?.start === span.start && anchor.end === span.end;
  const evidence = 'evidence' in record && record.evidence.start === span.start && record.evidence.end === span.end;
  if (!stands && !evidence) return false;
  const told = fieldsOfLabel(kind, label);
  return Object.entries(told).every(
    ([field, value]) => value === '' || String((record as unknown as Record<string, unknown>)[field]) === value,
  );
}

function about(record: AnyRecord, { reading }: DocumentState): Pick<Decision, 'target' | 'words'> {
  return {
    target: { type: 'record', id: record.id, document: reading.document.id },
    words: anchorWords(record, reading.document.text),
  };
}

/** Notes that Entente wrote into a project begin with the id of the record and the verdict; what is behind them is the person's. */
function memoOf({ memo = '' }: Segment, record: AnyRecord, state: DocumentState): readonly Decision[] {
  const note = memo.replace(/^[a-z]-[0-9a-f]{12}(?:; (?:accepted|edited|added|rejected))?(?:; |$)/u, '').trim();
  return note === '' ? [] : [{ ...about(record, state), action: 'memo', after: note }];
}
