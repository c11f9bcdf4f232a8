import { EntenteError } from '../../records/failure.ts';
import { type Formula, formatFormula } from './logic.ts';

/** A conjunction: which atoms hold and which do not. */
export type Term = ReadonlyMap<string, boolean>;

/** A formula that takes more terms than this is no longer something to be written out. */
const MOST_TERMS = 1000;

/**
 * A formula as a disjunction of conjunctions, none of which contains another: the form in which `.gmcr` files keep
 * conditions. A contradiction has no term, a tautology mostly the empty one.
 *
 * @param names what the places of a pattern stand for
 * @throws EntenteError (usage) where that takes more than a thousand terms
 */
export function disjunctiveTerms(formula: Formula, names: readonly string[]): readonly Term[] {
  return termsOf(formula, true, names);
}

function termsOf(formula: Formula, wanted: boolean, names: readonly string[]): readonly Term[] {
  const part = (of: Formula, holds: boolean): readonly Term[] => termsOf(of, holds, names);
  const every = (parts: readonly (readonly Term[])[]): readonly Term[] =>
    parts.reduce((left, right) => both(left, right, formula), [new Map()] as readonly Term[]);
  const some = (parts: readonly (readonly Term[])[]): readonly Term[] => shortest(parts.flat(), formula);
  switch (formula.kind) {
    case 'atom':
      return [new Map([[formula.id, wanted]])];
    case 'constant':
      return formula.value === wanted ? [new Map()] : [];
    case 'pattern': {
      const fixed = names.flatMap((id, i) => {
        const sign = formula.pattern[i];
        return sign === 'Y' || sign === 'N' ? [[id, sign === 'Y'] as const] : [];
      });
      return wanted ? [new Map(fixed)] : fixed.map(([id, value]) => new Map([[id, !value]]));
    }
    case 'not':
      return part(formula.of, !wanted);
    case 'and':
    case 'or': {
      const parts = formula.of.map((of) => part(of, wanted));
      return (formula.kind === 'and') === wanted ? every(parts) : some(parts);
    }
    case 'implies':
      return wanted
        ? some([part(formula.left, false), part(formula.right, true)])
        : every([part(formula.left, true), part(formula.right, false)]);
    case 'iff':
      return some([
        every([part(formula.left, true), part(formula.right, wanted)]),
        every([part(formula.left, false), part(formula.right, !wanted)]),
      ]);
    case 'atLeast':
      return wanted ? atLeast(formula, formula.count, true, names) : atMost(formula, formula.count - 1, names);
    case 'atMost':
      return wanted ? atMost(formula, formula.count, names) : atLeast(formula, formula.count + 1, true, names);
    case 'exactly': {
      const more = atLeast(formula, formula.count + 1, true, names);
      const fewer = atMost(formula, formula.count - 1, names);
      if (!wanted) return some([more, fewer]);
      return every([atLeast(formula, formula.count, true, names), atMost(formula, formula.count, names)]);
    }
  }
}

type Counted = Extract<Formula, { readonly count: number }>;

/** At least so many of the members hold (or, with `holds` false, do not). */
function atLeast(formula: Counted, count: number, holds: boolean, names: readonly string[]): readonly Term[] {
  const { of } = formula;
  if (count <= 0) return [new Map()];
  if (count > of.length) return [];
  // By dynamic programming over the members: what it takes for k of the first ones.
  let reached: readonly (readonly Term[])[] = [[new Map()], ...Array.from({ length: count }, () => [])];
  for (const member of of) {
    const terms = termsOf(member, holds, names);
    reached = reached.map((before, k) =>
      k === 0 ? before : shortest([...before, ...both(reached[k - 1] ?? [], terms, formula)], formula),
    );
  }
  return reached[count] ?? [];
}

function atMost(formula: Counted, count: number, names: readonly string[]): readonly Term[] {
  return atLeast(formula, formula.of.length - count, false, names);
}

function both(left: readonly Term[], right: readonly Term[], formula: Formula): readonly Term[] {
  const joined: Term[] = [];
  for (const a of left) {
    for (const b of right) {
      if ([...b].some(([id, value]) => a.has(id) && a.get(id) !== value)) continue;
      joined.push(new Map([...a, ...b]));
    }
  }
  return shortest(joined, formula);
}

/** Without the terms that another one makes superfluous. */
function shortest(terms: readonly Term[], formula: Formula): readonly Term[] {
  const kept: Term[] = [];
  for (const term of [...terms].sort((a, b) => a.size - b.size)) {
    if (kept.some((other) => [...other].every(([id, value]) => term.get(id) === value))) continue;
    kept.push(term);
    if (kept.length > MOST_TERMS) {
      throw new EntenteError(
        'usage',
        `The formula “${formatFormula(formula)}” would have to be written out in more than ${MOST_TERMS} parts; put it more simply.`,
      );
    }
  }
  return kept;
}
