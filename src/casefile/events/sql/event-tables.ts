/** A piece of the event data of a case: rows of an origin and a year, sums by day, or mentions. */
export interface TablePart {
  readonly kind: 'rows' | 'cube' | 'mentions';
  readonly origin: string;
  /** Of rows: the year of their days; undefined for those without a day, and of sums. */
  readonly year: number | undefined;
  readonly rows: number;
}

/** What event data there is at one moment: a question is answered from this, whatever is imported meanwhile. */
export interface TablesNow<P extends TablePart> {
  /** All parts. @param own also those of the events of the case's own texts */
  readonly parts: (own: boolean) => readonly P[];
  /** Parts as a table in SQL. */
  readonly table: (parts: readonly P[]) => string;
}

/** Where the event data of a case lie. */
export interface EventTables<P extends TablePart> {
  readonly now: () => Promise<TablesNow<P>>;
}
