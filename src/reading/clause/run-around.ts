/** The run of `tokens` around `root`: what stands apart by more than one token (mostly a comma hung far away) is left out. */
export function runAround(tokens: readonly number[], root: number): number[] {
  const at = tokens.indexOf(root);
  if (at < 0) return [root];
  let from = at;
  let to = at;
  while (from > 0 && (tokens[from] ?? 0) - (tokens[from - 1] ?? 0) <= 2) from--;
  while (to < tokens.length - 1 && (tokens[to + 1] ?? 0) - (tokens[to] ?? 0) <= 2) to++;
  return tokens.slice(from, to + 1);
}
