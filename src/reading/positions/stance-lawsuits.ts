import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { lemmaAt, relationOf } from '../clause/sentence-tree.ts';
import { doersOf, type FoundStance, isActor, type StanceSight, standsOn } from './stance-found.ts';
import { isNominal, prepositionOf } from './stance-grammar.ts';

const SUIT = /^(?:case|lawsuit|suit|complaint|petition|appeal|claim|challenge|motion)$/u;
const FILED = /^(?:file|bring|lodge|launch|submit|initiate|start|open|mount)$/u;
const CONTESTS = /^(?:challenge|contest|dispute|oppose|question|attack)$/u;
const UNLAWFUL = /^(?:illegal|unlawful|void|invalid|unconstitutional)$/u;

/** "a case filed by X challenging Y", "X filed a suit against Y", "a case brought by X that could make Y illegal": X is against Y. */
export function lawsuitStances(sight: StanceSight, noun: number): FoundStance[] {
  const { tree } = sight;
  if (!SUIT.test(lemmaAt(tree, noun))) return [];
  const above = tokenAt(tree, noun).head;
  const filing =
    childrenBy(tree, noun, 'acl').find((child) => FILED.test(lemmaAt(tree, child)) && child > noun) ??
    (above >= 0 && relationOf(tree, noun) === 'obj' && FILED.test(lemmaAt(tree, above)) ? above : undefined);
  if (filing === undefined) return [];
  const holder = doersOf(sight, filing);
  const root = contested(sight, noun, filing);
  if (holder === undefined || root === undefined || isActor(sight, root)) return [];
  return standsOn(sight, { holder, word: { act: 'oppose', stance: '-' }, at: noun, root, rule: 'lawsuit' });
}

/** What a suit is against. The clause may hang on the suit, on its filing, or on the verb that governs both. */
function contested({ tree }: StanceSight, noun: number, filing: number): number | undefined {
  const around = [noun, filing, tokenAt(tree, noun).head].filter((token) => token >= 0);
  for (const token of around) {
    for (const child of childrenBy(tree, token, 'acl', 'advcl', 'nmod', 'obl')) {
      if (child < noun) continue;
      if (isNominal(tree, child)) {
        if (prepositionOf(tree, child) === 'against') return child;
        continue;
      }
      const object = childBy(tree, child, 'obj');
      if (object === undefined || object < child) continue;
      if (tokenAt(tree, child).xpos === 'VBG' && CONTESTS.test(lemmaAt(tree, child))) return object;
      const unlawful = childrenBy(tree, child, 'xcomp').some((word) => UNLAWFUL.test(lemmaAt(tree, word)));
      if (unlawful && /^(?:make|declare|render|find|rule)$/u.test(lemmaAt(tree, child))) return object;
    }
  }
  return undefined;
}
