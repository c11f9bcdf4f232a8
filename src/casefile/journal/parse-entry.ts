import { z } from 'zod';
import { EntenteError } from '../../records/failure.ts';
import { ACTIONS, type JournalEntry, type Json, SHARED_KINDS } from './entry.ts';

const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(json), z.record(z.string(), json)]),
);
const id = z.string().min(1).max(500);

const Entry = z.strictObject({
  id: z.string().regex(/^j-[0-9a-f]{16}$/),
  follows: z.string().optional(),
  step: z.string().regex(/^j-[0-9a-f]{16}$/),
  coder: z.string().min(1),
  at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  action: z.enum(ACTIONS),
  target: z.union([
    z.strictObject({ type: z.literal('record'), id, document: id }),
    z.strictObject({ type: z.enum(['document', ...SHARED_KINDS, 'step']), id }),
  ]),
  field: z.string().optional(),
  before: json.optional(),
  after: json.optional(),
  words: z.string().optional(),
  asked: z.enum(['blind', 'shown', 'conflict']).optional(),
  sample: z.string().optional(),
  aside: z.literal(true).optional(),
});

/**
 * Reads a line of a journal that `entente log --jsonl` wrote.
 * @param where file and line, for messages
 * @throws EntenteError `unreadable` for what is no entry
 * @example
 * const [{ id }] = documents(casefile);
 * const [entry] = decide(casefile, [{ action: 'memo', target: { type: 'document', id }, after: 'read twice' }], { coder: 'ada' });
 * parseEntry(JSON.stringify(entry), 'line 1').after; // 'read twice'
 */
export function parseEntry(line: string, where: string): JournalEntry {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch (cause) {
    throw new EntenteError('unreadable', `${where} is no JSON; each line must hold an entry of a journal.`, { cause });
  }
  const { data: entry, error } = Entry.safeParse(data);
  if (entry) return entry as JournalEntry;
  const [issue] = error.issues;
  const path = issue?.path.join('.') ?? '';
  throw new EntenteError(
    'unreadable',
    `${where} is no entry of a journal${path ? ` (${path}: ${issue?.message})` : ''}; write one with: entente log --jsonl`,
  );
}
