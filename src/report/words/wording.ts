import type { CausalClaim } from '../../records/causal-claim.ts';
import type { DateRange } from '../../records/date.ts';
import type { DiscourseStatement } from '../../records/discourse-statement.ts';
import type { Event, Side, Voice } from '../../records/event.ts';
import type { Forecast, Hedge } from '../../records/forecast.ts';
import type { Motive } from '../../records/motive.ts';
import { quote } from '../../records/offsets.ts';
import type { ActSign, Quad } from '../../records/plover.ts';
import type { Position } from '../../records/position.ts';
import type { Proposal } from '../../records/proposal.ts';
import type { Grade } from '../../records/provenance.ts';
import type { Quantity } from '../../records/quantity.ts';
import type { Relation } from '../../records/relation.ts';
import type { Span } from '../../records/span.ts';
import type { Stance } from '../../records/stance.ts';
import type { Statement } from '../../records/statement.ts';
import { plainText } from '../kit/plain-text.ts';
import type { ActorNames } from './naming.ts';

/** Evidence grades as signs that need no colour. */
export const GRADE_DOTS: Readonly<Record<Grade, string>> = { strong: '●●●', fair: '●●○', weak: '●○○' };

/** What the grades of events mean in numbers, by engine; a test holds it against the tables of docs/accuracy.md. */
export const GRADES_MEASURED = {
  encoder:
    'Of ten events marked ●●● or ●●○ about seven are right (some 300 such events in 63 documents that independent readers marked).',
  fast: 'Of ten events marked ●●● or ●●○ about seven are right (some 80 such events in 37 documents that independent readers marked).',
} as const;

/**
 * What the grades of events mean in numbers.
 *
 * @param reader of the reading, as it names itself
 */
export function gradesMeasured(reader: string | undefined): string {
  return GRADES_MEASURED[reader?.includes('encoder') ? 'encoder' : 'fast'];
}

/** In place of an empty list: that nothing was found, or that what was found is not sure enough. */
export function noneWords(nothing: string, weaker: number, todo = 'show', how = '--weak shows'): string {
  if (weaker === 0) return nothing;
  return `Nothing here is sure enough to ${todo}; ${how} ${counted(weaker, 'weaker record')}.`;
}

/** Stances as a sign and a word. */
export const STANCE_WORDS: Readonly<Record<Stance, string>> = {
  '+': '+ for',
  '-': '− against',
  conditional: '± on terms',
};

export const ANSWER_WORDS: Readonly<Record<Proposal['answers'][number]['answer'], string>> = {
  accept: 'accepted',
  reject: 'rejected',
  conditional: 'accepted on terms',
};

export const QUAD_WORDS: Readonly<Record<Quad, string>> = {
  1: 'cooperation in words',
  2: 'cooperation in deeds',
  3: 'conflict in words',
  4: 'conflict in deeds',
};

const HEDGE_WORDS: Readonly<Record<Hedge, string>> = {
  certain: 'as certain',
  likely: 'as likely',
  possible: 'as possible',
  unlikely: 'as unlikely',
};

/** Kinds of acts as words and as classes of the style sheet. */
export const SIGN_WORDS: Readonly<Record<ActSign, string>> = {
  '+': 'cooperative',
  '−': 'conflictual',
  '○': 'for restraint',
};
export const SIGN_CLASSES: Readonly<Record<ActSign, string>> = { '+': 'coop', '−': 'conf', '○': 'calm' };

/** `Ukraine says`, `Ukraine and Poland say`, `somebody says`: whose word a claimed act is. */
export function claimWords(claimedBy: readonly (string | null)[], name: (id: string) => string): string {
  const who = andList(claimedBy.map((id) => (id === null ? 'somebody' : name(id))));
  return `${who === '' ? 'somebody' : who} ${claimedBy.length > 1 ? 'say' : 'says'}`;
}

/** `denied by Russia`; empty where nobody denies it. */
export function denialWords(deniedBy: readonly (string | null)[], name: (id: string) => string): string {
  if (deniedBy.length === 0) return '';
  return `denied by ${andList(deniedBy.map((id) => (id === null ? 'somebody' : name(id))))}`;
}

const actorOf = ({ actor }: Voice): string | null => actor;

/** What an event tells: a claimed one as a claim (`Ukraine says: Russia → Ukraine`), others by their sides. */
export function eventHead(event: Event, names: ActorNames, length: 'short' | 'full' = 'short'): string {
  const sides = eventSides(event, names, length);
  if (event.reality !== 'claimed') return sides;
  return `${claimWords((event.claimedBy ?? []).map(actorOf), names[length])}: ${sides}`;
}

/** Who denies an event; empty where nobody does. */
export function eventDenial(event: Event, names: ActorNames, length: 'short' | 'full' = 'short'): string {
  return denialWords((event.deniedBy ?? []).map(actorOf), names[length]);
}

/** `2017-07-04`, `2017-07`, `2017`, `2017-06-01 to 2017-08-31`; `~` before a date that is only the day of publication. */
export function dateWords(date: DateRange | undefined): string {
  if (!date) return 'undated';
  const about = date.how === 'publication' ? '~' : '';
  if (date.precision === 'day') return about + date.first;
  if (date.precision === 'month' && date.first.slice(0, 7) === date.last.slice(0, 7)) {
    return about + date.first.slice(0, 7);
  }
  if (date.precision === 'year' && date.first.slice(0, 4) === date.last.slice(0, 4)) {
    return about + date.first.slice(0, 4);
  }
  if (date.precision === 'decade') return `${about}${date.first.slice(0, 3)}0s`;
  return `${about}${date.first} to ${date.last}`;
}

/** The quoted words of spans as one line; gaps are shown by "…". */
export function quoteWords(text: string, spans: readonly Span[]): string {
  return spans
    .map((span) => plainText(quote(text, span)))
    .filter((words) => words !== '')
    .join(' … ');
}

/** `A`, `A and B`, `A, B and C`. */
export function andList(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

/** `1 event`, `2 events`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}

function sideWords(side: Side, name: (id: string) => string, names: ActorNames): string {
  const through = side.through && side.through !== side.actor ? ` (${names.full(side.through)})` : '';
  return name(side.actor) + through;
}

/** `A, B → C`; `A + B` for those who act together; `someone` where nobody is named. */
export function whoToWhom(source: readonly string[], target: readonly string[]): string {
  if (target.length > 0) return `${source.join(', ') || 'someone'} → ${target.join(', ')}`;
  return source.join(' + ') || 'someone';
}

/** Who did it to whom: `CHN, RUS → USA`; all sides joined by `+` where the act is done together. */
export function eventSides(event: Event, names: ActorNames, length: 'short' | 'full' = 'short'): string {
  const name = names[length];
  const on = (side: 'source' | 'target'): readonly string[] => [
    ...event[side].map((one) => sideWords(one, name, names)),
    ...(event.open ?? []).filter((open) => open.side === side).map(({ span }) => names.open(span)),
  ];
  return whoToWhom(on('source'), on('target'));
}

/** `MOBILIZE/weapons`; with a code of the user's, `SHOW OF FORCE (MOBILIZE/weapons)`. */
export function eventWhat(event: Event): string {
  const what = event.mode ? `${event.category}/${plainText(event.mode)}` : event.category;
  return event.code === undefined ? what : `${plainText(event.code)} (${what})`;
}

/** Who speaks: names, or `not known` where no actor was found for the words. */
export function speakerWords(statement: Statement, names: ActorNames, text: string): string {
  if (statement.speakers.length > 0) return statement.speakers.map(names.full).join(', ');
  const words = quoteWords(text, statement.source);
  return words ? `? ${words}` : '? not named';
}

/** For whom the speakers speak, if for someone but themselves. */
export function actsForWords(statement: Statement, names: ActorNames): string {
  return statement.actsFor
    .filter((id) => !statement.speakers.includes(id))
    .map(names.short)
    .join(', ');
}

/** `says whom`: nothing where the text itself says it, else `says China`. */
export function byWhom(speaker: string, actor: string, names: ActorNames): string {
  return speaker === 'author' || speaker === actor ? '' : `says ${names.full(speaker)}`;
}

export function positionWords(position: Position, names: ActorNames): string {
  return `${names.full(position.actor)}: ${STANCE_WORDS[position.stance]} ${plainText(position.issue)}`;
}

export function proposalWords(proposal: Proposal, names: ActorNames, text: string): readonly string[] {
  return proposal.terms.map((term, order) => {
    const who = term.actors.length > 0 ? andList(term.actors.map(names.full)) : 'someone';
    const tie = proposal.links?.find(({ to }) => to === order)?.kind;
    const how = tie === 'exchange' ? 'in exchange, ' : tie === 'condition' ? 'if ' : '';
    return `${how}${who}: ${quoteWords(text, [term.action])}`;
  });
}

/** `USA, KOR: rejected`: the actors of each answer, in the order in which the answers came. */
export function answerWords(proposal: Proposal, names: ActorNames): readonly string[] {
  const by = new Map<Proposal['answers'][number]['answer'], string[]>();
  for (const { answer, actor, date } of proposal.answers) {
    const when = date === undefined ? '' : ` (${dateWords(date)})`;
    by.set(answer, [...(by.get(answer) ?? []), `${names.full(actor)}${when}`]);
  }
  return [...by].map(([answer, actors]) => `${ANSWER_WORDS[answer]} by ${andList(actors)}`);
}

export function forecastWords(forecast: Forecast, names: ActorNames, text: string): string {
  const condition = forecast.if ? `if ${quoteWords(text, [forecast.if])}: ` : '';
  const exception = forecast.unless ? `, unless ${quoteWords(text, [forecast.unless])}` : '';
  const by = forecast.by === 'author' ? '' : `${names.full(forecast.by)}: `;
  return `${by}${condition}${quoteWords(text, [forecast.outcome])}${exception}`;
}

/** `seen as likely by the author`. */
export function forecastHedge(forecast: Forecast, names: ActorNames): string {
  return `seen ${HEDGE_WORDS[forecast.hedge]} by ${names.full(forecast.by)}`;
}

export function relationWords(relation: Relation, names: ActorNames): string {
  const a = names.full(relation.a);
  const b = names.full(relation.b);
  switch (relation.change) {
    case 'closer':
      return `${a} and ${b} move closer (${relation.quality})`;
    case 'apart':
      return `${a} and ${b} move apart (${relation.quality})`;
    case 'none':
      return relation.quality === 'patron' ? `${a} is patron of ${b}` : `${a} and ${b}: ${relation.quality}`;
  }
}

export function motiveWords(motive: Motive, names: ActorNames, text: string): string {
  return `${names.full(motive.actor)} ${motive.motive}: ${quoteWords(text, [motive.content])}`;
}

/** `effect — because of: cause`, the text's own words on either side. */
export function causeWords(claim: CausalClaim, text: string): string {
  const how = claim.negated ? '— not because of:' : '— because of:';
  return `${quoteWords(text, claim.effect)} ${how} ${quoteWords(text, claim.cause)}`;
}

/** `says the author`, `says Egypt, as possible`. */
export function causeBy(claim: CausalClaim, names: ActorNames): string {
  const how = claim.hedge === 'certain' ? '' : `, ${HEDGE_WORDS[claim.hedge]}`;
  return `says ${names.full(claim.by)}${how}`;
}

export function quantityWords(quantity: Quantity): string {
  const show = (n: number): string => n.toLocaleString('en-GB', { maximumFractionDigits: 6 });
  const range = quantity.low === quantity.high ? show(quantity.low) : `${show(quantity.low)} to ${show(quantity.high)}`;
  const one = quantity.low === 1 && quantity.high === 1;
  const unit = quantity.unit ? ` ${one ? plainText(quantity.unit) : severalOf(plainText(quantity.unit))}` : '';
  const of = quantity.of ? ` (${plainText(quantity.of)})` : '';
  const bound = quantity.bound ? `${{ least: 'at least', most: 'at most', about: 'about' }[quantity.bound]} ` : '';
  return bound + range + unit + of;
}

/** What the variables of a discourse statement say: `actor: Norway · concept: sanctions · agreement: yes`. */
export function statementValueWords({ values }: DiscourseStatement): string {
  const said = Object.entries(values).map(([variable, value]) => {
    const words = typeof value === 'boolean' ? (value ? 'yes' : 'no') : plainText(String(value));
    return `${plainText(variable)}: ${words}`;
  });
  return said.join(' · ') || 'nothing coded yet';
}

/** Units that are the same for one and for many, beside codes of currencies (`USD`). */
const UNCOUNTED = new Set(['%', 'kg', 'km', 'mph', 'percent', 'share', 'won', 'yen', 'yuan']);

function severalOf(unit: string): string {
  if (/^[A-Z]/u.test(unit) || UNCOUNTED.has(unit)) return unit;
  return unit === 'foot' ? 'feet' : `${unit}s`;
}
