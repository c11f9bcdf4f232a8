import type { Picture } from './picture.ts';

/**
 * The part of a picture that concerns chosen actors: relations between two of them, acts with two of them, their stances,
 * contradictions about them alone, proposals that one of them made. Counts, intervals and verdicts stay those of the
 * whole picture.
 *
 * @param ids of two actors or more
 * @example
 * pictureAmong(picture, new Set(['EGY', 'ETH'])).relations.map(({ a, b }) => [a, b]); // [['EGY', 'ETH']]
 */
export function pictureAmong(picture: Picture, ids: ReadonlySet<string>): Picture {
  const all = (list: readonly string[]): boolean => list.length > 0 && list.every((id) => ids.has(id));
  const relations = picture.relations.filter(({ a, b }) => ids.has(a) && ids.has(b));
  const acts = picture.acts.filter(({ source, target }) => {
    return new Set([...source, ...target].filter((id) => ids.has(id))).size > 1;
  });
  const stances = picture.stances.filter(({ actor }) => ids.has(actor));
  const issues = picture.issues.filter(({ actors }) => actors.some((id) => ids.has(id)));
  const contradictions = picture.contradictions.filter(({ actors }) => all(actors));
  const proposals = picture.proposals.filter(({ by }) => by.some((id) => ids.has(id)));
  const held = [...acts, ...picture.acts.filter(({ id }) => contradictions.some(({ about }) => about === id))];
  const passages = new Set([
    ...held.flatMap(({ witnesses }) => witnesses.map(({ passage }) => passage)),
    ...relations.flatMap(({ said }) => said.map(({ passage }) => passage)),
    ...stances.flatMap(({ stands }) => stands.map(({ passage }) => passage)),
    ...contradictions.flatMap(({ claims }) => claims.flatMap((claim) => claim.passages)),
    ...proposals.flatMap((proposal) => [...proposal.passages, ...proposal.answers.map(({ passage }) => passage)]),
  ]);
  const left = new Set(held);
  return {
    ...picture,
    relations,
    acts: picture.acts.filter((act) => left.has(act)),
    // Who stands on an issue besides them is not shown, so the issue says only who of them does.
    issues: issues
      .map((issue) => {
        const own = stances.filter((cell) => cell.issue === issue.id);
        const stands = own.flatMap((cell) => cell.stands);
        return {
          ...issue,
          actors: own.map(({ actor }) => actor),
          n: stands.length,
          documents: new Set(stands.map(({ document }) => document)).size,
        };
      })
      .toSorted((a, b) => b.actors.length - a.actors.length),
    stances,
    contradictions,
    proposals,
    passages: picture.passages.filter(({ id }) => passages.has(id)),
    limits: [...picture.limits, `Only what is between ${ids.size} chosen actors is shown: ${[...ids].join(', ')}.`],
  };
}
