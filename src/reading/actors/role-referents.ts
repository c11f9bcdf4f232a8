import type { Tree } from '../clause/tree.ts';
import type { ActorDraft } from './actor-register.ts';
import type { Cast } from './cast.ts';
import { namesPerson } from './expressions.ts';
import type { Referent } from './referent.ts';
import type { RolePhrase } from './role-phrases.ts';
import { headNoun, isBody } from './role-words.ts';

/** Sentences back that "the ministry" or "officials" looks. */
const REACH_OF_ORGANS = 6;
/** Sentences back that "the journalist" looks for somebody of whom only a name was told. */
const REACH_OF_PERSONS = 2;

/** Sectors of those who bear arms for a group. */
export const FIGHTERS: ReadonlySet<string> = new Set(['REB', 'UAF', 'PRM', 'MIL']);

/**
 * Whom "the president", "the analyst", "the ministry" or "officials" means: the last one met in this role. Organs and
 * groups must have been met by the same noun. For a person the role itself counts before its noun ("the minister")
 * and the noun before the sector ("the scholar" for a professor); nationality and home must not differ.
 */
export function sameRoleBefore(
  cast: Cast,
  sentence: Tree,
  phrase: RolePhrase,
  states: readonly string[],
): Referent | undefined {
  const { role, plural } = phrase;
  const noun = headNoun(role.text);
  if (plural || isBody(noun)) {
    return cast.memory.referents.findLast(
      (referent) =>
        sentence.index - referent.sentence <= REACH_OF_ORGANS &&
        referent.noun === noun &&
        referent.plural === plural &&
        referent.actsFor.length > 0 &&
        !states.length,
    );
  }
  // "its vice president", "my campaign manager": somebody else's, who is new.
  if (phrase.generic || (phrase.ownerPronoun !== undefined && !states.length)) return undefined;
  // "Donald Trump's campaign manager" is not Donald Trump; "the Republican nominee" is no Democrat.
  const itself = phrase.owners.flatMap((owner) =>
    namesPerson(owner) ? (cast.people.find(owner, cast.met)?.id ?? []) : [],
  );
  const party = phrase.owners.map((owner) => cast.ownerEntry(owner)).find((entry) => entry?.sector === 'PTY')?.id;
  let best: Referent | undefined;
  let bestFit = 0;
  for (const referent of cast.memory.referents.toReversed()) {
    if (referent.kind !== 'person' || referent.plural || referent.actors.length !== 1) continue;
    const [id] = referent.actors as [string];
    if (itself.includes(id)) continue;
    const fit = cast.facts.fitOfRole(phrase, id, states, party);
    if (fit > bestFit) [best, bestFit] = [referent, fit];
  }
  return best;
}

/**
 * "Al-Shabaab stormed a hotel. The militant group said", "Gazprom cut supplies. The company said": the one organization that was
 * named and is what the noun says, where the words tell no other. Those of whom the lexicon knows what they are go before new names.
 */
export function organizationBefore(
  cast: Cast,
  sentence: Tree,
  phrase: RolePhrase,
  states: readonly string[],
): Referent | undefined {
  const { role, plural, first } = phrase;
  if (!saysNoMore(sentence, phrase, states) || (plural && !FIGHTERS.has(role.sector))) return undefined;
  const near = cast.memory.referents.filter(
    ({ sentence: at, token, actors }) =>
      sentence.index - at <= REACH_OF_ORGANS && (at < sentence.index || token < first) && actors.length === 1,
  );
  for (const fit of ['known', 'possible'] as const) {
    const fitting = near.filter(({ actors }) => fitsNoun(cast, actors[0] as string, role.sector, states) === fit);
    const last = fitting.at(-1);
    if (last) return fitting.every(({ actors }) => actors[0] === last.actors[0]) ? last : undefined;
  }
  return undefined;
}

/** Whether an organization is what a noun of a sector says: by the lexicon, or because nothing is known of it. */
function fitsNoun(cast: Cast, id: string, sector: string, states: readonly string[]): 'known' | 'possible' | undefined {
  const draft = cast.register.get(id);
  if (draft?.kind !== 'organization') return undefined;
  if (isOfAnother(draft, states)) return undefined;
  if (draft.sector === undefined) return FIGHTERS.has(sector) ? undefined : 'possible';
  return kindOfSector(draft.sector) === kindOfSector(sector) ? 'known' : undefined;
}

/**
 * "Jamal Khashoggi was killed. Saudi Arabia denied ordering the journalist's death": the one person named just before of whom nothing
 * else is known, or who is known for the same.
 */
export function personBefore(
  cast: Cast,
  sentence: Tree,
  phrase: RolePhrase,
  states: readonly string[],
): Referent | undefined {
  const { role, first } = phrase;
  if (role.sector === 'CVL' || !saysNoMore(sentence, phrase, states)) return undefined;
  const fits = (id: string): boolean => {
    const draft = cast.register.get(id);
    if (draft?.kind !== 'person' || isOfAnother(draft, states)) return false;
    return draft.role === undefined || draft.sector === role.sector;
  };
  const near = cast.memory.referents.filter(
    ({ sentence: at, token, kind, actors }) =>
      sentence.index - at <= REACH_OF_PERSONS &&
      (at < sentence.index || token < first) &&
      kind === 'person' &&
      actors.length === 1 &&
      fits(actors[0] as string),
  );
  const last = near.at(-1);
  return near.every(({ actors }) => actors[0] === last?.actors[0]) ? last : undefined;
}

/** "The company", "the Chinese company": a definite noun of no office, with nothing but a state to tell one from another. */
function saysNoMore(sentence: Tree, phrase: RolePhrase, states: readonly string[]): boolean {
  const { role, owners, definite, first, expression } = phrase;
  if (!definite || role.official || owners.length > states.length) return false;
  const isTold = sentence
    .children(expression.head, 'nmod', 'acl', 'acl:relcl', 'appos')
    .some((other) => other > expression.last);
  const isOwned = (at: number): boolean => owners.some((owner) => owner.first <= at && at <= owner.last);
  return (
    !isTold &&
    sentence.tokens
      .slice(first + 1, expression.first)
      .every(({ form, index }) => !/^\p{Lu}/u.test(form) || isOwned(index))
  );
}

/** Whether somebody is known to be of another state than those that the words name. */
function isOfAnother({ nationality }: ActorDraft, states: readonly string[]): boolean {
  return states.length > 0 && nationality !== undefined && !states.includes(nationality);
}

/** Sectors that one noun may be said of: armed groups of any kind, parties in opposition. */
function kindOfSector(sector: string): string {
  if (FIGHTERS.has(sector)) return 'REB';
  return sector === 'OPP' ? 'PTY' : sector;
}
