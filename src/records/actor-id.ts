import type { ActorKind } from './actor.ts';

/**
 * Ids of actors, as the codebook has them: ISO 3166 alpha-3 for a state and all who act for it, `igo:UN` for a body of
 * states, `org:hezbollah` for an organization or a group, `per:vladimir putin` for a person, `loc:...` for someone whom
 * only one document knows. All other code asks here what an id stands for and lets ids be made here.
 */

/** How the ids of a kind of actor begin; those of states are the code alone. */
export const ID_PREFIX: Readonly<Record<Exclude<ActorKind, 'unknown'>, string>> = {
  state: '',
  igo: 'igo:',
  organization: 'org:',
  group: 'org:',
  person: 'per:',
};
const LOCAL = 'loc:';

/** Ids that a lexicon may give: names in capitals for bodies, in small letters for organizations and persons. */
export const LEXICON_ID = /^(?:[A-Z]{3}|igo:[A-Z0-9+-]+|(?:org|per):[^A-Z]+)$/;

/** @example isState('RUS') // true */
export const isState = (id: string): boolean => /^[A-Z]{3}$/.test(id);

/** Whether an id is that of a body of states. @example isBody('igo:UN') // true */
export const isBody = (id: string): boolean => id.startsWith(ID_PREFIX.igo);

/** Whether an id is that of an organization or a group of people. @example isOrganization('org:hezbollah') // true */
export const isOrganization = (id: string): boolean => id.startsWith(ID_PREFIX.organization);

/** @example isPerson('per:angela merkel') // true */
export const isPerson = (id: string): boolean => id.startsWith(ID_PREFIX.person);

/** Whether an id means somebody in one document only. @example isOfOneText('loc:the envoy') // true */
export const isOfOneText = (id: string): boolean => id.startsWith(LOCAL);

/** Whether an id has the shape of those of a kind of actor. */
export function fitsKind(id: string, kind: Exclude<ActorKind, 'unknown'>): boolean {
  return kind === 'state' ? isState(id) : id.startsWith(ID_PREFIX[kind]);
}

/** @param name its abbreviation or name in capitals */
export const bodyId = (name: string): string => `${ID_PREFIX.igo}${name}`;

/** @param name in small letters */
export const organizationId = (name: string): string => `${ID_PREFIX.organization}${name}`;

/** @param name the full name in small letters */
export const personId = (name: string): string => `${ID_PREFIX.person}${name}`;

/** @param name in small letters */
export const localId = (name: string): string => `${LOCAL}${name}`;

/** An id without what tells its kind. @example nameInId('per:angela merkel') // 'angela merkel' */
export const nameInId = (id: string): string => id.replace(/^[a-z]+:/, '');
