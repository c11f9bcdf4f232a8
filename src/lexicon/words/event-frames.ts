import { loadAsset } from '#load-asset';
import { EntenteError } from '../../records/failure.ts';
import { CATEGORIES, type Category } from '../../records/plover.ts';

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
  /** Line of the data file, or of the user's own, for the provenance of records. */
  readonly line: number;
  /** Of a frame of the package: what its line is known by, see {@link rowKey}. */
  readonly row?: string;
  /** Of a word that a user says names no act. */
  readonly silent?: boolean;
  /** Of a frame that a user adds: the name of the file, and the user's own code for the act. */
  readonly own?: { readonly file: string; readonly code?: string };
}

/** One line of a table: words that share everything else. */
export interface FrameLine extends Omit<EventFrame, 'words' | 'head' | 'roles'> {
  readonly pos: PartOfSpeech;
  /** Absent: those of the category. */
  readonly roles: FrameRoles | undefined;
  /** Each one word, or several parted by blanks or hyphens. */
  readonly phrases: readonly string[];
}

export type PartOfSpeech = 'verb' | 'noun' | 'adj';

/** Frames by the lemma of their head word, the most specific first. */
export interface EventFrames {
  readonly verbs: ReadonlyMap<string, readonly EventFrame[]>;
  readonly nouns: ReadonlyMap<string, readonly EventFrame[]>;
  readonly adjectives: ReadonlyMap<string, readonly EventFrame[]>;
  /** Classes of nouns (`weapon`, `aid` ...) that a lemma or two words ("nuclear weapon") belong to. */
  readonly classes: ReadonlyMap<string, ReadonlySet<string>>;
  /** PLOVER contexts (`military`, `cbrn` ...) that a lemma or two words show. */
  readonly contexts: ReadonlyMap<string, ReadonlySet<string>>;
  /** Roles where a line names none: by part of speech ("verb"), and by it and category ("verb AID"). */
  readonly defaults: ReadonlyMap<string, FrameRoles>;
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
 * Makes frames of tables in the form that docs/events.md explains.
 * @throws EntenteError for a line that cannot be understood; it names the line
 */
export function makeEventFrames(frames: string, classes: string, contexts: string): EventFrames {
  const defaults = new Map<string, FrameRoles>();
  const lines: FrameLine[] = [];
  frames.split('\n').forEach((text, index) => {
    if (text.trim() === '' || text.startsWith('#')) return;
    const cells = text.split('\t');
    if (cells[0] === 'default') defaults.set(cells[1] ?? '', parseRoles(cells[2] ?? '', index + 1));
    else lines.push(parseLine(cells, index + 1));
  });
  for (const { pos, category, roles, line } of lines) {
    const known = roles !== undefined || defaults.has(`${pos} ${category ?? '.'}`) || defaults.has(pos);
    if (!known) throw broken(line, 'there are no default roles for it');
  }
  const empty: EventFrames = {
    verbs: new Map(),
    nouns: new Map(),
    adjectives: new Map(),
    classes: readClasses(classes, 'noun-classes.tsv'),
    contexts: readClasses(contexts, 'event-contexts.tsv'),
    defaults,
  };
  return addFrames(empty, lines);
}

/** Frames with further lines among them, in the order in which they are to be tried. */
export function addFrames(frames: EventFrames, lines: readonly FrameLine[]): EventFrames {
  const tables = { verb: new Map(frames.verbs), noun: new Map(frames.nouns), adj: new Map(frames.adjectives) };
  const touched = new Set<EventFrame[]>();
  for (const line of lines) {
    const table: Map<string, readonly EventFrame[]> = tables[line.pos];
    for (const frame of framesOf(line, frames.defaults)) {
      const key = (frame.words[frame.head] as string).toLowerCase();
      const known = table.get(key) as EventFrame[] | undefined;
      const list = known && touched.has(known) ? known : [...(known ?? [])];
      list.push(frame);
      table.set(key, list);
      touched.add(list);
    }
  }
  for (const list of touched) list.sort((a, b) => specificity(b) - specificity(a) || a.line - b.line);
  return { ...frames, verbs: tables.verb, nouns: tables.noun, adjectives: tables.adj };
}

/** More words before fewer; among as many, a user's frames before the package's, and those with a condition first. */
function specificity(frame: EventFrame): number {
  // A preposition at the end says less than a noun or a particle.
  const trailing = frame.words.length > 1 && PREPOSITIONS.has(frame.words.at(-1) as string) ? 3 : 0;
  const conditions = (frame.object.length > 0 && frame.category !== '=' ? 2 : 0) + (frame.category ? 1 : 0);
  return frame.words.length * 4 - trailing + (frame.own ? 3.1 + conditions / 4 : conditions);
}

function parseLine(cells: readonly string[], line: number): FrameLine {
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
  return {
    pos,
    category: category === '.' ? undefined : (category as Category | '='),
    mode: mode === '-' ? undefined : mode,
    roles: roles === '-' || roles === undefined ? undefined : parseRoles(roles, line),
    object: object === '-' || object === undefined ? [] : object.split('|'),
    complement: complement === '-' ? undefined : (complement as Complement),
    phrases: words.split(';').filter((phrase) => phrase.trim() !== '-'),
    line,
    row: rowKey(cells),
  };
}

/**
 * What a line of the table is known by wherever it stands: part of speech, category, first phrase, and the first kind of
 * object where it asks for one. Learnt weights know lines by it, so a line keeps its key while its other cells are mended.
 *
 * @example rowKey('verb|AID|-|s > to|@food|-|send; ship'.split('|')) // 'verb AID send @food'
 */
function rowKey(cells: readonly string[]): string {
  const [pos = '', category = '', , , object = '-', , words = ''] = cells;
  const key = `${pos} ${category} ${(words.split(';')[0] ?? '').trim()}`;
  return object === '-' ? key : `${key} ${object.split('|')[0]}`;
}

/** The roles of a category where a line names none. */
export function defaultRoles(
  defaults: EventFrames['defaults'],
  pos: PartOfSpeech,
  category: EventFrame['category'],
): FrameRoles {
  return defaults.get(`${pos} ${category ?? '.'}`) ?? defaults.get(pos) ?? { source: [], target: [], joint: false };
}

function framesOf(line: FrameLine, defaults: EventFrames['defaults']): readonly EventFrame[] {
  const { pos, phrases, roles: given, ...shared } = line;
  const roles = given ?? defaultRoles(defaults, pos, line.category);
  return phrases.flatMap((phrase) => {
    const { words, head } = frameWords(pos, phrase);
    if (words.length === 0) return [];
    const last = words.at(-1) as string;
    const reaching = pos === 'verb' && words.length > 1 && PREPOSITIONS.has(last) && !roles.target.includes(last);
    const reached = reaching && (!given || !roles.joint) ? { ...roles, target: [last, ...roles.target] } : roles;
    return [{ ...shared, words, head, roles: reached }];
  });
}

/** The words of a phrase as the engine parts them, without the articles of a verb's phrase, and which of them is the head. */
export function frameWords(
  pos: PartOfSpeech,
  phrase: string,
): { readonly words: readonly string[]; readonly head: number } {
  const spaced = phrase.split(' ').filter((word) => word !== '' && (pos !== 'verb' || !ARTICLES.has(word)));
  // The engine parts words at hyphens.
  const words = phrase.includes('-') ? spaced.flatMap((word) => word.split('-')).filter((word) => word !== '') : spaced;
  const head = pos === 'noun' ? nounHead(words) : (spaced[0] ?? '').split('-').length - 1;
  return { words, head };
}

const ARTICLES = new Set(['the', 'a', 'an', 'its', 'his', 'her', 'their']);

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
