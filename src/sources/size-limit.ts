/** The limit for one document, in megabytes of 1,048,576 bytes. */
export const MAX_MEGABYTES = 64;
/** The same in bytes. */
export const MAX_BYTES = MAX_MEGABYTES * 1024 * 1024;
