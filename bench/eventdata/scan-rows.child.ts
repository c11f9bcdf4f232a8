import { existsSync } from 'node:fs';
import { readEventFile } from '../../src/sources/events/read-event-file.ts';
import { sharedFile } from '../kit/shared-data.ts';
import { makeRows } from './make-rows.ts';

// What it costs to read event files into batches, without storing them:
// node bench/eventdata/scan-rows.child.ts FILE [ROWS]   (makes FILE with so many rows like GDELT's, if it is not there)
const [path = '', rows = '1000000'] = process.argv.slice(2);
if (!existsSync(path)) makeRows(sharedFile('data/eventfiles/gdelt2_20191024143000.export.CSV'), path, Number(rows));
else {
  const before = process.cpuUsage();
  let read = 0;
  for await (const file of readEventFile(path)) for await (const batch of file.batches) read += batch.length;
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  const peakMB = Math.round((process.resourceUsage().maxRSS * 1024) / 1e6);
  process.stdout.write(
    `${JSON.stringify({ rows: read, cpuSeconds: seconds, cpuSecondsTenMillion: (seconds / read) * 1e7, peakMB })}\n`,
  );
}
