import type { SharedState } from './current.ts';
import type { JournalEntry, PlacedEntry } from './entry.ts';
import { idsOf } from './steps.ts';

/**
 * What the entries about actors, issues and acts come to.
 *
 * @param entries those that hold, in the order of their places; entries about records may be among them
 * @example
 * const by = { id: 'j-1', step: 'j-1', coder: 'ada', at: '2026-01-01T00:00:00.000Z' };
 * const entry = { ...by, action: 'merge', target: { type: 'actor', id: 'USA' }, after: ['org:pentagon'] };
 * foldShared([{ place: 1, entry }]).actors.get('org:pentagon'); // 'USA'
 */
export function foldShared(entries: readonly PlacedEntry[]): SharedState {
  const actors = new Map<string, string>();
  const actorNames = new Map<string, string>();
  const issues = new Map<string, string>();
  const issuesApart = new Set<string>();
  const values = new Map<string, string>();
  const valueNames = new Map<string, string>();
  const together = new Map<string, string>();
  const apart = new Map<string, Set<string>>();
  for (const { entry } of entries) {
    if (entry.aside) continue;
    const { type, id } = entry.target;
    // The name of an issue is all that it is known by.
    if (type === 'actor') fold(entry, actors, actorNames);
    else if (type === 'issue') {
      fold(entry, issues, issues);
      setIssuesApart(issuesApart, entry);
    } else if (type === 'value') fold(entry, values, valueNames);
    else if (type === 'event') {
      fold(entry, together, new Map());
      for (const one of idsOf(entry)) setApart(apart, id, one, entry.action === 'split');
    }
  }
  return {
    actors: roots(actors),
    actorNames,
    issues: roots(issues),
    issuesApart,
    values: heldValues(values, valueNames),
    acts: { together: roots(together), apart },
  };
}

/** The value that holds for each that was merged or renamed: they are known as `concept=Sanctions`. */
function heldValues(
  into: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const last = roots(into);
  return new Map(
    [...new Set([...last.keys(), ...names.keys()])].map((id) => {
      const root = last.get(id) ?? id;
      return [id, names.get(root) ?? root.slice(root.indexOf('=') + 1)];
    }),
  );
}

function setIssuesApart(issues: Set<string>, entry: JournalEntry): void {
  if (entry.action === 'split') for (const one of idsOf(entry)) issues.add(one);
  else if (entry.action === 'merge') for (const one of [entry.target.id, ...idsOf(entry)]) issues.delete(one);
}

function setApart(apart: Map<string, Set<string>>, a: string, b: string, isApart: boolean): void {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const others = apart.get(one) ?? new Set<string>();
    if (isApart) others.add(other);
    else others.delete(other);
    apart.set(one, others);
  }
}

function fold(entry: JournalEntry, into: Map<string, string>, names: Map<string, string>): void {
  const { id } = entry.target;
  switch (entry.action) {
    case 'merge':
      for (const merged of idsOf(entry)) if (merged !== id) into.set(merged, id);
      break;
    case 'split':
      for (const apart of idsOf(entry)) into.delete(apart);
      break;
    case 'rename':
      if (typeof entry.after === 'string') names.set(id, entry.after);
      else names.delete(id);
      break;
    default:
      break;
  }
}

/** Who was merged into somebody who was merged later goes where that one went. */
function roots(into: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [from] of into) {
    const seen = new Set<string>([from]);
    let at = from;
    for (let next = into.get(at); next !== undefined && !seen.has(next); next = into.get(at)) {
      seen.add(next);
      at = next;
    }
    if (at !== from) found.set(from, at);
  }
  return found;
}
