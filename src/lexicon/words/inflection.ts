import { createLemmatizer } from '../../language/lemmas.ts';

/** Verbs whose dictionary form looks like a form of another verb ("found a party", "saw through"). */
const OWN_BASES = new Set('found saw lay fell wound ground bound bore wove can will resent relent relay'.split(' '));
const BASES_IN_ED = new Set(['embed', 'imbed', 'shed', 'sled', 'bed', 'wed', 'bobsled']);

const lemmaOf = createLemmatizer(() => undefined, new Map());

/**
 * Tells forms of a verb that no dictionary lists ("diverted", "diverting", "took") by their endings and by the table of
 * irregular verbs. It needs no vocabulary, so it may pass over a form, but calls no common verb one.
 * @returns what the form is; undefined for what may be a verb's first form
 */
export function inflection(word: string): string | undefined {
  const verb = word.toLowerCase();
  if (OWN_BASES.has(verb)) return undefined;
  if (/[aeiouy].*ing$/.test(verb)) return 'an ing-form';
  if (/[aeiouy].*[^e]ed$/.test(verb) && !BASES_IN_ED.has(verb)) return 'a past form';
  if (/[^suai]s$/.test(verb) && verb !== 'canvas') return 'a form with s';
  const past = !/(?:ed|ing)$/.test(verb) && lemmaOf(verb, 'VERB', 'VBD', false) !== verb;
  return past ? 'a past form' : undefined;
}
