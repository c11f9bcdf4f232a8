import type { Picture } from '../../measures/picture.ts';

/** Records behind one figure of a picture, and what the figure is. */
export interface Figure {
  /** `the acts between RUS and USA`. */
  readonly what: string;
  readonly records: ReadonlySet<string>;
}

/**
 * The records on which a figure of a picture rests.
 *
 * @param id of a relation or two actors (`RUS,USA`), an act, an issue, a proposal, a contradiction, an actor, an actor on an issue
 *   (`RUS@i-...`), or a record: then the act or proposal in which it is counted
 * @returns undefined if the picture has no such figure
 */
export function figureRecords(picture: Picture, id: string): Figure | undefined {
  const passages = new Map(picture.passages.map((passage) => [passage.id, passage.record]));
  const acts = new Map(picture.acts.map((act) => [act.id, act.witnesses.map(({ passage }) => passage)]));
  const recordsOf = (ids: readonly string[]): ReadonlySet<string> =>
    new Set(ids.flatMap((passage) => passages.get(passage) ?? []));
  const ofActs = (ids: readonly string[]): readonly string[] => ids.flatMap((act) => acts.get(act) ?? []);
  const figure = (what: string, ids: readonly string[]): Figure => ({ what, records: recordsOf(ids) });

  const pair = id.split(/[,|]/).toSorted();
  const relation = picture.relations.find(
    (one) => one.id === id || (pair.length === 2 && `${one.a}|${one.b}` === pair.join('|')),
  );
  if (relation) {
    const ids = [
      ...ofActs(relation.all.acts),
      ...ofActs(relation.claimed),
      ...relation.said.map(({ passage }) => passage),
    ];
    return figure(`what stands between ${relation.a} and ${relation.b}`, ids);
  }
  const act = picture.acts.find((one) => one.id === id);
  if (act) return figure(`act ${act.id}`, ofActs([act.id]));
  const contradiction = picture.contradictions.find((one) => one.id === id);
  if (contradiction)
    return figure(
      `contradiction ${id}`,
      contradiction.claims.flatMap((claim) => claim.passages),
    );
  const issue = picture.issues.find((one) => one.id === id || one.name.toLowerCase() === id.toLowerCase());
  const cells = picture.stances.filter((cell) => cell.issue === issue?.id || `${cell.actor}@${cell.issue}` === id);
  if (cells.length > 0) {
    const ids = cells.flatMap(({ stands }) => stands.map(({ passage }) => passage));
    return figure(issue ? `who stands where on ${issue.name}` : `the stances of ${id}`, ids);
  }
  const proposal = picture.proposals.find((one) => one.id === id);
  if (proposal)
    return figure(`proposal ${id}`, [...proposal.passages, ...proposal.answers.map(({ passage }) => passage)]);
  if (picture.actors.some((actor) => actor.id === id)) {
    const own = picture.acts.filter(({ source, target }) => [...source, ...target].includes(id));
    const ids = [
      ...ofActs(own.map((one) => one.id)),
      ...picture.stances
        .filter(({ actor }) => actor === id)
        .flatMap(({ stands }) => stands.map(({ passage }) => passage)),
      ...picture.relations
        .filter(({ a, b }) => a === id || b === id)
        .flatMap(({ said }) => said.map(({ passage }) => passage)),
    ];
    return figure(`all that is counted of ${id}`, ids);
  }
  const passage = picture.passages.find(({ record }) => record === id);
  const told = passage && picture.acts.find(({ witnesses }) => witnesses.some((one) => one.passage === passage.id));
  if (told) return figure(`act ${told.id}, in which ${id} is counted`, ofActs([told.id]));
  return passage ? figure(`record ${id}`, [passage.id]) : undefined;
}
