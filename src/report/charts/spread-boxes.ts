/** Boxes by their centres, in pixels. */
export interface Boxes {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly width: Float64Array;
  readonly height: Float64Array;
}

/** A rectangle of a picture, in pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const SWEEPS = 250;
const TOUCH = 0.01;
/** They are pushed so much farther than they must, or a crowd would come to rest without end. */
const SLACK = 1.5;

/**
 * Moves boxes inside a rectangle until none covers another: each pair that overlaps is pushed apart along the axis on which less is
 * needed.
 *
 * @returns whether none overlaps any more; where the rectangle is crowded, the pushing may come to no end
 */
export function spreadBoxes(boxes: Boxes, within: Rectangle): boolean {
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    hold(boxes, within);
    if (!pushApart(boxes)) return true;
  }
  return false;
}

function hold({ x, y, width, height }: Boxes, within: Rectangle): void {
  const into = (value: number, size: number, from: number, room: number): number =>
    size >= room ? from + room / 2 : Math.min(from + room - size / 2, Math.max(from + size / 2, value));
  for (let v = 0; v < x.length; v++) {
    x[v] = into(x[v] as number, width[v] as number, within.x, within.width);
    y[v] = into(y[v] as number, height[v] as number, within.y, within.height);
  }
}

/** @returns whether any two overlapped */
function pushApart({ x, y, width, height }: Boxes): boolean {
  const left = (v: number): number => (x[v] as number) - (width[v] as number) / 2;
  const order = [...x.keys()].sort((a, b) => left(a) - left(b) || a - b);
  let moved = false;
  for (const [n, a] of order.entries())
    for (let k = n + 1; k < order.length; k++) {
      const b = order[k] as number;
      const dx = (x[b] as number) - (x[a] as number);
      const overX = ((width[a] as number) + (width[b] as number)) / 2 - Math.abs(dx);
      // They stood in the order of their left edges before this sweep: a little more than touching ends the search.
      if (left(b) > (x[a] as number) + (width[a] as number)) break;
      const dy = (y[b] as number) - (y[a] as number);
      const overY = ((height[a] as number) + (height[b] as number)) / 2 - Math.abs(dy);
      if (overX <= TOUCH || overY <= TOUCH) continue;
      moved = true;
      if (overX < overY) push(x, a, b, (overX + SLACK) * (dx < 0 ? -1 : 1));
      else push(y, a, b, (overY + SLACK) * (dy < 0 || (dy === 0 && a > b) ? -1 : 1));
    }
  return moved;
}

function push(axis: Float64Array, a: number, b: number, by: number): void {
  axis[a] = (axis[a] as number) - by / 2;
  axis[b] = (axis[b] as number) + by / 2;
}

/**
 * Sets boxes in rows of equal places, in the order in which they stand: from the top, and in a row from the left.
 *
 * @returns whether the rectangle has room for all
 */
export function setInRows({ x, y, width, height }: Boxes, within: Rectangle): boolean {
  const [widest, highest] = [Math.max(...width), Math.max(...height)];
  const columns = Math.floor(within.width / widest);
  const rows = Math.ceil(x.length / Math.max(1, columns));
  if (columns < 1 || rows * highest > within.height) return false;
  const order = [...x.keys()].sort((a, b) => (y[a] as number) - (y[b] as number) || a - b);
  for (let row = 0; row < rows; row++) {
    const here = order
      .slice(row * columns, (row + 1) * columns)
      .sort((a, b) => (x[a] as number) - (x[b] as number) || a - b);
    for (const [n, v] of here.entries()) {
      x[v] = within.x + ((n + 0.5) * within.width) / columns;
      y[v] = within.y + ((row + 0.5) * within.height) / rows;
    }
  }
  return true;
}
