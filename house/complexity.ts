import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Cognitive complexity by function, for those above the bound of `biome-complexity.json`. */
export type Complexities = Readonly<Record<string, number>>;

interface Finding {
  readonly category: string;
  readonly message: string;
  readonly location: {
    readonly path: string;
    readonly start: { readonly line: number; readonly column: number };
    readonly end: { readonly line: number; readonly column: number };
  };
}

/**
 * Counts the functions of `src` that a reader has to hold too much of in his head.
 *
 * Method: G. A. Campbell, "Cognitive Complexity: a new way of measuring understandability" (SonarSource 2018), as Biome
 * counts it: each branch, and once more for each level in which it is nested.
 *
 * @returns sorted by file and name; functions of one name in a file are numbered in their order
 */
export function measureComplexity(root: string): Complexities {
  const biome = join(root, 'node_modules/.bin/biome');
  const options = ['--config-path=house/biome-complexity.json', '--reporter=json', '--max-diagnostics=none'];
  const run = spawnSync(biome, ['lint', ...options, 'src'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  const { diagnostics } = JSON.parse(run.stdout) as { readonly diagnostics: readonly Finding[] };
  const found = new Map<string, number>();
  for (const { category, message, location } of diagnostics) {
    if (!category.endsWith('/noExcessiveCognitiveComplexity')) continue;
    const name = `${location.path} ${functionName(root, location)}`;
    let key = name;
    for (let n = 2; found.has(key); n++) key = `${name} (${n})`;
    found.set(key, Number(/of (\d+) detected/u.exec(message)?.[1]));
  }
  return Object.fromEntries([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The name where a finding points; an arrow function has that of the constant or property that holds it. */
function functionName(root: string, { path, start, end }: Finding['location']): string {
  const line = readFileSync(join(root, path), 'utf8').split('\n')[start.line - 1] ?? '';
  const pointed = line.slice(start.column - 1, end.line === start.line ? end.column - 1 : undefined);
  if (/^#?[\w$]+$/u.test(pointed)) return pointed;
  const before = line.slice(0, start.column - 1);
  return /(?:const|let) (\w+)/u.exec(before)?.[1] ?? /(\w+)\s*[:(=]/u.exec(before)?.[1] ?? 'a function without a name';
}
