/** What is said of a text that is not English. */
export function otherLanguageWords(name: string, language: string): string {
  return `${name} is in ${language}; Entente reads English, so only what could be made out is shown (mostly names).`;
}

/** What became of all inputs, in a sentence. */
export function readWords({ done, failed, total }: { done: number; failed: number; total: number }): string {
  const failures = failed ? `, ${failed} could not be read (see above)` : '';
  return `${done} of ${total} documents read${failures}.`;
}
