import type { DiscourseStatement } from '../../records/discourse-statement.ts';
import type { AnyRecord } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import type { PlacedEntry } from '../journal/entry.ts';
import { foldEntries } from '../journal/overlay.ts';
import { withValue } from '../journal/record-value.ts';
import { grouped } from './grouped.ts';

/** What one coder coded in one document, by his own entries alone. */
export interface StatementCoding {
  readonly coder: string;
  readonly document: string;
  readonly statements: readonly DiscourseStatement[];
  /** The sentences that were coded blind; absent where the whole document was. */
  readonly sentences?: readonly Span[];
}

/**
 * What each coder coded as discourse statements: those that he added, as he left them. A document counts as coded by whoever has a
 * statement in it, or coded sentences of it blind.
 *
 * @param entries that hold, in the order of their places; those about conflicts say nothing of what a coder would have said
 * @param nameOf the value that holds for one of a variable, after merges
 */
export function statementCodings(
  entries: readonly PlacedEntry[],
  nameOf: (variable: string, value: string) => string = (_, value) => value,
): readonly StatementCoding[] {
  const own = new Map<string, { readonly coder: string; readonly document: string; entries: PlacedEntry[] }>();
  const sentences = new Map<string, Span[]>();
  for (const placed of entries) {
    const { coder, target, asked, action, after } = placed.entry;
    if (asked === 'conflict' || (target.type !== 'record' && action !== 'code')) continue;
    const document = target.type === 'record' ? target.document : target.id;
    const key = JSON.stringify([coder, document]);
    const held = own.get(key) ?? { coder, document, entries: [] };
    own.set(key, held);
    if (action !== 'code') held.entries.push(placed);
    else if (isOfStatements(after)) sentences.set(key, [...(sentences.get(key) ?? []), after]);
  }
  return [...own].flatMap(([key, { coder, document, entries: said }]): readonly StatementCoding[] => {
    const { statements, aside } = statementsOf(said, nameOf);
    const coded = sentences.get(key);
    if (statements.length === 0 && !coded) return [];
    return [{ coder, document, statements, ...(coded && aside ? { sentences: coded } : {}) }];
  });
}

function isOfStatements(after: unknown): after is Span & { readonly kinds: readonly string[] } {
  const { kinds = [] } = (after ?? {}) as { readonly kinds?: readonly string[] };
  return kinds.includes('discourse-statement');
}

/** The statements that a coder added, and whether all of them stand aside. */
function statementsOf(
  entries: readonly PlacedEntry[],
  nameOf: (variable: string, value: string) => string,
): { readonly statements: readonly DiscourseStatement[]; readonly aside: boolean } {
  const byRecord = grouped(entries, ({ entry }) => entry.target.id);
  let aside = true;
  const statements = [...byRecord.values()].flatMap((said): readonly DiscourseStatement[] => {
    if (!said.some(({ entry }) => isStatement(entry.after) && entry.action === 'add')) return [];
    if (said.some(({ entry }) => entry.action === 'add' && !entry.aside)) aside = false;
    const overlay = foldEntries(said.map(({ place, entry: { aside: _, ...entry } }) => ({ place, entry })));
    if (overlay?.added === undefined || overlay.status === 'rejected') return [];
    const held = Object.entries(overlay.fields).reduce<AnyRecord>(
      (record, [field, { value }]) => withValue(record, field, value),
      overlay.added,
    );
    return held.kind === 'discourse-statement' ? [named(held, nameOf)] : [];
  });
  return { statements, aside };
}

function isStatement(after: unknown): boolean {
  return (after as { readonly kind?: unknown } | null | undefined)?.kind === 'discourse-statement';
}

function named(statement: DiscourseStatement, nameOf: (variable: string, value: string) => string): DiscourseStatement {
  const values = Object.entries(statement.values).map(([variable, value]) => [
    variable,
    typeof value === 'string' ? nameOf(variable, value) : value,
  ]);
  return { ...statement, values: Object.fromEntries(values) };
}
