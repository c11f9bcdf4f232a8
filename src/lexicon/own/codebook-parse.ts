import type { FilePath, FilePlace, PlacedProblem } from '../../records/file-place.ts';
import { CATEGORIES } from '../../records/plover.ts';
import { parseSections } from '../files/sectioned-file.ts';
import { frameWords, type PartOfSpeech } from '../words/event-frames.ts';
import { CODEBOOK_ITEMS, type Codebook, type Coding } from './codebook.ts';
import { type CodeItem, type Complain, readTrigger, type TriggerItem } from './codebook-trigger.ts';

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
