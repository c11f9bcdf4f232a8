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

/**
 * Where sides differ. Whoever accepts a record accepts all that it says at that moment; whoever edits it accepts it. What
 * somebody decided who was shown the conflict (`asked` is `conflict`) settles it, until somebody says otherwise again.
 *
 * @param entries those that hold, in the order of their places; those that stand aside are said too, but do not hold
 * @param sideOf whose word an entry is; undefined for what all sides share, which changes what holds and is nobody's
 */
export function clashes(
  entries: readonly PlacedEntry[],
  sideOf: (entry: JournalEntry) => string | undefined,
): readonly Clash[] {
  const said = new Map<string, Said>();
  const byRecord = new Map<string, Said[]>();
  const thing = (entry: JournalEntry, of: string, id = entry.target.id, holds: Json = null): Said => {
    const key = `${entry.target.type} ${id}\n${of}`;
    const known = said.get(key);
    if (known) return known;
    const made: Said = { target: { ...entry.target, id }, of, holds, says: new Map() };
    said.set(key, made);
    if (entry.target.type === 'record') byRecord.set(id, [...(byRecord.get(id) ?? []), made]);
    return made;
  };
  const say = (one: Said, entry: JournalEntry, value: Json): void => {
    const side = sideOf(entry);
    if (entry.asked === 'conflict') one.says.clear();
    if (side !== undefined) {
      one.says.delete(side);
      one.says.set(side, { side, value, entry });
    }
    if (!entry.aside) one.holds = value;
    if (entry.words !== undefined) one.words = entry.words;
  };
  for (const { entry } of entries) {
    switch (entry.action) {
      case 'accept':
      case 'reject':
      case 'add':
        say(thing(entry, 'status'), entry, entry.action === 'reject' ? 'rejected' : 'accepted');
        for (const field of fieldsOf(byRecord, entry)) {
          // Who rejects it says nothing of its fields.
          if (entry.action === 'reject') drop(field, entry, sideOf);
          else say(field, entry, field.holds);
        }
        break;
      case 'edit': {
        const status = thing(entry, 'status');
        say(status, entry, 'accepted');
        const before = entry.before ?? null;
        const field = thing(entry, entry.field ?? '', entry.target.id, before);
        for (const { side, value, entry: earlier } of status.says.values()) {
          if (value === 'accepted' && !field.says.has(side))
            field.says.set(side, { side, value: before, entry: earlier });
        }
        say(field, entry, entry.after ?? null);
        break;
      }
      case 'merge':
      case 'split':
        for (const id of idsOf(entry)) {
          say(thing(entry, 'merged into', id), entry, entry.action === 'merge' ? entry.target.id : null);
        }
        break;
      case 'rename':
        say(thing(entry, 'name'), entry, entry.after ?? null);
        break;
      case 'title':
      case 'date':
      case 'reading':
        say(thing(entry, entry.action), entry, entry.after ?? null);
        break;
      default:
        break;
    }
  }
  return [...said.values()].flatMap(({ target, of, words, holds, says }): readonly Clash[] => {
    const all = [...says.values()];
    const differ = new Set(all.map(({ value }) => JSON.stringify(value))).size > 1;
    return differ ? [{ target, of, ...(words === undefined ? {} : { words }), says: all, holds }] : [];
  });
}

function fieldsOf(byRecord: ReadonlyMap<string, readonly Said[]>, { target }: JournalEntry): readonly Said[] {
  return (byRecord.get(target.id) ?? []).filter(({ of }) => of !== 'status');
}

function drop(field: Said, entry: JournalEntry, sideOf: (entry: JournalEntry) => string | undefined): void {
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
