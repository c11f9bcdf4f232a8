import type { Mention } from '../../src/records/actor.ts';
import type { Reading } from '../../src/records/reading.ts';
import { type RoleCase, wordsAt } from './roles-rows.ts';

/** What the reader made of the mention of a case. */
export interface RoleAnswer {
  readonly id: string;
  readonly kind: string;
  /** Ids of whoever acts, none if that stayed open. */
  readonly actor: readonly string[];
  readonly meant: readonly string[];
  readonly role?: string;
  readonly sector?: string;
  readonly rule?: string;
  readonly actorRight: boolean;
  /** Undefined where the case says nothing of a role or sector. */
  readonly roleRight?: boolean;
}

/** Words that may stand before a mention without changing who is meant. */
const LEADING = /^(?:the|a|an|mr|mrs|ms|prince|president|representative|former|then|acting|outgoing|late)[.\s-]+/i;

/** The mention of a case: the one with its words, else the smallest around them, else the longest inside. */
function mentionOf(reading: Reading, row: RoleCase): Mention | undefined {
  const text = reading.document.text;
  const offset = text.indexOf(row.text);
  const start = offset + wordsAt(row);
  const end = start + row.mention.length;
  const core = (from: number, to: number): string => {
    let words = text.slice(from, to).replace(/['’]s?$/, '');
    while (LEADING.test(words)) words = words.replace(LEADING, '');
    return words;
  };
  const words = core(start, end);
  const size = (m: Mention): number => m.span.end - m.span.start;
  const near = reading.mentions.filter((m) => m.span.start < end && m.span.end > start);
  const same = near.find((m) => core(m.span.start, m.span.end) === words);
  // Where nobody may be made out, a longer name around the words is the right answer.
  if (same || row.actor === null) return same;
  const around = near.filter((m) => m.span.start <= start && m.span.end >= end);
  if (around.length) return around.reduce((a, b) => (size(b) < size(a) ? b : a));
  const inside = near.filter((m) => m.span.start >= start && m.span.end <= end);
  return inside.length ? inside.reduce((a, b) => (size(b) > size(a) ? b : a)) : undefined;
}

const plain = (id: string): string => id.normalize('NFD').replace(/\p{Mn}/gu, '');

function answers(expected: RoleCase['actor']): string {
  return expected === null ? '' : [expected].flat().map(plain).sort().join('+');
}

/** Compares a reading of a case's text with the case. */
export function scoreRole(reading: Reading, row: RoleCase): RoleAnswer {
  const mention = mentionOf(reading, row);
  const byId = new Map(reading.actors.map((actor) => [actor.id, actor]));
  const meant = mention?.actors ?? [];
  const known = meant.filter((id) => byId.get(id)?.resolved);
  const actor = [...new Set(mention?.actsFor.length ? mention.actsFor : known)];
  const found = actor.map(plain).sort().join('+');
  const person = row.person === undefined || (meant.length === 1 && plain(meant[0] ?? '') === plain(row.person));
  const actorRight = person && [row.actor, ...row.orActor].some((expected) => answers(expected) === found);
  const fits = (expected: string | string[] | undefined, value: string | undefined): boolean =>
    expected === undefined || (value !== undefined && [expected].flat().includes(value));
  const asksRole = row.role !== undefined || row.sector !== undefined;
  return {
    id: row.id,
    kind: row.kind,
    actor,
    meant,
    ...(mention?.role ? { role: mention.role } : {}),
    ...(mention?.sector ? { sector: mention.sector } : {}),
    ...(mention ? { rule: mention.provenance.rule } : {}),
    actorRight,
    ...(asksRole ? { roleRight: fits(row.role, mention?.role) && fits(row.sector, mention?.sector) } : {}),
  };
}
