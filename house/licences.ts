import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A package that a plain install of Entente brings. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as the package states it. */
  readonly licence: string;
  /** Of its files as installed, without packages inside it. */
  readonly bytes: number;
}

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly peer?: boolean;
}

/** The packages that `npm install ententejs` brings, by name; from the lock file and the installed files of the house. */
function shippedPackages(root: string): readonly ShippedPackage[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  return Object.entries(lock.packages)
    .filter(([path, { dev, devOptional, optional, peer }]) => path !== '' && !dev && !devOptional && !optional && !peer)
    .map(([path, { version = '', license = 'not stated' }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
      bytes: bytesOf(join(root, path)),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function bytesOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .reduce((sum, entry) => {
      const path = join(folder, entry.name);
      return sum + (entry.isDirectory() ? bytesOf(path) : statSync(path).size);
    }, 0);
}

/** docs/licences.md, from what is installed. */
export function licencesPage(root: string): string {
  const packages = shippedPackages(root);
  const kB = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en')}`;
  const rows = packages.map(
    ({ name, version, licence, bytes }) => `| ${name} | ${version} | ${licence} | ${kB(bytes)} |`,
  );
  const total = packages.reduce((sum, { bytes }) => sum + bytes, 0);
  return `# What an install brings, and under which licence

Written by \`node house/write-licences.ts\` from package-lock.json and the installed packages; a test fails when it is not
current.

Entente itself: the code is under the [MIT licence](../LICENSE); the weights in \`models/english\` carry CC BY-SA 4.0, and
[MODEL_CARD.md](../models/english/MODEL_CARD.md) names what each was learnt from. Weights learnt from texts that state no
licence lie in \`models/english/unlicensed-sources\` of the repository and are not in the npm package.

The libraries that it needs, with those that these need, ${packages.length} packages of ${kB(total)} kB:

| package | version | licence | kB |
|---|---|---|---|
${rows.join('\n')}
`;
}
