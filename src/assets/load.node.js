import { readFile } from 'node:fs/promises';

let root = new URL('../../', import.meta.url);

export function setAssetBase(base) {
  root = new URL(base);
}

export async function loadAsset(name) {
  const bytes = await loadOptionalAsset(name);
  if (bytes === undefined) throw new Error(`The package's own file ${name} is missing; install Entente again.`);
  return bytes;
}

export async function loadOptionalAsset(name) {
  try {
    return await readFile(new URL(name, root));
  } catch (cause) {
    if (cause.code === 'ENOENT') return undefined;
    throw new Error(`The package's own file ${name} could not be read (${cause.code}).`, { cause });
  }
}
