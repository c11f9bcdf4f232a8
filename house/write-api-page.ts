import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFunctions } from './api-page.ts';

const root = join(import.meta.dirname, '..');
const page = join(root, 'docs/api.md');
writeFileSync(page, withFunctions(root, readFileSync(page, 'utf8')));
