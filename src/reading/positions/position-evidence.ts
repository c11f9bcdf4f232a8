import type { Token } from '../../language/tree.ts';
import type { Evidence } from '../../learning/evidence.ts';
import type { Polarity } from '../../lexicon/words/polarity.ts';
import { toneOf } from '../../lexicon/words/polarity.ts';
import { isState } from '../../records/actor-id.ts';
import type { Tree } from '../clause/tree.ts';
import { type FoundPosition, isActor, namedBy, type PositionSight, speakersAt, stanceWords } from './found-position.ts';
import { isConditional, isTo, linkOf } from './position-grammar.ts';

const POS: Readonly<Record<string, 'verb' | 'noun' | 'adj'>> = { VERB: 'verb', NOUN: 'noun', ADJ: 'adj' };

/** What kind of actor an id is. */
function kindOf(sight: PositionSight, ids: readonly string[]): string {
  const [id] = ids;
  if (id === undefined) return '-';
  if (isState(id)) return 'state';
  const colon = id.indexOf(':');
  const kind = id.slice(0, colon);
  return kind === 'loc' ? `loc ${sight.actors.actor(id)?.kind ?? '-'}` : kind;
}

/** Who else than the holder a token means; empty where it means nobody. */
function whoAt(sight: PositionSight, token: number, holders: readonly string[]): string {
  const mention = sight.actors.headedBy(sight.tree.index, token);
  if (mention === undefined) return '';
  const ids = mention.actsFor.length > 0 ? mention.actsFor : mention.actors;
  if (ids.length === 0) return 'unknown';
  return ids.some((id) => holders.includes(id)) ? 'self' : kindOf(sight, ids);
}

/**
 * What bears on whether what a rule found is a position that a reader would record: the rule and its word, denial, mood and tone, what
 * stands around the word in the tree, who is said to take the position and in whose words, and the issue.
 */
export function positionEvidence(sight: PositionSight, found: FoundPosition, polarity: Polarity): Evidence {
  const { tree } = sight;
  const { at, stance: t } = found;
  const token = tree.token(at);
  const negated = tree.isNegated(at);
  const modal = tree.modalOf(at);
  const mood = modal === undefined ? (isTo(tree, at) ? 'to' : token.xpos) : tree.token(modal).form.toLowerCase();
  const facts: string[] = [];

  const say = (...list: string[]): void => {
    facts.push(...list);
  };
  const lemma = tree.lemma(at);
  const n = negated ? '-not' : '';
  const evidence = { sight, tree, found, polarity, at, token, lemma, negated, t, n, mood, say, meanings: [] };
  for (const tell of [tellOfWord, tellOfHolder, tellOfChildren, tellOfHead, tellOfIssue, tellOfClause]) tell(evidence);
  return { facts: [...new Set(facts)], words: [] };
}

/** What a rule found and the word that shows it, with those who are told of them. */
interface EvidenceSight {
  readonly sight: PositionSight;
  readonly tree: Tree;
  readonly found: FoundPosition;
  readonly polarity: Polarity;
  /** The word that shows the position. */
  readonly at: number;
  readonly token: Token;
  readonly lemma: string;
  readonly negated: boolean;
  /** The stance, which most facts are told with. */
  readonly t: string;
  /** Behind a fact of a word that is denied. */
  readonly n: string;
  /** The modal, "to", or the tag of the word. */
  readonly mood: string;
  readonly say: (...facts: string[]) => void;
  /** Words with their roles, whose meaning bears on it. */
  readonly meanings: (readonly [string, string])[];
}

/** The rule and its word, denial, mood and tone. */
function tellOfWord({
  sight,
  tree,
  found,
  polarity,
  at,
  token,
  lemma,
  negated,
  t,
  n,
  mood,
  say,
  meanings,
}: EvidenceSight): void {
  const pos = POS[token.upos];
  const entries = pos === undefined ? [] : stanceWords(sight, pos, lemma);
  const { rule } = found;
  say(`rule ${rule}`, `stance ${t}`, `rule ${rule} ${t}`, `act ${found.act} ${t}`, `grade ${found.grade}`);
  say(`by ${found.word}`, `by ${found.word} ${t}`);
  if (found.implied) say('implied');
  for (const { act, stance } of entries) say(`word of ${act} ${stance}${n} ${t}`);
  for (const judgement of ['judgement', 'judgement-verb', 'undo', 'rating', 'side'] as const) {
    const own = stanceWords(sight, judgement, lemma)[0];
    if (own) say(`${judgement} ${own.stance}${n} ${t}`);
  }
  say(`word ${lemma}${n}`, `word ${lemma} ${t}`, `tag ${token.xpos} ${t}`, `relation ${token.deprel} ${t}`);
  meanings.push([t, lemma]);
  say(`mood ${mood}${n} ${t}`, `mood ${mood} ${lemma}`);
  const tone = toneOf(token, polarity);
  if (tone !== '') say(`tone ${tone}${n} ${t}`);
  if (token.upos === 'VERB' && tree.isPassive(at)) say(`passive ${t}`);
  if (negated) say(`negated ${t}`);
  if (tree.isSupposed(at)) say(`supposed ${t}`);
  if (isConditional(tree, at)) say(`conditional ${t}`);
  if (tree.isQuestion(at)) say(`question ${t}`);
}

/** Who is said to take the position, and in whose words. */
function tellOfHolder({ sight, tree, found, at, token, t, mood, say }: EvidenceSight): void {
  const { voices } = sight;
  const who = kindOf(sight, found.holders);
  say(`who ${who}`, `who ${who} ${t}`);
  if (found.holders.length > 1) say('several');
  const statement = voices.statementAt(token.start);
  const voice = statement === undefined ? 'author' : statement.type;
  say(`voice ${voice} ${t}`);
  if (statement !== undefined) {
    const speakers = speakersAt(sight, at);
    const same = found.holders.some((id) => speakers.includes(id));
    say(`voice ${same ? 'own' : 'other'} ${t}`);
    for (const cue of statement.cue.slice(0, 1)) {
      const said = tree.tokens.find(({ start, end, upos }) => start < cue.end && cue.start < end && upos !== 'PUNCT');
      if (said) {
        say(`cue ${said.lemma.toLowerCase()} ${t}`);
        if (said.index === at) say(`is cue ${t}`);
      } else say(`cue elsewhere ${t}`);
    }
    const head = token.head;
    const inside = head >= 0 && voices.statementAt(tree.token(head).start) === statement;
    say(`${inside ? 'below' : 'top'} ${t}`);
    if (/^(?:root|conj|parataxis)$/u.test(token.deprel) || !inside) say(`top clause ${mood} ${t}`);
  }
}

/** What hangs on the word. */
function tellOfChildren(at: EvidenceSight): void {
  for (const kid of at.tree.children(at.at)) {
    if (at.tree.token(kid).upos === 'PUNCT') continue;
    const relation = at.tree.relation(kid);
    switch (relation) {
      case 'nsubj':
        tellOfSubject(at, kid);
        break;
      case 'obj':
      case 'xcomp':
      case 'ccomp':
      case 'obl':
      case 'advcl':
      case 'nmod':
      case 'acl':
        tellOfComplement(at, kid);
        break;
      case 'advmod':
      case 'aux':
      case 'det':
      case 'amod':
      case 'mark':
      case 'case':
      case 'compound':
        tellOfModifier(at, kid);
        break;
      default:
        at.say(`has ${relation} ${at.t}`);
    }
  }
}

/** Who or what the word is said of. */
function tellOfSubject({ sight, tree, lemma, t, mood, say, meanings }: EvidenceSight, kid: number): void {
  const child = tree.token(kid);
  const word = child.lemma.toLowerCase();
  const open = /^(?:NOUN|VERB|ADJ)$/u.test(child.upos);
  const actor = isActor(sight, kid);
  const whom = child.upos === 'PRON' ? child.form.toLowerCase() : actor ? kindOf(sight, namedBy(sight, kid)) : 'thing';
  say(`subject ${whom} ${t}`, `subject ${whom} ${mood} ${t}`, `subject ${whom} ${lemma}`);
  if (open && !actor) {
    say(`subject word ${word}`);
    meanings.push(['subject', word]);
  }
}

/** What the word takes: its object, clause or phrase. */
function tellOfComplement({ sight, tree, polarity, lemma, t, n, say, meanings }: EvidenceSight, kid: number): void {
  const child = tree.token(kid);
  const relation = tree.relation(kid);
  const word = child.lemma.toLowerCase();
  const open = /^(?:NOUN|VERB|ADJ)$/u.test(child.upos);
  const actor = isActor(sight, kid);
  const link = linkOf(tree, kid);
  const whom = actor ? 'actor' : child.upos;
  say(`${relation} ${link} ${whom} ${t}`, `${lemma} ${relation} ${link}`);
  if (relation === 'obj' || relation === 'xcomp' || relation === 'ccomp')
    say(`${lemma} ${relation} ${whom}`, `${relation} ${word} ${t}`);
  if (open && !actor && relation !== 'advcl' && relation !== 'acl') {
    meanings.push([relation, word]);
    const sound = toneOf(child, polarity);
    if (sound !== '') say(`${relation} tone ${sound}${n} ${t}`);
    const known = stanceWords(sight, POS[child.upos] ?? 'noun', word)[0];
    if (known) say(`${relation} of ${known.act} ${known.stance}${n} ${t}`);
    for (const judgement of ['judgement', 'judgement-verb', 'undo'] as const) {
      const own = stanceWords(sight, judgement, word)[0];
      if (own) say(`${relation} ${judgement} ${own.stance}${n} ${t}`);
    }
  }
}

/** Small words beside it, and their tone. */
function tellOfModifier({ sight, tree, polarity, lemma, t, n, say }: EvidenceSight, kid: number): void {
  const child = tree.token(kid);
  const relation = tree.relation(kid);
  const word = child.lemma.toLowerCase();
  say(`${relation} ${word} ${t}`, `${relation} ${word} ${lemma}`);
  if (relation === 'amod' || relation === 'advmod') {
    const sound = toneOf(child, polarity);
    if (sound !== '') say(`${relation} tone ${sound}${n} ${t}`);
    const own = stanceWords(sight, 'judgement', word)[0];
    if (own) say(`${relation} judgement ${own.stance}${n} ${t}`);
  }
}

/** The word that it hangs on. */
function tellOfHead({ sight, tree, at, token, t, say, meanings }: EvidenceSight): void {
  if (token.head >= 0) {
    const head = tree.token(token.head);
    const above = head.lemma.toLowerCase();
    say(`head ${above} ${tree.relation(at)}`, `head ${above} ${t}`);
    const known = stanceWords(sight, POS[head.upos] ?? 'verb', above)[0];
    if (known) say(`head of ${known.act} ${known.stance}${tree.isNegated(head.index) ? '-not' : ''} ${t}`);
    if (tree.isNegated(head.index)) say(`head negated ${t}`);
    if (head.upos === 'VERB' || head.upos === 'NOUN') meanings.push(['head', above]);
  }
}

/** The issue, and who is named in it and in the sentence. */
function tellOfIssue({ sight, tree, found, t, say, meanings }: EvidenceSight): void {
  const named = tree.token(found.head);
  if (/^(?:NOUN|VERB|ADJ)$/u.test(named.upos)) meanings.push(['issue', named.lemma.toLowerCase()]);
  say(
    `issue ${named.upos} ${t}`,
    `issue head ${named.lemma.toLowerCase()}`,
    `issue length ${Math.min(6, found.issue.length)} ${t}`,
  );
  const inIssue = new Set(found.issue.map((i) => whoAt(sight, i, found.holders)).filter((kind) => kind !== ''));
  for (const kind of inIssue) say(`issue has ${kind}`, `issue has ${kind} ${t}`);
  if (inIssue.size === 0) say(`issue has nobody ${t}`);
  const around = new Set<string>();
  for (const { index } of tree.tokens) {
    const kind = whoAt(sight, index, found.holders);
    if (kind !== '') around.add(kind);
  }
  for (const kind of around) say(`sentence has ${kind}`);
  say(`place ${Math.min(4, Math.floor(Math.log2(1 + tree.index)))} ${t}`);
}

/** The words between the holder and the issue. */
function tellOfClause({ tree, found, polarity, at, t, n, say }: EvidenceSight): void {
  const { issue } = found;
  const from = Math.min(found.from, issue[0] ?? at);
  const to = Math.max(found.to, issue.at(-1) ?? at);
  let kind = 0;
  let hostile = 0;
  const seen = new Set<string>();
  for (let i = from; i <= to; i++) {
    const one = tree.token(i);
    if (!/^(?:VERB|NOUN|ADJ|ADV|AUX|PRON|PART)$/u.test(one.upos)) continue;
    const word = one.lemma.toLowerCase();
    const sound = toneOf(one, polarity);
    if (sound === '+') kind++;
    if (sound === '-') hostile++;
    if (seen.has(word)) continue;
    seen.add(word);
    say(`in ${word}`);
  }
  say(`tones ${Math.min(2, kind)} ${Math.min(3, hostile)}`, `tones ${Math.sign(kind - hostile)}${n} ${t}`);
  say(`length ${Math.min(6, Math.floor(Math.log2(to - from + 1)))} ${t}`);
}
