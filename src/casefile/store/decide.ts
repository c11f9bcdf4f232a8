import { createHash } from 'node:crypto';
import { canonicalJson } from '../../records/canonical-json.ts';
import { EntenteError } from '../../records/failure.ts';
import { type Decision, type JournalEntry, type Json, makesRecord } from '../journal/entry.ts';
import { foldEntries } from '../journal/overlay.ts';
import { fieldValue } from '../journal/record-value.ts';
import { restingOn } from '../journal/steps.ts';
import { readingsOf } from './apply.ts';
import { type CaseFile, write } from './case-file.ts';
import { checkAdded, checkEdit } from './check-record.ts';
import { refreshCurrent } from './current-reading.ts';
import { documentNumber, documentRow, textOf } from './documents.ts';
import { ENTRY, insertEntry, type JournalRow, placedEntries, toEntry } from './journal-rows.ts';
import { LATEST } from './log.ts';
import { documentOfRecord, findRecord, stateOf } from './state.ts';
import { statementTypes } from './statement-types.ts';

/** Whose word goes into the journal, and when it is said. */
export interface Hand {
  readonly coder: string;
  /** Milliseconds since 1970; the present moment by default. */
  readonly now?: number;
}

/**
 * Writes decisions into the journal as one step: all of them or none, and on the disk when this returns.
 *
 * @returns the entries, with what held before
 * @example
 * const document = reading.document.id;
 * const [event] = stateOf(casefile, document).reading.events;
 * const target = { type: 'record', id: event.id, document };
 * decide(casefile, [{ action: 'edit', target, field: 'category', after: 'CONSULT' }], { coder: 'ada' })[0].before === event.category; // true
 * findRecord(casefile, event.id).record.edited; // ['category']
 * undo(casefile, { coder: 'ada' }).active; // false
 */
export function decide(file: CaseFile, decisions: readonly Decision[], hand: Hand): readonly JournalEntry[] {
  if (decisions.length === 0) return [];
  return write(file, () => {
    const writer = new JournalWriter(file, hand);
    let step: string | undefined;
    const entries = decisions.map((decision) => {
      checkTarget(file, decision);
      const entry = writer.add({ ...decision, before: checked(file, decision) }, step);
      step ??= entry.step;
      return entry;
    });
    for (const entry of entries) for (const id of readingsOf(file, entry)) refreshCurrent(file, id);
    return entries;
  });
}

/** A decision speaks of what is there: nothing that was mistyped may stand in a journal for ever. */
function checkTarget(file: CaseFile, { action, target }: Decision): void {
  if (target.type === 'document') documentRow(file, target.id);
  else if (
    target.type === 'record' &&
    !makesRecord(action) &&
    documentOfRecord(file, target.id, target.document) !== target.document
  ) {
    findRecord(file, target.id);
    throw new EntenteError('usage', `Record ${target.id} does not stand in ${target.document}.`);
  }
}

/**
 * Checks that what is said can hold, whoever says it: the journal is for ever.
 * @returns what holds before; `null` for nothing
 */
function checked(file: CaseFile, decision: Decision): Json {
  const { action, target, after, field = '' } = decision;
  if (target.type === 'record' && action === 'edit') {
    const { record, state } = findRecord(file, target.id, target.document);
    checkEdit(record, decision, state.reading.document.text, statementTypes(file));
    return fieldValue(record.record, field);
  }
  if (target.type === 'record' && makesRecord(action)) {
    const n = documentNumber(file, target.document);
    if (n === undefined) throw new EntenteError('usage', `There is no document ${target.document}.`);
    checkAdded(after, target.id, textOf(file, n), statementTypes(file));
  } else if (action === 'date' && after !== null && !isDay(after)) {
    throw new EntenteError('usage', `A date is a day as YYYY-MM-DD, not ${JSON.stringify(after)}.`);
  }
  return before(file, decision);
}

function isDay(value: Json | undefined): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

/** A step of the journal with its entries. */
export interface Step {
  readonly id: string;
  readonly active: boolean;
  readonly entries: readonly JournalEntry[];
}

/**
 * Takes a step back: the last one of this coder that holds, or the one that is named by its id or by that of one of its
 * entries.
 *
 * @throws EntenteError `usage` if there is none, or if later decisions rest on it; these are named
 * @example
 * const target = { type: 'document', id: reading.document.id };
 * decide(casefile, [{ action: 'title', target, after: 'After the launch' }], { coder: 'ada' });
 * undo(casefile, { coder: 'ada' }).entries[0].after; // 'After the launch'
 */
export function undo(file: CaseFile, hand: Hand, step?: string): Step {
  return write(file, () => {
    const id = step === undefined ? lastStep(file, hand.coder) : stepOf(file, step);
    if (id === undefined) throw new EntenteError('usage', `There is nothing of ${hand.coder} to undo.`);
    const found = readStep(file, id);
    if (!found.active)
      throw new EntenteError('usage', `Step ${id} is taken back already; entente redo ${id} makes it again.`);
    const resting = laterOn(file, found);
    if (resting.length > 0) throw restsOnIt(id, resting);
    turnStep(file, hand, 'undo', id);
    return { ...found, active: false };
  });
}

/**
 * Makes a step again that was taken back: the one that was taken back last, as long as nothing else was decided since; or
 * the one that is named. It then stands behind all that was decided meanwhile.
 *
 * @throws EntenteError `usage` if there is none
 * @example
 * const target = { type: 'document', id: reading.document.id };
 * decide(casefile, [{ action: 'memo', target, after: 'read again' }], { coder: 'ada' });
 * undo(casefile, { coder: 'ada' });
 * redo(casefile, { coder: 'ada' }).active; // true
 */
export function redo(file: CaseFile, hand: Hand, step?: string): Step {
  return write(file, () => {
    const id = step === undefined ? lastUndone(file, hand.coder) : stepOf(file, step);
    if (id === undefined) {
      throw new EntenteError(
        'usage',
        `There is nothing of ${hand.coder} to redo: nothing was undone, or something else was decided since. entente log shows steps that were taken back; entente redo ID makes one of them again.`,
      );
    }
    const found = readStep(file, id);
    if (found.active) throw new EntenteError('usage', `Step ${id} holds; there is nothing to redo.`);
    const lacking = needed(file, found);
    if (lacking !== undefined) {
      throw new EntenteError('usage', `Step ${id} rests on ${lacking}, which is taken back; redo that one first.`);
    }
    turnStep(file, hand, 'redo', id);
    return { ...found, active: true };
  });
}

function turnStep(file: CaseFile, hand: Hand, action: 'undo' | 'redo', id: string): void {
  const entry = new JournalWriter(file, hand).add({ action, target: { type: 'step', id } });
  for (const document of readingsOf(file, entry)) refreshCurrent(file, document);
}

/** Writes entries, each with the id of the one before; made and used within one transaction. */
class JournalWriter {
  private readonly file: CaseFile;
  private readonly hand: Hand;
  private follows: string | undefined;
  private readonly at: string;

  constructor(file: CaseFile, hand: Hand) {
    this.file = file;
    this.hand = hand;
    const last = file.prepare('SELECT id, at FROM journal ORDER BY n DESC LIMIT 1').get() as
      | { id: string; at: string }
      | undefined;
    this.follows = last?.id;
    const now = new Date(hand.now ?? Date.now()).toISOString();
    // A clock that was set back does not turn the order of the journal round.
    this.at = afterJoined(file, last && last.at > now ? last.at : now);
  }

  add(entry: Omit<JournalEntry, 'id' | 'follows' | 'step' | 'coder' | 'at'>, step?: string): JournalEntry {
    const { coder } = this.hand;
    const id = entryId([this.follows ?? null, step ?? null, coder, this.at, entry]);
    const made: JournalEntry = {
      id,
      ...(this.follows === undefined ? {} : { follows: this.follows }),
      step: step ?? id,
      coder,
      at: this.at,
      ...entry,
    };
    insertEntry(this.file, made);
    this.follows = id;
    return made;
  }
}

/** A moment behind all entries of copies that were joined: the latest of them is not always the last. */
function afterJoined(file: CaseFile, at: string): string {
  const row = file.prepare('SELECT value FROM facts WHERE name = ?').get(LATEST) as { value: string } | undefined;
  return row && row.value >= at ? new Date(Date.parse(row.value) + 1).toISOString() : at;
}

function entryId(parts: unknown): string {
  return `j-${createHash('sha256').update(canonicalJson(parts)).digest('hex').slice(0, 16)}`;
}

/** Whether an entry says what it said when its id was made. */
export function isGenuine({ id, follows, step, coder, at, ...said }: JournalEntry): boolean {
  return id === entryId([follows ?? null, step === id ? null : step, coder, at, said]);
}

/** What holds before a decision; `null` for nothing. */
function before(file: CaseFile, { action, target }: Decision): Json {
  if (target.type === 'record') {
    const overlay = foldEntries(placedEntries(file, "j.target = ? AND j.type = 'record'", target.id));
    if (action === 'memo') return overlay?.memo?.text ?? null;
    return overlay?.status ?? null;
  }
  if (action === 'title' || action === 'date') return stateOf(file, target.id).reading.document[action] ?? null;
  const own = placedEntries(file, 'j.target = ? AND j.type = ? AND j.action = ?', target.id, target.type, action);
  return own.at(-1)?.entry.after ?? null;
}

/** @throws EntenteError `usage` if no entry has such an id */
function stepOf(file: CaseFile, id: string): string {
  const row = file.prepare('SELECT step FROM journal WHERE id = ?').get(id) as { step: string } | undefined;
  if (row && file.prepare('SELECT 1 FROM steps WHERE step = ?').get(row.step)) return row.step;
  throw new EntenteError('usage', `There is no step ${id} in the journal; entente log shows them.`);
}

function readStep(file: CaseFile, id: string): Step {
  const { active } = file.prepare('SELECT active FROM steps WHERE step = ?').get(id) as { active: number };
  const rows = file.prepare(`SELECT ${ENTRY} FROM journal j WHERE j.step = ? ORDER BY j.n`).all(id);
  return { id, active: active === 1, entries: (rows as unknown as JournalRow[]).map(toEntry) };
}

function lastStep(file: CaseFile, coder: string): string | undefined {
  const row = file
    .prepare(
      `SELECT s.step FROM steps s JOIN journal j ON j.id = s.step
       WHERE s.active = 1 AND j.coder = ? ORDER BY s.place DESC LIMIT 1`,
    )
    .get(coder) as { step: string } | undefined;
  return row?.step;
}

function lastUndone(file: CaseFile, coder: string): string | undefined {
  const row = file
    .prepare(
      `SELECT s.step FROM journal j JOIN steps s ON s.step = j.target AND s.active = 0
       WHERE j.action = 'undo' AND j.coder = ?1
         AND j.n > coalesce((SELECT max(n) FROM journal WHERE coder = ?1 AND action NOT IN ('undo', 'redo')), 0)
       ORDER BY j.n DESC LIMIT 1`,
    )
    .get(coder) as { step: string } | undefined;
  return row?.step;
}

/** Later entries that hold and rest on a step. */
function laterOn(file: CaseFile, { id, entries }: Step): readonly JournalEntry[] {
  const shared = entries.some(({ target }) => target.type !== 'record' && target.type !== 'document');
  const rows = file
    .prepare(
      `SELECT DISTINCT ${ENTRY} FROM steps me
       JOIN journal j ON j.step <> me.step
         AND (j.target IN (SELECT target FROM journal WHERE step = me.step) ${shared ? "OR j.type IN ('actor', 'issue', 'event', 'value')" : ''})
       JOIN steps s ON s.step = j.step AND s.active = 1 AND s.place > me.place
       WHERE me.step = ? AND j.action NOT IN ('undo', 'redo') ORDER BY j.n`,
    )
    .all(id) as unknown as JournalRow[];
  return restingOn(entries, rows.map(toEntry));
}

/** A step that is taken back and without which this one speaks of nothing: the one that added or suggested its record. */
function needed(file: CaseFile, { id }: Step): string | undefined {
  const row = file
    .prepare(
      `SELECT s.step FROM journal mine
       JOIN journal j ON j.target = mine.target AND j.type = mine.type AND j.action IN ('add', 'suggest') AND j.step <> mine.step
       JOIN steps s ON s.step = j.step AND s.active = 0
       WHERE mine.step = ? LIMIT 1`,
    )
    .get(id) as { step: string } | undefined;
  return row?.step;
}

function restsOnIt(id: string, resting: readonly JournalEntry[]): EntenteError {
  const steps = [...new Set(resting.map(({ step }) => step))];
  const named = steps.slice(0, 5).map((step) => {
    const entry = resting.find((one) => one.step === step);
    return `${step} (${entry?.action}${entry?.field ? ` ${entry.field}` : ''} ${entry?.target.id}, ${entry?.coder} ${entry?.at.slice(0, 10)})`;
  });
  const more = steps.length > named.length ? ` and ${steps.length - named.length} more` : '';
  return new EntenteError(
    'usage',
    `Step ${id} cannot be taken back alone: ${named.join(', ')}${more} ${steps.length === 1 ? 'rests' : 'rest'} on it. Undo ${steps.length === 1 ? 'that one' : 'those'} first.`,
  );
}
