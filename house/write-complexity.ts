import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureComplexity } from './complexity.ts';

const root = join(import.meta.dirname, '..');
writeFileSync(join(root, 'house/complexity.json'), `${JSON.stringify(measureComplexity(root), undefined, 2)}\n`);
