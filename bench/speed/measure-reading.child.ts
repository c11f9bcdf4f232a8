import { EntenteError } from '../../src/records/failure.ts';
import { measureReading } from './measure-reading.ts';

// The process that `speed-benchmark.ts` starts: files as arguments, the result or a sentence as one message.
try {
  process.send?.({ cost: await measureReading(process.argv.slice(2)) });
} catch (error) {
  const code = error instanceof EntenteError ? error.code : 'internal';
  process.send?.({ failure: { code, message: error instanceof Error ? error.message : String(error) } });
}
process.disconnect?.();
