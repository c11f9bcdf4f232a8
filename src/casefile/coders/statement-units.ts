import type { DiscourseStatement } from '../../records/discourse-statement.ts';
import { grouped } from './grouped.ts';
import type { StatementCoding } from './statement-codings.ts';

/** Words of a document that at least one coder made a statement of, and what each made of them. */
export interface StatementUnit {
  readonly document: string;
  /** One place a coder; undefined where he made nothing of them. */
  readonly coded: readonly (DiscourseStatement | undefined)[];
  /** Whether the coder, place by place, was to code these words at all. */
  readonly seen: readonly boolean[];
}

/**
 * Puts together what coders made of the same words: statements of one type that share characters, each with at most one of every
 * other coder; of several that could go together those that say the same do first, then those that share most.
 *
 * @param coders whose statements are compared
 */
export function statementUnits(
  codings: readonly StatementCoding[],
  coders: readonly string[],
  type: string,
): readonly StatementUnit[] {
  const byDocument = grouped(
    codings.filter(({ coder }) => coders.includes(coder)),
    ({ document }) => document,
  );
  return [...byDocument].flatMap(([document, own]) => {
    if (own.length < 2) return [];
    const units: (DiscourseStatement | undefined)[][] = [];
    for (const [place, coder] of coders.entries()) {
      const coding = own.find((one) => one.coder === coder);
      const statements = (coding?.statements ?? []).filter((one) => one.type === type);
      for (const statement of statements.toSorted((a, b) => a.evidence.start - b.evidence.start)) {
        const unit = fitting(units, place, statement);
        if (unit) unit[place] = statement;
        else units.push(coders.map((_, n) => (n === place ? statement : undefined)));
      }
    }
    return units
      .map((coded) => ({ document, coded, seen: seenBy(own, coders, coded) }))
      .filter(({ seen }) => seen.filter(Boolean).length > 1);
  });
}

/** The unit in which a statement stands best with those of others; undefined where it shares words with none. */
function fitting(
  units: readonly (DiscourseStatement | undefined)[][],
  place: number,
  statement: DiscourseStatement,
): (DiscourseStatement | undefined)[] | undefined {
  let best: { readonly unit: (DiscourseStatement | undefined)[]; readonly score: number } | undefined;
  for (const unit of units) {
    if (unit[place] !== undefined) continue;
    const shared = Math.max(0, ...unit.map((other) => (other ? sharedCharacters(statement, other) : 0)));
    if (shared === 0) continue;
    const score = Math.max(...unit.map((other) => (other ? sameValues(statement, other) : 0))) + shared / (shared + 1);
    if (score > (best?.score ?? 0)) best = { unit, score };
  }
  return best?.unit;
}

function sharedCharacters({ evidence: a }: DiscourseStatement, { evidence: b }: DiscourseStatement): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function sameValues({ values }: DiscourseStatement, other: DiscourseStatement): number {
  return Object.entries(values).filter(([variable, value]) => other.values[variable] === value).length;
}

/** Who had the words before him: who coded the whole document, or a sentence in which they begin. */
function seenBy(
  codings: readonly StatementCoding[],
  coders: readonly string[],
  coded: readonly (DiscourseStatement | undefined)[],
): readonly boolean[] {
  const start = Math.min(...coded.flatMap((one) => (one ? [one.evidence.start] : [])));
  return coders.map((name, place) => {
    const coding = codings.find(({ coder }) => coder === name);
    if (coded[place] !== undefined) return true;
    if (!coding) return false;
    return coding.sentences?.some((span) => start >= span.start && start < span.end) ?? true;
  });
}
