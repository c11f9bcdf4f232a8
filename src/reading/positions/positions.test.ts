import { rulesFire } from '../rules.fixture.ts';
import { COMPLEMENTS } from './position-complements.ts';

rulesFire('what hangs on a verb of stance', COMPLEMENTS);
