/** A point of a picture, in pixels. */
export type Point = readonly [x: number, y: number];

/**
 * The convex hull of points, clockwise on a screen, without points that lie on its edges (Andrew 1979).
 *
 * @example
 * convexHull([[0, 0], [2, 0], [1, 1], [2, 2], [0, 2]]).length; // 4
 */
export function convexHull(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  const half = (from: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of from) {
      while (chain.length > 1 && cross(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

function cross(a: Point = [0, 0], b: Point = [0, 0], c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** Whether a point lies in a convex polygon that runs clockwise on a screen, or on its edge. */
export function inHull(hull: readonly Point[], point: Point): boolean {
  return hull.length > 2 && hull.every((from, n) => cross(from, hull[(n + 1) % hull.length], point) >= 0);
}

/** A closed path around a polygon, its corners rounded by at most `radius`. */
export function roundedPath(polygon: readonly Point[], radius: number): string {
  const corner = (at: Point, to: Point): Point => {
    const length = Math.hypot(to[0] - at[0], to[1] - at[1]) || 1;
    const share = Math.min(radius, length / 2) / length;
    return [at[0] + (to[0] - at[0]) * share, at[1] + (to[1] - at[1]) * share];
  };
  const parts = polygon.map((at, n) => {
    const before = polygon.at(n - 1) ?? at;
    const after = polygon[(n + 1) % polygon.length] ?? at;
    const word = ([x, y]: Point): string => `${Math.round(x)} ${Math.round(y)}`;
    return `${n === 0 ? 'M' : 'L'}${word(corner(at, before))}Q${word(at)} ${word(corner(at, after))}`;
  });
  return `${parts.join('')}Z`;
}
