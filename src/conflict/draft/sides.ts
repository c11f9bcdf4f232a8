import type { Actor } from '../../records/actor.ts';
import type { Reading } from '../../records/reading.ts';

/** Sectors whose organisations report, study or sell, and are no side of a conflict. */
const BYSTANDERS = new Set(['EDU', 'JRN', 'MED', 'BUS']);

/** Sectors whose groups are sides although nobody but this text names them ("the separatists"). */
const FIGHTERS = new Set(['REB', 'SEP', 'INS', 'OPP']);

/** Who can be a side: states, bodies and groups that are known; persons count for whom they act for. */
export class Parties {
  readonly names = new Map<string, string>();
  readonly #actors = new Map<string, Actor>();

  constructor(readings: readonly Reading[]) {
    for (const { actors } of readings) {
      for (const actor of actors) {
        if (!this.#actors.has(actor.id)) this.#actors.set(actor.id, actor);
        if (!this.names.has(actor.id)) this.names.set(actor.id, actor.name);
      }
    }
  }

  side(id: string): string | undefined {
    const actor = this.#actors.get(id);
    if (!actor) return undefined;
    const own = actor.actsFor === undefined ? actor : this.#actors.get(actor.actsFor);
    if (!own) return actor.actsFor;
    if (own.kind === 'person') return undefined;
    if (own.kind === 'unknown' || !own.resolved) return FIGHTERS.has(own.sector ?? '') ? own.id : undefined;
    if (own.kind !== 'state' && own.sector !== undefined && BYSTANDERS.has(own.sector)) return undefined;
    return own.id;
  }

  sides(ids: readonly string[]): string[] {
    return [...new Set(ids.flatMap((id) => this.side(id) ?? []))];
  }

  name(id: string): string {
    return this.names.get(id) ?? id;
  }
}
