import type { Actor } from '../../records/actor.ts';
import { isBody } from '../../records/actor-id.ts';
import type { Reading } from '../../records/reading.ts';
import type { ToldAct } from './told-act.ts';

/** Sectors whose organisations report, study or sell, and are no side of a conflict. */
const BYSTANDERS = new Set(['EDU', 'JRN', 'MED']);

/** Sectors whose groups are sides although nobody but this text names them ("the separatists", "the junta"). */
const FIGHTERS = new Set(['REB', 'SEP', 'INS', 'OPP', 'PTY', 'LAB', 'REL']);

/** Who can be a side: states, bodies and groups that are known; persons count for whom they act for. */
export class Parties {
  readonly names = new Map<string, string>();
  readonly #actors = new Map<string, Actor>();
  readonly #bodies = new Set<string>();

  /** @param named names of bodies that a text names and no lexicon knows, by id */
  constructor(readings: readonly Reading[], named: readonly ReadonlyMap<string, string>[] = []) {
    for (const [id, name] of named.flatMap((names) => [...names])) {
      this.#bodies.add(id);
      if (!this.names.has(id)) this.names.set(id, name);
    }
    for (const { actors } of readings) {
      for (const actor of actors) {
        if (!this.#actors.has(actor.id)) this.#actors.set(actor.id, actor);
        if (!this.names.has(actor.id)) this.names.set(actor.id, actor.name);
      }
    }
  }

  side(id: string): string | undefined {
    const actor = this.#actors.get(id);
    if (!actor) return this.#bodies.has(id) ? id : undefined;
    const own = actor.actsFor === undefined ? actor : this.#actors.get(actor.actsFor);
    if (!own) return actor.actsFor;
    if (own.kind === 'person') return undefined;
    const sector = own.sector ?? '';
    if (own.kind === 'organization' && own.id.startsWith('org:')) return BYSTANDERS.has(sector) ? undefined : own.id;
    if (own.kind === 'unknown' || !own.resolved) return FIGHTERS.has(sector) ? own.id : undefined;
    return own.kind !== 'state' && BYSTANDERS.has(sector) ? undefined : own.id;
  }

  sides(ids: readonly string[]): string[] {
    return [...new Set(ids.flatMap((id) => this.side(id) ?? []))];
  }

  name(id: string): string {
    return this.names.get(id) ?? id;
  }
}

/** Talks and truces are acts of those who are named with them, or else of those who speak for or against them. */
export function joined(told: ToldAct, speakers: readonly string[], parties: Parties): ToldAct {
  if (told.doers.length > 0 || !told.phrase.keys[0]?.mutual) return told;
  // "Talks under the African Union": bodies host more often than they take part.
  const named = parties.sides(told.phrase.named).filter((id) => !isBody(id));
  const assumed =
    named.length > 1
      ? 'no text says whose act it is; those who are named with it are taken to be its parties'
      : 'no text says whose act it is; those who speak of it are taken to be its parties';
  // Whoever only stands between others concludes nothing itself.
  if (named.length === 0 && speakers.every(isBody)) return told;
  // "Venezuela supports the talks with the rebels": who only speaks for or against talks with others is none of them.
  const [other, ...more] = named.filter((id) => !speakers.includes(id));
  if (/^(?:supported|opposed|feared)$/u.test(told.as) && other !== undefined && more.length === 0)
    return { ...told, doers: [other] };
  return { ...told, doers: named.length > 1 ? named : [...speakers], assumed };
}
