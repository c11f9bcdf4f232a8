let root = new URL('../../', import.meta.url);

export function setAssetBase(base) {
  root = new URL(base, document.baseURI);
}

export async function loadAsset(name) {
  const bytes = await loadOptionalAsset(name);
  if (bytes === undefined) throw new Error(`The package's own file ${name} could not be fetched (404).`);
  return bytes;
}

export async function loadOptionalAsset(name) {
  const response = await fetch(new URL(name, root));
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`The package's own file ${name} could not be fetched (${response.status}).`);
  return new Uint8Array(await response.arrayBuffer());
}
