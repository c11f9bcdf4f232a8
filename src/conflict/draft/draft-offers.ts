import type { ActPhrase } from '../../records/act-phrase.ts';
import type { DraftOptions } from './draft-options.ts';
import {
  atom,
  type Literal,
  RANK,
  rankOf,
  type StatementOf,
  type Statements,
  turned,
  uniqueLiterals,
} from './draft-statements.ts';
import { citedAs, type ToldProposal } from './told-act.ts';

/** A tie between two terms: `from` is done in exchange for `to`, or if `to` is done. */
interface Tie {
  readonly kind: 'exchange' | 'condition';
  readonly from: Literal;
  readonly to: Literal;
  readonly only?: true;
}

/** A proposal in terms of the model's options. */
export interface Offer {
  readonly proposal: ToldProposal;
  /** One for each option. */
  readonly terms: readonly Literal[];
  /** The terms as often as they are told, with the words that tell them. */
  readonly told: readonly (Literal & { readonly phrase: ActPhrase })[];
  readonly ties: readonly Tie[];
  /** Terms that are promised on a condition of which no option was made: nobody wants them without it. */
  readonly hanging: readonly Literal[];
}

/** What a proposal says, or lets one suppose, about what sides want. */
export interface OfferRule {
  readonly name: string;
  readonly says: (offer: Offer, statements: Statements) => readonly StatementOf[];
}

/** The rules in the order in which their statements stand, where these rank alike. */
export const OFFER_RULES: readonly OfferRule[] = [
  { name: 'whoever proposes wants what others are to do, or else its own part', says: proposersWant },
  { name: 'whoever rejects a proposal wants the contrary of its part', says: rejecting },
  { name: 'whoever accepts a proposal wants all of it', says: accepting },
  { name: 'whoever has part in a tie wants it kept', says: tiesAreKept },
  { name: 'nobody gives for nothing, and everybody keeps a bargain', says: bargains },
  { name: 'whoever is offered something is welcome to it', says: inducements },
];

/**
 * A proposal in terms of the model's options.
 * @returns undefined if none of its terms became an option
 */
export function offerOf(proposal: ToldProposal, literal: DraftOptions['literal']): Offer | undefined {
  const told = proposal.terms.flat().flatMap((act) => {
    const found = literal(act);
    return found ? [{ ...found, phrase: act.phrase }] : [];
  });
  if (told.length === 0) return undefined;
  const termsAt = (place: number): readonly Literal[] =>
    uniqueLiterals((proposal.terms[place] ?? []).flatMap((act) => literal(act) ?? []));
  const ties = proposal.links.flatMap(({ from, to, ...link }) =>
    termsAt(from).flatMap((first) =>
      termsAt(to).flatMap((second) => (first.option === second.option ? [] : [{ ...link, from: first, to: second }])),
    ),
  );
  const hanging = proposal.links.flatMap(({ kind, from, to }) =>
    kind === 'condition' && termsAt(to).length === 0 ? termsAt(from) : [],
  );
  return { proposal, terms: uniqueLiterals(told), told, ties, hanging };
}

const isDoing = (id: string, { option }: Literal): boolean => option.owners.includes(id);
const partOf = (id: string, { terms }: Offer): readonly Literal[] => terms.filter((term) => isDoing(id, term));
const restFor = (id: string, { terms }: Offer): readonly Literal[] => terms.filter((term) => !isDoing(id, term));

/** What a side answered last. */
const answerOf = (id: string, { proposal }: Offer): string | undefined =>
  proposal.answers.findLast(({ actor }) => actor === id)?.answer;

const placeOf = ({ proposal: { cited } }: Offer): string => `${citedAs(cited)}, ${cited.place}`;

function proposersWant(offer: Offer, statements: Statements): StatementOf[] {
  return offer.proposal.by.flatMap((holder) => {
    const others = restFor(holder, offer);
    const asked = (others.length > 0 ? others : partOf(holder, offer)).filter(
      ({ option }) => !offer.hanging.some((one) => one.option === option),
    );
    return asked.map((term) => ({
      holder,
      want: atom(term),
      text: `${statements.describe(term, holder)} (proposes it)`,
      cited: [offer.proposal.cited],
      rank: rankOf('proposed'),
      alone: term,
    }));
  });
}

function rejecting(offer: Offer, statements: Statements): StatementOf[] {
  return offer.proposal.answers.flatMap(({ actor: holder, answer, cited }) => {
    if (answer !== 'reject') return [];
    const own = partOf(holder, offer);
    if (own.length === 0) {
      return {
        holder,
        want: denial(offer.terms),
        text: 'the proposal is not carried out (rejects it)',
        cited: [cited],
        rank: rankOf('rejected'),
      };
    }
    return own.map(turned).map((term) => ({
      holder,
      want: atom(term),
      text: `${statements.describe(term, holder)} (rejects the proposal)`,
      cited: [cited],
      rank: rankOf('rejected'),
      alone: term,
    }));
  });
}

/** That not all of the terms come true. */
function denial(terms: readonly Literal[]): string {
  const [only, ...more] = terms.map(atom);
  if (more.length > 0) return `not (${[only, ...more].join(' and ')})`;
  return terms[0]?.positive ? `not ${only}` : `not (${only})`;
}

function accepting({ proposal, terms }: Offer): StatementOf[] {
  return proposal.answers.flatMap(({ actor: holder, answer, cited }) => {
    if (answer === 'reject') return [];
    const isWhole = answer === 'accept';
    return {
      holder,
      want: terms.map(atom).join(' and '),
      text: `the proposal is carried out (${isWhole ? 'accepts it' : 'accepts it on a condition'})`,
      cited: [cited],
      rank: rankOf('accepted'),
      ...(isWhole ? {} : { assumption: 'the condition is left out here' }),
    };
  });
}

function tiesAreKept(offer: Offer, statements: Statements): StatementOf[] {
  const { proposal, ties } = offer;
  if (proposal.doubted) return [];
  return ties.flatMap(({ from, to, kind, only }) =>
    from.option.owners.flatMap((holder) => {
      if (answerOf(holder, offer) === 'reject') return [];
      // Whoever offers or accepts the tie is told to want it; of others it is assumed.
      const isSaid = proposal.by.includes(holder) || answerOf(holder, offer) === 'accept';
      const link = kind === 'exchange' ? 'in exchange for this' : only ? 'only if this is so' : 'if this is so';
      return {
        holder,
        want: only ? `${atom(turned(from))} unless ${atom(to)}` : `if ${atom(to)} then ${atom(from)}`,
        text: `${statements.describe(from, holder)}, ${link}: ${statements.describe(to, '')}`,
        ...(isSaid
          ? { cited: [proposal.cited], rank: rankOf('proposed') }
          : { cited: [], rank: RANK.deal, assumption: unconfirmed(offer) }),
      };
    }),
  );
}

const unconfirmed = (offer: Offer): string => `the proposal is told, its acceptance is not (${placeOf(offer)})`;

function bargains(offer: Offer, statements: Statements): StatementOf[] {
  return statements.sides.flatMap((holder) => {
    const price = priceFor(holder, offer);
    const isRefused = answerOf(holder, offer) === 'reject' || (offer.proposal.doubted ?? []).includes(holder);
    if (price.length === 0 || isRefused) return [];
    const given = price.map(atom).join(' and ');
    return ownPart(holder, offer).flatMap((term) => [
      {
        holder,
        want: `${atom(turned(term))} unless ${price.length > 1 ? `(${given})` : given}`,
        text: `${statements.describe(turned(term), holder)}, unless it gets what is offered for it`,
        cited: [],
        assumption: `nobody gives for nothing what others ask in exchange (${placeOf(offer)})`,
        rank: RANK.deal,
      },
      {
        holder,
        want: `if ${given} then ${atom(term)}`,
        text: `${statements.describe(term, holder)}, once it gets what is offered for it`,
        cited: [],
        assumption: unconfirmed(offer),
        rank: RANK.deal,
      },
    ]);
  });
}

function inducements(offer: Offer, statements: Statements): StatementOf[] {
  return statements.sides.flatMap((holder) =>
    priceFor(holder, offer).map((term) => ({
      holder,
      want: atom(term),
      text: statements.describe(term, holder),
      cited: [],
      assumption: `what a side is offered in exchange is taken to be welcome to it (${placeOf(offer)})`,
      rank: RANK.inducement,
      alone: term,
    })),
  );
}

/** What a side is to do; what takes several to do is nobody's part of a bargain. */
function ownPart(id: string, offer: Offer): readonly Literal[] {
  return partOf(id, offer).filter(({ option }) => !option.mutual || option.owners.every((owner) => owner === id));
}

/** What a side gets for its part; nothing if it has none. */
function priceFor(id: string, offer: Offer): readonly Literal[] {
  if (ownPart(id, offer).length === 0) return [];
  const { told, ties } = offer;
  // "A and B offered to mediate": what both are to do alike is no exchange.
  const words = told.filter((term) => isDoing(id, term)).map(({ phrase }) => phrase);
  return restFor(id, offer).filter(
    ({ option }) =>
      told.some((one) => one.option === option && !words.includes(one.phrase)) &&
      // Where the text ties terms, only those that it ties to a side's own are the price of these.
      (ties.length === 0 ||
        ties.some(
          ({ from, to }) => (from.option === option && isDoing(id, to)) || (to.option === option && isDoing(id, from)),
        )),
  );
}
