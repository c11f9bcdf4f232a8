/** Gathers the values of an option that may be given several times. */
export function each(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** The same for an option whose values may also stand in one list with commas. */
export function eachOfList(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...value.split(',').map((one) => one.trim())];
}
