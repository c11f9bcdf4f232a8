import { ACTORS_FILE_SECTIONS, type ActorsFile, type ActorsFileSection } from './actors-file.ts';

/**
 * Writes a file of actors: comments, then one item a line, which is easy to sort, search, compare and delete. The items
 * are JSON, which YAML 1.2 is a superset of.
 *
 * @param header lines of the comment at the top, without `#`
 * @example
 * const { file } = importActors('name,kind\nRiver Council,organization\n', data, 'councils.csv');
 * writeActorsFile(file, ['Made of councils.csv']).split('\n')[0]; // '# Made of councils.csv'
 */
export function writeActorsFile(file: ActorsFile, header: readonly string[] = []): string {
  const lines = header.map((line) => (line === '' ? '#' : `# ${line}`));
  for (const section of ACTORS_FILE_SECTIONS) {
    const items: readonly object[] = file[section];
    if (items.length === 0) continue;
    lines.push(`${section}:`, ...items.map((item) => `  - ${JSON.stringify(shortened(section, item))}`));
  }
  return `${lines.join('\n')}\n`;
}

/** An item without what goes without saying. */
function shortened(section: ActorsFileSection, item: object): unknown {
  const rest = withoutPlace(item);
  if (section === 'notActors') return rest.what === 'thing' && rest.in === undefined ? rest.text : rest;
  if (section !== 'actors') return rest;
  return {
    ...rest,
    ...(Array.isArray(rest.names) ? { names: rest.names.map(shortName) } : {}),
    ...(Array.isArray(rest.metonyms) ? { metonyms: rest.metonyms.map(shortMetonym) } : {}),
    ...(Array.isArray(rest.offices) ? { offices: rest.offices.map(withoutPlace) } : {}),
  };
}

function withoutPlace(item: object): Readonly<Record<string, unknown>> {
  const { at: _at, ...rest } = item as { readonly at?: unknown };
  return rest;
}

function shortName(name: { readonly text: string; readonly kind: string }): unknown {
  const isAcronym = /^(?:[A-Z]\.?){2,8}$/.test(name.text);
  return Object.keys(name).length === 2 && name.kind === (isAcronym ? 'acronym' : 'common') ? name.text : name;
}

function shortMetonym(metonym: { readonly text: string; readonly kind: string; readonly strength: string }): unknown {
  const plain = metonym.kind === 'seat' && metonym.strength === 'agentive' && Object.keys(metonym).length === 3;
  return plain ? metonym.text : metonym;
}
