import { EntenteError } from '../../records/failure.ts';

/** A truth function of numbered variables; 0 is false, 1 is true. */
export type Node = number;

/** Keys of pairs of nodes stay whole numbers below 2 to 53. */
const SHIFT = 2 ** 26;

/**
 * Reduced ordered binary decision diagrams (Bryant 1986): equal functions are the same node, so that sets of sets can
 * be counted without being listed.
 */
export class DecisionDiagram {
  private readonly variable: number[];
  private readonly low: Node[] = [0, 1];
  private readonly high: Node[] = [0, 1];
  private readonly unique: Map<number, Node>[];
  private readonly meets = new Map<number, Node>();
  private readonly joins = new Map<number, Node>();
  private readonly opposites = new Map<Node, Node>();
  private readonly most: number;
  private readonly tooMany: string;

  /**
   * @param variables how many there are, in the order in which they are asked
   * @param limit more nodes than `most` are not made; `tooMany` then says what to do
   */
  constructor(variables: number, { most, tooMany }: { readonly most: number; readonly tooMany: string }) {
    this.most = most;
    this.tooMany = tooMany;
    this.variable = [variables, variables];
    this.unique = Array.from({ length: variables }, () => new Map());
  }

  private node(variable: number, low: Node, high: Node): Node {
    if (low === high) return low;
    const known = this.unique[variable];
    const key = low * SHIFT + high;
    const found = known?.get(key);
    if (found !== undefined) return found;
    const made = this.variable.length;
    if (made >= this.most) throw new EntenteError('usage', this.tooMany);
    this.variable.push(variable);
    this.low.push(low);
    this.high.push(high);
    known?.set(key, made);
    return made;
  }

  /** Where the variable is false. */
  not(variable: number): Node {
    return this.node(variable, 1, 0);
  }

  /** Where the variable is true. */
  is(variable: number): Node {
    return this.node(variable, 0, 1);
  }

  /** Where the function is false. */
  opposite(root: Node): Node {
    if (root < 2) return 1 - root;
    const found = this.opposites.get(root);
    if (found !== undefined) return found;
    const [low, high] = [this.opposite(this.low[root] as Node), this.opposite(this.high[root] as Node)];
    const made = this.node(this.variable[root] as number, low, high);
    this.opposites.set(root, made);
    return made;
  }

  /** How many settings of all variables make the function true; exact below 2 to 53. */
  count(root: Node): number {
    const known = new Map<Node, number>();
    const below = (node: Node): number => {
      if (node < 2) return node;
      const found = known.get(node);
      if (found !== undefined) return found;
      const sum = [this.low[node] as Node, this.high[node] as Node].reduce(
        (total, child) => total + below(child) * 2 ** (this.variableAt(child) - this.variableAt(node) - 1),
        0,
      );
      known.set(node, sum);
      return sum;
    };
    return below(root) * 2 ** this.variableAt(root);
  }

  /** Calls `found` for each setting that makes the function true: the sum of what the true variables weigh. */
  each(root: Node, weights: readonly number[], found: (sum: number) => void): void {
    const follow = (node: Node, variable: number, sum: number): void => {
      if (node === 0) return;
      if (variable === weights.length) {
        found(sum);
        return;
      }
      const asked = this.variableAt(node) === variable;
      follow(asked ? (this.low[node] as Node) : node, variable + 1, sum);
      follow(asked ? (this.high[node] as Node) : node, variable + 1, sum + (weights[variable] as number));
    };
    follow(root, 0, 0);
  }

  private variableAt(node: Node): number {
    return this.variable[node] as number;
  }

  and(a: Node, b: Node): Node {
    return this.combine(a, b, 0, 1, this.meets);
  }

  or(a: Node, b: Node): Node {
    return this.combine(a, b, 1, 0, this.joins);
  }

  /** `strong` decides whatever the other is; `weak` leaves the other as it is. */
  private combine(a: Node, b: Node, strong: Node, weak: Node, known: Map<number, Node>): Node {
    if (a === strong || b === strong) return strong;
    if (a === weak || a === b) return b;
    if (b === weak) return a;
    const key = Math.min(a, b) * SHIFT + Math.max(a, b);
    const found = known.get(key);
    if (found !== undefined) return found;
    const [va, vb] = [this.variable[a] as number, this.variable[b] as number];
    const top = Math.min(va, vb);
    const [al, ah] = va === top ? [this.low[a] as Node, this.high[a] as Node] : [a, a];
    const [bl, bh] = vb === top ? [this.low[b] as Node, this.high[b] as Node] : [b, b];
    const made = this.node(top, this.combine(al, bl, strong, weak, known), this.combine(ah, bh, strong, weak, known));
    known.set(key, made);
    return made;
  }

  /** How many sets of true variables make the function true, by the size of the set. */
  countBySize(root: Node): readonly bigint[] {
    const known = new Map<Node, readonly bigint[]>();
    /** Over the variables from the node's own on. */
    const count = (node: Node): readonly bigint[] => {
      if (node === 0) return [0n];
      if (node === 1) return [1n];
      const found = known.get(node);
      if (found) return found;
      const own = this.variable[node] as number;
      const low = this.free(count(this.low[node] as Node), own + 1, this.variable[this.low[node] as Node] as number);
      const high = this.free(count(this.high[node] as Node), own + 1, this.variable[this.high[node] as Node] as number);
      const sum = Array.from(
        { length: Math.max(low.length, high.length + 1) },
        (_, size) => (low[size] ?? 0n) + (high[size - 1] ?? 0n),
      );
      known.set(node, sum);
      return sum;
    };
    return this.free(count(root), 0, this.variable[root] as number);
  }

  /** Lets the variables from `from` up to `to`, which nothing asks about, be true or false. */
  private free(counts: readonly bigint[], from: number, to: number): readonly bigint[] {
    let sums = counts;
    for (let v = from; v < to; v++) {
      const before = sums;
      sums = Array.from({ length: before.length + 1 }, (_, size) => (before[size] ?? 0n) + (before[size - 1] ?? 0n));
    }
    return sums;
  }
}
