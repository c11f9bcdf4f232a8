import type { LexiconEntry } from '../../lexicon/who/entry.ts';
import { foremost } from '../../lexicon/who/offices.ts';
import { organizationId } from '../../records/actor-id.ts';
import { byRule } from '../../records/decision.ts';
import { followsInApposition } from './apposition.ts';
import { readNamesakes } from './back-references.ts';
import { type Cast, isForce, nameOf } from './cast.ts';
import { type Expression, honorificRole, isHeadlineCase, isHonorific, namesPerson } from './expressions.ts';
import { genderOfTitle } from './gender.ts';
import { chooseName } from './name-choice.ts';
import { personOf } from './people.ts';
import { isPlaceOnly } from './role-facts.ts';
import { ownerStates } from './role-owners.ts';
import type { RolePhrase } from './role-phrases.ts';
import { bodyOfOrgan, bodyOfShortName } from './short-names.ts';
import { stateOrgan } from './state-organ.ts';
import type { PartHere } from './title-rules.ts';

/** A name, a demonym or a place. */
export function readName(
  cast: Cast,
  expression: Expression,
  roles: ReadonlyMap<Expression, RolePhrase>,
  consumed: Set<Expression>,
): void {
  const { sentence, first, last } = expression;
  const acronym = sentence.surface(first, last);
  if (cast.acronyms.has(acronym)) {
    const longForm = cast.acronyms.get(acronym);
    if (longForm) readBody(cast, expression, longForm);
    return;
  }
  const person = cast.people.find(expression, cast.met);
  const isPerson = namesPerson(expression);
  if (person) {
    let here: PartHere = {};
    // "Artyom Lukin, a leading Russian scholar": the role that follows in apposition.
    const apposition = [...roles.values()].find(
      (phrase) =>
        !consumed.has(phrase.expression) && !phrase.plural && followsInApposition(sentence, expression, phrase),
    );
    if (apposition) {
      const states = ownerStates(cast, sentence, apposition);
      here = cast.facts.describe(person, apposition, states);
      consumed.add(apposition.expression);
    }
    const from = isHonorific(sentence.tokens[first - 1]?.form ?? '') ? first - 1 : first;
    const title = honorificRole(sentence.tokens[from]?.form ?? '');
    if (title) {
      const draft = cast.register.ofPerson(person);
      draft.role ??= title.role;
      draft.sector ??= title.sector;
      const homes = cast.knowledge.expressions.filter((other) => other.last === from - 1 && isPlaceOnly(other));
      cast.facts.note(person, title.role, homes.map(nameOf));
    }
    cast.addPerson(sentence, from, last, person, expression.candidates.length ? 'name' : 'new name', here);
    return;
  }
  const believed = (expression.name !== undefined || isNamedPerson(expression)) && !isHeadlineCase(sentence);
  const only = isPerson ? (onlyBearer(cast, expression) ?? addressed(cast, expression)) : undefined;
  if (only) {
    cast.addPerson(sentence, first, last, personOf(only), 'surname of one in office in a state of the text');
    return;
  }
  if (isPerson && !expression.candidates.some((c) => c.as === 'name' && c.entry.kind !== 'person')) {
    if (believed) cast.addUnknownPerson(expression);
    return;
  }
  readBody(cast, expression, expression);
}

/** Who bears a surname and is in office on the date in a state that the document names, if there is only one. */
function onlyBearer(cast: Cast, { sentence, first, last, candidates }: Expression): LexiconEntry | undefined {
  if (!sentence.names.some((name) => name.type === 'person' && name.first <= first && name.last >= last))
    return undefined;
  const bearers = candidates.flatMap((c) => (c.as === 'name' && c.entry.kind === 'person' ? [c.entry] : []));
  const inOffice = bearers.filter((entry) => {
    const office = foremost(cast.context.lexicon.affiliationsOn(entry.id, cast.knowledge.day));
    return office?.official && cast.knowledge.evidence.has(office.actor);
  });
  return inOffice.length === 1 ? inOffice[0] : undefined;
}

/**
 * Who is called by title and surname alone: whoever leads a state or body on the day ("Mrs. Thatcher"), else the one woman
 * of a name of whose husband or kin the text has spoken ("President Clinton", "Mrs. Clinton").
 */
function addressed(cast: Cast, { sentence, first, candidates }: Expression): LexiconEntry | undefined {
  const title = genderOfTitle(sentence, first);
  if (title === undefined) return undefined;
  const bearers = candidates
    .flatMap((c) => (c.as === 'name' && c.entry.kind === 'person' ? [c.entry] : []))
    .filter(({ gender }) => gender === title);
  const leading = bearers.filter(({ id }) => {
    const office = foremost(cast.context.lexicon.affiliationsOn(id, cast.knowledge.day));
    return office?.official && cast.context.lexicon.holder(office.actor, 'leader', cast.knowledge.day)?.id === id;
  });
  if (leading.length === 1) return leading[0];
  const kin = [...cast.met.values()].some(
    ({ entry }) =>
      entry &&
      entry.gender !== title &&
      entry.nationality === bearers[0]?.nationality &&
      candidates.some((c) => 'entry' in c && c.entry === entry),
  );
  return title === 'f' && kin && bearers.length === 1 ? bearers[0] : undefined;
}

/**
 * A state, a body or an organization, by its own words or by an acronym of them.
 * @param named what names it: the expression itself, or the one that defines the acronym
 */
function readBody(cast: Cast, expression: Expression, named: Expression): void {
  const { sentence, first, last, head } = expression;
  if (readNamesakes(cast, sentence, head)) return;
  const place = { sentence, first, last, head };
  const chosen = chooseName(named, cast.knowledge);
  if (chosen && 'open' in chosen) {
    const alternatives = chosen.open.map((entry) => entry.id);
    const decision = byRule('name of several');
    cast.add({ ...place, kind: 'name', actors: [], actsFor: [], decision, grade: 'weak', alternatives });
    return;
  }
  if (chosen) {
    const { entry, kind, decision, grade, sector, others } = chosen;
    cast.register.ofEntry(entry);
    cast.add({
      ...place,
      kind,
      actors: [entry.id],
      actsFor: actsForItself(entry) ? [entry.id] : [],
      decision: named === expression ? decision : byRule('acronym that the text defines'),
      grade,
      ...(sector ? { sector } : {}),
      alternatives: others.map((other) => other.id),
    });
    return;
  }
  if (named.name?.type !== 'organization' || isHeadlineCase(named.sentence)) return;
  const organ = stateOrgan(named, cast.context.lexicon);
  if (organ) {
    const { state, sector } = organ;
    const decision = byRule('organ that its name gives to a state');
    cast.add({ ...place, kind: 'metonym', actors: [state], actsFor: [state], decision, grade: 'fair', sector });
    return;
  }
  const name = named.sentence.surface(named.first, named.last);
  const whole = bodyOfShortName(name, cast.found);
  if (whole) {
    const decision = byRule('part of a name met before');
    cast.add({ ...place, kind: 'name', actors: whole.actors, actsFor: whole.actsFor, decision, grade: 'fair' });
    return;
  }
  const body = bodyOfOrgan(name, cast.bodies, (id) => cast.entry(id));
  if (body !== undefined) {
    const decision = byRule('organ of a body met before');
    cast.add({ ...place, kind: 'metonym', actors: [body], actsFor: [body], decision, grade: 'fair' });
    return;
  }
  const id = organizationId(name.toLowerCase());
  cast.register.local({ id, kind: 'organization', name, resolved: false });
  cast.add({ ...place, kind: 'name', actors: [id], actsFor: [], decision: byRule('new name'), grade: 'fair' });
}

/** A surname of the lexicon whose bearer the text never names fully, where the name finder takes it for a person. */
function isNamedPerson({ sentence, first, last }: Expression): boolean {
  return sentence.names.some((name) => name.type === 'person' && name.first <= first && last <= name.last);
}

/** States, bodies and armed groups act in their own name; companies, media and think tanks for no state. */
function actsForItself(entry: LexiconEntry): boolean {
  return entry.kind === 'state' || entry.kind === 'igo' || isForce(entry);
}
