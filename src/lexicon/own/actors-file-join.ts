import type { ActorsFile, OwnActor } from './actors-file.ts';

/**
 * Joins files of actors into one: what several say of one id becomes one item, at the place of the first.
 *
 * @example
 * const { file: one } = parseActorsFile('actors:\n- { name: River Council, kind: organization }\n', 'one.yaml');
 * const { file: two } = parseActorsFile('actors:\n- { name: Dam Board, kind: organization }\n', 'two.yaml');
 * joinActorsFiles('both.yaml', [one, two]).actors.map(({ name }) => name); // ['River Council', 'Dam Board']
 */
export function joinActorsFiles(name: string, files: readonly ActorsFile[]): ActorsFile {
  const actors = new Map<string, OwnActor>();
  const unnamed: OwnActor[] = [];
  for (const actor of files.flatMap((file) => file.actors)) {
    const known = actor.id === undefined ? undefined : actors.get(actor.id);
    if (actor.id === undefined) unnamed.push(actor);
    else actors.set(actor.id, known ? joined(known, actor) : actor);
  }
  return {
    name,
    actors: [...actors.values(), ...unnamed],
    notActors: files.flatMap((file) => file.notActors),
    readAs: files.flatMap((file) => file.readAs),
    roles: files.flatMap((file) => file.roles),
  };
}

function joined(first: OwnActor, second: OwnActor): OwnActor {
  const lists = ['names', 'demonyms', 'metonyms', 'offices', 'members'] as const;
  const both = lists.flatMap((field) => {
    const items = [...(first[field] ?? []), ...(second[field] ?? [])];
    return items.length > 0 ? [[field, items] as const] : [];
  });
  return { ...second, ...first, ...Object.fromEntries(both) };
}
