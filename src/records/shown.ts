import type { Provenance } from './provenance.ts';
import type { AnyRecord, Reading, RecordList } from './reading.ts';

/** Which records a surface shows. */
export interface ShownOptions {
  /** Also what is marked ●○○ (weak). Default: only ●●● and ●●○ (strong, fair), and whatever a person decided. */
  readonly weak?: boolean;
}

/** How many records of each list were left out because they are weak; lists without any are absent. */
export type LeftOut = Readonly<Partial<Record<RecordList, number>>>;

/**
 * Whether a record is sure enough to be shown, drawn, counted or built on: the one place that decides it for briefs,
 * pages, diagrams, pictures and drafts. What a person decided is always shown. Exports of records hold everything, with
 * the grade.
 *
 * @example
 * isShown({ provenance: { grade: 'weak', by: 'rule' } }); // false
 * isShown({ provenance: { grade: 'weak', by: 'rule' } }, { weak: true }); // true
 */
export function isShown(
  { provenance: { grade, by } }: { readonly provenance: Pick<Provenance, 'grade' | 'by'> },
  { weak = false }: ShownOptions = {},
): boolean {
  return weak || by === 'person' || grade !== 'weak';
}

/**
 * A reading without the records that are not sure enough to be shown, and how many these are. Issues keep the positions
 * that are left, and go with the last of them.
 *
 * @example
 * const { reading: sure, left } = shownReading(reading);
 * sure.events.length + (left.events ?? 0) === reading.events.length; // true
 */
export function shownReading(
  reading: Reading,
  options: ShownOptions = {},
): { readonly reading: Reading; readonly left: LeftOut } {
  const left: Partial<Record<RecordList, number>> = {};
  const kept = <R extends AnyRecord>(list: RecordList, records: readonly R[]): R[] => {
    const shown = records.filter((record) => isShown(record, options));
    if (shown.length < records.length) left[list] = records.length - shown.length;
    return shown;
  };
  const positions = kept('positions', reading.positions);
  const ids = new Set(positions.map(({ id }) => id));
  const issues = reading.issues
    ?.map((issue) => ({ ...issue, positions: issue.positions.filter((id) => ids.has(id)) }))
    .filter(({ positions: own }) => own.length > 0);
  return {
    reading: {
      ...reading,
      events: kept('events', reading.events),
      statements: kept('statements', reading.statements),
      positions,
      ...(issues ? { issues } : {}),
      proposals: kept('proposals', reading.proposals),
      forecasts: kept('forecasts', reading.forecasts),
      relations: kept('relations', reading.relations),
      motives: kept('motives', reading.motives),
      ...(reading.causes ? { causes: kept('causes', reading.causes) } : {}),
      quantities: kept('quantities', reading.quantities),
      ...(reading.discourseStatements
        ? { discourseStatements: kept('discourseStatements', reading.discourseStatements) }
        : {}),
    },
    left,
  };
}
