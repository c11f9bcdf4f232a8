import { readActorsFiles } from '../../intake/own/actors-files.ts';
import { loadLexicon } from '../../lexicon/load.ts';
import type { Affiliation, Lexicon, LexiconEntry } from '../../lexicon/who/entry.ts';
import { holdsOn } from '../../lexicon/who/offices.ts';
import { editDistance } from '../../records/edit-distance.ts';
import { parseGivenDate } from '../../sources/given-date.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';

/** The options of `entente lexicon show`, as the command line gives them. */
export interface LexiconShowOptions {
  readonly date?: string;
  readonly actors?: readonly string[];
  readonly json?: boolean;
}

/** Offices of a state whose holders are shown. */
const OFFICES = ['leader', 'president', 'prime minister', 'foreign minister', 'defense minister'];

/** An actor as it is shown: what the lexicon knows, on one day if one is given. */
interface Shown extends LexiconEntry {
  /** Of a state: who holds its leading offices. */
  readonly holders?: readonly { readonly office: string; readonly id: string; readonly name: string }[];
}

/**
 * `entente lexicon show`: who bears a name.
 *
 * @returns exit code 1 if nobody does
 */
export async function lexiconShowCommand(
  terminal: Terminal,
  words: readonly string[],
  options: LexiconShowOptions,
): Promise<number> {
  const name = words.join(' ');
  const day = options.date === undefined ? undefined : parseGivenDate(options.date);
  const lexicon = await loadLexicon(await readActorsFiles(terminal, options.actors ?? []));
  const found = bearersOf(name, lexicon).map((entry) => shown(entry, lexicon, day));
  if (options.json) printJson(terminal, found);
  else {
    const known = found.some(hasOffices) ? [`Offices were checked up to ${lexicon.knownUntil}.\n`] : [];
    const entries = found.map((entry) => describe(entry, lexicon));
    terminal.out([...entries, ...otherMeanings(name, lexicon), ...known].join('\n'));
  }
  if (found.length > 0 || otherMeanings(name, lexicon).length > 0) return EXIT.done;
  const near = nearNames(name, lexicon);
  const meant = near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : '';
  terminal.err(`The lexicon knows nobody called "${name}".${meant} To add somebody, see docs/own-actors.md.\n`);
  return EXIT.problems;
}

function bearersOf(name: string, lexicon: Lexicon): readonly LexiconEntry[] {
  const byId = lexicon.entries.get(name) ?? lexicon.entries.get(name.toLowerCase());
  if (byId) return [byId];
  const words = name.split(/\s+/).filter((word) => word !== '');
  const match = lexicon.match(words, 0);
  const found = new Set<LexiconEntry>();
  if (match?.length === words.length) {
    for (const candidate of match.candidates) if ('entry' in candidate) found.add(candidate.entry);
  }
  return [...found];
}

/** A name that differs by more of its letters than one in so many is another name. */
const LETTERS_PER_SLIP = 4;
const MOST_NEAR = 3;

/** The names of the lexicon that are a slip of the pen away, nearest first. */
function nearNames(name: string, lexicon: Lexicon): readonly string[] {
  const wanted = name.toLowerCase();
  const most = Math.max(1, Math.floor(name.length / LETTERS_PER_SLIP));
  const distances = new Map<string, number>();
  for (const entry of lexicon.entries.values()) {
    // "Rusia" is rather Russia than a Mr. Busia: a surname that needs a fuller name is not guessed.
    const names = entry.names.flatMap(({ text, alone }) => (alone === 'after-first-mention' ? [] : [text]));
    for (const known of [entry.name, ...names]) {
      if (Math.abs(known.length - name.length) > most || distances.has(known)) continue;
      const distance = editDistance(wanted, known.toLowerCase());
      // Capitals do not part a name from what was meant, but of two they tell which is nearer: Russia, not RUSI.
      if (distance <= most) distances.set(known, distance + editDistance(name, known) / 1000);
    }
  }
  const byDistance = [...distances].sort(([a, near], [b, far]) => near - far || (a < b ? -1 : 1));
  const least = byDistance[0]?.[1];
  return byDistance.flatMap(([known, distance]) => (distance === least ? [known] : [])).slice(0, MOST_NEAR);
}

/** What else the words may mean: places, things, role nouns. */
function otherMeanings(name: string, lexicon: Lexicon): readonly string[] {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const match = lexicon.match(words, 0);
  if (match?.length !== words.length) return [];
  return match.candidates.flatMap((candidate) => {
    if (candidate.as === 'place') {
      const { text, what, in: state } = candidate.place;
      return [`${text}  is no actor: a ${what}${state ? ` of ${state}` : ''}\n`];
    }
    if (candidate.as !== 'role') return [];
    const { text, sector, official, office } = candidate.role;
    const acts = official ? 'acts for its state' : 'acts for no state';
    return [`${text}  a role noun (${sector}, ${acts}${office ? `, the office of ${office}` : ''})\n`];
  });
}

function shown(entry: LexiconEntry, lexicon: Lexicon, day: string | undefined): Shown {
  if (day === undefined) return entry;
  const holds = (term: { readonly from?: string; readonly to?: string }): boolean => holdsOn(term, day);
  const holders =
    entry.kind === 'state'
      ? OFFICES.flatMap((office) => {
          const holder = lexicon.holder(entry.id, office, day);
          return holder ? [{ office, id: holder.id, name: holder.name }] : [];
        })
      : [];
  return {
    ...entry,
    ...(entry.affiliations ? { affiliations: entry.affiliations.filter(holds) } : {}),
    ...(entry.members ? { members: entry.members.filter(holds) } : {}),
    ...(holders.length > 0 ? { holders } : {}),
  };
}

/** Whether what is shown may have changed since the lexicon was checked. */
function hasOffices({ kind, affiliations, holders }: Shown): boolean {
  return kind !== 'organization' && ((affiliations?.length ?? 0) > 0 || (holders?.length ?? 0) > 0);
}

function describe(entry: Shown, lexicon: Lexicon): string {
  const { id, kind, name, names, nationality, sector, codes = {}, metonyms = [], demonyms = [], affiliations } = entry;
  const what = [kind, sector, nationality && `of ${nationality}`, termText(entry)].filter(Boolean).join(', ');
  const lines = [`${name}  ${id}  (${what})`];
  const line = (label: string, values: readonly string[]): void => {
    if (values.length > 0) lines.push(`  ${label}: ${values.join(', ')}`);
  };
  line(
    'codes',
    Object.entries(codes).map(([system, code]) => `${system} ${code}`),
  );
  line(
    'names',
    names.map(({ text, alone }) => (alone === 'after-first-mention' ? `${text} (after the full name)` : text)),
  );
  line('its people', [...new Set(demonyms.map(({ text }) => text))]);
  line(
    'stand for it',
    metonyms.map(({ text, strength }) => (strength === 'agentive' ? `${text} (where it acts)` : text)),
  );
  line(
    'members',
    (entry.members ?? []).map(({ actor, ...term }) => `${actor} ${termText(term)}`.trimEnd()),
  );
  line('succeeded by', entry.successors ?? []);
  for (const { office, name: holder, id: by } of entry.holders ?? []) lines.push(`  ${office}: ${holder}  ${by}`);
  if (affiliations?.length === 0) lines.push('  no office known on that day');
  for (const office of affiliations ?? []) lines.push(`  ${officeText(office, lexicon)}`);
  return `${lines.join('\n')}\n`;
}

function officeText(office: Affiliation, lexicon: Lexicon): string {
  const { actor, role, sector, official } = office;
  const of = lexicon.entries.get(actor)?.name ?? actor;
  const voice = official ? `speaks for ${actor}` : 'speaks for nobody else';
  return `${role}, ${of} (${sector}, ${voice})  ${termText(office)}`.trimEnd();
}

function termText({ from, to }: { readonly from?: string; readonly to?: string }): string {
  if (from === undefined) return to === undefined ? '' : `until ${to}`;
  return to === undefined ? `from ${from}` : `${from} to ${to}`;
}
