import type { Tree } from '../clause/tree.ts';
import type { ActorIndex } from '../context/context.ts';
import type { ActorRegister } from './actor-register.ts';
import type { ActorsContext } from './actors-context.ts';
import { readNominal, readPronounOrSet, readSet } from './back-references.ts';
import { Cast } from './cast.ts';
import { type Expression, findExpressions, isHonorific } from './expressions.ts';
import { countMentions, type FoundMention, indexMentions } from './mention-index.ts';
import { readName } from './name-mentions.ts';
import { readPartitives } from './partitives.ts';
import { withRepeatedNames } from './repeated-names.ts';
import { readRole } from './role-mentions.ts';
import { isIdle } from './role-owners.ts';
import { isModifier, isNounHere, type RolePhrase, readRolePhrase } from './role-phrases.ts';
import { roleOf } from './role-words.ts';
import { findSpeechPersons } from './speech-persons.ts';
import { findVoices, ofIssuer, withEnvoysOf } from './turn-voices.ts';

/**
 * Who is meant, in which role, on the document's date: finds names, demonyms, capitals that act, roles with their
 * nationality, pronouns and sets, and gives each mention its actors and the states or bodies that act through it.
 * Experts, journalists and private persons act for nobody, whatever their nationality.
 */
export function findActors(context: ActorsContext): ActorIndex {
  const expressions = withRepeatedNames(
    context.analysis.sentences.map((sentence) =>
      findExpressions(sentence, context.lexicon, context.coreference?.givenNames).filter(
        (expression) => !isNoName(expression),
      ),
    ),
    context.analysis.sentences,
  );
  const cast = new Cast(context, expressions);
  for (const [i, sentence] of context.analysis.sentences.entries()) {
    readSentence(cast, sentence, expressions[i] ?? []);
    readPartitives(cast, sentence);
  }
  const { text } = context.document;
  const { sentences } = context.analysis;
  const voices = findVoices(context, cast.found);
  const own = ofIssuer(withoutLabels(cast.found, voices.labels), voices.voice);
  const named = [...withEnvoysOf(voices.voice, own, cast.register), ...voices.labels];
  const speech = findSpeechPersons(text, sentences, named, voices);
  const found = [...named, ...speech].map((mention) => withRole(mention, cast.register));
  const index = indexMentions(found, context.document.id);
  const actors = cast.register.actors(countMentions(index.mentions));
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  return {
    ...index,
    actors,
    actor: (id) => byId.get(id),
    turns: voices.turns,
    ...(voices.voice && { voice: voices.voice }),
  };
}

/** Mentions without those that stand in a label whose speaker is known from elsewhere. */
function withoutLabels(found: readonly FoundMention[], labels: readonly FoundMention[]): readonly FoundMention[] {
  if (labels.length === 0) return found;
  const known = new Set(labels.map(({ sentence }) => sentence.index));
  return found.filter(({ sentence }) => !known.has(sentence.index));
}

/** Gives a mention of one actor the role that the actor has on the document's date, unless it tells its own. */
function withRole(found: FoundMention, register: ActorRegister): FoundMention {
  const draft = found.actors.length === 1 ? register.get(found.actors[0] as string) : undefined;
  if (!draft || found.role || found.sector) return found;
  return { ...found, ...(draft.role ? { role: draft.role } : {}), ...(draft.sector ? { sector: draft.sector } : {}) };
}

/** Sentences that any rule of reference looks back. */
const FURTHEST_BACK = 12;

/** Adds the bare surnames of persons whom the document names fully, where the name finder missed them. */
function withSurnames(cast: Cast, sentence: Tree, known: readonly Expression[]): readonly Expression[] {
  const covered = new Set(
    known.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)),
  );
  const missed = sentence.tokens.filter(
    ({ index, upos, form }) => upos === 'PROPN' && !covered.has(index) && cast.people.isSurname(form),
  );
  if (!missed.length) return known;
  const added = missed.map(({ index }): Expression => {
    const name = { first: index, last: index, type: 'person' as const };
    return { sentence, first: index, last: index, head: index, candidates: [], name };
  });
  return [...known, ...added].sort((a, b) => a.first - b.first);
}

function readSentence(cast: Cast, sentence: Tree, known: readonly Expression[]): void {
  cast.memory.forget(sentence.index - FURTHEST_BACK);
  const expressions = withSurnames(cast, sentence, known);
  cast.knowledge = { ...cast.knowledge, expressions };
  const roles = new Map<Expression, RolePhrase>();
  const absorbed = new Set<Expression>();
  for (let at = 0; at < expressions.length; at++) {
    const expression = expressions[at] as Expression;
    if (!roleOf(expression) || absorbed.has(expression)) continue;
    const phrase = readRolePhrase(expressions, at);
    if (!phrase || !isNounHere(sentence, phrase) || isIdle(cast, phrase)) continue;
    roles.set(expression, phrase);
    // "defense ministry spokesman": the organ is no mention of its own.
    for (const other of expressions) {
      if (other !== expression && roleOf(other) && other.first >= phrase.first && other.last < expression.first) {
        roles.delete(other);
        absorbed.add(other);
      }
    }
    for (const owner of phrase.owners) if (isModifier(owner, phrase)) absorbed.add(owner);
  }

  const starts = new Map(expressions.map((expression) => [expression.first, expression]));
  const consumed = new Set<Expression>(absorbed);
  for (let i = 0; i < sentence.tokens.length; i++) {
    const expression = starts.get(i);
    if (expression && !consumed.has(expression)) {
      const phrase = roles.get(expression);
      if (phrase && !phrase.owners.length && readNominal(cast, sentence, expression.head)) {
        // "the regime": an actor met before, not a role.
      } else if (phrase?.plural && readSet(cast, sentence, phrase.expression.head)) {
        // "the two leaders": a set of actors met before, not a role.
      } else if (phrase) readRole(cast, sentence, phrase, expressions, consumed);
      else if (!roleOf(expression)) readName(cast, expression, roles, consumed);
      consumed.add(expression);
      // Pronouns inside a name do not exist; go on behind it.
      i = Math.max(i, expression.last);
      continue;
    }
    readPronounOrSet(cast, sentence, i);
  }
}

/** "Sen.", "D-Vt.", a lone letter: what the name finder may take for somebody. */
function isNoName({ sentence, first, last, candidates }: Expression): boolean {
  if (candidates.length) return false;
  return sentence.tokens
    .slice(first, last + 1)
    .every(({ form }) => isHonorific(form) || /^\p{L}?\.?$|^\p{P}+$|^[DRI]-/u.test(form));
}
