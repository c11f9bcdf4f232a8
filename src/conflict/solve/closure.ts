import { type BitRows, bitAt, nextBit, rowStart, setBit, wordsFor } from './bit-rows.ts';

/** Strongly connected parts of a graph, numbered so that every edge between two parts leads to the lower number. */
interface Parts {
  readonly partOf: Int32Array;
  readonly count: number;
}

/**
 * Strongly connected parts (Tarjan 1972), without recursion.
 *
 * @param next the first successor of a node that is not below `from`, or -1
 */
function partsOf(nodes: number, next: (node: number, from: number) => number): Parts {
  const partOf = new Int32Array(nodes).fill(-1);
  const found = new Int32Array(nodes);
  const low = new Int32Array(nodes);
  const cursor = new Int32Array(nodes);
  const open = new Int32Array(nodes);
  const path = new Int32Array(nodes);
  let [openEnd, pathEnd, time, count] = [0, 0, 0, 0];
  const enter = (node: number): void => {
    found[node] = ++time;
    low[node] = time;
    open[openEnd++] = node;
    path[pathEnd++] = node;
  };
  const leave = (node: number): void => {
    pathEnd--;
    if (low[node] === found[node]) {
      let member: number;
      do {
        member = open[--openEnd] as number;
        partOf[member] = count;
      } while (member !== node);
      count++;
    }
    if (pathEnd === 0) return;
    const above = path[pathEnd - 1] as number;
    low[above] = Math.min(low[above] as number, low[node] as number);
  };
  for (let root = 0; root < nodes; root++) {
    if (found[root] !== 0) continue;
    enter(root);
    while (pathEnd > 0) {
      const node = path[pathEnd - 1] as number;
      const to = next(node, cursor[node] as number);
      if (to < 0) {
        leave(node);
        continue;
      }
      cursor[node] = to + 1;
      if (found[to] === 0) enter(to);
      else if (partOf[to] === -1) low[node] = Math.min(low[node] as number, found[to] as number);
    }
  }
  return { partOf, count };
}

/**
 * What can be reached from each node by any number of steps, the node itself among it.
 *
 * @param next the first successor of a node that is not below `from`, or -1
 */
function reachable(nodes: number, next: (node: number, from: number) => number): BitRows {
  const { partOf, count } = partsOf(nodes, next);
  const words = wordsFor(nodes);
  const bits = new Uint32Array(count * words);
  // Members of each part, part by part: a part is whole before any that leads to it.
  const start = new Int32Array(count + 1);
  for (const part of partOf) start[part + 1] = (start[part + 1] as number) + 1;
  for (let part = 1; part <= count; part++) start[part] = (start[part] as number) + (start[part - 1] as number);
  const members = new Int32Array(nodes);
  const place = start.slice(0, count);
  for (let node = 0; node < nodes; node++) {
    const part = partOf[node] as number;
    const at = place[part] as number;
    members[at] = node;
    place[part] = at + 1;
  }
  for (let part = 0; part < count; part++) {
    const row = part * words;
    const [from, end] = [start[part] as number, start[part + 1] as number];
    for (let m = from; m < end; m++) setBit(bits, row, members[m] as number);
    for (let m = from; m < end; m++) {
      const node = members[m] as number;
      for (let to = next(node, 0); to >= 0; to = next(node, to + 1)) {
        // What is reached already brought all that it reaches.
        if (bitAt(bits, row, to)) continue;
        const other = (partOf[to] as number) * words;
        for (let w = 0; w < words; w++) bits[row + w] = (bits[row + w] as number) | (bits[other + w] as number);
      }
    }
  }
  return { size: nodes, words, rowOf: partOf, bits };
}

/**
 * Where legal sequences of some players end: one step after another, nobody twice in succession (Fang, Hipel and
 * Kilgour 1993). The state itself is always among the ends, which changes no verdict: it is no improvement on itself,
 * and as an answer to a move it leaves the mover where that move led.
 *
 * @param players where each can go in one step
 * @param composing whether two steps of one player are one step of it: then the state alone matters, and not who moved last
 */
export function legalEnds(size: number, players: readonly BitRows[], composing: boolean): BitRows {
  const after = (player: BitRows, state: number, from: number): number =>
    nextBit(player.bits, rowStart(player, state), player.words, from);
  if (composing || players.length < 2) {
    const [only] = players;
    // Of a single player one step counts, even if two would lead further.
    if (only && !composing) return withSelf(only);
    return reachable(size, unionOf(size, players));
  }
  // Nodes are arrivals: p * size + s is state s by a step of player p. Those beyond are beginnings: nobody has moved yet.
  const beginnings = players.length * size;
  const arrivals = reachable(beginnings + size, (node, from) => {
    const state = node % size;
    const last = Math.floor(node / size);
    for (let p = Math.floor(from / size), least = from % size; p < players.length; p++, least = 0) {
      const found = p === last ? -1 : after(players[p] as BitRows, state, least);
      if (found >= 0) return p * size + found;
    }
    return -1;
  });
  const words = wordsFor(size);
  const bits = new Uint32Array(size * words);
  for (let state = 0; state < size; state++) {
    const from = rowStart(arrivals, beginnings + state);
    const row = state * words;
    setBit(bits, row, state);
    for (
      let node = nextBit(arrivals.bits, from, arrivals.words, 0);
      node >= 0 && node < beginnings;
      node = nextBit(arrivals.bits, from, arrivals.words, node + 1)
    ) {
      setBit(bits, row, node % size);
    }
  }
  return { size, words, rowOf: Int32Array.from({ length: size }, (_, s) => s), bits };
}

function withSelf(rows: BitRows): BitRows {
  const { size, words } = rows;
  const bits = new Uint32Array(size * words);
  for (let state = 0; state < size; state++) {
    const from = rowStart(rows, state);
    bits.set(rows.bits.subarray(from, from + words), state * words);
    setBit(bits, state * words, state);
  }
  return { size, words, rowOf: Int32Array.from({ length: size }, (_, s) => s), bits };
}

/** Successors by the steps of any player. */
function unionOf(size: number, players: readonly BitRows[]): (node: number, from: number) => number {
  const [only] = players;
  if (only && players.length === 1) return (node, from) => nextBit(only.bits, rowStart(only, node), only.words, from);
  const words = wordsFor(size);
  const bits = new Uint32Array(size * words);
  for (const player of players) {
    for (let state = 0; state < size; state++) {
      const from = rowStart(player, state);
      const row = state * words;
      for (let w = 0; w < words; w++) bits[row + w] = (bits[row + w] as number) | (player.bits[from + w] as number);
    }
  }
  return (node, from) => nextBit(bits, node * words, words, from);
}
