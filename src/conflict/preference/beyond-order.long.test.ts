import { describe, it } from 'vitest';
import { checkRandomModels, checkRandomPolicies } from './beyond-order-checks.fixture.ts';

describe('stability beyond an order agrees with the definitions', () => {
  it('strength, unknown preference, attitudes, CMR, SSEQ and foresight of many in 2,000 models', () => {
    checkRandomModels(2000);
  });

  it('policies of two decision makers in 2,000 models', () => {
    checkRandomPolicies(2000);
  });
});
