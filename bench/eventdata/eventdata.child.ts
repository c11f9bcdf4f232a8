import { measureImport } from './measure-import.ts';
import { measureGrowth, measureQueries } from './measure-queries.ts';
import { measureRaw } from './measure-raw.ts';
import { measureServed } from './measure-served.ts';

// The process that `eventdata-benchmark.ts` starts: what to measure, a file of rows, a folder, a number.
const [what, path = '', folder = '', number] = process.argv.slice(2);
const told = (done: number): void => void process.send?.({ done, total: Number(number) });
const measured = {
  import: () => measureImport(path, folder, told),
  queries: () => measureQueries(folder),
  raw: () => measureRaw(path, folder),
  served: () => measureServed(folder, path),
  growth: () => measureGrowth(folder, Number(number), told),
};
const result = await measured[what as keyof typeof measured]();
process.send?.({ result });
process.disconnect?.();
