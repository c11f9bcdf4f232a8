import type { StandCondition, ToldStand } from '../../records/act-phrase.ts';
import type { Tree } from '../clause/tree.ts';
import type { FindActs } from './stand-view.ts';

/** Words at the beginning of a sentence by which its stand hangs on the contrary of what was told before. */
const OTHERWISE = /^(?:otherwise|or else|else|failing (?:that|this|which)|if not|barring that|short of that)\b/iu;
/** Words by which a stand hangs on what was told before. */
const IN_THAT_CASE =
  /\b(?:in (?:that|this|such|such an?|which) (?:case|event)|if (?:so|that happens|this happens)|in response)\b/iu;

/** What the sentence before tells, to which "otherwise" and "in that case" may refer. */
export interface Before {
  readonly tree: Tree;
  readonly stands: readonly ToldStand[];
}

/**
 * Gives the condition of an earlier sentence to a stand that names it by "otherwise", "failing that" or "in that case": what
 * hung there on something, what was demanded there, or else what its sentence is about.
 */
export function withEarlierCondition(
  tree: Tree,
  stands: readonly ToldStand[],
  before: Before | undefined,
  acts: FindActs,
): readonly ToldStand[] {
  const forms = tree.tokens.map(({ form }) => form).join(' ');
  const isContrary = OTHERWISE.test(forms);
  if (before === undefined || !(isContrary || IN_THAT_CASE.test(forms))) return stands;
  const on = isContrary ? contraryOf(before.stands) : sameAs(before, acts);
  if (on === undefined) return stands;
  // "He said that it would leave in that case": all that one clause tells together.
  const [first] = stands.filter((stand) => stand.on === undefined && stand.refers === undefined);
  return stands.map((stand) =>
    first !== undefined && stand.span.start === first.span.start && !stand.on ? { ...stand, on } : stand,
  );
}

function contraryOf(stands: readonly ToldStand[]): StandCondition | undefined {
  const on = stands.findLast((stand) => stand.on !== undefined)?.on;
  if (on) return { ...on, tie: on.tie === 'unless' || on.tie === 'until' ? 'if' : 'unless' };
  const asked = stands.findLast(({ kind, acts }) => kind === 'demand' && acts.length > 0);
  return asked && { tie: 'unless', span: asked.about, acts: asked.acts };
}

function sameAs({ tree, stands }: Before, acts: FindActs): StandCondition | undefined {
  const last = stands.findLast(({ acts: told }) => told.length > 0);
  if (last?.on) return last.on;
  if (last) return { tie: 'if', span: last.about, acts: last.acts };
  const subject = tree.tokens.findLast(
    ({ index, upos, head }) => upos === 'NOUN' && tree.relation(index) === 'nsubj' && head >= 0 && tree.isPassive(head),
  );
  const words = subject && tree.nounPhrase(subject.index);
  const span = words && tree.stretch(words[0] ?? subject.index, words.at(-1) ?? subject.index);
  return span && { tie: 'if', span, acts: acts(tree, span, subject.index) };
}
