import { useLocation, useSearch } from 'wouter';

/** What the address of a screen holds, and how it is changed: the address is the view. */
export interface Address {
  readonly value: (name: string) => string;
  /** Gives parameters other values; an empty one goes. What is only pointed at replaces the address, so that Back leads to another view. */
  readonly set: (values: Readonly<Record<string, string>>, options?: { readonly replace?: boolean }) => void;
  /** The parameters without those of the eye alone. */
  readonly query: string;
}

/** @param ofTheEye parameters that only point at something: what is asked of the service does not follow them */
export function useAddress(ofTheEye: readonly string[]): Address {
  const search = new URLSearchParams(useSearch());
  const [path, go] = useLocation();
  const asked = new URLSearchParams(search);
  for (const name of ofTheEye) asked.delete(name);
  return {
    value: (name) => search.get(name) ?? '',
    set: (values, { replace = false } = {}) => {
      const next = new URLSearchParams(search);
      for (const [name, value] of Object.entries(values)) {
        if (value === '') next.delete(name);
        else next.set(name, value);
      }
      go(next.size > 0 ? `${path}?${next}` : path, { replace });
    },
    query: asked.toString(),
  };
}
