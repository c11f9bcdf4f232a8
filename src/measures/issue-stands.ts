import type { ShownOptions } from '../records/shown.ts';
import type { Digest } from './digest.ts';
import type { GivenIssues } from './issue-groups.ts';
import { nearCopies } from './near-copies.ts';
import { shownDigest } from './shown-digest.ts';
import { type PictureIssue, type Stand, stanceTable } from './stance-table.ts';
import type { IssueStand } from './stances/issue-stand.ts';

/** Records of positions of many documents, each with the issue that its words are of. */
export interface IssueStands {
  /** In the order of the documents. */
  readonly stands: readonly IssueStand[];
  /** Those with most actors first. */
  readonly issues: readonly PictureIssue[];
  /** Weak records that are left out. */
  readonly weak: number;
}

/**
 * The positions that documents tell, for `positionsOverTime`: issues are put together by their words (`groupIssues`), copies of
 * one text stand under the first, a document that is given twice counts once.
 *
 * @example
 * const { stands, issues } = issueStands(digests);
 * stands.every(({ issue }) => issues.some(({ id }) => id === issue)); // true
 */
export function issueStands(
  given: readonly Digest[],
  options: ShownOptions & { readonly issues?: GivenIssues } = {},
): IssueStands {
  const sure = [...new Map(given.map((digest) => [digest.document.id, digest])).values()]
    .map((digest) => shownDigest(digest, options))
    .sort((a, b) => compare(a.digest.document.date ?? '9999', b.digest.document.date ?? '9999'));
  const digests = sure.map(({ digest }) => digest);
  const copies = nearCopies(digests);
  const documentOf = (id: string): string => copies.get(id) ?? id;
  const published = new Map(
    digests.flatMap(({ document }) => (document.date === undefined ? [] : [[document.id, document.date] as const])),
  );
  const { issues, cells } = stanceTable(
    digests.flatMap(({ positions }) => positions),
    published,
    documentOf,
    options.issues,
  );
  const order = new Map(digests.map(({ document }, n) => [document.id, n]));
  const stands = cells
    .flatMap(({ actor, issue, stands: own }) => own.map((stand) => ({ actor, issue, stand })))
    .sort((a, b) => (order.get(a.stand.document) ?? 0) - (order.get(b.stand.document) ?? 0))
    .map(({ actor, issue, stand }) => standOf(actor, issue, stand, documentOf));
  return { stands, issues, weak: sure.reduce((sum, { left }) => sum + (left.positions ?? 0), 0) };
}

function standOf(actor: string, issue: string, stand: Stand, documentOf: (id: string) => string): IssueStand {
  const { stance, speaker, document, day, passage } = stand;
  return {
    actor,
    issue,
    stance,
    speaker,
    document: documentOf(document),
    ...(day === undefined ? {} : { day: Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000) }),
    passage,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
