import { wordClass } from '../../lexicon/words/word-classes.ts';
import { bodyId, isBody, isOrganization, isState } from '../../records/actor-id.ts';
import type { Tree } from '../clause/tree.ts';
import type { Referent } from './referent.ts';

/** A noun phrase that means an actor met before by what it is: "the regime", "the island nation", "the alliance". */
export interface Nominal {
  readonly first: number;
  readonly head: number;
  readonly fits: (id: string) => boolean;
}

/** States on islands of their own. */
const ISLANDS = new Set(
  'ATG BHS BHR BRB COM CPV CUB CYP DMA DOM FJI FSM GBR GRD HTI IDN IRL ISL JAM JPN KIR KNA LCA LKA MDG MDV MHL MLT MUS NRU NZL PHL PLW PNG SGP SLB STP SYC TLS TON TTO TUV TWN VCT VUT WSM'.split(
    ' ',
  ),
);
const MONARCHIES = new Set(
  'BEL BHR BTN DNK ESP GBR JOR KHM KWT LSO MAR NLD NOR OMN QAT SAU SWE SWZ THA TON'.split(' '),
);
const EMIRATES = new Set(['ARE', 'KWT', 'QAT']);
/** Halves of a divided country that go by where they lie. */
const HALVES: ReadonlyMap<string, (id: string) => boolean> = new Map<string, (id: string) => boolean>([
  ['north', (id) => id === 'PRK'],
  ['south', (id) => id === 'KOR'],
]);

/** States that share a name, by its plural: "the two Koreas". */
const NAMESAKES: ReadonlyMap<string, readonly string[]> = new Map([
  ['Koreas', ['PRK', 'KOR']],
  ['Germanys', ['DDR', 'DEU']],
  ['Sudans', ['SDN', 'SSD']],
  ['Congos', ['COD', 'COG']],
]);

/** "The two Koreas", "both Koreas": the states, and the first word of the phrase. */
export function namesakesAt(
  sentence: Tree,
  head: number,
): { readonly first: number; readonly states: readonly string[] } | undefined {
  const states = NAMESAKES.get(sentence.token(head).form);
  if (!states) return undefined;
  let first = head;
  while (first > 0 && /^(?:the|two|both)$/iu.test(sentence.token(first - 1).form)) first--;
  return { first, states };
}

/** Bodies of states that are called organizations. */
const ORGANIZATIONS: ReadonlySet<string> = new Set(
  'NATO SCO AU OIC OPEC WTO OSCE CSTO OAS WHO OPCW OECD IOM ICAO'.split(' ').map(bodyId),
);

/** What a noun says of the actor that it means; nouns that may mean anything ("the side") are left out. */
const NOUNS: ReadonlyMap<string, (id: string) => boolean> = new Map([
  ...['country', 'nation', 'regime', 'republic', 'power', 'superpower'].map((noun) => [noun, isState] as const),
  ['island', (id) => ISLANDS.has(id)],
  ['kingdom', (id) => MONARCHIES.has(id)],
  ['emirate', (id) => EMIRATES.has(id)],
  ['sultanate', (id) => id === 'OMN' || id === 'BRN'],
  ...['alliance', 'bloc'].map((noun) => [noun, isBody] as const),
  ...Object.entries({
    union: 'EU AU EAEU',
    agency: 'IAEA UNHCR UNRWA IEA',
    council: 'UN GCC COE P5',
    court: 'ICC ICJ PCA ECHR',
    tribunal: 'ICTY PCA ICC',
    fund: 'IMF UNICEF',
    league: 'LAS',
    commission: 'EU',
  }).map(([noun, ids]) => {
    const all = new Set(ids.split(' ').map(bodyId));
    return [noun, (id: string) => all.has(id)] as const;
  }),
  ...['group', 'movement'].map((noun) => [noun, isOrganization] as const),
  ...['organization', 'organisation'].map(
    (noun) => [noun, (id: string) => ORGANIZATIONS.has(id) || isOrganization(id)] as const,
  ),
  ...['newspaper', 'paper', 'daily', 'broadsheet', 'tabloid'].map((noun) => [noun, isNewspaper] as const),
]);

/** Words of newspapers' names. */
const PAPERS =
  /^org:.*\b(?:post|times|journal|herald|guardian|observer|telegraph|independent|tribune|gazette|chronicle|globe|daily|zeitung|monde|figaro|spiegel|haaretz|newspaper)\b/u;

function isNewspaper(id: string): boolean {
  return PAPERS.test(id);
}

const OTHER_POWERS = wordClass('adjectives of powers not spoken of');

/** Sentences back that such a noun looks. */
const REACH = 3;

/**
 * The nominal headed by a token. It must be definite, in the singular, and say nothing more that would tell another one
 * ("the country's largest bank", "the nation of Georgia", "the Kurdish alliance").
 */
export function nominalAt(sentence: Tree, head: number): Nominal | undefined {
  const token = sentence.token(head);
  const fits = /^NNP?$/.test(token.xpos)
    ? NOUNS.get(token.lemma.toLowerCase())
    : /^(?:North|South)$/.test(token.form)
      ? HALVES.get(token.form.toLowerCase())
      : undefined;
  if (!fits) return undefined;
  const [det, ...more] = sentence.children(head, 'det');
  if (det === undefined || more.length || !/^(?:the|this|that)$/i.test(sentence.token(det).form)) return undefined;
  const telling = sentence.children(head, 'nmod', 'nmod:poss', 'acl', 'appos').some((other) => {
    const { deprel, index } = sentence.token(other);
    // "the country in May" is still the country.
    return deprel !== 'nmod' || /^of$/i.test(sentence.token(sentence.children(index, 'case')[0] ?? index).form);
  });
  if (telling) return undefined;
  const modifiers = sentence.children(head, 'amod', 'compound').map((other) => sentence.token(other));
  // "the island nation" is an island; "the Baltic nation" may be any of three.
  if (modifiers.some(({ form }) => /^\p{Lu}/u.test(form))) return undefined;
  // "The former colonial power" is not the country that is spoken of.
  if (modifiers.some(({ lemma }) => OTHER_POWERS.has(lemma))) return undefined;
  const island = modifiers.some(({ lemma }) => lemma === 'island');
  return { first: det, head, fits: island ? (id) => ISLANDS.has(id) : fits };
}

/** Whom a noun for somebody met before would mean, and whether the text tells it. */
export interface NominalMeant {
  readonly actors: readonly string[];
  readonly actsFor: readonly string[];
  readonly told: boolean;
}

/**
 * Whom a nominal means: of the states or bodies that it fits the latest sentence's, its subject first. Who speaks for one
 * ("NATO ministers") has brought it to mind as well. The text tells it where nobody else fits near by, or one other whom
 * no sentence is about.
 */
export function nominalReferent(
  { fits, first }: Nominal,
  sentence: number,
  referents: readonly Referent[],
): NominalMeant | undefined {
  const near = referents.flatMap((referent) => {
    const [id, ...more] = referent.actsFor.length ? referent.actsFor : referent.actors;
    const before = referent.sentence < sentence || referent.token < first;
    const close = before && sentence - referent.sentence <= REACH;
    return close && id !== undefined && !more.length && fits(id) ? [{ id, referent }] : [];
  });
  const latest = near.at(-1)?.referent.sentence;
  const inSentence = near.filter(({ referent }) => referent.sentence === latest);
  const chosen = inSentence.find(({ referent }) => referent.subject) ?? inSentence.at(-1);
  const fitting = new Set(near.map(({ id }) => id)).size;
  return (
    chosen && {
      actors: [chosen.id],
      actsFor: isOrganization(chosen.id) ? chosen.referent.actsFor : [chosen.id],
      told: fitting === 1 || (fitting === 2 && chosen.referent.subject),
    }
  );
}
