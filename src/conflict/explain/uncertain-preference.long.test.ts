import { describe, it } from 'vitest';
import { checkRandomShares } from './uncertain-checks.fixture.ts';

describe('shares in drawn preferences', () => {
  it('agree with the sum over all that may be wanted in 2,000 models', () => {
    checkRandomShares(2000);
  });
});
