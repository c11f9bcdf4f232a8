import type { ActPhrase } from '../../records/act-phrase.ts';

/** An act in words, and its denial. */
export interface ActWording {
  readonly words: string;
  readonly denial: string;
}

/** The verb by which each class of acts is done where the text names it by a noun: third person, plain form. */
const VERBS: Readonly<Record<string, readonly [third: string, plain: string]>> = {
  talks: ['holds', 'hold'],
  exercise: ['holds', 'hold'],
  election: ['holds', 'hold'],
  ceasefire: ['keeps', 'keep'],
  'peace treaty': ['concludes', 'conclude'],
  sanctions: ['imposes', 'impose'],
  tariffs: ['imposes', 'impose'],
  blockade: ['imposes', 'impose'],
  apology: ['makes', 'make'],
  trade: ['makes', 'make'],
  aid: ['gives', 'give'],
  recognition: ['grants', 'grant'],
  autonomy: ['grants', 'grant'],
};
const ANY_VERB = ['carries out', 'carry out'] as const;
/** Words after which a noun needs no article. */
const DETERMINED =
  /^(?:the|an?|its|his|her|their|our|my|your|this|that|these|those|some|any|all|no|more|further|\d[\d,.]*|[\p{L}.]+['’]s?)\s/iu;

/** Whether a phrase names its act by a noun ("a withdrawal of the troops"), so that it says nothing of doing it. */
export function isNoun({ denial }: ActPhrase): boolean {
  return denial.startsWith('no ');
}

/**
 * An act named by a noun as something that is done: "holds talks", "carries out a withdrawal of the troops". An option is
 * something that one does; a noun alone would leave open what.
 */
export function actWording(phrase: ActPhrase): ActWording {
  if (!isNoun(phrase)) return phrase;
  const [key] = phrase.keys;
  const [third, plain] = VERBS[key?.kind ?? ''] ?? ANY_VERB;
  const noun = withArticle(phrase.words, key?.head ?? '');
  return { words: `${third} ${noun}`, denial: `does not ${plain} ${noun}` };
}

function withArticle(words: string, head: string): string {
  const named = words.toLowerCase().split(/[^\p{L}'’-]+/u);
  const isPlural = named.some((word) => word !== head && (word === `${head}s` || word === head.replace(/y$/u, 'ies')));
  if (isPlural || DETERMINED.test(words)) return words;
  if (/\bof\b/u.test(words)) return `the ${words}`;
  return `${/^[aeiou]/iu.test(words) ? 'an' : 'a'} ${words}`;
}
