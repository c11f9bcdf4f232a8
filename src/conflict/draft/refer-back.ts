import type { ToldAct } from './told-act.ts';

/** A noun by which a text refers back to an act that it told before: "such a step", "the demand", "a withdrawal". */
const BARE =
  /^(?:(?:the|a|an|any|such|such an?|that|this|these|those|all)\s+)?(?:[a-z]+\s+)?(?<noun>[a-z]{3,})(?:\s+within \w+)?$/iu;
/** Nouns for whatever was told last, and what they can stand for. */
const WHATEVER: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries([
  ...['step', 'move', 'measure', 'plan', 'idea', 'action'].map((noun) => [
    noun,
    new Set(['foreseen on a condition', 'committed to', 'threatened', 'planned', 'proposed', 'demanded']),
  ]),
  ...['demand', 'call', 'request', 'appeal', 'ultimatum', 'plea'].map((noun) => [noun, new Set(['demanded'])]),
]);
/** How many sentences back a noun may refer. */
const FAR = 3;
/** So many letters in common make a noun and a verb one word ("recognition", "recognise"). */
const STEM = 5;

/**
 * The act that a bare noun refers back to: the last one that was told with that word, or with its verb, in the sentences
 * before; for "the demand" the last demand, for "such a step" the last act at all.
 *
 * @returns the act, and whether it comes true where what the noun names does
 * @param words the noun phrase
 * @param from index of its sentence, in the document of that id
 * @param holder who speaks for or against it: "the demand" is made of him, "such a step" is another's
 */
export function referredTo(
  words: string,
  { text, sentence: from }: { readonly text: string; readonly sentence: number },
  holder: string,
  acts: readonly ToldAct[],
): { readonly act: ToldAct; readonly positive: boolean } | undefined {
  const noun = BARE.exec(words.trim())?.groups?.noun?.toLowerCase();
  if (noun === undefined) return undefined;
  const ways = WHATEVER[noun.replace(/s$/u, '')];
  const isAsked = ways?.size === 1;
  const [act] = acts
    .filter(
      ({ cited, doers, as }) =>
        cited.text === text &&
        doers.length > 0 &&
        cited.sentence < from &&
        from - cited.sentence <= (ways ? FAR - 1 : FAR) &&
        as !== 'taken for granted',
    )
    .filter((act) =>
      ways ? ways.has(act.as) && act.doers.includes(holder) === isAsked && !act.by?.includes(holder) : names(act, noun),
    )
    .toSorted((a, b) => b.cited.sentence - a.cited.sentence || b.phrase.span.start - a.phrase.span.start);
  // "Refuses to hold talks", "halts the unloading": the noun names what is refused or ended, without the refusal.
  return act && { act, positive: ways !== undefined || act.phrase.denied === act.phrase.ends };
}

/** Whether the words of an act hold a noun or the verb that it is made of. */
function names({ phrase }: ToldAct, noun: string): boolean {
  return phrase.keys.some(({ head, content }) =>
    [head, ...content].some(
      (word) =>
        word === noun || `${word}s` === noun || (noun.length > STEM && word.slice(0, STEM) === noun.slice(0, STEM)),
    ),
  );
}
