import { isOrganization } from '../../records/actor-id.ts';
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
  const whole = found.filter((mention) => mention.kind === 'name' && isPartOf(part, mention));
  const [first] = whole;
  const agree = whole.every(({ actors }) => actors[0] === first?.actors[0]);
  return agree ? first : undefined;
}

const LONGEST_PART = 2;

function isPartOf(part: readonly string[], { actors, sentence, first, last }: FoundMention): boolean {
  const [id = '', ...others] = actors;
  if (others.length > 0 || !isOrganization(id)) return false;
  const whole = wordsOf(sentence.surface(first, last));
  if (whole.length <= part.length) return false;
  const ends = part.every((word, i) => whole[whole.length - part.length + i] === word);
  return ends || part.every((word, i) => whole[i] === word);
}

function wordsOf(name: string): readonly string[] {
  return name.replace(/^the\s+/iu, '').split(/\s+/u);
}
