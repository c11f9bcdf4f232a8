#!/usr/bin/env node
// Plain JavaScript that any Node can parse: it says one clear sentence where Node is too old, and only then loads the program.
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `entente needs Node 24 or newer; this is Node ${process.versions.node}. Install a newer one from https://nodejs.org and try again.\n`,
  );
  process.exit(2);
}
import('node:module')
  // Node keeps the compiled program among its temporary files where it can; where it cannot, nothing is lost.
  .then(({ enableCompileCache }) => enableCompileCache())
  .then(() => import('../dist/cli/program/main.js'))
  .then(
    ({ main }) => main(process.argv.slice(2)),
    (error) => {
      const missing = error && error.code === 'ERR_MODULE_NOT_FOUND' && String(error.message).includes('dist');
      process.stderr.write(
        missing ? 'entente is not built yet: run "npm run build" in its folder first.\n' : `${error.stack || error}\n`,
      );
      process.exit(1);
    },
  );
