import type { JournalEntry, Json, PlacedEntry, Target } from './entry.ts';
import { idsOf } from './steps.ts';

/** What one of several sides says of something. */
export interface Say {
  /** A coder, or a copy of the case. */
  readonly side: string;
  /** `null`: that there is nothing. */
  readonly value: Json;
  readonly entry: JournalEntry;
}

/** Something of which several sides say different things. */
export interface Clash {
  readonly target: Target;
  /** `status`: whether a record is one; else a field of a record, or `title`, `date`, `name`, `reading`, `merged into`. */
  readonly of: string;
  /** The words that the target stands on. */
  readonly words?: string;
  /** One a side, in the order in which they were last said. */
  readonly says: readonly Say[];
  /** What holds. */
  readonly holds: Json;
}

/** What was said of one thing so far. */
interface Said {
  readonly target: Target;
  readonly of: string;
  words?: string;
  holds: Json;
  readonly says: Map<string, Say>;
}

/** Whose word an entry is; undefined for what all sides share, which changes what holds and is nobody's. */
type SideOf = (entry: JournalEntry) => string | undefined;

/** All that was said so far. */
interface Sayings {
  readonly sideOf: SideOf;
  readonly said: Map<string, Said>;
  readonly byRecord: Map<string, readonly Said[]>;
}

/**
 * Where sides differ. Whoever accepts a record accepts all that it says at that moment; whoever edits it accepts it. What
 * somebody decided who was shown the conflict (`asked` is `conflict`) settles it, until somebody says otherwise again.
 *
 * @param entries those that hold, in the order of their places; those that stand aside are said too, but do not hold
 */
export function clashes(entries: readonly PlacedEntry[], sideOf: SideOf): readonly Clash[] {
  const sayings: Sayings = { sideOf, said: new Map(), byRecord: new Map() };
  for (const { entry } of entries) note(sayings, entry);
  return [...sayings.said.values()].flatMap(({ target, of, words, holds, says }): readonly Clash[] => {
    const all = [...says.values()];
    const differ = new Set(all.map(({ value }) => JSON.stringify(value))).size > 1;
    return differ ? [{ target, of, ...(words === undefined ? {} : { words }), says: all, holds }] : [];
  });
}

function note(sayings: Sayings, entry: JournalEntry): void {
  switch (entry.action) {
    case 'accept':
    case 'reject':
    case 'add':
      noteVerdict(sayings, entry);
      break;
    case 'edit':
      noteEdit(sayings, entry);
      break;
    case 'merge':
    case 'split':
      for (const id of idsOf(entry)) {
        say(
          sayings,
          thing(sayings, entry, 'merged into', id),
          entry,
          entry.action === 'merge' ? entry.target.id : null,
        );
      }
      break;
    case 'rename':
      say(sayings, thing(sayings, entry, 'name'), entry, entry.after ?? null);
      break;
    case 'title':
    case 'date':
    case 'reading':
      say(sayings, thing(sayings, entry, entry.action), entry, entry.after ?? null);
      break;
    default:
      break;
  }
}

function noteVerdict(sayings: Sayings, entry: JournalEntry): void {
  const rejected = entry.action === 'reject';
  say(sayings, thing(sayings, entry, 'status'), entry, rejected ? 'rejected' : 'accepted');
  for (const field of sayings.byRecord.get(entry.target.id) ?? []) {
    if (field.of === 'status') continue;
    // Who rejects it says nothing of its fields.
    if (rejected) drop(sayings, field, entry);
    else say(sayings, field, entry, field.holds);
  }
}

function noteEdit(sayings: Sayings, entry: JournalEntry): void {
  const status = thing(sayings, entry, 'status');
  say(sayings, status, entry, 'accepted');
  const before = entry.before ?? null;
  const field = thing(sayings, entry, entry.field ?? '', entry.target.id, before);
  for (const { side, value, entry: earlier } of status.says.values()) {
    if (value === 'accepted' && !field.says.has(side)) field.says.set(side, { side, value: before, entry: earlier });
  }
  say(sayings, field, entry, entry.after ?? null);
}

/** What is said of one thing; nothing yet if it was not spoken of. */
function thing(
  { said, byRecord }: Sayings,
  entry: JournalEntry,
  of: string,
  id: string = entry.target.id,
  holds: Json = null,
): Said {
  const key = `${entry.target.type} ${id}\n${of}`;
  const known = said.get(key);
  if (known) return known;
  const made: Said = { target: { ...entry.target, id }, of, holds, says: new Map() };
  said.set(key, made);
  if (entry.target.type === 'record') byRecord.set(id, [...(byRecord.get(id) ?? []), made]);
  return made;
}

function say({ sideOf }: Sayings, one: Said, entry: JournalEntry, value: Json): void {
  const side = sideOf(entry);
  if (entry.asked === 'conflict') one.says.clear();
  if (side !== undefined) {
    one.says.delete(side);
    one.says.set(side, { side, value, entry });
  }
  if (!entry.aside) one.holds = value;
  if (entry.words !== undefined) one.words = entry.words;
}

function drop({ sideOf }: Sayings, field: Said, entry: JournalEntry): void {
  if (entry.asked === 'conflict') field.says.clear();
  field.says.delete(sideOf(entry) ?? '');
}

/**
 * What two copies of a case say differently of the same things since they went apart.
 *
 * @param joined the entries of both that hold, in the order of their places
 * @param mine ids of the entries that one copy had
 * @param theirs ids of those that the other had
 */
export function clashesOfCopies(
  joined: readonly PlacedEntry[],
  mine: ReadonlySet<string>,
  theirs: ReadonlySet<string>,
): readonly Clash[] {
  return clashes(joined, ({ id }) => (mine.has(id) ? (theirs.has(id) ? undefined : 'here') : 'there'));
}
