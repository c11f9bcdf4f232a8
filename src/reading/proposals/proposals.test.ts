import { rulesFire } from '../rules.fixture.ts';
import { PROPOSED } from './proposal-verbs.ts';

rulesFire('what a verb proposes', PROPOSED);
