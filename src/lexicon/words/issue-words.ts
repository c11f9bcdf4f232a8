const EMPTY =
  /^(?:the|an?|any|all|some|such|this|that|these|those|its?|their|his|her|our|of|on|in|to|for|and|or|with|by|at|from|about|over|s|its|be|is|are)$/u;

/**
 * The words of an issue that tell what it is about, in lower case and without plural endings, joined by blanks: phrases with the same
 * key mean the same.
 */
export function issueKey(text: string): string {
  return issueWords(text).join(' ');
}

/** The words of `issueKey` one by one. */
export function issueWords(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replace(/['’]s\b/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .filter((word) => !EMPTY.test(word))
    .map((word) => (/[^su]s$/u.test(word) && word.length > 3 ? word.slice(0, -1) : word));
}
