import { loadAsset } from '#load-asset';

/** The style sheets in this folder. */
export type StyleFile = 'page.css' | 'picture.css' | 'chart.css' | 'measures.css';
/** The scripts in this folder: modules that import nothing but each other. */
export type ScriptFile = 'page.js' | 'brief.js' | 'picture.js' | 'chart.js';

/**
 * Style sheets of a page, one after the other.
 *
 * @throws EntenteError if a file of the package is missing
 */
export async function pageStyle(names: readonly StyleFile[]): Promise<string> {
  return (await Promise.all(names.map(read))).join('\n');
}

/**
 * Scripts of a page as the one script that it holds: a page is a single file, so its modules cannot import each other
 * there. They stand one after the other without `import` and `export`; each must come after those that it imports.
 *
 * @throws EntenteError if a file of the package is missing
 */
export async function pageScript(names: readonly ScriptFile[]): Promise<string> {
  const modules = await Promise.all(names.map(read));
  const parts = modules.map((code) => code.replace(/^import [^;]*;\n/gm, '').replace(/^export /gm, ''));
  return `'use strict';\n${parts.join('\n')}`;
}

/** A browser takes CRLF for LF before it works out the hash of a script, so the page must be made that way. */
async function read(name: StyleFile | ScriptFile): Promise<string> {
  const bytes = await loadAsset(`src/report/page/${name}`);
  return new TextDecoder().decode(bytes).replaceAll('\r\n', '\n');
}
