import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** An import of one file of the house by another, both by their paths from the repository's root. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

const FOLDERS = ['src', 'bench', 'training', 'house'] as const;
/** Tests and fixtures may look anywhere. */
const BESIDE = /\.(?:test|fixture|child)\.ts$/u;
const SPECIFIER = /(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)'(\.{1,2}\/[^']+)'/gmu;

/** The TypeScript files of the house without tests and fixtures, sorted. */
export function houseFiles(root: string): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !BESIDE.test(file)),
  ).toSorted();
}

/** Every relative import of these files: static, of types, re-exports, and those made while the program runs. */
export function importsOf(root: string, files: readonly string[]): Import[] {
  return files.flatMap((from) => {
    // Examples in comments import too, but only in words.
    const code = readFileSync(join(root, from), 'utf8').replace(/^\s*(?:\/?\*|\/\/).*$/gmu, '');
    return [...code.matchAll(SPECIFIER)].map(([, specifier = '']) => ({
      from,
      to: posix.normalize(posix.join(dirname(from), specifier)),
    }));
  });
}

/**
 * Groups of names that reach each other (strongly connected components of more than one).
 * Method: R. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1 (1972).
 */
export function circles(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const path: string[] = [];
  const found: string[][] = [];
  const visit = (name: string): void => {
    const at = order.size;
    order.set(name, at);
    low.set(name, at);
    path.push(name);
    for (const next of edges.get(name) ?? []) {
      if (!order.has(next)) visit(next);
      if (path.includes(next)) low.set(name, Math.min(low.get(name) ?? at, low.get(next) ?? at));
    }
    if (low.get(name) !== at) return;
    const group = path.splice(path.lastIndexOf(name));
    if (group.length > 1) found.push(group.toSorted());
  };
  for (const name of edges.keys()) if (!order.has(name)) visit(name);
  return found;
}

/** Imports as a map from each importer to what it imports, by `key` of the file; what imports itself is left out. */
export function importGraph(
  imports: readonly Import[],
  key: (file: string) => string = (file) => file,
): Map<string, Set<string>> {
  const edges = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    const [a, b] = [key(from), key(to)];
    if (a === b) continue;
    const targets = edges.get(a) ?? new Set();
    edges.set(a, targets.add(b));
  }
  return edges;
}
