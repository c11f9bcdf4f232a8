let root = new URL('../../', import.meta.url);

export function setAssetBase(base) {
  root = new URL(base, document.baseURI);
}

export async function loadAsset(name) {
  const response = await fetch(new URL(name, root));
  if (!response.ok) throw new Error(`The package's own file ${name} could not be fetched (${response.status}).`);
  return new Uint8Array(await response.arrayBuffer());
}
