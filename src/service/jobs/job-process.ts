import { enableCompileCache } from 'node:module';
import { constants, setPriority } from 'node:os';
import { doJob } from './do-job.ts';

// What the service starts for each job (see JobRunner): one piece of work of one case, then it ends.
const [place = '', folder = '', id = ''] = process.argv.slice(2);
enableCompileCache();
// Whoever waits for the service waits for a person; this can wait.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const ended = new AbortController();
// The service is gone, or ends: what was begun is brought to where nothing is lost.
process.on('disconnect', () => ended.abort());
await doJob({ place, folder }, id, ended.signal);
process.exit(0);
