import type { RoleNoun } from './entry.ts';

/** The regular English plural of a word: `official` gives `officials`, `ministry` `ministries`. */
export function pluralOf(word: string): string {
  if (/(?:[sxz]|ch|sh)$/.test(word)) return `${word}es`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(?:wo)?man$/.test(word)) return `${word.slice(0, -2)}en`;
  return `${word}s`;
}

/** The plural of a role noun, made at its head: "secretaries of state", "ambassadors to the United Nations". */
export function pluralOfRole(role: RoleNoun): string {
  if (role.plural !== undefined) return role.plural;
  const cut = /^(.*?)((?: (?:of|to|for|in|on|at|general|in-chief)\b.*)?)$/.exec(role.text);
  const head = cut?.[1] ?? role.text;
  const words = head.split(' ');
  const last = words.pop() ?? head;
  return [...words, pluralOf(last)].join(' ') + (cut?.[2] ?? '');
}
