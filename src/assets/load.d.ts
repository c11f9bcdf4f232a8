/**
 * Reads one of the package's own data files (weights, lexicon, styles and scripts of pages). Node reads it from disk, a browser
 * fetches it from beside the package; package.json chooses through `#load-asset`.
 *
 * @param name path from the package's root, such as `models/english/english.bin`
 * @returns the bytes of the file
 * @throws if the file is missing or cannot be fetched; the message names the file
 */
export function loadAsset(name: string): Promise<Uint8Array>;

/**
 * As `loadAsset`, for weights that may have been left out or removed.
 *
 * @returns the bytes; undefined only where there is no such file (in a browser: status 404)
 * @throws if the file is there but cannot be read or fetched
 */
export function loadOptionalAsset(name: string): Promise<Uint8Array | undefined>;

/**
 * Says where the package's data files lie, for pages that bundle the code and serve the files elsewhere.
 * @param base URL of the folder that holds `models/`, `src/lexicon/data/` and `src/report/page/`, with a slash at its end
 */
export function setAssetBase(base: string | URL): void;
