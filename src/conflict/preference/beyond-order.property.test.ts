import { describe, it } from 'vitest';
import { checkRandomModels, checkRandomPolicies } from './beyond-order-checks.fixture.ts';

describe('stability beyond an order agrees with the definitions (2,000 models each in beyond-order.long.test.ts)', () => {
  it('strength, unknown preference, attitudes, CMR, SSEQ and foresight of many in 20 models', () => {
    checkRandomModels(20);
  });

  it('policies of two decision makers in 60 models', () => {
    checkRandomPolicies(60);
  });
});
