/** How sure the evidence makes us, from the surest down. An order of grades, never a probability. */
export const GRADES = ['strong', 'fair', 'weak'] as const;
export type Grade = (typeof GRADES)[number];

/**
 * The weakest of some grades: a record is no surer than its weakest part.
 *
 * @example
 * weakest('strong', 'weak', 'fair'); // 'weak'
 */
export function weakest(...grades: readonly Grade[]): Grade {
  return GRADES[Math.max(0, ...grades.map((grade) => GRADES.indexOf(grade)))] ?? 'weak';
}
