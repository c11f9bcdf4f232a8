/** Days that lie further apart do not place anything in time. */
const WIDEST_DAYS = 62;

/** The day in the middle of a stretch of days (YYYY-MM-DD); undefined where it is too long to say anything. */
export function middleDay({ first, last }: { readonly first: string; readonly last: string }): string | undefined {
  const spread = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000);
  return spread <= WIDEST_DAYS ? shiftDay(first, Math.floor(spread / 2)) : undefined;
}

/** A day so many days later, or earlier if negative. */
export function shiftDay(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}
