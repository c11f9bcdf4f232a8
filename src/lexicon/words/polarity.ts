import { loadAsset } from '#load-asset';
import type { Token } from '../../language/tree.ts';
import { EntenteError } from '../../records/failure.ts';

/** Tone of a word: friendly, hostile. */
export type Tone = '+' | '-';
/** Tones by part of speech and lemma ("verb praise"). */
export type Polarity = ReadonlyMap<string, Tone>;

const PARTS: ReadonlySet<string> = new Set(['verb', 'noun', 'adj', 'adv']);

/**
 * Reads the list of tones: part of speech, tone, lemmas.
 * @throws EntenteError (unreadable) that names the line which cannot be understood
 */
export function parsePolarity(lines: string): Polarity {
  const tones = new Map<string, Tone>();
  lines.split('\n').forEach((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const [part, tone, words] = line.split('\t');
    if (part === undefined || !PARTS.has(part) || (tone !== '+' && tone !== '-') || words === undefined)
      throw new EntenteError(
        'unreadable',
        `polarity.tsv, line ${i + 1}: a line holds verb, noun, adj or adv, a tab, + or -, a tab, and lemmas.`,
      );
    for (const word of words.trim().split(/\s+/u)) tones.set(`${part} ${word}`, tone);
  });
  return tones;
}

/** The list that comes with the package. */
export async function loadPolarity(): Promise<Polarity> {
  return parsePolarity(new TextDecoder().decode(await loadAsset('src/lexicon/data/polarity.tsv')));
}

/** The tone of a word; of its other parts of speech where its own has none. */
export function toneOf(token: Token, polarity: Polarity): string {
  const part = PART[token.upos];
  if (part === undefined) return '';
  const lemma = token.lemma.toLowerCase();
  return (
    polarity.get(`${part} ${lemma}`) ??
    (part === 'adv' ? undefined : (polarity.get(`verb ${lemma}`) ?? polarity.get(`noun ${lemma}`))) ??
    ''
  );
}

const PART: Readonly<Record<string, string>> = { VERB: 'verb', NOUN: 'noun', ADJ: 'adj', ADV: 'adv' };
