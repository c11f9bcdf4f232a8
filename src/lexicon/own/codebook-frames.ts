import { EntenteError } from '../../records/failure.ts';
import type { PlacedProblem } from '../../records/file-place.ts';
import {
  addFrames,
  defaultRoles,
  type EventFrame,
  type EventFrames,
  type FrameLine,
  type FrameRoles,
  frameWords,
  type PartOfSpeech,
} from '../words/event-frames.ts';
import { type Codebook, KINDS, type NounCondition, type OwnTrigger, PLACES, type WithoutWord } from './codebook.ts';

/**
 * The frames of the package with what a codebook adds and takes away.
 * @throws EntenteError if the codebook names a word or class that the package does not have
 */
export function framesWithCodebook(frames: EventFrames, codebook: Codebook): EventFrames {
  const [problem] = findCodebookProblems(codebook, frames);
  if (problem) {
    const { line, column, reason } = problem;
    throw new EntenteError('unreadable', `${codebook.name}, line ${line}, column ${column}: ${reason}.`);
  }
  const kept = codebook.without.reduce(withoutWord, frames);
  const classes: Classes = new Map(kept.classes);
  const own = { ...kept, classes };
  const lines = codebook.triggers.flatMap((trigger, i) => frameLines(trigger, `own-${i}`, codebook.name, own));
  return addFrames(own, lines);
}

/** What a codebook says of the package that is not so. */
export function findCodebookProblems(codebook: Codebook, frames: EventFrames): readonly PlacedProblem[] {
  const classes = new Set([...frames.classes.values()].flatMap((names) => [...names]));
  const unknownClasses = codebook.triggers.flatMap(({ object, subject }) =>
    [...object, ...subject].flatMap((condition) => {
      if (!('class' in condition) || classes.has(condition.class)) return [];
      const reason = `"${condition.class}" is no class of nouns; write one of ${[...classes].sort().join(', ')}`;
      return [{ ...condition.at, reason }];
    }),
  );
  const unknownWords = codebook.without.flatMap((item) => {
    const named = positions(item.pos).some((pos) =>
      framesOfWord(frames, pos, item.word).some((frame) => frame.category !== undefined && frame.category !== '='),
    );
    if (named) return [];
    const what = item.pos === 'any' ? 'word' : item.pos;
    return [{ ...item.at, reason: `"${item.word}" is no ${what} by which the package tells an act` }];
  });
  return [...unknownClasses, ...unknownWords].sort((a, b) => a.line - b.line || a.column - b.column);
}

const TABLES = { verb: 'verbs', noun: 'nouns', adj: 'adjectives' } as const;

function positions(pos: WithoutWord['pos']): readonly PartOfSpeech[] {
  if (pos === 'any') return ['verb', 'noun', 'adj'];
  return [pos === 'adjective' ? 'adj' : pos];
}

/** The frames of exactly these words. */
function framesOfWord(frames: EventFrames, pos: PartOfSpeech, phrase: string): readonly EventFrame[] {
  const { words, head } = frameWords(pos, phrase.toLowerCase());
  const list = frames[TABLES[pos]].get(words[head] ?? '') ?? [];
  return list.filter((frame) => isSame(frame.words, words));
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, i) => word.replace('*', '').toLowerCase() === b[i]?.replace('*', ''));
}

/**
 * Frames in which a word names no act. Its lines stay where they were, so that no shorter line takes their place and
 * what they do to an act in their complement holds on.
 */
function withoutWord(frames: EventFrames, { word, pos }: WithoutWord): EventFrames {
  const tables = { verb: frames.verbs, noun: frames.nouns, adj: frames.adjectives };
  for (const each of positions(pos)) {
    const gone = new Set(framesOfWord(frames, each, word));
    const { words, head } = frameWords(each, word.toLowerCase());
    const key = words[head] ?? '';
    const list = tables[each].get(key);
    if (!list || gone.size === 0) continue;
    const quiet = list.map((frame) =>
      gone.has(frame) ? { ...frame, category: undefined, mode: undefined, silent: true } : frame,
    );
    tables[each] = new Map(tables[each]).set(key, quiet);
  }
  return { ...frames, verbs: tables.verb, nouns: tables.noun, adjectives: tables.adj };
}

type Classes = Map<string, ReadonlySet<string>>;

/** @param name for the class of the words that the object or subject must be; entered into the classes of `frames` */
function frameLines(
  trigger: OwnTrigger,
  name: string,
  file: string,
  frames: EventFrames & { readonly classes: Classes },
): readonly FrameLine[] {
  const { coding, code, light, complement, at } = trigger;
  const category: EventFrame['category'] = light ? '=' : coding?.category;
  const shared = {
    category,
    mode: coding?.mode,
    complement,
    line: at.line,
    own: { file, ...(code === undefined ? {} : { code }) },
  };
  const kinds = [
    ['verb', trigger.verbs],
    ['noun', trigger.nouns],
    ['adj', trigger.adjectives],
  ] as const;
  return kinds.flatMap(([pos, phrases]) =>
    phrases.length === 0
      ? []
      : [
          {
            ...shared,
            pos,
            roles: rolesOf(trigger, pos, category, frames),
            object: pos === 'verb' ? conditionsOf(trigger, name, frames.classes) : [],
            phrases: phrases.map((phrase) => phrase.toLowerCase()),
          },
        ],
  );
}

/** The roles that a trigger names, the others as its category has them; undefined where it names none. */
function rolesOf(
  { source, target, together }: OwnTrigger,
  pos: PartOfSpeech,
  category: EventFrame['category'],
  { defaults }: EventFrames,
): FrameRoles | undefined {
  if (!source && !target && together === undefined) return undefined;
  const signs = (places: readonly string[]): readonly string[] => places.map((place) => PLACES.get(place) ?? place);
  const usual = defaultRoles(defaults, pos, category);
  if (together) {
    const joint = usual.joint ? usual : defaultRoles(defaults, pos, 'COOPERATE');
    return { source: source ? signs(source) : [...joint.source, ...joint.target], target: [], joint: true };
  }
  const apart = usual.joint ? defaultRoles(defaults, pos, undefined) : usual;
  return {
    source: source ? signs(source) : apart.source,
    target: target ? signs(target) : apart.target,
    joint: false,
  };
}

/** The conditions of a verb in the signs of event-frames.tsv; words become a class of their own. */
function conditionsOf({ object, subject, light }: OwnTrigger, name: string, classes: Classes): readonly string[] {
  if (subject.length > 0) {
    for (const condition of subject) {
      if ('word' in condition) enter(classes, condition.word, name);
      if ('class' in condition) {
        for (const [word, names] of [...classes]) if (names.has(condition.class)) enter(classes, word, name);
      }
    }
    return [`^${name}`];
  }
  if (object.length === 0) return light ? ['#any'] : [];
  return [...new Set(object.map((condition) => conditionSign(condition, name, classes)))];
}

function conditionSign(condition: NounCondition, name: string, classes: Classes): string {
  if ('is' in condition) return KINDS[condition.is];
  if ('act' in condition) return `#${condition.act}`;
  const preposition = condition.with === undefined ? '' : `:${condition.with}`;
  if ('class' in condition) return `@${condition.class}${preposition}`;
  const own = condition.with === undefined ? name : `${name}-${condition.with}`;
  enter(classes, condition.word, own);
  return `@${own}${preposition}`;
}

function enter(classes: Classes, word: string, name: string): void {
  classes.set(word, new Set([...(classes.get(word) ?? []), name]));
}
