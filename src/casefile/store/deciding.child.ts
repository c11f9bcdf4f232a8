/** Decides on records one by one, for the test of two programs at once: `deciding.child.ts CASE CODER ID@DOCUMENT...`. */
import { openCase } from './case-file.ts';
import { decide } from './decide.ts';

const [place = '', coder = '', ...records] = process.argv.slice(2);
const file = openCase(place);
for (const record of records) {
  const [id = '', document = ''] = record.split('@');
  decide(file, [{ action: coder === 'ada' ? 'accept' : 'reject', target: { type: 'record', id, document } }], {
    coder,
  });
}
file.close();
