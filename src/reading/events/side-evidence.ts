import type { EvidenceTaker } from '../../learning/evidence.ts';
import { type Category, SYMMETRIC } from '../../records/plover.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActCandidate, SentenceWords } from './act-candidates.ts';
import { actorKind } from './act-evidence.ts';
import type { Party, Sides } from './event-sides.ts';
import { operatorOf } from './operator-words.ts';
import type { SideCandidate } from './side-candidates.ts';

/** The sides of one act as rules see them, and how many may take part: shared by the evidence on everybody. */
export interface ActFrame {
  readonly candidate: ActCandidate;
  readonly category: Category;
  /** Sides in the places that acts of this category have by default. */
  readonly usual: Sides;
}

/** What speaks for somebody being source or target of an act. */
export function sideEvidence(
  words: SentenceWords,
  act: ActFrame,
  side: SideCandidate,
  people: readonly SideCandidate[],
  { fact, word }: EvidenceTaker,
): void {
  const { sentence, found } = words;
  const { candidate, category, usual } = act;
  const { trigger } = candidate;
  const token = sentence.token(side.token);
  const lemma = sentence.token(trigger.noun ?? trigger.token).lemma.toLowerCase();
  const voice =
    trigger.kind === 'noun'
      ? 'noun'
      : trigger.kind === 'adj'
        ? 'adj'
        : sentence.isPassive(trigger.token)
          ? 'passive'
          : 'active';
  const kind = side.group ? 'group' : actorKind(words, side.token);
  const has = (parties: readonly Party[]): boolean =>
    parties.some((p) => [...side.acting, ...side.suffering].some((q) => q.actor === p.actor));
  const joint = SYMMETRIC.has(category) ? 'joint' : 'directed';

  // what the rules say
  const ruled = has(candidate.source)
    ? 'source'
    : has(candidate.target)
      ? 'target'
      : candidate.source.length + candidate.target.length > 0
        ? 'other'
        : 'nobody';
  const settled = !candidate.kept
    ? ''
    : has(candidate.kept.source)
      ? 'source'
      : has(candidate.kept.target)
        ? 'target'
        : 'other';
  const byDefault = has(usual.source) ? 'source' : has(usual.target) ? 'target' : 'other';
  fact`rule ${ruled}`;
  fact`rule ${ruled} ${candidate.known ? candidate.category : '-'} ${category}`;
  fact`rule ${ruled} ${joint}`;
  fact`rule ${ruled} ${kind}`;
  fact`kept ${settled}`;
  fact`kept ${settled} ${joint}`;
  fact`usual ${byDefault}`;
  fact`usual ${byDefault} ${category}`;
  fact`rules ${ruled} ${settled} ${byDefault} ${voice}`;

  // where it stands
  const { path, top } = pathTo(sentence, side.token, trigger.token);
  fact`path ${path}`;
  fact`path ${path} ${voice}`;
  fact`path ${path} ${category}`;
  fact`path ${path} ${lemma}`;
  fact`path ${path} ${joint} ${voice}`;
  if (top >= 0 && top !== trigger.token) {
    const above = found.verb[top]?.frame.category ?? found.noun[top]?.frame.category ?? operatorOf(found, top) ?? '-';
    fact`top ${sentence.token(top).lemma.toLowerCase()} ${path}`;
    fact`top ${above} ${path}`;
  }
  if (trigger.noun !== undefined) {
    const inner = pathTo(sentence, side.token, trigger.noun).path;
    fact`noun path ${inner}`;
    fact`noun path ${inner} ${category}`;
  }
  const relation = sentence.relation(token.index);
  const preposition = sentence.prepositionOf(side.token);
  fact`relation ${relation} ${voice}`;
  fact`relation ${relation} ${preposition} ${category}`;
  fact`relation ${relation} ${preposition} ${lemma}`;
  fact`relation ${relation} ${preposition}`;
  fact`length ${Math.min(6, path.split(' ').length)} ${voice}`;
  const order = side.token < trigger.token ? 'before' : 'after';
  fact`${order}`;
  fact`${order} ${voice}`;
  fact`${order} ${category}`;
  fact`${order} ${joint} ${voice}`;
  fact`distance ${order} ${Math.min(8, Math.round(Math.log2(1 + Math.abs(side.token - trigger.token))))}`;

  // who else is there
  const strong = people.filter(({ acting }) => acting.some((p) => p.strong));
  const nearer = strong.filter(
    ({ token: t }) => t !== side.token && Math.abs(t - trigger.token) < Math.abs(side.token - trigger.token),
  );
  fact`people ${Math.min(4, people.length)} ${order}`;
  fact`nearer ${Math.min(3, nearer.length)} ${voice}`;
  const first = strong[0]?.token === side.token ? 'first' : 'later';
  fact`${first} ${order} ${voice}`;
  fact`${first} ${ruled}`;
  if (strong.length === 1 && first === 'first') {
    fact`alone`;
    fact`alone ${category}`;
    fact`alone ${order} ${voice}`;
  }
  fact`${candidate.source.length > 0 ? 'has' : 'lacks'} source ${candidate.target.length > 0 ? 'has' : 'lacks'} target ${ruled}`;

  // who it is
  fact`kind ${kind}`;
  fact`kind ${kind} ${category}`;
  fact`kind ${kind} ${voice} ${order}`;
  if (token.upos === 'PRON') fact`pronoun ${token.form.toLowerCase()}`;
  fact`tag ${token.xpos}`;
  if (!side.acting.some((p) => p.strong)) {
    fact`weak`;
    fact`weak ${category}`;
  }
  if (candidate.finding.reporting !== undefined) fact`reported`;
  word('who', token.lemma.toLowerCase());
}

/** Relations from one token up and down to another; coordination of the first is passed over, prepositions are told. */
function pathTo(sentence: Tree, from: number, to: number): { readonly path: string; readonly top: number } {
  const up: number[] = [];
  for (let at = from; at >= 0 && up.length < 12; at = sentence.token(at).head) up.push(at);
  const down: number[] = [];
  let meet = to;
  for (let steps = 0; meet >= 0 && !up.includes(meet) && steps < 12; steps++) {
    down.push(meet);
    meet = sentence.token(meet).head;
  }
  if (meet < 0 || !up.includes(meet)) return { path: 'far', top: -1 };
  const steps: string[] = [];
  let leading = true;
  for (const at of up.slice(0, up.indexOf(meet))) {
    const token = sentence.token(at);
    const relation = sentence.relation(token.index);
    if (leading && relation === 'conj') continue;
    if (relation === 'appos' || relation === 'flat') continue;
    leading = false;
    const marker = /^(?:obl|nmod)$/.test(relation)
      ? sentence.prepositionOf(at)
      : /^(?:advcl|acl|ccomp|xcomp)$/.test(relation)
        ? sentence.markOf(at)
        : '';
    steps.push(
      `^${token.deprel === 'nmod:poss' || token.deprel === 'nsubj:pass' || token.deprel === 'acl:relcl' ? token.deprel : relation}${marker ? `:${marker}` : ''}`,
    );
  }
  for (const at of down.reverse()) {
    const token = sentence.token(at);
    steps.push(
      `v${token.deprel === 'acl:relcl' ? token.deprel : sentence.relation(token.index)}${/^(?:obl|nmod)$/.test(sentence.relation(token.index)) ? `:${sentence.prepositionOf(at)}` : ''}`,
    );
  }
  return { path: steps.length > 6 ? 'far' : steps.join(' ') || 'self', top: meet };
}
