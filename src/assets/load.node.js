import { readFile } from 'node:fs/promises';

let root = new URL('../../', import.meta.url);

export function setAssetBase(base) {
  root = new URL(base);
}

export async function loadAsset(name) {
  try {
    return await readFile(new URL(name, root));
  } catch (cause) {
    throw new Error(`The package's own file ${name} is missing; install Entente again.`, { cause });
  }
}
