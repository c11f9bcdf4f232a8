import type { Provenance } from './provenance.ts';

/** Who decided that a record is made: the part of its provenance that says so. */
export type Decision = Pick<Provenance, 'by' | 'rule' | 'offeredBy'>;

/** A rule decided alone. */
export function byRule(rule: string): Decision {
  return { by: 'rule', rule };
}

/**
 * Learnt weights decided.
 *
 * @param model name and version of the weights
 * @param offeredBy the rule that offered what they took, if one did
 */
export function byModel(model: string, offeredBy?: string): Decision {
  return { by: 'model', rule: model, ...(offeredBy === undefined ? {} : { offeredBy }) };
}
