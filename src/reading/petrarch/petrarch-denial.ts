/** CAMEO codes of refusing what a root stands for; PETRARCH 2 makes the code of a denied act in the same way. */
const REFUSAL: Readonly<Record<string, string>> = {
  '03': '120',
  '04': '125',
  '05': '120',
  '06': '121',
  '07': '122',
  '08': '124',
};

/**
 * The CAMEO code of a denied act: cooperation that does not come is refused ("will not help" is 122), a conflict that
 * does not come is cooperation (050). Statements keep their code, and so do codes outside CAMEO.
 */
export function deniedCode(code: string): string {
  const root = code.slice(0, 2);
  if (!/^\d{2}/.test(code) || root === '00' || root > '20' || root <= '02') return code;
  return REFUSAL[root] ?? '050';
}
