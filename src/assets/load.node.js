import { readFile } from 'node:fs/promises';

const root = new URL('../../', import.meta.url);

export async function loadAsset(name) {
  try {
    return await readFile(new URL(name, root));
  } catch (cause) {
    throw new Error(`The package's own file ${name} is missing; install Entente again.`, { cause });
  }
}
