import type { Picture } from '../../measures/picture.ts';
import type { Names } from '../words/naming.ts';

/** What the parts of a page about a picture share. */
export interface PictureSheet {
  readonly picture: Picture;
  readonly names: Names;
  /** Place of an actor in the picture's list, -1 if it is not there. */
  readonly place: (id: string) => number;
  /** Place of a passage in the picture's list, -1 if it is not there. */
  readonly passage: (id: string) => number;
  /** Ids of the passages behind acts. */
  readonly passagesOfActs: (ids: readonly string[]) => readonly string[];
  /** Ids of actors that are known beyond one text. */
  readonly known: ReadonlySet<string>;
  /** Ids of states. */
  readonly states: ReadonlySet<string>;
}

export function pictureSheet(picture: Picture, names: Names): PictureSheet {
  const places = new Map(picture.actors.map(({ id }, n) => [id, n]));
  const passages = new Map(picture.passages.map(({ id }, n) => [id, n]));
  const acts = new Map(picture.acts.map((act) => [act.id, act]));
  return {
    picture,
    names,
    place: (id) => places.get(id) ?? -1,
    passage: (id) => passages.get(id) ?? -1,
    passagesOfActs: (ids) => ids.flatMap((id) => acts.get(id)?.witnesses.map(({ passage }) => passage) ?? []),
    states: new Set(picture.actors.filter(({ kind }) => kind === 'state').map(({ id }) => id)),
    known: new Set(picture.actors.filter(({ resolved }) => resolved).map(({ id }) => id)),
  };
}

/** Those known actors who take part in most acts between two, at most so many; `among` holds them to a part. */
export function matrixActors(
  { picture, known, place }: PictureSheet,
  most: number,
  among: ReadonlySet<string> = known,
): readonly string[] {
  const acts = new Map<string, number>();
  for (const { a, b, all } of picture.relations) {
    if (!known.has(a) || !known.has(b)) continue;
    for (const id of [a, b]) if (among.has(id)) acts.set(id, (acts.get(id) ?? 0) + all.acts.length);
  }
  return [...acts]
    .filter(([, n]) => n > 0)
    .sort((x, y) => y[1] - x[1] || place(x[0]) - place(y[0]))
    .slice(0, most)
    .map(([id]) => id);
}
