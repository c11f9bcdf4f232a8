import type { LexiconEntry } from '../../lexicon/who/entry.ts';
import { isBody, isOrganization } from '../../records/actor-id.ts';
import type { FoundMention } from './mention-index.ts';

/**
 * The organization that a part of its name means: "the Post" is the Washington Post of which the text spoke before, "Amnesty" is
 * Amnesty International. Nobody where the part belongs to the names of two.
 *
 * @param name as it stands in the text
 * @param found the mentions before it
 */
export function bodyOfShortName(name: string, found: readonly FoundMention[]): FoundMention | undefined {
  const part = wordsOf(name);
  if (part.length > LONGEST_PART) return undefined;
  const whole = found.filter(({ kind, ...mention }) => NAMING.has(kind) && isPartOf(part, mention));
  const [first] = whole;
  const agree = whole.every(({ actors }) => actors[0] === first?.actors[0]);
  return agree ? first : undefined;
}

const LONGEST_PART = 2;
/** "European Commission" is a metonym of the Union. */
const NAMING: ReadonlySet<FoundMention['kind']> = new Set(['name', 'metonym']);

/**
 * The body of states whose organ a part of a name means: "the Commission" where the text has spoken of the European Union.
 * Nobody where two bodies of the text have such an organ.
 *
 * @param bodies ids of the bodies met before it
 */
export function bodyOfOrgan(
  name: string,
  bodies: ReadonlySet<string>,
  entryOf: (id: string) => LexiconEntry | undefined,
): string | undefined {
  const end = ` ${wordsOf(name).join(' ')}`;
  const having = [...bodies].filter((id) => entryOf(id)?.metonyms?.some(({ text }) => text.endsWith(end)));
  return having.length === 1 ? having[0] : undefined;
}

function isPartOf(
  part: readonly string[],
  { actors, sentence, first, last }: Pick<FoundMention, 'actors' | 'sentence' | 'first' | 'last'>,
): boolean {
  const [id = '', ...others] = actors;
  if (others.length > 0 || !(isOrganization(id) || isBody(id))) return false;
  const whole = wordsOf(sentence.surface(first, last));
  if (whole.length <= part.length) return false;
  const ends = part.every((word, i) => whole[whole.length - part.length + i] === word);
  return ends || part.every((word, i) => whole[i] === word);
}

function wordsOf(name: string): readonly string[] {
  return name.replace(/^the\s+/iu, '').split(/\s+/u);
}
