import type { z } from 'zod';
import type { FilePath, FilePlace, PlacedProblem } from '../../records/file-place.ts';
import { CATEGORIES } from '../../records/plover.ts';
import { parseSections, type SectionItem } from '../files/sectioned-file.ts';
import { frameWords, type PartOfSpeech } from '../words/event-frames.ts';
import { inflection } from '../words/inflection.ts';
import { CODEBOOK_ITEMS, type Codebook, type Coding, type OwnTrigger, readCoding } from './codebook.ts';

type CodeItem = SectionItem<z.infer<typeof CODEBOOK_ITEMS.codes>>;
type TriggerItem = SectionItem<z.infer<typeof CODEBOOK_ITEMS.triggers>>;

/**
 * Reads a codebook (YAML 1.2), see docs/own-codebook.md. An item with a mistake is left out and reported with line and
 * column; the rest counts.
 *
 * @param text the whole file
 * @param name of the file, for messages and for the provenance of records
 * @example
 * const { codebook, problems } = parseCodebook('codes:\n  - {code: EXPULSION, gathers: SANCTION/expel}');
 * [codebook.codes.length, problems.length]; // [1, 0]
 */
export function parseCodebook(
  text: string,
  name = 'codebook.yaml',
): { readonly codebook: Codebook; readonly problems: readonly PlacedProblem[] } {
  const { sections, problems: found, place, isWhole } = parseSections(text, CODEBOOK_ITEMS);
  const problems = [...found];
  const complain: Complain = (path, reason) => void problems.push({ ...place(path), reason });
  const used = isWhole('triggers') ? new Set(sections.triggers.map(({ value }) => value.as)) : undefined;
  const codes = readCodes(sections.codes, used, complain);
  const triggers = sections.triggers.flatMap((item) => readTrigger(item, codes, isWhole('codes'), place, complain));
  findDoubles(sections.triggers, place, complain);
  const codebook: Codebook = {
    name,
    codes: [...codes].map(([code, { value, path }]) => ({ at: place(path), code, gathers: value.gathers ?? [] })),
    triggers,
    without: sections.without.map(({ value, path }) => ({ ...value, at: place(path) })),
  };
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return { codebook, problems };
}

type Complain = (path: FilePath, reason: string) => void;

/**
 * The codes by name, without those that stand there twice or have the name of a category.
 * @param used the codes that triggers name, if all triggers could be read
 */
function readCodes(
  items: readonly CodeItem[],
  used: ReadonlySet<string | undefined> | undefined,
  complain: Complain,
): ReadonlyMap<string, CodeItem> {
  const codes = new Map<string, CodeItem>();
  const gathered = new Map<string, string>();
  for (const item of items) {
    const { value, path } = item;
    const { code, gathers = [], under } = value;
    if (CATEGORIES.some((category) => category === code.toUpperCase())) {
      complain([...path, 'code'], `"${code}" is a category of PLOVER; give your code a name of its own`);
    } else if (codes.has(code)) {
      complain([...path, 'code'], `the code "${code}" stands there twice`);
    } else {
      if (gathers.length === 0 && !under) {
        complain(path, `${code}: write what it gathers, or under which PLOVER category its triggers stand`);
      } else if (gathers.length === 0 && used && !used.has(code)) {
        complain(path, `${code}: it gathers nothing and no trigger names it, so no event will carry it`);
      }
      codes.set(code, item);
      gathers.forEach((coding, i) => {
        const key = codingText(coding);
        const other = gathered.get(key);
        if (other === undefined) gathered.set(key, code);
        else complain([...path, 'gathers', i], `${key} is gathered twice, first by ${other}`);
      });
    }
  }
  return codes;
}

function codingText({ category, mode }: Coding): string {
  return mode === undefined ? category : `${category}/${mode}`;
}

function readTrigger(
  { value, path }: TriggerItem,
  codes: ReadonlyMap<string, CodeItem>,
  allCodes: boolean,
  place: (path: FilePath) => FilePlace,
  complain: Complain,
): readonly OwnTrigger[] {
  const { verbs = [], nouns = [], adjectives = [], as, light = false, object = [], subject = [] } = value;
  const { source, target, together, complement } = value;
  const kinds = [verbs, nouns, adjectives].filter((words) => words.length > 0).length;
  const reasons: (readonly [field: string | undefined, reason: string])[] = [];
  const meaning = as === undefined ? {} : meaningOf(as, codes);
  if (kinds === 0) reasons.push([undefined, 'write the words: verbs, nouns or adjectives']);
  if (typeof meaning === 'string') {
    // A code that was left out for a mistake would make its triggers look wrong too.
    if (allCodes || codes.has(as ?? '')) reasons.push(['as', meaning]);
    else return [];
  }
  if (as === undefined && !light && complement === undefined) {
    reasons.push([
      undefined,
      'write as which category or code the words count (as), or what becomes of an act below them (complement)',
    ]);
  }
  if (light && as !== undefined) reasons.push(['light', 'the object of a light verb names the act; leave out "as"']);
  if (kinds > 1 && (source || target || together !== undefined)) {
    reasons.push([
      undefined,
      'the sides of verbs, nouns and adjectives stand in different places; write a trigger for each',
    ]);
  }
  if (nouns.length + adjectives.length > 0) {
    for (const field of ['object', 'subject'] as const) {
      if (value[field])
        reasons.push([
          field,
          `only verbs have ${field === 'object' ? 'an object' : 'a subject'}; write a trigger for the verbs`,
        ]);
    }
    if (light) reasons.push(['light', 'only verbs are light']);
  }
  if (object.length > 0 && subject.length > 0) {
    reasons.push(['subject', 'either the object decides or the subject; leave one of them out']);
  }
  if (subject.some((condition) => 'act' in condition || 'is' in condition || condition.with !== undefined)) {
    reasons.push(['subject', 'a subject is a word or one of {class}']);
  }
  if (together && target) reasons.push(['target', 'whoever acts together is all source; put the places into "source"']);
  for (const [field, reason] of reasons) complain(field === undefined ? path : [...path, field], reason);
  let wrong = reasons.length > 0;
  verbs.forEach((phrase, i) => {
    const { words, head } = frameWords('verb', phrase);
    const word = words[head];
    const form = word === undefined ? 'no verb' : inflection(word);
    if (form === undefined) return;
    complain([...path, 'verbs', i], `"${word ?? phrase}" is ${form}; begin with the verb as a dictionary has it`);
    wrong = true;
  });
  if (wrong || typeof meaning === 'string') return [];
  return [
    {
      at: place(path),
      verbs,
      nouns,
      adjectives,
      ...meaning,
      light,
      ...(source ? { source } : {}),
      ...(target ? { target } : {}),
      ...(together === undefined ? {} : { together }),
      object: object.map((condition, i) => ({ ...condition, at: place([...path, 'object', i]) })),
      subject: subject.map((condition, i) => ({ ...condition, at: place([...path, 'subject', i]) })),
      ...(complement ? { complement } : {}),
    },
  ];
}

/** What a trigger counts as: one of the user's codes or a PLOVER category; a sentence if it is neither. */
function meaningOf(
  as: string,
  codes: ReadonlyMap<string, CodeItem>,
): { readonly coding: Coding; readonly code?: string } | string {
  const own = codes.get(as);
  if (own) {
    const { under, gathers = [] } = own.value;
    const [only] = gathers;
    const coding = under ?? (gathers.length === 1 ? only : undefined);
    return coding
      ? { coding, code: as }
      : `${as} gathers several categories; say there under which one its triggers stand (under)`;
  }
  const coding = readCoding(as);
  if (typeof coding !== 'string') return { coding };
  const isCategory = CATEGORIES.some((category) => as.toUpperCase().startsWith(`${category}/`));
  return isCategory ? coding : `"${as}" is no code of this file and no PLOVER category`;
}

/** Words that two triggers name under the same conditions: only the first would ever count. */
function findDoubles(items: readonly TriggerItem[], place: (path: FilePath) => FilePlace, complain: Complain): void {
  const lines = new Map<string, number>();
  for (const { value, path } of items) {
    const kinds: readonly (readonly [keyof typeof value, PartOfSpeech, readonly string[] | undefined])[] = [
      ['verbs', 'verb', value.verbs],
      ['nouns', 'noun', value.nouns],
      ['adjectives', 'adj', value.adjectives],
    ];
    for (const [field, pos, phrases = []] of kinds) {
      phrases.forEach((phrase, i) => {
        const words = frameWords(pos, phrase).words.join(' ').toLowerCase();
        const key = JSON.stringify([pos, words, value.object ?? [], value.subject ?? []]);
        const first = lines.get(key);
        const at = [...path, field, i];
        if (first === undefined) lines.set(key, place(at).line);
        else complain(at, `"${phrase}" stands there twice, first in line ${first}`);
      });
    }
  }
}
