/** A box to be placed; sizes in pixels. */
export interface LayoutBox {
  readonly id: number;
  readonly width: number;
  readonly height: number;
}

/** A line between two boxes. */
export interface LayoutLine {
  readonly from: number;
  readonly to: number;
}

export interface Placed {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  /** The upper left corner of each box. */
  readonly boxes: ReadonlyMap<number, Placed>;
  /** The points between its ends that a line passes, from `from` to `to`. */
  readonly bends: readonly (readonly Placed[])[];
  readonly width: number;
  readonly height: number;
}

interface Slot {
  readonly key: string;
  readonly layer: number;
  readonly height: number;
  /** The box, or none where a line passes by. */
  readonly box?: LayoutBox;
  y: number;
}

const SWEEPS = 12;
/** Height that a passing line takes between boxes. */
const PASSAGE = 14;

/**
 * Places boxes in layers from left to right and orders each layer so that few lines cross (Sugiyama, Tagawa and Toda
 * 1981, with barycentres). Lines that pass a layer get a gap of their own. Deterministic.
 *
 * @param layers of each box, as {@link layersFrom} gives them
 * @param gap room between layers and between boxes of a layer
 */
export function layoutLayers(
  boxes: readonly LayoutBox[],
  lines: readonly LayoutLine[],
  layers: ReadonlyMap<number, number>,
  gap: { readonly x: number; readonly y: number },
): Layout {
  const count = Math.max(0, ...layers.values()) + 1;
  const columns: Slot[][] = Array.from({ length: count }, () => []);
  const slots = new Map<string, Slot>();
  const put = (slot: Slot): void => {
    columns[slot.layer]?.push(slot);
    slots.set(slot.key, slot);
  };
  for (const box of boxes) put({ key: String(box.id), layer: layers.get(box.id) ?? 0, height: box.height, box, y: 0 });
  const chains = lines.map(({ from, to }, i) => {
    const [a, b] = [layers.get(from) ?? 0, layers.get(to) ?? 0];
    const between = Array.from({ length: Math.max(0, Math.abs(b - a) - 1) }, (_, k) => a + (k + 1) * Math.sign(b - a));
    const keys = between.map((layer) => `${i}/${layer}`);
    keys.forEach((key, k) => {
      put({ key, layer: between[k] ?? 0, height: PASSAGE, y: 0 });
    });
    return [String(from), ...keys, String(to)];
  });
  const neighbours = new Map<string, string[]>();
  for (const chain of chains) {
    chain.forEach((key, i) => {
      for (const other of [chain[i - 1], chain[i + 1]]) {
        if (other !== undefined) neighbours.set(key, [...(neighbours.get(key) ?? []), other]);
      }
    });
  }
  const next = (slot: Slot, layer: number): readonly Slot[] =>
    (neighbours.get(slot.key) ?? []).flatMap((key) => {
      const other = slots.get(key);
      return other && other.layer === layer ? [other] : [];
    });
  order(columns, next, gap.y);
  settle(columns, next, gap.y);

  const widths = columns.map((column) => Math.max(0, ...column.map(({ box }) => box?.width ?? 0)));
  const left: number[] = [];
  let x = 0;
  for (const width of widths) {
    left.push(x);
    x += width + gap.x;
  }
  const top = Math.min(0, ...columns.flat().map(({ y }) => y));
  const placed = new Map<number, Placed>();
  let height = 0;
  for (const slot of columns.flat()) {
    height = Math.max(height, slot.y - top + slot.height);
    if (!slot.box) continue;
    const spare = ((widths[slot.layer] ?? 0) - slot.box.width) / 2;
    placed.set(slot.box.id, { x: (left[slot.layer] ?? 0) + spare, y: slot.y - top });
  }
  const bends = chains.map((chain) =>
    chain.slice(1, -1).flatMap((key) => {
      const slot = slots.get(key);
      if (!slot) return [];
      const y = slot.y - top + slot.height / 2;
      const [a, b] = [left[slot.layer] ?? 0, (left[slot.layer] ?? 0) + (widths[slot.layer] ?? 0)];
      return [
        { x: a, y },
        { x: b, y },
      ];
    }),
  );
  // A line that runs to the left passes each layer from its right side.
  lines.forEach(({ from, to }, i) => {
    if ((layers.get(from) ?? 0) > (layers.get(to) ?? 0)) bends[i] = reversedPairs(bends[i] ?? []);
  });
  return { boxes: placed, bends, width: Math.max(0, x - gap.x), height };
}

function reversedPairs(points: readonly Placed[]): Placed[] {
  const out: Placed[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const [a, b] = [points[i], points[i + 1]];
    if (a && b) out.push(b, a);
  }
  return out;
}

/** How many lines each box is away from the root; boxes that no line reaches stand in a layer behind all others. */
export function layersFrom(
  ids: readonly number[],
  lines: readonly LayoutLine[],
  root: number,
): ReadonlyMap<number, number> {
  const layers = new Map<number, number>([[root, 0]]);
  const queue = [root];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    for (const { from, to } of lines) {
      const other = from === id ? to : to === id ? from : undefined;
      if (other === undefined || layers.has(other)) continue;
      layers.set(other, (layers.get(id) ?? 0) + 1);
      queue.push(other);
    }
  }
  const last = Math.max(...layers.values());
  for (const id of ids) if (!layers.has(id)) layers.set(id, last + 1);
  return layers;
}

function stack(column: readonly Slot[], gap: number): void {
  let y = 0;
  for (const slot of column) {
    slot.y = y;
    y += slot.height + gap;
  }
  for (const slot of column) slot.y -= y / 2;
}

function middle(slot: Slot): number {
  return slot.y + slot.height / 2;
}

function mean(slots: readonly Slot[]): number | undefined {
  return slots.length === 0 ? undefined : slots.reduce((sum, slot) => sum + middle(slot), 0) / slots.length;
}

/** Orders each layer by where its neighbours stand, from left to right and back. */
function order(columns: Slot[][], next: (slot: Slot, layer: number) => readonly Slot[], gap: number): void {
  for (const column of columns) stack(column, gap);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forward = sweep % 2 === 0;
    for (let i = 1; i < columns.length; i++) {
      const layer = forward ? i : columns.length - 1 - i;
      const column = columns[layer];
      if (!column) continue;
      const wish = new Map(
        column.map((slot) => [slot, mean(next(slot, forward ? layer - 1 : layer + 1)) ?? middle(slot)]),
      );
      column.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0));
      stack(column, gap);
    }
  }
}

/** Moves each box towards its neighbours as far as the order and the gaps allow. */
function settle(columns: readonly Slot[][], next: (slot: Slot, layer: number) => readonly Slot[], gap: number): void {
  for (let round = 0; round < SWEEPS; round++) {
    columns.forEach((column, layer) => {
      const wishes = column.map((slot) => mean([...next(slot, layer - 1), ...next(slot, layer + 1)]) ?? middle(slot));
      placeNear(column, wishes, gap);
    });
  }
}

/** Keeps the order and the gaps and comes as near to the wishes as that allows: groups that touch share their mean. */
function placeNear(column: readonly Slot[], wishes: readonly number[], gap: number): void {
  interface Group {
    readonly members: Slot[];
    height: number;
    /** Sum of where each member wishes the group to begin. */
    sum: number;
  }
  const groups: Group[] = [];
  const begin = ({ sum, members }: Group): number => sum / members.length;
  column.forEach((slot, i) => {
    groups.push({ members: [slot], height: slot.height, sum: (wishes[i] ?? 0) - slot.height / 2 });
    for (;;) {
      const last = groups[groups.length - 1];
      const before = groups[groups.length - 2];
      if (!last || !before || begin(before) + before.height + gap <= begin(last)) break;
      groups.pop();
      const shift = before.height + gap;
      before.sum += last.sum - shift * last.members.length;
      before.members.push(...last.members);
      before.height = shift + last.height;
    }
  });
  for (const group of groups) {
    let y = begin(group);
    for (const slot of group.members) {
      slot.y = y;
      y += slot.height + gap;
    }
  }
}
