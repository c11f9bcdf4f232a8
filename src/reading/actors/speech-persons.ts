import type { Token } from '../../language/tree.ts';
import { byRule } from '../../records/decision.ts';
import type { Grade } from '../../records/grade.ts';
import { type SpanIndex, spanIndex } from '../clause/span-index.ts';
import type { Tree } from '../clause/tree.ts';
import type { SpeakerIds, SpokenTurn } from '../context/context.ts';
import { type QuoteSpeakers, quoteSpeakers, type TokenPlace } from '../quotes/quote-speakers.ts';
import type { FoundMention } from './mention-index.ts';
import type { FoundVoices } from './turn-voices.ts';

type SpeechPerson = 'I' | 'we' | 'you';

const FORMS: ReadonlyMap<string, SpeechPerson> = new Map([
  ...(['i', 'me', 'my', 'mine', 'myself'] as const).map((form) => [form, 'I'] as const),
  ...(['we', 'us', 'our', 'ours', 'ourselves'] as const).map((form) => [form, 'we'] as const),
  ...(['you', 'your', 'yours', 'yourself', 'yourselves'] as const).map((form) => [form, 'you'] as const),
]);

/** Whether a token is a first or second person's pronoun; "US" is none. */
function speechPerson(token: Token): SpeechPerson | undefined {
  if (token.upos !== 'PRON' || /^\p{Lu}{2,}$/u.test(token.form)) return undefined;
  return FORMS.get(token.form.toLowerCase());
}

/**
 * Whom "I", "we" and "you" mean: in a quotation "I" is its speaker and "we" the state or body that he speaks for; so in a turn of a
 * transcript and in a press release; in an interview "you" of a question is who answers. Where nobody is named the mention stays
 * unresolved, but those that mean the same share a chain.
 *
 * @param found all other mentions of the document
 * @param voices who speaks in its turns, and whose words its own are
 */
export function findSpeechPersons(
  text: string,
  sentences: readonly Tree[],
  found: readonly FoundMention[],
  voices: FoundVoices,
): readonly FoundMention[] {
  const speech = new SpeechVoices(text, sentences, found, voices);
  return sentences.flatMap((sentence) =>
    sentence.tokens.flatMap((token) => {
      const person = speechPerson(token);
      return person ? [speech.mention(sentence, token, person)] : [];
    }),
  );
}

/** Who is meant by a pronoun of speech, as far as it is known. */
interface Meant {
  readonly actors: readonly string[];
  readonly actsFor: readonly string[];
  readonly chain: string;
  readonly rule: string;
  /** How sure it is who speaks; strong where a label or the document tells it. */
  readonly grade?: Grade;
}

class SpeechVoices {
  private readonly quotes: QuoteSpeakers;
  private readonly voices: FoundVoices;
  private readonly turns: SpanIndex<number>;
  private readonly found: ReadonlyMap<string, FoundMention>;

  constructor(text: string, sentences: readonly Tree[], found: readonly FoundMention[], voices: FoundVoices) {
    this.quotes = quoteSpeakers(text, sentences);
    this.voices = voices;
    this.turns = spanIndex(voices.turns.flatMap(({ content }, i) => content.map((span) => [span, i] as const)));
    const places = new Map<string, FoundMention>();
    for (const mention of found) {
      for (let i = mention.first; i <= mention.last; i++) {
        const key = place({ sentence: mention.sentence.index, token: i });
        if (i === mention.head || !places.has(key)) places.set(key, mention);
      }
    }
    this.found = places;
  }

  mention(sentence: Tree, token: Token, person: SpeechPerson): FoundMention {
    const quote = this.quotes.quoteAt(token.start);
    const meant = quote >= 0 ? this.inQuotation(quote, person) : this.inTurn(token, person);
    const { actors, actsFor, chain, rule, grade = 'strong' } = meant;
    return {
      sentence,
      first: token.index,
      last: token.index,
      head: token.index,
      kind: 'pronoun',
      actors,
      actsFor,
      chain,
      decision: byRule(rule),
      link: 'speaker',
      grade: actors.length > 0 ? grade : 'weak',
    };
  }

  private inQuotation(quote: number, person: SpeechPerson): Meant {
    const at = this.quotes.speakerOf(quote);
    const speaker = at && this.found.get(place(at));
    const voice = speaker ? keyOf(speaker) : `quotation ${quote}`;
    const rule = 'speaker of the quotation';
    if (person === 'I' && speaker) {
      const { actors, actsFor, grade } = speaker;
      return { actors, actsFor, chain: keyOf(speaker), rule, grade };
    }
    const side = person === 'we' && speaker ? speaker.actsFor : [];
    return {
      actors: side,
      actsFor: side,
      chain: `${person} ${voice}`,
      rule,
      ...(speaker ? { grade: speaker.grade } : {}),
    };
  }

  private inTurn(token: Token, person: SpeechPerson): Meant {
    const at = this.turns.overlapping(token)[0];
    const turn = at === undefined ? undefined : this.voices.turns[at];
    if (!turn) return ofDocument(this.voices.voice, person);
    const answer = turn.asks ? this.answerTo(at as number) : turn;
    const asked = turn.asks === (person === 'you');
    const rule = `speech of the ${turn.asks ? 'asker' : 'answerer'}`;
    return asked && answer ? meantBy(answer, person, rule) : { ...NOBODY, chain: `${person} ${rule}`, rule };
  }

  /** Who has the word behind a question. */
  private answerTo(question: number): SpokenTurn | undefined {
    return this.voices.turns.find((turn, i) => i > question && !turn.asks);
  }
}

const NOBODY = { actors: [], actsFor: [] };

/** "We" is the side for which somebody speaks, "I" and "you" are he. */
function meantBy(voice: SpeakerIds, person: SpeechPerson, rule: string): Meant {
  const { speakers, actsFor } = voice;
  const actors = person === 'we' || speakers.length === 0 ? actsFor : speakers;
  const key = `${person === 'we' ? 'we' : 'I'} ${speakers.join(' ') || 'answerer'}`;
  return { actors, actsFor: actors.length > 0 ? actsFor : [], chain: actors.toSorted().join(' ') || key, rule };
}

/** A release speaks of its issuer, a speech of its speaker; who says "we" in an opinion may mean anybody. */
function ofDocument(voice: FoundVoices['voice'], person: SpeechPerson): Meant {
  if (voice && voice.kind !== 'opinion' && person !== 'you')
    return meantBy(voice, person, voice.kind === 'release' ? 'issuer of the release' : 'speaker of the speech');
  const rule = 'speech of the author';
  return { ...NOBODY, chain: `${person} author`, rule };
}

function keyOf({ actors, chain }: FoundMention): string {
  return chain ?? actors.join(' ');
}

function place({ sentence, token }: TokenPlace): string {
  return `${sentence} ${token}`;
}
