import { rulesFire } from '../rules.fixture.ts';
import { OTHERS } from './role-others.ts';

rulesFire('who the ally or enemy is', OTHERS);
