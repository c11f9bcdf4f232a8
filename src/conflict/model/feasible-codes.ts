import { DecisionDiagram, type Node } from './decision-diagram.ts';
import { atomsOf, type Formula } from './logic.ts';
import type { OptionForm, Rule } from './model.ts';

/** More nodes than this are not made; they take about 150 MB. */
const MOST_NODES = 1_000_000;

/**
 * The combinations of options that the rules leave, found without trying them all: the rules are joined to one decision
 * diagram (Bryant 1986), which tells how many there are before any is listed.
 */
export class FeasibleCodes {
  private readonly names: readonly string[];
  /** Options in the order in which the diagram asks them. */
  private readonly order: readonly number[];
  private readonly diagram: DecisionDiagram;
  private readonly root: Node;

  /** @throws EntenteError (usage) if the rules are too entangled, with a sentence that has no full stop */
  constructor(form: OptionForm, rules: readonly Rule[] = form.rules) {
    this.names = form.options.map(({ id }) => id);
    this.order = askedOrder(this.names, rules);
    this.diagram = new DecisionDiagram(this.names.length, {
      most: MOST_NODES,
      tooMany:
        'the rules are too entangled to find the states that they leave; join options that go together, or leave out what nobody cares about',
    });
    const place = new Map(this.order.map((option, variable) => [this.names[option] ?? '', variable]));
    const parts = rules.map(({ kind, formula }) => {
      const node = this.nodeOf(formula, place);
      return kind === 'require' ? node : this.diagram.opposite(node);
    });
    this.root = parts.reduce((whole, part) => this.diagram.and(whole, part), 1);
  }

  /** How many there are. */
  get count(): number {
    return this.diagram.count(this.root);
  }

  /** All of them, ascending. */
  list(): Int32Array {
    const codes = new Int32Array(this.count);
    let at = 0;
    this.diagram.each(
      this.root,
      this.order.map((option) => 2 ** option),
      (code) => {
        codes[at++] = code;
      },
    );
    return codes.sort();
  }

  private nodeOf(formula: Formula, place: ReadonlyMap<string, number>): Node {
    const { diagram } = this;
    const of = (part: Formula): Node => this.nodeOf(part, place);
    const variable = (id: string): number => place.get(id) ?? 0;
    switch (formula.kind) {
      case 'atom':
        return diagram.is(variable(formula.id));
      case 'constant':
        return formula.value ? 1 : 0;
      case 'pattern':
        return [...formula.pattern].reduce<Node>((node, sign, j) => {
          if (sign === '-') return node;
          const own = variable(this.names[j] ?? '');
          return diagram.and(node, sign === 'Y' ? diagram.is(own) : diagram.not(own));
        }, 1);
      case 'not':
        return diagram.opposite(of(formula.of));
      case 'and':
        return formula.of.reduce<Node>((node, part) => diagram.and(node, of(part)), 1);
      case 'or':
        return formula.of.reduce<Node>((node, part) => diagram.or(node, of(part)), 0);
      case 'implies':
        return diagram.or(diagram.opposite(of(formula.left)), of(formula.right));
      case 'iff': {
        const [left, right] = [of(formula.left), of(formula.right)];
        const neither = diagram.and(diagram.opposite(left), diagram.opposite(right));
        return diagram.or(diagram.and(left, right), neither);
      }
      case 'atLeast':
        return this.atLeast(formula.count, formula.of.map(of));
      case 'atMost':
        return diagram.opposite(this.atLeast(formula.count + 1, formula.of.map(of)));
      case 'exactly': {
        const all = formula.of.map(of);
        const more = this.atLeast(formula.count + 1, all);
        return diagram.and(this.atLeast(formula.count, all), diagram.opposite(more));
      }
    }
  }

  /** Where at least `count` of the functions hold: `reached[c]` is where at least c of those seen so far do. */
  private atLeast(count: number, of: readonly Node[]): Node {
    const { diagram } = this;
    const reached: Node[] = [1, ...Array.from({ length: count }, () => 0)];
    for (const node of of) {
      for (let c = count; c > 0; c--) {
        reached[c] = diagram.or(reached[c] as Node, diagram.and(reached[c - 1] as Node, node));
      }
    }
    return reached[count] as Node;
  }
}

/**
 * Options in an order in which those of one rule stand near each other, which keeps the diagram small: each goes, time
 * and again, to the middle of the rules that name it (Aloul, Markov and Sakallah 2003).
 */
function askedOrder(names: readonly string[], rules: readonly Rule[]): readonly number[] {
  const place = new Map(names.map((id, j) => [id, j]));
  const edges = rules
    .map(({ formula }) => [...new Set(atomsOf(formula))].flatMap((id) => place.get(id) ?? []))
    .filter(({ length }) => length > 1);
  let order = names.map((_, j) => j);
  const spread = (of: readonly number[]): number => {
    const at = placesIn(of);
    return edges.reduce((sum, edge) => {
      const own = edge.map((j) => at[j] as number);
      return sum + Math.max(...own) - Math.min(...own);
    }, 0);
  };
  let [best, least] = [order, spread(order)];
  for (let round = 0; round < 20; round++) {
    const at = placesIn(order);
    const middles = edges.map((edge) => edge.reduce((sum, j) => sum + (at[j] as number), 0) / edge.length);
    const wanted = names.map((_, j) => {
      const own = middles.filter((__, e) => edges[e]?.includes(j));
      return own.length === 0 ? (at[j] as number) : own.reduce((sum, middle) => sum + middle, 0) / own.length;
    });
    order = names.map((_, j) => j).sort((a, b) => (wanted[a] as number) - (wanted[b] as number) || a - b);
    const now = spread(order);
    if (now < least) [best, least] = [order, now];
  }
  return best;
}

function placesIn(order: readonly number[]): readonly number[] {
  const at: number[] = [];
  order.forEach((option, place) => {
    at[option] = place;
  });
  return at;
}
