import { measureCasefile } from './measure-casefile.ts';

// The process that `casefile-benchmark.ts` starts: folder of readings, folder for the case, documents, decisions.
const [readings = '', place = '', documents, decisions] = process.argv.slice(2);
const result = await measureCasefile(
  readings,
  place,
  { documents: Number(documents), decisions: Number(decisions) },
  (what, done, total) => {
    if (done % 100 === 0) process.send?.({ what, done, total });
  },
);
process.send?.({ result });
process.disconnect?.();
