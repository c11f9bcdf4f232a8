import { posix } from 'node:path';
import { ROOMS } from './rooms.ts';

/** Biome's rules for the rooms of the house, made of the table of rooms: which imports each room is refused. */
export function biomeRooms(): object {
  return {
    overrides: Object.entries(ROOMS).map(([room, { imports, browser }]) => ({
      includes: [`${room}/*.ts`, '!**/*.test.ts', '!**/*.fixture.ts', '!**/*.child.ts'],
      linter: {
        rules: {
          style: {
            noRestrictedImports: {
              level: 'error',
              options: {
                patterns: [
                  {
                    group: ['../**', './*/**', ...imports.map((allowed) => `!${specifierOf(room, allowed)}`)],
                    message: `${room} does not import this room; see house/rooms.ts.`,
                  },
                ],
              },
            },
          },
          ...(browser ? { correctness: { noNodejsModules: 'error' } } : {}),
        },
      },
    })),
  };
}

/** How a file of `room` names the files that an entry of the table allows. */
function specifierOf(room: string, allowed: string): string {
  const path = posix.relative(room, allowed);
  const relative = path.startsWith('.') ? path : `./${path}`;
  return /\.ts$|\*\*$/u.test(relative) ? relative : `${relative}/*`;
}
