/**
 * Puts the command-line program into few files, `dist/cli/program/`, after `tsc` has made `dist`: `node house/bundle-program.ts`,
 * which `npm run build` calls. A start then opens some thirty files and not four hundred. What is loaded only when it is
 * asked for (`import()`) stays in files of its own; packages and the loader of data files stay outside.
 *
 * The folder lies as deep as `dist/cli/kit`, from where the version is looked up.
 */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const dist = new URL('../dist/', import.meta.url);
const program = fileURLToPath(new URL('cli/program/', dist));

/** What nearly every command needs, and what brings no package: in one file, or each new command would cut it into smaller ones. */
const COMMON =
  /\/dist\/(?:lexicon\/who\/plural|cli\/kit\/(?:exit-codes|own-knowledge|reading-words|terminal|version)|report\/(?:kit\/(?:plain-text|table|text-width)|words\/\w+)|records\/(?:actor-id|countries|event-row|failure|grade|identify|left-out|offsets|plover|shown))\.js$/u;

rmSync(program, { recursive: true, force: true });
// What reading threads and processes run (they look for it beside the file that starts them) is put together apart: in one with the program,
// what both need would lie in many small files, which every start would have to open.
for (const [name, file] of [
  ['main', 'cli/main.js'],
  ['thread-entry', 'jobs/thread-entry.js'],
  ['process-entry', 'jobs/process-entry.js'],
] as const) {
  const bundle = await rolldown({
    input: { [name]: fileURLToPath(new URL(file, dist)) },
    platform: 'node',
    // What the bundler itself adds (for templates with "</script>" in them) is no package that is installed.
    external: (id) => !/^(?:[./]|[A-Za-z]:[\\/]|\0|@oxc-project\/runtime)/u.test(id),
    onLog: (level, log) => {
      if (level === 'warn') throw new Error(log.message);
    },
  });
  await bundle.write({
    dir: program,
    format: 'esm',
    chunkFileNames: '[name]-[hash].js',
    codeSplitting: { groups: [{ name: 'common', test: COMMON }] },
  });
  await bundle.close();
}
