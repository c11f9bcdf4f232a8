import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Mention } from '../../records/actor.ts';
import type { Event, Voice } from '../../records/event.ts';
import { GRADES, type Grade } from '../../records/grade.ts';
import { contains } from '../../records/offsets.ts';
import { SYMMETRIC } from '../../records/plover.ts';
import type { Span } from '../../records/span.ts';
import type { Statement } from '../../records/statement.ts';
import { type SpanIndex, spanIndex } from '../clause/span-index.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActorIndex, ReadingContext } from '../context/context.ts';
import { findQuotes } from '../quotes/quotes.ts';
import { withDenials } from './denials.ts';
import { hearsayOf } from './hearsay.ts';
import { tokenAt, tokensIn } from './words-at.ts';

const ASSERTING = wordClass('words that assert');
const PRESUPPOSING = wordClass('verbs whose object is there');
const IN_FORCE = wordClass('verbs about what is in force');

/** Days after which an act that reported speech merely mentions is history, not news that somebody brings. */
const HISTORY_DAYS = 365;

/**
 * Tells claims from facts: an act that took place only in the words of a speaker who is not its doer, or that is told as
 * hearsay ("allegedly"), is `claimed`, with whose word it is and who denies it. What a side says of its own acts, what
 * the text itself tells, and what is admitted or merely judged ("condemned the raid") stays as it is. An act that the
 * text also tells in its own voice is a fact of the text. A claimed act is graded no surer than the link of its speaker.
 *
 * @param events what the stage of events found, all realities
 */
export function findClaims(
  context: ReadingContext,
  actors: ActorIndex,
  statements: readonly Statement[],
  events: readonly Event[],
): Event[] {
  const voices = new Voices(context, actors, statements);
  const told = events.map((event) => (event.reality === 'actual' ? asTold(event, voices) : event));
  return withDenials(context, actors, (span) => voices.speakersOf(span), told);
}

function asTold(event: Event, voices: Voices): Event {
  const claims = [event.trigger, ...event.also].map((span) => voices.claimOf(event, span));
  if (claims.some((claim) => claim === undefined)) return event;
  const said = claims.filter((claim) => claim !== undefined);
  const claimedBy = said
    .flatMap(({ by }) => by)
    .filter((voice, n, all) => all.findIndex((other) => other.actor === voice.actor) === n);
  // The surest of those who say it counts.
  const link = GRADES.find((grade) => said.some((claim) => claim.link === grade)) ?? 'weak';
  const { provenance } = event;
  const grade = GRADES[Math.max(GRADES.indexOf(provenance.grade), GRADES.indexOf(link))] ?? link;
  return { ...event, reality: 'claimed', claimedBy, provenance: { ...provenance, grade } };
}

/** Whose word an act is at one of its mentions. */
interface Claim {
  readonly by: readonly Voice[];
  /** How sure it is who speaks. */
  readonly link: Grade;
}

/** Who speaks where in a document. */
class Voices {
  readonly #context: ReadingContext;
  readonly #sentences: SpanIndex<Tree>;
  /** Statements by the parts of their contents. */
  readonly #contents: SpanIndex<Statement>;
  readonly #quotes: SpanIndex<Span>;
  readonly #mentions: SpanIndex<Mention>;

  constructor(context: ReadingContext, actors: ActorIndex, statements: readonly Statement[]) {
    this.#context = context;
    this.#sentences = spanIndex(context.analysis.sentences.map((sentence) => [sentence, sentence]));
    this.#contents = spanIndex(
      statements.flatMap((statement) => statement.content.map((part) => [part, statement] as const)),
    );
    this.#quotes = spanIndex(findQuotes(context.document.text).map((quote) => [quote, quote]));
    this.#mentions = spanIndex(actors.mentions.map((mention) => [mention.span, mention]));
  }

  /** Whose claim the act is in these words; undefined where the text or one of its doers tells it. */
  claimOf(event: Event, span: Span): Claim | undefined {
    const sentence = this.#sentenceAt(span);
    if (sentence === undefined) return undefined;
    const hearsay = hearsayOf(sentence, span, event);
    const statement = this.#inWordsOf(event, sentence, span);
    if (statement === undefined) {
      // Whom the text does not name cannot be known better than fairly.
      return hearsay === undefined ? undefined : { by: [{ actor: null, span: hearsay }], link: 'fair' };
    }
    const speakers = new Set([...statement.speakers, ...statement.actsFor]);
    const doers = SYMMETRIC.has(event.category) ? [...event.source, ...event.target] : event.source;
    const own = doers.some(({ actor, through }) => speakers.has(actor) || speakers.has(through ?? actor));
    return own ? undefined : { by: voicesOf(statement), link: this.#linkOf(statement) };
  }

  /** Those in whose words a stretch of the text stands, whatever they do with it. */
  speakersOf(span: Span): readonly Voice[] {
    const [innermost] = this.#around(span);
    return innermost === undefined ? [] : voicesOf(innermost).filter(({ actor }) => actor !== null);
  }

  /** The innermost statement that asserts what stands here. */
  #inWordsOf(event: Event, sentence: Tree, span: Span): Statement | undefined {
    const quoted = this.#quotes.overlapping(span).some((quote) => contains(quote, span));
    return this.#around(span).find((statement) => {
      if (quoted && statement.type !== 'indirect') return true;
      return this.#asserts(statement) && !this.#isBackground(event, sentence, span);
    });
  }

  /** Statements with these words in their content, the shortest first. */
  #around(span: Span): readonly Statement[] {
    const length = ({ content }: Statement): number => content.reduce((sum, { start, end }) => sum + end - start, 0);
    return [...new Set(this.#contents.overlapping(span))]
      .filter(({ content }) => content.some((part) => contains(part, span)))
      .toSorted((a, b) => length(a) - length(b));
  }

  #asserts({ cue, type, source, speakers }: Statement): boolean {
    const { text } = this.#context.document;
    if (cue.length === 0) return type === 'direct';
    // "The tariffs were announced": whoever announces without being named announces his own.
    const open = source.length === 0 && speakers.length === 0;
    return cue.some((span) => {
      const sentence = this.#sentenceAt(span);
      if (sentence === undefined || /^\W+$/.test(text.slice(span.start, span.end))) return true;
      return tokensIn(sentence, span).some((token) => {
        const lemma = sentence.lemma(token);
        return ASSERTING.has(lemma) && !(open && lemma === 'announce');
      });
    });
  }

  /**
   * What reported speech takes for granted is no news of the speaker: "would lift the sanctions", "the annexation was
   * illegal", "the invasion of 2003", "Iran-backed rebels".
   */
  #isBackground({ date }: Event, sentence: Tree, span: Span): boolean {
    const at = tokenAt(sentence, span);
    if (at === undefined) return false;
    if (sentence.relation(at) === 'amod') return true;
    if (sentence.token(at).upos !== 'NOUN') return false;
    const { date: published } = this.#context.document;
    if (date && published && daysBetween(date.last, published) > HISTORY_DAYS) return true;
    const { head } = sentence.token(at);
    if (head >= 0 && sentence.relation(at) === 'nsubj' && sentence.children(head, 'cop').length > 0) return true;
    if (head < 0 || !sentence.undergoersOf(head).includes(at)) return false;
    return PRESUPPOSING.has(sentence.lemma(head)) || IN_FORCE.has(sentence.lemma(head));
  }

  /** How sure it is who is meant by the words that name the speaker. */
  #linkOf({ source, speakers }: Statement): Grade {
    if (speakers.length === 0) return 'fair';
    const mentions = source
      .flatMap((part) => this.#mentions.overlapping(part).filter(({ span }) => contains(part, span)))
      .filter((mention) => mention.actors.some((actor) => speakers.includes(actor)));
    return GRADES.find((grade) => mentions.some(({ provenance }) => provenance.grade === grade)) ?? 'weak';
  }

  #sentenceAt(span: Span): Tree | undefined {
    return this.#sentences.overlapping({ start: span.start, end: span.start + 1 })[0];
  }
}

/** The voices of a statement in the manner of an event's sides: a state, and the person who speaks for it. */
function voicesOf({ speakers, actsFor, source, cue, content }: Statement): readonly Voice[] {
  const words = [...(source.length > 0 ? source : cue.length > 0 ? cue : content)];
  const span = { start: Math.min(...words.map(({ start }) => start)), end: Math.max(...words.map(({ end }) => end)) };
  if (actsFor.length > 0) {
    const [through, ...more] = speakers.filter((speaker) => !actsFor.includes(speaker));
    const single = through !== undefined && more.length === 0 && actsFor.length === 1;
    return actsFor.map((actor) => ({ actor, ...(single ? { through } : {}), span }));
  }
  return speakers.length > 0 ? speakers.map((actor) => ({ actor, span })) : [{ actor: null, span }];
}

function daysBetween(first: string, last: string): number {
  return (Date.parse(last) - Date.parse(first)) / 86_400_000;
}
