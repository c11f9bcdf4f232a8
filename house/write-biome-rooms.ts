import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { biomeRooms } from './biome-rooms.ts';

const out = fileURLToPath(new URL('biome-rooms.json', import.meta.url));
writeFileSync(out, `${JSON.stringify(biomeRooms(), undefined, 2)}\n`);
