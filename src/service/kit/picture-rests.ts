import { askPicture, type PictureRests } from '../../questions/review/ask-picture.ts';
import type { RecordFilter } from './chosen-records.ts';
import { RequestError } from './problem.ts';
import type { RecordRow } from './record-row.ts';
import type { Desk } from './route.ts';

/** Of larger cases every document is not opened while somebody waits. */
const MOST_DOCUMENTS = 1000;
/** A single decision hardly moves what the picture rests on, so it is drawn anew only this often, in milliseconds. */
const HOLDS = 60_000;

const drawn = new WeakMap<object, { readonly at: number; readonly documents: number; readonly rests: PictureRests }>();

/** A filter of which the figure that is named has become the records on which it rests. */
export function withFigure(
  desk: Desk,
  { rests, ...filter }: RecordFilter & { readonly rests?: string | undefined },
): RecordFilter {
  if (rests === undefined) return filter;
  const found = pictureRests(desk).figure(rests);
  if (found) return { ...filter, among: [...found] };
  throw new RequestError(
    'bad-request',
    `The picture has no figure "${rests}". Name two actors (RUS,USA), an issue by its name, an actor, or the id of an act, an issue, a proposal, a contradiction or a record.`,
    'rests',
  );
}

/** Records in the order of what the picture would be without them, times how unsure they are. */
export function byWorth(desk: Desk, filter: RecordFilter): readonly RecordRow[] {
  const { influence } = pictureRests(desk);
  const worth = (row: RecordRow): number => {
    const chance = row.probability ?? 0.5;
    return influence(row.id) * chance * (1 - chance);
  };
  const rows = desk.index.all(filter).map((row) => ({ row, worth: worth(row) }));
  return rows.toSorted((a, b) => b.worth - a.worth).map(({ row }) => row);
}

function pictureRests({ file }: Desk): PictureRests {
  const { n: documents } = file.prepare('SELECT count(*) AS n FROM current').get() as { n: number };
  if (documents > MOST_DOCUMENTS) {
    throw new RequestError(
      'bad-request',
      `What the picture of more than ${MOST_DOCUMENTS} texts rests on takes too long to wait for here; entente review --rests-on asks it in the terminal.`,
    );
  }
  const now = performance.now();
  const held = drawn.get(file);
  if (held && held.documents === documents && now - held.at < HOLDS) return held.rests;
  const rests = askPicture(file);
  drawn.set(file, { at: now, documents, rests });
  return rests;
}
