/**
 * Reads one of the package's own data files (weights, lexicon). Node reads it from disk, a browser
 * fetches it from beside the package; package.json chooses through `#load-asset`.
 *
 * @param name path from the package's root, such as `models/english/parser.onnx`
 * @returns the bytes of the file
 * @throws if the file is missing or cannot be fetched; the message names the file
 */
export function loadAsset(name: string): Promise<Uint8Array>;
