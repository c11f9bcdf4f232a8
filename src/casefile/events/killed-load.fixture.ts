import { openCase } from '../store/case-file.ts';
import { loadEvents } from './load-events.ts';

// A program that is killed while it loads: the folder of a case and a server. It says how many rows were sent.
const [place = '', server = ''] = process.argv.slice(2);
const file = openCase(place);
await loadEvents(file, server, { told: (rows) => process.send?.(rows) });
file.close();
process.send?.('done');
process.disconnect();
