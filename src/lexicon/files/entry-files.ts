/** Files of entries, one JSON record a line, in the order in which they are read. */
export const ENTRY_FILES = ['states', 'bodies', 'organizations', 'persons'] as const;
