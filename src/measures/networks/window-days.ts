/** Days since 1970-01-01 of an ISO day. */
export function dayOf(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

/** An ISO day of days since 1970-01-01. */
export function iso(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
