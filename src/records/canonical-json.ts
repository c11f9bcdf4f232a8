/**
 * Data as JSON with the keys of every object in order, so that the same data gives the same text however it came about.
 *
 * @example
 * canonicalJson({ b: 1, a: undefined, c: [] }); // '{"b":1,"c":[]}'
 */
export function canonicalJson(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}
