import { readActorCode } from '../../lexicon/petrarch/petrarch-codes.ts';
import type { EventFrames } from '../../lexicon/words/event-frames.ts';
import type { Actor, Mention } from '../../records/actor.ts';
import { isOfOneText } from '../../records/actor-id.ts';
import type { Event, Side } from '../../records/event.ts';
import { recordId } from '../../records/identify.ts';
import { cameoFacts, categoryFacts, quadOf, SYMMETRIC, scoreOf } from '../../records/plover.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActorIndex, ReadingContext } from '../context/context.ts';
import { sentenceRef } from '../context/context.ts';
import { EventCalendar } from '../events/event-dates.ts';
import { readFrames, type SentenceFrames } from '../events/event-triggers.ts';
import { realityOf } from '../events/reality.ts';
import type { DictionaryEvent, PetrarchCoder } from './petrarch-coder.ts';
import type { CodedNoun, KnownName } from './petrarch-nouns.ts';

/** What dictionaries add to a reading. */
export interface DictionaryFindings {
  readonly events: readonly Event[];
  /** Actors whom only the dictionaries know. */
  readonly actors: readonly Actor[];
  readonly mentions: readonly Mention[];
  /** Sentences for people: codes that stand for no event. */
  readonly warnings: readonly string[];
}

/** An act with all its sides, still in the codes of the dictionaries. */
interface Act {
  readonly sentence: Tree;
  readonly told: DictionaryEvent;
  readonly source: readonly CodedNoun[];
  readonly target: readonly CodedNoun[];
  /** It is told of each towards each other. */
  readonly mutual: boolean;
}

/**
 * Codes a document by a user's dictionaries. Actors whom the reader knows keep their ids; others get the id `dic:` with
 * their code. Whether the act took place and when is told by the reader's own rules. An event that the reader found by
 * itself at the same words, of the same category and between the same sides, is not told a second time.
 *
 * @param events what the reader found by itself
 */
export function findDictionaryEvents(
  context: ReadingContext,
  index: ActorIndex,
  frames: EventFrames,
  events: readonly Event[],
  coder: PetrarchCoder,
): DictionaryFindings {
  const { sentences } = context.analysis;
  if (sentences.some((sentence) => coder.discardsStory(sentence))) {
    const warnings = [
      'A phrase of the discard dictionary stands in the text, so the dictionaries coded nothing of it.',
    ];
    return { events: [], actors: [], mentions: [], warnings };
  }
  return new DocumentCoder(context, index, frames, events, coder).code();
}

class DocumentCoder {
  private readonly context: ReadingContext;
  private readonly index: ActorIndex;
  private readonly frames: EventFrames;
  private readonly before: readonly Event[];
  private readonly coder: PetrarchCoder;
  private readonly calendar: EventCalendar;
  private readonly events: Event[] = [];
  private readonly actors = new Map<string, Actor>();
  private readonly mentions = new Map<string, Mention>();
  private readonly warnings = new Set<string>();
  /** The frames of the sentence at hand. */
  private found: SentenceFrames | undefined;

  constructor(
    context: ReadingContext,
    index: ActorIndex,
    frames: EventFrames,
    before: readonly Event[],
    coder: PetrarchCoder,
  ) {
    this.context = context;
    this.index = index;
    this.frames = frames;
    this.before = before;
    this.coder = coder;
    this.calendar = new EventCalendar(context.document.date, context.analysis);
  }

  code(): DictionaryFindings {
    for (const sentence of this.context.analysis.sentences) {
      this.calendar.enter(sentence);
      const coded = this.coder.code(sentence, this.context.document.date, (token) => this.known(sentence, token));
      for (const act of joined(sentence, coded)) this.add(act);
    }
    const events = this.events.sort((a, b) => a.trigger.start - b.trigger.start || a.trigger.end - b.trigger.end);
    return {
      events,
      actors: [...this.actors.values()],
      mentions: [...this.mentions.values()],
      warnings: [...this.warnings],
    };
  }

  /** Whom the reader itself sees named at a token. */
  private known(sentence: Tree, token: number): KnownName | undefined {
    const mention = this.index.covering(sentence.index, token);
    if (!mention || mention.span.start !== sentence.token(token).start) return undefined;
    const id = mention.actsFor[0] ?? mention.actors[0];
    if (id === undefined || mention.actors.length > 1 || isOfOneText(id)) return undefined;
    return {
      code: id,
      length: sentence.tokens.filter((t) => t.start >= mention.span.start && t.end <= mention.span.end).length,
    };
  }

  private add(act: Act): void {
    const { sentence, told } = act;
    const facts = cameoFacts(told.code);
    if (facts === undefined) {
      this.warnings.add(
        `${told.file}, line ${told.line} has the code ${told.code}, which is none of CAMEO: nothing was recorded for it.`,
      );
      return;
    }
    const { category } = facts;
    // PLOVER has no category for statements; the reader tells them as such.
    if (category === null) return;
    let source = this.sides(act, act.source);
    let target = this.sides(act, act.target).filter((side) => !source.some(({ actor }) => actor === side.actor));
    if (source.length === 0 || target.length === 0) return;
    // A promise has a side that makes it; an agreement, like a meeting, has sides only.
    if (SYMMETRIC.has(category) && (act.mutual || category !== 'AGREE')) {
      source = [...source, ...target].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
      target = [];
    }
    const found = this.framesOf(sentence);
    const reality = told.denied ? 'denied' : realityOf(found, told.verb).reality;
    const trigger = sentence.spanOf(told.words);
    const same = (event: Event): boolean =>
      event.category === category &&
      overlaps(event.trigger, trigger) &&
      sameSides([...event.source, ...event.target], [...source, ...target]);
    if (this.before.some(same) || this.events.some(same)) return;
    const mode = categoryFacts(category).modes.find(({ name }) => name === facts.mode)?.name;
    const when = this.calendar.dateOf({ token: told.verb, nominal: false, category, reality }, found);
    this.events.push({
      kind: 'event',
      id: recordId(
        'event',
        this.context.document.id,
        trigger.start,
        trigger.end,
        told.code,
        ...source.map(({ actor }) => actor),
        '>',
        ...target.map(({ actor }) => actor),
        reality,
      ),
      source: [...source],
      target: [...target],
      category,
      ...(mode ? { mode } : {}),
      quad: quadOf(category),
      score: scoreOf(category, mode),
      cameo: told.code,
      contexts: [...(facts.contexts ?? [])],
      reality,
      ...(when ? { date: when.date } : {}),
      ...(when?.span ? { dateSpan: when.span } : {}),
      trigger,
      sentence: sentenceRef(sentence),
      also: [],
      provenance: { stage: 'events', by: 'rule', rule: `dictionary ${told.file}, line ${told.line}`, grade: 'fair' },
    });
  }

  private framesOf(sentence: Tree): SentenceFrames {
    if (this.found?.sentence === sentence) return this.found;
    this.found = readFrames(sentence, this.frames, (token) => {
      const [first] = this.index.headedBy(sentence.index, token)?.actors ?? [];
      return first === undefined ? undefined : (this.index.actor(first)?.kind ?? 'unknown');
    });
    return this.found;
  }

  private sides(act: Act, nouns: readonly CodedNoun[]): readonly Side[] {
    const sides: Side[] = [];
    for (const noun of nouns) {
      for (const side of this.side(act.sentence, noun)) {
        if (!sides.some(({ actor }) => actor === side.actor)) sides.push(side);
      }
    }
    return sides;
  }

  /** Who a coded noun phrase is for the reader: the actor of its words, else one that only the dictionary knows. */
  private side(sentence: Tree, noun: CodedNoun): readonly Side[] {
    const { tokens } = noun;
    const tops = tokens.filter((at) => !tokens.includes(sentence.token(at).head));
    // Somebody whom only this document knows is no better than a name of the dictionary.
    const isKnown = (mention: Mention | undefined): mention is Mention =>
      mention !== undefined &&
      mention.actors.length > 0 &&
      (noun.code.startsWith('---') || mention.actors.some((id) => !isOfOneText(id)));
    const mention =
      [...tops, noun.head].map((at) => this.index.headedBy(sentence.index, at)).find(isKnown) ??
      tokens.map((at) => this.index.covering(sentence.index, at)).find(isKnown);
    if (mention) {
      const { actors, actsFor, span } = mention;
      return (actsFor.length > 0 ? actsFor : actors).map((actor, i) => {
        const through = actsFor.length === 0 ? undefined : (actors[i] ?? actors[0]);
        return { actor, ...(through !== undefined && through !== actor ? { through } : {}), span };
      });
    }
    const span = sentence.spanOf(tokens);
    return [{ actor: this.ownActor(sentence, noun, span), span }];
  }

  private ownActor(sentence: Tree, noun: CodedNoun, span: Span): string {
    const id = `dic:${noun.code}`;
    const actor = this.actors.get(id);
    const sector = readActorCode(noun.code)?.sectors[0];
    const mention = recordId('mention', this.context.document.id, span.start, span.end);
    const isNew = !this.mentions.has(mention) && !this.index.mentions.some((other) => other.id === mention);
    this.actors.set(id, {
      id,
      kind: 'unknown',
      name: actor?.name ?? this.context.document.text.slice(span.start, span.end),
      codes: { cameo: noun.code },
      ...(sector ? { sector } : {}),
      resolved: false,
      mentions: (actor?.mentions ?? 0) + Number(isNew),
    });
    if (isNew) {
      this.mentions.set(mention, {
        id: mention,
        span,
        sentence: sentence.index,
        kind: 'name',
        actors: [id],
        actsFor: [],
        provenance: { stage: 'actors', by: 'rule', rule: `dictionary code ${noun.code}`, grade: 'fair' },
      });
    }
    return id;
  }
}

/** Pairs of one act brought together again: what several did to several is one act if each did it to each. */
function joined(sentence: Tree, events: readonly DictionaryEvent[]): readonly Act[] {
  const groups = new Map<string, DictionaryEvent[]>();
  for (const event of events) {
    const key = `${event.verb} ${event.code} ${event.line} ${event.denied}`;
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return [...groups.values()].flatMap((group): readonly Act[] => {
    const source = unique(group.map((event) => event.source));
    const target = unique(group.map((event) => event.target));
    const [told] = group;
    if (told && group.length === source.length * target.length)
      return [{ sentence, told, source, target, mutual: false }];
    // Each with each other: one act of all of them.
    const all = unique([...source, ...target]);
    if (told && group.length === all.length * (all.length - 1)) {
      return [{ sentence, told, source: all.slice(0, 1), target: all.slice(1), mutual: true }];
    }
    return group.map((event) => ({
      sentence,
      told: event,
      source: [event.source],
      target: [event.target],
      mutual: false,
    }));
  });
}

function unique(nouns: readonly CodedNoun[]): readonly CodedNoun[] {
  return nouns.filter((noun, i) => nouns.findIndex(({ code }) => code === noun.code) === i);
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function sameSides(a: readonly Side[], b: readonly Side[]): boolean {
  return a.length === b.length && a.every(({ actor }) => b.some((other) => other.actor === actor));
}
