/**
 * Schemas are checked without making code of them, which the page's policy forbids. It must be said before any schema is
 * made, so whatever begins a page or a worker imports this first.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
