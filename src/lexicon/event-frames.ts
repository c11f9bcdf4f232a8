import { loadAsset } from '#load-asset';
import { EntenteError } from '../records/failure.ts';
import { CATEGORIES, type Category } from '../records/plover.ts';

/** What becomes of an act that stands in the complement of a word: "refuse to withdraw", "plan an attack", "accuse of bombing". */
export const COMPLEMENTS = [
  'said',
  'alleged',
  'planned',
  'demanded',
  'proposed',
  'hypothetical',
  'denied',
  'forecast',
  'absorb',
] as const;
export type Complement = (typeof COMPLEMENTS)[number];

/**
 * Where the sides of an act stand. `s` subject, `o` object, `i` indirect object, `x` the one who is to act in the
 * complement, `poss` possessor, `mod` modifier ("Russian"), `and` the conjunct; anything else is a preposition.
 */
export interface FrameRoles {
  readonly source: readonly string[];
  readonly target: readonly string[];
  /** Symmetric: whoever is found on either side took part alike. */
  readonly joint: boolean;
}

export interface EventFrame {
  /** Lower-case words; a verb's first word is the verb, a noun's head is `words[head]`. */
  readonly words: readonly string[];
  readonly head: number;
  /** `=`: the object names the act ("hold talks"); absent: no act of its own ("say", "plan"). */
  readonly category: Category | '=' | undefined;
  readonly mode: string | undefined;
  readonly roles: FrameRoles;
  /** What the object must be: `^class` of the subject, `@class`, `#CATEGORY` of an event noun, `#any`, `@actor`, `@none` or a lemma; empty for anything. */
  readonly object: readonly string[];
  readonly complement: Complement | undefined;
  /** Line of the data file, for the provenance of records. */
  readonly line: number;
}

/** Frames by the lemma of their head word, the most specific first. */
export interface EventFrames {
  readonly verbs: ReadonlyMap<string, readonly EventFrame[]>;
  readonly nouns: ReadonlyMap<string, readonly EventFrame[]>;
  readonly adjectives: ReadonlyMap<string, readonly EventFrame[]>;
  /** Classes of nouns (`weapon`, `aid` ...) that a lemma or two words ("nuclear weapon") belong to. */
  readonly classes: ReadonlyMap<string, ReadonlySet<string>>;
  /** PLOVER contexts (`military`, `cbrn` ...) that a lemma or two words show. */
  readonly contexts: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Reads the frames that come with the package.
 * @throws if a file is missing; an EntenteError that names the line if it cannot be understood
 */
export async function loadEventFrames(): Promise<EventFrames> {
  const read = async (name: string): Promise<string> =>
    new TextDecoder().decode(await loadAsset(`src/lexicon/data/${name}`));
  const [frames, classes, contexts] = await Promise.all(
    ['event-frames.tsv', 'noun-classes.tsv', 'event-contexts.tsv'].map(read),
  );
  return makeEventFrames(frames ?? '', classes ?? '', contexts ?? '');
}

/**
 * Makes frames of tables in the form that docs/events.md explains; a user's own lines may be added behind the package's.
 * @throws EntenteError for a line that cannot be understood; it names the line
 */
export function makeEventFrames(frames: string, classes: string, contexts: string): EventFrames {
  const tables = {
    verb: new Map<string, EventFrame[]>(),
    noun: new Map<string, EventFrame[]>(),
    adj: new Map<string, EventFrame[]>(),
  };
  const defaults = new Map<string, FrameRoles>();
  frames.split('\n').forEach((text, index) => {
    if (text.trim() === '' || text.startsWith('#')) return;
    const cells = text.split('\t');
    if (cells[0] === 'default') {
      defaults.set(cells[1] ?? '', parseRoles(cells[2] ?? '', index + 1));
      return;
    }
    readFrames(cells, index + 1, defaults, tables);
  });
  const specific = (frame: EventFrame): number => {
    // A preposition at the end says less than a noun or a particle.
    const trailing = frame.words.length > 1 && PREPOSITIONS.has(frame.words.at(-1) as string) ? 3 : 0;
    const object = frame.object.length > 0 && frame.category !== '=' ? 2 : 0;
    return frame.words.length * 4 - trailing + object + (frame.category ? 1 : 0);
  };
  for (const table of Object.values(tables)) {
    for (const list of table.values()) list.sort((a, b) => specific(b) - specific(a) || a.line - b.line);
  }
  return {
    verbs: tables.verb,
    nouns: tables.noun,
    adjectives: tables.adj,
    classes: readClasses(classes, 'noun-classes.tsv'),
    contexts: readClasses(contexts, 'event-contexts.tsv'),
  };
}

function readFrames(
  cells: readonly string[],
  line: number,
  defaults: ReadonlyMap<string, FrameRoles>,
  tables: Readonly<Record<'verb' | 'noun' | 'adj', Map<string, EventFrame[]>>>,
): void {
  const [pos, category, mode, roles, object, complement, words] = cells;
  if (words === undefined || (pos !== 'verb' && pos !== 'noun' && pos !== 'adj')) {
    throw broken(line, 'write seven cells parted by tabs, beginning with verb, noun or adj');
  }
  if (category !== '=' && category !== '.' && !CATEGORIES.includes(category as Category)) {
    throw broken(line, `"${category}" is no PLOVER category, "." or "="`);
  }
  if (complement !== '-' && !COMPLEMENTS.includes(complement as Complement)) {
    throw broken(line, `"${complement}" does not say what becomes of an act`);
  }
  const base = defaults.get(`${pos} ${category}`) ?? defaults.get(pos);
  const given = roles === '-' || roles === undefined ? base : parseRoles(roles, line);
  if (!given) throw broken(line, 'there are no default roles for it');
  for (const phrase of words.split(';')) {
    const spaced = phrase
      .trim()
      .split(/\s+/)
      .filter((word) => pos !== 'verb' || !/^(?:the|a|an|its|his|her|their)$/.test(word));
    if (spaced.length === 0 || spaced[0] === '' || spaced[0] === '-') continue;
    // The engine parts words at hyphens.
    const parts = spaced.flatMap((word) => word.split('-')).filter((word) => word !== '');
    const head = pos === 'noun' ? nounHead(parts) : (spaced[0] as string).split('-').length - 1;
    const last = parts.at(-1) as string;
    const reaching = pos === 'verb' && parts.length > 1 && PREPOSITIONS.has(last) && !given.target.includes(last);
    const frame: EventFrame = {
      words: parts,
      head,
      category: category === '.' ? undefined : (category as Category | '='),
      mode: mode === '-' ? undefined : mode,
      roles: reaching && (roles === '-' || !given.joint) ? { ...given, target: [last, ...given.target] } : given,
      object: object === '-' || object === undefined ? [] : object.split('|'),
      complement: complement === '-' ? undefined : (complement as Complement),
      line,
    };
    const key = (parts[head] as string).toLowerCase();
    const list = tables[pos].get(key);
    if (list) list.push(frame);
    else tables[pos].set(key, [frame]);
  }
}

const PREPOSITIONS = new Set(
  'at on against with to into from of for about over in upon through toward towards behind near off around by'.split(
    ' ',
  ),
);

/** "missile test" is headed by its last word, "show of force" by the one before its preposition. */
function nounHead(words: readonly string[]): number {
  const preposition = words.findIndex((word, i) => i > 0 && PREPOSITIONS.has(word));
  return preposition > 0 ? preposition - 1 : words.length - 1;
}

function parseRoles(text: string, line: number): FrameRoles {
  const parts = text.split('>').map((side) => side.trim());
  const list = (side: string): string[] =>
    side === '-' || side === '' ? [] : side.split(/[,+]/).map((role) => role.trim());
  if (parts.length > 2) throw broken(line, `"${text}" names more than a source and a target`);
  const [source = '', target = ''] = parts;
  return { source: list(source), target: list(target), joint: source.includes('+') };
}

function readClasses(text: string, file: string): ReadonlyMap<string, ReadonlySet<string>> {
  const classes = new Map<string, Set<string>>();
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const [name, words] = line.split('\t');
    if (!name || words === undefined) throw broken(index + 1, 'write a class and its words, parted by a tab', file);
    for (const word of words.split(';')) {
      const key = word.trim().toLowerCase();
      const known = classes.get(key);
      if (known) known.add(name);
      else classes.set(key, new Set([name]));
    }
  });
  return classes;
}

function broken(line: number, what: string, file = 'event-frames.tsv'): EntenteError {
  return new EntenteError('usage', `Line ${line} of ${file} cannot be understood: ${what}.`);
}
