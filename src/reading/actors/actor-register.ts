import type { Lexicon, LexiconEntry } from '../../lexicon/who/entry.ts';
import { foremost, formerOffice } from '../../lexicon/who/offices.ts';
import type { Actor, ActorKind } from '../../records/actor.ts';
import type { Person } from './people.ts';

/** What is known of an actor while a document is read; later mentions may add a role or a nationality. */
export interface ActorDraft {
  readonly id: string;
  readonly kind: ActorKind;
  readonly name: string;
  readonly entry?: LexiconEntry;
  sector?: string;
  role?: string;
  /** The state or body whose official voice the actor is on the document's date. */
  actsFor?: string;
  nationality?: string;
  readonly resolved: boolean;
}

/** PLOVER's sector of those who held an office and hold none now. */
export const FORMER_ELITE = 'ELI';

/** The actors of a document. */
export interface ActorRegister {
  readonly get: (id: string) => ActorDraft | undefined;
  /** Adds an actor of the lexicon, with the office that he or she holds on the document's date. */
  readonly ofEntry: (entry: LexiconEntry) => ActorDraft;
  readonly ofPerson: (person: Person) => ActorDraft;
  /** Adds somebody whom only this document knows; an id that is there already keeps its facts. */
  readonly local: (draft: ActorDraft) => string;
  /** The states or bodies whose official voice an actor is. */
  readonly voiceOf: (id: string) => readonly string[];
  /** All actors with at least one mention: those known first, each kind by number of mentions. */
  readonly actors: (mentions: ReadonlyMap<string, number>) => readonly Actor[];
}

/** @param day the document's date, `YYYY-MM-DD`; without it the latest known office of a person counts */
export function actorRegister(lexicon: Lexicon, day: string | undefined): ActorRegister {
  const drafts = new Map<string, ActorDraft>();

  const ofEntry = (entry: LexiconEntry): ActorDraft => {
    const old = drafts.get(entry.id);
    if (old) return old;
    const office = foremost(lexicon.affiliationsOn(entry.id, day));
    const former = office ? undefined : formerOffice(entry, day);
    const role = office?.role ?? (former && `former ${former.role}`);
    const sector = office?.sector ?? (former ? FORMER_ELITE : entry.sector);
    const home = (office ?? former)?.actor;
    const nationality = entry.nationality ?? (home && lexicon.entries.get(home)?.kind === 'state' ? home : undefined);
    const draft: ActorDraft = {
      id: entry.id,
      kind: entry.kind,
      name: entry.name,
      entry,
      ...(sector ? { sector } : {}),
      ...(role ? { role } : {}),
      ...(office?.official ? { actsFor: office.actor } : {}),
      ...(nationality && !office?.official ? { nationality } : {}),
      resolved: true,
    };
    drafts.set(entry.id, draft);
    return draft;
  };

  const ofPerson = (person: Person): ActorDraft => {
    if (person.entry) return ofEntry(person.entry);
    const old = drafts.get(person.id);
    if (old) return old;
    const draft: ActorDraft = { id: person.id, kind: 'person', name: person.name, resolved: person.words.length > 1 };
    drafts.set(person.id, draft);
    return draft;
  };

  const find = (id: string): ActorDraft | undefined => {
    const entry = lexicon.entries.get(id);
    return drafts.get(id) ?? (entry && ofEntry(entry));
  };

  return {
    get: (id) => drafts.get(id),
    ofEntry,
    ofPerson,
    local: (draft) => {
      if (!drafts.has(draft.id)) drafts.set(draft.id, draft);
      return draft.id;
    },
    voiceOf: (id) => {
      const actsFor = find(id)?.actsFor;
      return actsFor ? [actsFor] : [];
    },
    actors: (mentions) =>
      [...mentions]
        .flatMap(([id, count]) => {
          const draft = find(id);
          return draft ? [toActor(draft, count)] : [];
        })
        .sort((a, b) => Number(b.resolved) - Number(a.resolved) || b.mentions - a.mentions || (a.id < b.id ? -1 : 1)),
  };
}

function toActor(draft: ActorDraft, mentions: number): Actor {
  const { id, kind, name, sector, role, actsFor, nationality, resolved, entry } = draft;
  return {
    id,
    kind,
    name,
    codes: { ...entry?.codes },
    ...(sector ? { sector } : {}),
    ...(role ? { role } : {}),
    ...(actsFor ? { actsFor } : {}),
    ...(nationality ? { nationality } : {}),
    resolved,
    mentions,
  };
}
