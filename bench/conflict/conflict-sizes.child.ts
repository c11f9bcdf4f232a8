import { measureSize, type SizeRequest } from './conflict-sizes.ts';

// The process that `conflict-benchmark.ts` starts for each size, so that memory is told apart.
process.send?.(measureSize(JSON.parse(process.argv[2] ?? '{}') as SizeRequest));
process.disconnect?.();
