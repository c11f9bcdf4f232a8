import type { Token } from '../../language/tree.ts';
import { isPerson } from '../../records/actor-id.ts';
import { byRule } from '../../records/decision.ts';
import type { Tree } from '../clause/tree.ts';
import { type Dialogue, readDialogue } from '../quotes/dialogue.ts';
import { type QuoteSpeakers, quoteSpeakers, type TokenPlace } from '../quotes/quote-speakers.ts';
import type { FoundMention } from './mention-index.ts';

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
 * Whom "I", "we" and "you" mean: in a quotation "I" is its speaker and "we" the state or body that he speaks for; in a
 * printed interview "you" of a question is who answers. Where nobody is named the mention stays unresolved, but those
 * that mean the same share a chain.
 *
 * @param found all other mentions of the document
 */
export function findSpeechPersons(
  text: string,
  sentences: readonly Tree[],
  found: readonly FoundMention[],
): readonly FoundMention[] {
  const voices = new SpeechVoices(text, sentences, found);
  return sentences.flatMap((sentence) =>
    sentence.tokens.flatMap((token) => {
      const person = speechPerson(token);
      return person ? [voices.mention(sentence, token, person)] : [];
    }),
  );
}

class SpeechVoices {
  private readonly quotes: QuoteSpeakers;
  private readonly dialogue: Dialogue;
  private readonly found: ReadonlyMap<string, FoundMention>;
  private readonly answerer: FoundMention | undefined;

  constructor(text: string, sentences: readonly Tree[], found: readonly FoundMention[]) {
    this.quotes = quoteSpeakers(text, sentences);
    this.dialogue = readDialogue(text);
    const places = new Map<string, FoundMention>();
    for (const mention of found) {
      for (let i = mention.first; i <= mention.last; i++) {
        const key = place({ sentence: mention.sentence.index, token: i });
        if (i === mention.head || !places.has(key)) places.set(key, mention);
      }
    }
    this.found = places;
    this.answerer = interviewee(this.dialogue, found);
  }

  mention(sentence: Tree, token: Token, person: SpeechPerson): FoundMention {
    const quote = this.quotes.quoteAt(token.start);
    const at = quote >= 0 ? this.quotes.speakerOf(quote) : undefined;
    const speaker = at && this.found.get(place(at));
    const turn = this.dialogue.turnAt(token.start);
    const voice = quote < 0 ? turn : speaker ? keyOf(speaker) : `quotation ${quote}`;
    const answers = quote < 0 && (person === 'I' ? turn === 'answerer' : person === 'you' && turn === 'asker');
    const who = person === 'I' && quote >= 0 ? speaker : answers ? this.answerer : undefined;
    const side = person === 'we' && quote >= 0 && speaker?.actsFor.length ? speaker.actsFor : undefined;
    return {
      sentence,
      first: token.index,
      last: token.index,
      head: token.index,
      kind: 'pronoun',
      actors: who?.actors ?? side ?? [],
      actsFor: who?.actsFor ?? side ?? [],
      chain: who ? keyOf(who) : answers ? 'I answerer' : `${person} ${voice}`,
      decision: byRule(quote >= 0 ? 'speaker of the quotation' : `speech of the ${turn}`),
      grade: who || side ? 'fair' : 'weak',
    };
  }
}

function keyOf({ actors, chain }: FoundMention): string {
  return chain ?? actors.join(' ');
}

function place({ sentence, token }: TokenPlace): string {
  return `${sentence} ${token}`;
}

/** Who answers: the person whom the words before the first question name most often. */
function interviewee({ start }: Dialogue, found: readonly FoundMention[]): FoundMention | undefined {
  if (start === undefined) return undefined;
  const counts = new Map<string, { mention: FoundMention; n: number }>();
  for (const mention of found) {
    const [id] = mention.actors;
    const before = mention.sentence.token(mention.first).start < start;
    if (!before || mention.kind !== 'name' || mention.actors.length !== 1 || !id || !/^(?:per|loc):/.test(id)) continue;
    const known = counts.get(id);
    if (known) known.n++;
    else counts.set(id, { mention, n: 1 });
  }
  // Who is called by a full name is a person; a bare name may be that of the paper that asks.
  const full = [...counts].filter(([id]) => isPerson(id)).map(([, one]) => one);
  const [best, second] = (full.length ? full : [...counts.values()]).sort((a, b) => b.n - a.n);
  // Two who are named alike may both answer: nobody can tell which.
  return best && best.n > (second?.n ?? 0) ? best.mention : undefined;
}
