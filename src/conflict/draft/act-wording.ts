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
/** The verbs that go with nouns of acts which no class knows: third person, plain form, nouns parted by blanks. */
const VERBS_OF_NOUNS: readonly (readonly [third: string, plain: string, nouns: string])[] = [
  [
    'holds',
    'hold',
    'vote referendum ballot plebiscite inquiry investigation conference summit meeting consultation dialogue debate hearing trial rally protest demonstration march session ceremony poll',
  ],
  [
    'sets up',
    'set up',
    'commission committee tribunal court panel council board fund zone corridor hotline mechanism office secretariat bank buffer',
  ],
  [
    'sends',
    'send',
    'troop envoy mission observer delegation letter monitor peacekeeper convoy soldier ship vessel gunboat team expert mediator',
  ],
  [
    'grants',
    'grant',
    'amnesty asylum concession status citizenship exemption access passage right immunity pardon visa licence license permit waiver leave statehood seat',
  ],
  ['signs', 'sign', 'agreement accord treaty deal pact contract memorandum protocol convention'],
  ['passes', 'pass', 'law bill decree amendment budget resolution legislation constitution'],
  ['imposes', 'impose', 'ban embargo quota levy tax duty curfew boycott restriction fine penalty toll fee'],
  ['keeps', 'keep', 'truce pause moratorium standstill peace neutrality silence restraint'],
  [
    'accepts',
    'accept',
    'compromise settlement arbitration mediation ruling verdict award jurisdiction oversight supervision',
  ],
  ['pays', 'pay', 'compensation reparation ransom rent royalty debt sum wage pension bonus damages share'],
  ['builds', 'build', 'dam wall fence road bridge pipeline base port reactor plant railway canal airfield barrier'],
  ['takes', 'take', 'step measure part action decision'],
  [
    'gives',
    'give',
    'support backing assurance guarantee pledge notice promise undertaking consent permission approval evidence help money loan credit',
  ],
];
/** Nouns that come of verbs: what they name is carried out. */
const OF_VERB = /(?:[st]ion|ment|ance|ence|[^aeiou]al|age|sure|ing|fer|down|out|back|over|off|ery)$/u;
const ANY_ACT = ['carries out', 'carry out'] as const;
const ANY_STATE = ['brings about', 'bring about'] as const;

function verbOf(head: string, kind: string | undefined): readonly [third: string, plain: string] {
  const known = VERBS[kind ?? ''];
  if (known) return known;
  const named = VERBS_OF_NOUNS.find(([, , nouns]) => nouns.split(' ').includes(head));
  if (named) return [named[0], named[1]];
  return kind !== undefined || OF_VERB.test(head) ? ANY_ACT : ANY_STATE;
}

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
  const [third, plain] = verbOf(key?.head ?? '', key?.kind);
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
