import type { Actor } from '../../records/actor.ts';
import { isBody, isOrganization, isPerson, isState, nameInId } from '../../records/actor-id.ts';
import { countryName } from '../../records/countries.ts';
import type { DiscourseStatement } from '../../records/discourse-statement.ts';
import { recordId } from '../../records/identify.ts';
import type { Provenance } from '../../records/provenance.ts';
import type { AnyRecord, Reading, RecordList } from '../../records/reading.ts';
import type { DecidedBy, Overlay } from './overlay.ts';
import { LIST_OF, listedRecords, withRecords } from './reading-records.ts';
import { mapActors } from './record-actors.ts';
import { withDependentFields } from './record-fields.ts';
import { withValue } from './record-value.ts';

/** A record of a case as it stands, with all that is known of how it came to be so. */
export interface CaseRecord {
  readonly id: string;
  /** Id of the document in the case. */
  readonly document: string;
  readonly list: RecordList;
  /** `open`: no person has said yes or no. */
  readonly status: 'open' | 'accepted' | 'rejected';
  /** As it stands: what people decided over what the machine made. */
  readonly record: AnyRecord;
  /** As the reader made it; absent where a person added it or somebody suggested it. Kept for ever. */
  readonly machine?: AnyRecord;
  /** Who suggested it, who is neither the reader nor a person that decides; it counts for nothing while it is open. */
  readonly suggested?: DecidedBy;
  /** Fields in which a person changed it. */
  readonly edited: readonly string[];
  /** Who decided last on it. */
  readonly decided?: DecidedBy;
  readonly memo?: { readonly text: string; readonly by: DecidedBy };
  /** Decided upon, but the reading that holds now has no such record; it is kept as it was. */
  readonly orphan?: true;
}

/** What people decided about things that several documents share. */
export interface SharedState {
  /** Actors that were merged into another: from id to id. */
  readonly actors: ReadonlyMap<string, string>;
  /** Names that people gave to actors. */
  readonly actorNames: ReadonlyMap<string, string>;
  /** Issues by their names in small letters: the name that holds. */
  readonly issues: ReadonlyMap<string, string>;
  /** Names of issues, in small letters, that were taken apart from others: no likeness of words joins them again. */
  readonly issuesApart: ReadonlySet<string>;
  /** Values of discourse statements that are called otherwise: from `concept=Sanctions` to the value that holds. */
  readonly values: ReadonlyMap<string, string>;
  /** Which events tell of one act, and which do not. */
  readonly acts: DecidedEvents;
}

/** What people decided of events of several documents, by id; as `SameAct` of the measures takes it. */
export interface DecidedEvents {
  /** Those that tell of the same act as another one. */
  readonly together: ReadonlyMap<string, string>;
  /** Those that do not tell of the same act as these. */
  readonly apart: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Nothing decided. */
export const NOTHING_SHARED: SharedState = {
  actors: new Map(),
  actorNames: new Map(),
  issues: new Map(),
  issuesApart: new Set(),
  values: new Map(),
  acts: { together: new Map(), apart: new Map() },
};

/** What people decided about one document. */
export interface DocumentDecisions {
  /** By id of the record. */
  readonly records: ReadonlyMap<string, Overlay>;
  readonly title?: { readonly value: string | null; readonly by: DecidedBy };
  /** Publication day, YYYY-MM-DD. */
  readonly date?: { readonly value: string | null; readonly by: DecidedBy };
  readonly memo?: { readonly text: string; readonly by: DecidedBy };
}

/** A document as it stands. */
export interface DocumentState {
  /** What people decided: rejected records and suggestions that wait are left out, and `provenance` of a decided record names who decided. */
  readonly reading: Reading;
  /** All records, also rejected ones, in the order of the text within their lists. */
  readonly records: readonly CaseRecord[];
}

/**
 * A document as it stands: the machine's reading with what people decided laid over it. Pure; the same reading and
 * decisions give the same state.
 *
 * @param machine the reader's reading, with ids of the case
 * @param former an earlier reading of the same text, in which records are found that people decided upon and that
 *   the present reading lacks
 * @example
 * documentState(reading, foldDocument([])).records.every(({ status }) => status === 'open'); // true
 */
export function documentState(
  machine: Reading,
  decisions: DocumentDecisions,
  shared: SharedState = NOTHING_SHARED,
  former: readonly AnyRecord[] = [],
): DocumentState {
  const document = machine.document.id;
  const own = listedRecords(machine).map(({ record }) => record);
  const present = new Set(own.map(({ id }) => id));
  const kept = former.filter(({ id }) => {
    const overlay = decisions.records.get(id);
    return !present.has(id) && overlay?.decided !== undefined && overlay.status !== 'rejected';
  });
  const added = [...decisions.records.values()].flatMap((overlay) => overlay.added ?? []);
  const isKept = new Set(kept.map(({ id }) => id));
  const isAdded = new Set(added.map(({ id }) => id));
  const records = [...own, ...kept, ...added].map((record): CaseRecord => {
    const overlay = decisions.records.get(record.id);
    const list = LIST_OF[record.kind];
    const stands = standing(document, record, overlay, shared);
    return {
      id: record.id,
      document,
      list,
      status: overlay?.status ?? 'open',
      record: stands,
      ...(isAdded.has(record.id) ? {} : { machine: record }),
      ...(overlay?.suggested ? { suggested: overlay.suggested } : {}),
      edited: Object.keys(overlay?.fields ?? {}).sort(),
      ...(overlay?.decided ? { decided: overlay.decided } : {}),
      ...(overlay?.memo ? { memo: overlay.memo } : {}),
      ...(isKept.has(record.id) ? { orphan: true } : {}),
    };
  });
  const shown = records.filter(holds).map(({ record }) => record);
  const late = kept.length + added.length > 0;
  const reading = withRecords(machine, late ? inOrder(shown) : shown);
  return {
    reading: withSharedIssues(withActors(withFacts(reading, decisions), shared), shared),
    records: late ? inTextOrder(records) : records,
  };
}

function standing(document: string, machine: AnyRecord, overlay: Overlay | undefined, shared: SharedState): AnyRecord {
  let record: AnyRecord = machine;
  if (overlay) {
    const fields = Object.entries(overlay.fields);
    if (fields.length > 0) {
      record = withDependentFields(
        fields.reduce((held, [field, { value }]) => withValue(held, field, value), record),
        new Set(Object.keys(overlay.fields)),
      );
    }
    if (overlay.decided) record = { ...record, provenance: decidedProvenance(machine, overlay, overlay.decided) };
  }
  if (record.kind === 'discourse-statement') return withSharedValues(record, shared);
  return shared.actors.size > 0 ? mapActors(record, (id) => holdingActor(shared, document, id)) : record;
}

/** A discourse statement with the values that others were merged into, and their names. */
function withSharedValues(record: DiscourseStatement, { values }: SharedState): DiscourseStatement {
  if (values.size === 0) return record;
  const held = Object.entries(record.values).map(([variable, value]) => [
    variable,
    values.get(`${variable}=${value}`) ?? value,
  ]);
  return { ...record, values: Object.fromEntries(held) };
}

/** The actor that an id stands for; somebody known in one document only is merged by an id that names the document. */
function holdingActor({ actors }: SharedState, document: string, id: string): string {
  return actors.get(id) ?? actors.get(`${id}@${document}`) ?? id;
}

/** Whether a record counts: nobody rejected it, and what was suggested was accepted. */
export function holds({ status, suggested }: Pick<CaseRecord, 'status' | 'suggested'>): boolean {
  return suggested ? status === 'accepted' : status !== 'rejected';
}

/** A person's word is the strongest evidence there is; what the machine held of the record stays in `machine`. */
function decidedProvenance(machine: AnyRecord, overlay: Overlay, by: DecidedBy): Provenance {
  const { provenance } = machine;
  const isAdded = overlay.added !== undefined && overlay.suggested === undefined;
  const what = isAdded ? 'added' : Object.keys(overlay.fields).length > 0 ? 'edited' : (overlay.status ?? 'accepted');
  return {
    stage: provenance.stage,
    by: 'person',
    rule: `${what} by ${by.coder}, ${by.at.slice(0, 10)}`,
    ...(isAdded ? {} : { offeredBy: provenance.rule }),
    grade: 'strong',
  };
}

function withFacts(reading: Reading, { title, date }: DocumentDecisions): Reading {
  if (!title && !date) return reading;
  const { title: foundTitle, date: foundDate, ...document } = reading.document;
  const origins = { ...reading.document.origins };
  const facts: { title?: string; date?: string } = {};
  const set = (key: 'title' | 'date', found: string | undefined, decided: typeof title): void => {
    const value = decided ? decided.value : found;
    if (decided) origins[key] = decided.value === null ? undefined : 'given';
    if (value !== undefined && value !== null) facts[key] = value;
  };
  set('title', foundTitle, title);
  set('date', foundDate, date);
  const known = Object.fromEntries(Object.entries(origins).filter(([, origin]) => origin !== undefined));
  return { ...reading, document: { ...document, ...facts, origins: known } };
}

/** The actors under the ids and names that hold, with those whom only people's records name. */
function withActors(reading: Reading, shared: SharedState): Reading {
  const map = (id: string): string => holdingActor(shared, reading.document.id, id);
  const actors = new Map<string, Actor>();
  for (const actor of reading.actors) {
    const id = map(actor.id);
    const known = actors.get(id);
    if (known) actors.set(id, { ...known, mentions: known.mentions + actor.mentions });
    else actors.set(id, id === actor.id ? actor : { ...newActor(id), mentions: actor.mentions });
  }
  for (const { record } of listedRecords(reading)) {
    mapActors(record, (id) => {
      if (id !== 'author' && id !== 'unknown' && !actors.has(id)) actors.set(id, newActor(id));
      return id;
    });
  }
  const named = [...actors.values()].map((actor) => {
    const name = shared.actorNames.get(actor.id);
    return name === undefined ? actor : { ...actor, name };
  });
  const mentions =
    shared.actors.size === 0
      ? reading.mentions
      : reading.mentions.map((mention) => ({
          ...mention,
          actors: [...new Set(mention.actors.map(map))],
          actsFor: [...new Set(mention.actsFor.map(map))],
        }));
  return { ...reading, actors: named, mentions };
}

/** An actor of whom only the id is known. */
function newActor(id: string): Actor {
  const state = isState(id);
  const kind = state
    ? 'state'
    : isBody(id)
      ? 'igo'
      : isOrganization(id)
        ? 'organization'
        : isPerson(id)
          ? 'person'
          : 'unknown';
  return {
    id,
    kind,
    name: (state ? countryName(id) : undefined) ?? nameInId(id),
    codes: state ? { iso3: id } : {},
    resolved: true,
    mentions: 0,
  };
}

function withSharedIssues(reading: Reading, { issues, issuesApart }: SharedState): Reading {
  if ((issues.size === 0 && issuesApart.size === 0) || !reading.issues) return reading;
  const ids = new Map<string, string>();
  const renamed = reading.issues.map((issue) => {
    const key = issue.name.toLowerCase();
    const name = issues.get(key);
    if (name !== undefined) return { ...issue, name, aliases: [...new Set([issue.name, ...issue.aliases])] };
    if (!issuesApart.has(key)) return issue;
    // A name that was given is compared with no other.
    const id = recordId('issue', 'apart', key);
    ids.set(issue.id, id);
    return { ...issue, id, given: true };
  });
  const positions = reading.positions.map((position) => {
    const issueId = position.issueId === undefined ? undefined : ids.get(position.issueId);
    return issueId === undefined ? position : { ...position, issueId };
  });
  return { ...reading, issues: renamed, positions };
}

const compare = (a: AnyRecord, b: AnyRecord): number =>
  a.sentence.index - b.sentence.index || a.sentence.span.start - b.sentence.span.start;
const inOrder = (records: readonly AnyRecord[]): readonly AnyRecord[] => records.toSorted(compare);
const inTextOrder = (records: readonly CaseRecord[]): readonly CaseRecord[] => {
  const lists = Object.values(LIST_OF);
  return records.toSorted(
    (a, b) =>
      lists.indexOf(a.list as (typeof lists)[number]) - lists.indexOf(b.list as (typeof lists)[number]) ||
      compare(a.record, b.record),
  );
};
