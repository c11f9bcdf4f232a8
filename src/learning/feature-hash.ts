const BASIS = 0x811c9dc5;

/** FNV-1a (Fowler, Noll, Vo) over UTF-16 code units, as a signed 32-bit number. */
export function featureHash(name: string): number {
  return goOn(BASIS, name) | 0;
}

function goOn(hash: number, text: string): number {
  let all = hash;
  for (let i = 0; i < text.length; i++) all = Math.imul(all ^ text.charCodeAt(i), 0x01000193);
  return all;
}

/** Takes the name of a feature as a tagged template: feature`kid=${relation}`. */
export type FeatureTaker = (parts: TemplateStringsArray, ...values: readonly FeaturePiece[]) => void;
export type FeaturePiece = string | number | boolean;

/** Tells the features of one thing. */
export type FeatureTelling = (feature: FeatureTaker) => void;

/** {@link featureHash} of the name that a template spells, without making the name. */
export function templateHash(parts: readonly string[], values: readonly FeaturePiece[]): number {
  let hash = goOn(BASIS, parts[0] as string);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as FeaturePiece;
    hash = goOn(goOn(hash, typeof value === 'string' ? value : String(value)), parts[i + 1] as string);
  }
  return hash | 0;
}

/** One hash of two. */
export function mixHashes(a: number, b: number): number {
  let hash = Math.imul(a ^ b, 0x9e3779b1);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x85ebca6b) ^ (hash >>> 13);
}
