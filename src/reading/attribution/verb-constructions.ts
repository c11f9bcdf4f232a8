import type { Cue, CueLexicon } from '../../lexicon/words/cues.ts';
import type { Agent, SourceWords } from '../clause/agents.ts';
import type { Tree } from '../clause/tree.ts';
import { clauseBehind, clauseTokens, complements, openedByColon } from './content-clauses.ts';
import { CARRIER, caseOf, isExpletive, isInfinitive, union } from './cue-words.ts';

/** A verb that may be a cue, with what stands at it. */
export interface VerbCue {
  readonly tree: Tree;
  readonly cues: CueLexicon;
  readonly verb: number;
  readonly lemma: string;
  /** The lemma with its particle: "point out". */
  readonly name: string;
  /** What the lexicon knows of it. */
  readonly entry: Cue | undefined;
  readonly passive: boolean;
  readonly agent: Pick<Agent, 'source' | 'how'> | undefined;
  readonly subject: number | undefined;
  readonly object: number | undefined;
  readonly clause: number | undefined;
  readonly infinitive: number | undefined;
  /** A phrase with a preposition that brings in what is spoken of. */
  readonly oblique: number | undefined;
  /** A gerund that a preposition brings in: "apologised for closing the road". */
  readonly gerund: number | undefined;
}

/** How a verb is read; the rules fill it in. */
export interface VerbReading {
  construction: string;
  content: number[];
  addressee: number | undefined;
  readonly cueTokens: number[];
  readonly signs: string[];
  /** The source where another one is meant than the subject that the tree gives. */
  source: SourceWords | undefined;
}

/** A rule that reads a verb, or mends how it was read. */
export interface VerbRule {
  readonly name: string;
  /** A sentence, the cue, and the construction by which it is read. */
  readonly example: { readonly text: string; readonly cue: string; readonly construction: string };
  /** Whether the rule has read the verb. */
  readonly read: (cue: VerbCue, reading: VerbReading) => boolean;
}

/** Where the content of a verb stands: the first rule that finds it decides. */
export const CONSTRUCTIONS: readonly VerbRule[] = [
  {
    name: 'a clause is the content',
    example: { text: 'Seoul said that talks had failed.', cue: 'said', construction: 'clause' },
    read: ({ tree, cues, verb, clause, object }, reading) => {
      if (clause === undefined) return false;
      reading.construction = clause < verb ? 'parataxis' : 'clause';
      reading.content = clause < verb ? clauseTokens(tree, clause, verb, cues) : clauseBehind(tree, verb, clause, cues);
      if (object !== undefined && object < clause) reading.addressee ??= object;
      return true;
    },
  },
  {
    name: 'the clause beside which the verb stands is the content',
    example: { text: 'Nobody will pay, Seoul said.', cue: 'said', construction: 'parataxis' },
    read: ({ tree, verb, object, infinitive }, reading) => {
      const { head } = tree.token(verb);
      if (tree.relation(verb) !== 'parataxis' || head < 0 || head >= verb) return false;
      if (object !== undefined || infinitive !== undefined) return false;
      reading.construction = 'parataxis';
      reading.content = tree.subtree(head, (t) => t === verb);
      return true;
    },
  },
  {
    name: 'what stands behind a colon is the content',
    example: { text: 'The minister tweeted: We stay in the north.', cue: 'tweeted', construction: 'clause' },
    read: ({ tree, verb, entry, object, infinitive }, reading) => {
      if (entry?.class !== 'speech' || object !== undefined || infinitive !== undefined) return false;
      const behind = openedByColon(tree, verb);
      if (behind === undefined) return false;
      reading.construction = 'clause';
      reading.content = tree.tokens.slice(behind).map((t) => t.index);
      reading.signs.push('colon');
      return true;
    },
  },
  {
    name: 'the clause above an "as" is the content',
    example: { text: 'Talks have failed, as the minister reported.', cue: 'reported', construction: 'as' },
    read: ({ tree, verb, entry, object, infinitive }, reading) => {
      const { head } = tree.token(verb);
      if (tree.relation(verb) !== 'advcl' || head < 0 || entry?.class !== 'speech') return false;
      if (object !== undefined || infinitive !== undefined) return false;
      if (!tree.children(verb, 'mark').some((mark) => tree.lemma(mark) === 'as')) return false;
      reading.construction = 'as';
      reading.content = tree.subtree(head, (t) => t === verb);
      return true;
    },
  },
  {
    name: 'the subject of a passive is a part of the content',
    example: { text: 'The plan was condemned by Seoul.', cue: 'condemned', construction: 'passive' },
    read: ({ tree, verb, passive, subject, infinitive }, reading) => {
      if (!passive) return false;
      reading.construction = 'passive';
      const patient = subject !== undefined && !isExpletive(tree, subject) ? [subject] : [];
      reading.content = union(tree, [...patient, ...complements(tree, verb)]);
      if (infinitive !== undefined) reading.signs.push('passive-inf');
      return true;
    },
  },
  {
    name: 'an object is the content, or whom an infinitive behind it is said to',
    example: { text: 'Seoul condemned the attack.', cue: 'condemned', construction: 'object' },
    read: ({ tree, verb, object, infinitive }, reading) => {
      if (object === undefined) return false;
      const behind = infinitive !== undefined && infinitive > object ? infinitive : undefined;
      reading.construction = behind === undefined ? 'object' : isInfinitive(tree, behind) ? 'inf' : 'predicate';
      reading.content = union(
        tree,
        complements(tree, verb).filter((part) => part >= object),
      );
      if (reading.construction === 'inf') reading.addressee ??= object;
      reading.signs.push(`object=${objectKind(tree, object)}`);
      return true;
    },
  },
  {
    name: 'an infinitive is the content',
    example: { text: 'Seoul promised to withdraw.', cue: 'promised', construction: 'inf' },
    read: ({ tree, lemma, subject, infinitive, oblique }, reading) => {
      if (infinitive === undefined) return false;
      const vague = (lemma === 'seem' || lemma === 'appear') && subject !== undefined && !isExpletive(tree, subject);
      reading.construction = isInfinitive(tree, infinitive) ? 'inf' : 'predicate';
      reading.content = union(tree, vague ? [subject, infinitive] : [infinitive]);
      if (oblique !== undefined && oblique < infinitive) {
        reading.addressee ??= oblique;
        drawIn(reading, tree.child(oblique, 'case'));
      }
      if (CARRIER.has(lemma)) reading.signs.push('carrier');
      return true;
    },
  },
  {
    name: 'a phrase with a preposition is the content',
    example: { text: 'Seoul called for talks.', cue: 'called', construction: 'for' },
    read: ({ tree, verb, oblique }, reading) => {
      if (oblique === undefined) return false;
      const marker = tree.child(oblique, 'case');
      reading.construction = caseOf(tree, oblique) ?? 'obl';
      drawIn(reading, marker);
      const parts = complements(tree, verb).filter((part) => part > oblique);
      reading.content = union(tree, [oblique, ...parts], (t) => t === marker);
      return true;
    },
  },
  {
    name: 'a gerund behind a preposition is the content',
    example: { text: 'Seoul apologised for closing the road.', cue: 'apologised', construction: 'for' },
    read: ({ tree, gerund }, reading) => {
      if (gerund === undefined) return false;
      const mark = tree.child(gerund, 'mark');
      reading.construction = mark === undefined ? 'for' : tree.lemma(mark);
      drawIn(reading, mark);
      reading.content = tree.subtree(gerund, (t) => t === mark);
      return true;
    },
  },
];

/** Reads a verb by the first construction that fits; a bare verb has none. */
export function readConstruction(cue: VerbCue, reading: VerbReading): void {
  for (const rule of CONSTRUCTIONS) if (rule.read(cue, reading)) return;
}

/** A preposition right behind the words of a cue belongs to it: "called for". */
function drawIn({ cueTokens }: VerbReading, marker: number | undefined): void {
  if (marker !== undefined && marker === Math.max(...cueTokens) + 1) cueTokens.push(marker);
}

function objectKind(tree: Tree, index: number): string {
  const token = tree.token(index);
  return token.upos === 'PRON' ? `pron-${token.lemma.toLowerCase()}` : token.upos;
}
