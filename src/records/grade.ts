/** How sure the evidence makes us, from the surest down. An order of grades, never a probability. */
export const GRADES = ['strong', 'fair', 'weak'] as const;
export type Grade = (typeof GRADES)[number];
