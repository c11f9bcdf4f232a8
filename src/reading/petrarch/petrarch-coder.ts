import type { PetrarchActors } from '../../lexicon/petrarch/petrarch-actors.ts';
import type { PetrarchAgents } from '../../lexicon/petrarch/petrarch-agents.ts';
import type { PetrarchDiscard } from '../../lexicon/petrarch/petrarch-discards.ts';
import { PetrarchNames } from '../../lexicon/petrarch/petrarch-names.ts';
import type { PetrarchVerbs } from '../../lexicon/petrarch/petrarch-verbs.ts';
import { piecesOf } from '../../lexicon/who/fold.ts';
import type { Tree } from '../clause/tree.ts';
import { deniedCode } from './petrarch-denial.ts';
import { type CodedNoun, type KnownActor, NounCoder } from './petrarch-nouns.ts';
import { type CodedAct, PetrarchSides } from './petrarch-sides.ts';
import { type NamedTransformation, transformAct } from './petrarch-transform.ts';
import { hasCode, VerbIndex } from './petrarch-verb-index.ts';
import type { VerbDomain } from './verb-domain.ts';

/** Dictionaries of PETRARCH 2 that belong together. */
export interface PetrarchDictionaries {
  readonly verbs: readonly PetrarchVerbs[];
  readonly actors: readonly PetrarchActors[];
  readonly agents: readonly PetrarchAgents[];
  readonly discards: readonly PetrarchDiscard[];
}

/** Who did what to whom, in the codes of the dictionaries. */
export interface DictionaryEvent {
  readonly source: CodedNoun;
  readonly target: CodedNoun;
  /** CAMEO code as the dictionary has it. */
  readonly code: string;
  readonly denied: boolean;
  /** The code that PETRARCH writes: where "not" stands at the verb, the {@link deniedCode}. */
  readonly written: string;
  /** Head of the act, and all tokens that the verb and its pattern took. */
  readonly verb: number;
  readonly words: readonly number[];
  /** Name and line of the verb dictionary that gave the code. */
  readonly file: string;
  readonly line: number;
}

/** Codes sentences by dictionaries. Made once, used for any number of sentences. */
export interface PetrarchCoder {
  /**
   * @param day of the story, `YYYY-MM-DD`, for codes that hold for a time
   * @param known names somebody where the actor dictionaries do not
   * @returns events with source and target, in the order of the text; none for a sentence with a discarded phrase
   */
  readonly code: (sentence: Tree, day?: string, known?: KnownActor) => readonly DictionaryEvent[];
  /** Whether a sentence holds a phrase that discards its whole story. */
  readonly discardsStory: (sentence: Tree) => boolean;
}

/**
 * Makes a coder of PETRARCH 2 dictionaries that works on dependency trees: who acts and who is acted on come from the
 * tree, the code from the verb or the fullest pattern that fits. After Norris, Schrodt and Beieler, "PETRARCH2: Another
 * Event Coding Program", Journal of Open Source Software 2 (2017), with the rules stated in docs/petrarch.md.
 *
 * @example
 * const coder = petrarchCoder({ verbs: [parsePetrarchVerbs(text)], actors, agents, discards: [] });
 * coder.code(sentence, '2017-07-06');
 */
export function petrarchCoder(dictionaries: PetrarchDictionaries): PetrarchCoder {
  const names = new PetrarchNames(dictionaries.actors, dictionaries.agents);
  const index = new VerbIndex(dictionaries.verbs);
  const transformations = dictionaries.verbs.flatMap(({ name: file, transformations: rows }) =>
    rows.map((row) => ({ ...row, file })),
  );
  const phrases = dictionaries.discards.map(({ words, story }) => ({ words: words.flatMap(piecesOf), story }));
  const discards = (sentence: Tree, storyOnly: boolean): boolean => {
    if (phrases.length === 0) return false;
    const pieces = sentence.tokens.flatMap(({ form }) => piecesOf(form.toUpperCase()));
    return phrases.some(({ words, story }) => (story || !storyOnly) && holds(pieces, words));
  };
  return {
    code: (sentence, day, known) => {
      if (discards(sentence, false)) return [];
      return new SentenceCoder(sentence, new NounCoder(sentence, names, day, known), index, transformations).code();
    },
    discardsStory: (sentence) => discards(sentence, true),
  };
}

/** Whether words stand side by side in a row. */
function holds(row: readonly string[], words: readonly string[]): boolean {
  return row.some((_, i) => words.every((word, k) => row[i + k] === word));
}

class SentenceCoder {
  private readonly sentence: Tree;
  private readonly sides: PetrarchSides;
  private readonly index: VerbIndex;
  private readonly transformations: readonly NamedTransformation[];

  constructor(sentence: Tree, nouns: NounCoder, index: VerbIndex, transformations: readonly NamedTransformation[]) {
    this.sentence = sentence;
    this.sides = new PetrarchSides(sentence, nouns);
    this.index = index;
    this.transformations = transformations;
  }

  code(): readonly DictionaryEvent[] {
    const root = this.sentence.rootOf();
    if (root === undefined) return [];
    const events: DictionaryEvent[] = [];
    this.walk(root, events);
    const seen = new Set<string>();
    return events
      .filter(({ source, target, code, verb }) => {
        const key = `${source.code} ${target.code} ${code} ${verb}`;
        return !seen.has(key) && seen.add(key);
      })
      .sort((a, b) => a.verb - b.verb);
  }

  /** Codes a predicate and whatever below it stands for acts of its own. */
  private walk(at: number, events: DictionaryEvent[]): void {
    const { sentence } = this;
    const own = this.actAt(at);
    const statement = own?.coded.code.forward?.startsWith('01') ?? false;
    if (own) events.push(...this.told(own, statement));
    const absorbs = own !== undefined && (statement || (hasCode(own.coded.code) && own.target.length > 0));
    for (const c of sentence.children(at)) {
      switch (sentence.relation(c)) {
        case 'conj':
        case 'parataxis':
          this.walk(c, events);
          break;
        case 'xcomp':
        case 'ccomp':
          if (!absorbs || c < at) this.walk(c, events);
          break;
        case 'advcl':
        case 'acl':
          if (!absorbs || sentence.children(c, 'nsubj').length > 0 || sentence.markOf(c) === 'to') this.walk(c, events);
          break;
        default:
          this.walkNoun(c, events);
      }
    }
  }

  /** What a coded verb tells: the acts in its complement if it only states them, else itself; both may be transformed. */
  private told(own: CodedAct, statement: boolean): readonly DictionaryEvent[] {
    const { verb } = own.coded.domain;
    const changed = this.complements(verb).flatMap((inner) =>
      transformAct(this.sentence, this.index, this.transformations, own, inner).map(
        ({ source, target, code, file, line }) => ({ ...this.event(inner, source, target, code), file, line }),
      ),
    );
    if (!statement) return changed.length > 0 ? changed : this.eventsOf(own);
    const inner: DictionaryEvent[] = [];
    for (const c of this.clausesBehind(verb)) this.walk(c, inner);
    const rest = inner.filter((event) => !changed.some((other) => other.verb === event.verb));
    const told = [...changed, ...rest];
    return told.length > 0 ? told : this.eventsOf(own);
  }

  /** Clauses in the complement of a verb. What stands before its speaker is told as the report's own. */
  private clausesBehind(verb: number): readonly number[] {
    return this.sentence.children(verb, 'ccomp', 'xcomp').filter((c) => c > verb);
  }

  /** Coded acts in the complement of a verb, also below verbs without a code of their own. */
  private complements(verb: number, depth = 0): readonly CodedAct[] {
    if (depth > 4 || this.transformations.length === 0) return [];
    return this.clausesBehind(verb)
      .flatMap((c) => [c, ...this.sentence.children(c, 'conj')])
      .flatMap((c) => {
        const act = this.actAt(c);
        return act && hasCode(act.coded.code) ? [act] : this.complements(c, depth + 1);
      });
  }

  /** Relative clauses inside noun phrases tell acts of their own. */
  private walkNoun(at: number, events: DictionaryEvent[]): void {
    if (/^VB[DPZN]$/.test(this.sentence.token(at).xpos) && !/^(?:amod|compound)/.test(this.sentence.token(at).deprel)) {
      this.walk(at, events);
      return;
    }
    for (const c of this.sentence.children(at)) {
      if (this.sentence.token(c).deprel === 'acl:relcl') this.walk(c, events);
      else this.walkNoun(c, events);
    }
  }

  private actAt(at: number): CodedAct | undefined {
    const several = ({ doers }: VerbDomain): boolean => this.sides.codesOf(doers).length > 1;
    const coded = this.index.find(this.sentence, at, several);
    return coded && this.sides.sidesOf(coded);
  }

  private eventsOf(act: CodedAct): readonly DictionaryEvent[] {
    const { source, target, mutual } = act;
    const { forward, backward } = act.coded.code;
    const pairs = (from: readonly CodedNoun[], to: readonly CodedNoun[]): (readonly [CodedNoun, CodedNoun])[] =>
      from.flatMap((a) => to.flatMap((b) => (a.code === b.code ? [] : [[a, b] as const])));
    // Those who cooperate without a target cooperate with each other.
    const together = mutual || (target.length === 0 && /^0[3-6]/.test(forward ?? ''));
    if (together && source.length > 1 && forward) {
      return pairs(source, source).map(([from, to]) => this.event(act, from, to, forward));
    }
    return pairs(source, target).flatMap(([from, to]) => [
      ...(forward ? [this.event(act, from, to, forward)] : []),
      ...(backward ? [this.event(act, to, from, backward)] : []),
    ]);
  }

  private event({ coded }: CodedAct, source: CodedNoun, target: CodedNoun, code: string): DictionaryEvent {
    const { verb } = coded.domain;
    const not = this.sentence
      .children(verb, 'advmod')
      .some((at) => /^(?:not|n['’]t|never)$/i.test(this.sentence.token(at).form));
    return {
      source,
      target,
      code,
      denied: this.sentence.isNegated(verb),
      written: not ? deniedCode(code) : code,
      verb,
      words: coded.words.toSorted((a, b) => a - b),
      file: coded.file,
      line: coded.line,
    };
  }
}
