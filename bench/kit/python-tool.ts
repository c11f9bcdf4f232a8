import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { hasSharedData, sharedFolder } from './shared-data.ts';

/**
 * Whether the Python scorers of the shared data can be run here; says so on standard error where they cannot, because
 * the tests that compare with them are then skipped.
 */
export function hasPythonTools(what: string): boolean {
  const missing = !hasSharedData()
    ? 'the shared data is missing (set ENTENTE_SHARED)'
    : spawnSync('python3', ['--version']).status !== 0
      ? 'python3 is missing'
      : '';
  if (missing) process.stderr.write(`SKIPPED: ${what}: ${missing}.\n`);
  return missing === '';
}

/** Runs a scorer of the shared tools with `--json` and gives back what it printed. */
export function runPythonTool(tool: string, args: readonly string[]): unknown {
  const run = spawnSync('python3', [join(sharedFolder(), 'tools', tool), ...args, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}
