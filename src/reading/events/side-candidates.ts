import type { Token } from '../../language/tree.ts';
import type { Actor } from '../../records/actor.ts';
import { isOfOneText, localId } from '../../records/actor-id.ts';
import type { Tree } from '../clause/tree.ts';
import type { SentenceWords } from './act-candidates.ts';
import type { Party } from './event-sides.ts';
import { classesOf } from './event-triggers.ts';

/** Somebody in a sentence who may take part in its acts. */
export interface SideCandidate {
  /** The token that the rest of the sentence governs. */
  readonly token: number;
  /** Whom it means where he or she acts, and where something is done to him or her. */
  readonly acting: readonly Party[];
  readonly suffering: readonly Party[];
  /** A group that nobody knows but this text. */
  readonly group?: Actor;
}

/** Everybody in a sentence who may take part in an act: actors, things of theirs, and groups of people without a name. */
export function sideCandidates(words: SentenceWords): readonly SideCandidate[] {
  const { sentence, finder, actors } = words;
  const out: SideCandidate[] = [];
  for (const token of sentence.tokens) {
    if (!/^(?:NOUN|PROPN|PRON|ADJ|NUM)$/.test(token.upos)) continue;
    const mention = actors.headedBy(sentence.index, token.index);
    if (!mention && /^(?:PRON|ADJ|NUM)$/.test(token.upos)) continue;
    // A word inside a compound is part of its head's name.
    if (!mention && /^(?:compound|flat|amod)$/.test(sentence.relation(token.index))) continue;
    const acting = finder.parties([token.index], true);
    const suffering = finder.parties([token.index], false);
    const group = acting.length === 0 ? groupAt(words, token) : undefined;
    if (group) {
      const party = { ...group.party };
      const named = suffering.length > 0 && suffering.every((p) => p.strong) ? suffering : [party];
      out.push({ token: token.index, acting: [party], suffering: named, group: group.actor });
    } else if (acting.length > 0 || suffering.length > 0) {
      // People known by what they are and where they come from ("three Chinese workers") are no state, whatever is done to them.
      const unnamed = acting.length > 0 && acting.every((party) => isOfOneText(party.actor));
      out.push({
        token: token.index,
        acting: acting.length > 0 ? acting : suffering,
        suffering: unnamed ? acting : suffering,
      });
    }
  }
  return out;
}

/** "masked men", "coca growers": people whom the text names by what they are. */
function groupAt(words: SentenceWords, token: Token): { readonly party: Party; readonly actor: Actor } | undefined {
  const { sentence, found } = words;
  if (token.upos !== 'NOUN' || !classesOf(found.classes, token).some((set) => set.has('people'))) return undefined;
  const first = firstWord(sentence, token.index);
  const name = sentence.tokens
    .slice(first, token.index + 1)
    .map(({ form }) => form)
    .join(' ')
    .replaceAll(' - ', '-')
    .toLowerCase();
  const start = sentence.token(first).start;
  const span = { start, end: token.end };
  const party: Party = { actor: localId(name), span, strong: false, direct: true, link: 'words', grade: 'fair' };
  const actor: Actor = { id: party.actor, kind: 'group', name, codes: {}, resolved: false, mentions: 1 };
  return { party, actor };
}

/** Where the words begin that stand before a noun and tell which people are meant. */
function firstWord(sentence: Tree, noun: number): number {
  let first = noun;
  for (const c of sentence.children(noun, 'amod', 'compound')) if (c < first && noun - c < 5) first = c;
  return first;
}
