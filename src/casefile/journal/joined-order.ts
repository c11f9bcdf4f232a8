import type { JournalEntry } from './entry.ts';

/** What tells the place of an entry among those of other copies. */
export type LinkedEntry = Pick<JournalEntry, 'id' | 'follows' | 'at'>;

/**
 * The order in which entries take effect that were written in several copies of a case: the earlier one first, but none
 * before the one that it followed where it was written. It depends on the entries alone, so that every copy that has
 * the same ones has them in the same order, whichever was merged into which. A journal of one copy is in this order.
 *
 * @param entries in the order in which they were stored
 * @example
 * joinedOrder([{ id: 'j-2', at: '2026-02' }, { id: 'j-1', at: '2026-01' }]).map(({ id }) => id); // ['j-1', 'j-2']
 */
export function joinedOrder<Entry extends LinkedEntry>(entries: readonly Entry[]): readonly Entry[] {
  if (isChain(entries)) return entries;
  const known = new Set(entries.map(({ id }) => id));
  const after = new Map<string, Entry[]>();
  const ready = new Queue<Entry>(precedes);
  for (const entry of entries) {
    const { follows } = entry;
    if (follows === undefined || !known.has(follows)) ready.push(entry);
    else {
      const waiting = after.get(follows);
      if (waiting) waiting.push(entry);
      else after.set(follows, [entry]);
    }
  }
  const order: Entry[] = [];
  for (let entry = ready.pop(); entry !== undefined; entry = ready.pop()) {
    order.push(entry);
    for (const next of after.get(entry.id) ?? []) ready.push(next);
  }
  return order;
}

/** Whether each entry follows the one before it. */
function isChain(entries: readonly LinkedEntry[]): boolean {
  return entries.every(({ follows }, i) => i === 0 || follows === entries[i - 1]?.id);
}

function precedes(a: LinkedEntry, b: LinkedEntry): boolean {
  return a.at < b.at || (a.at === b.at && a.id < b.id);
}

/** A heap. */
class Queue<Item> {
  private readonly items: Item[] = [];
  private readonly precedes: (a: Item, b: Item) => boolean;

  constructor(precedes: (a: Item, b: Item) => boolean) {
    this.precedes = precedes;
  }

  push(item: Item): void {
    const { items } = this;
    let at = items.push(item) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const above = items[up] as Item;
      if (!this.precedes(item, above)) break;
      items[at] = above;
      at = up;
    }
    items[at] = item;
  }

  pop(): Item | undefined {
    const { items } = this;
    const [first] = items;
    const last = items.pop();
    if (last === undefined || items.length === 0) return first;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= items.length) break;
      const right = left + 1;
      const next = right < items.length && this.precedes(items[right] as Item, items[left] as Item) ? right : left;
      if (!this.precedes(items[next] as Item, last)) break;
      items[at] = items[next] as Item;
      at = next;
    }
    items[at] = last;
    return first;
  }
}
