import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedFile } from '../../../bench/kit/shared-data.ts';
import { agentForms, parsePetrarchAgents } from './petrarch-agents.ts';

function forms(text: string): readonly string[] {
  const { agents, substitutions } = parsePetrarchAgents(text);
  return agents.flatMap((agent) => agentForms(agent, substitutions).map(({ words }) => words.join(' ')));
}

describe('an agent dictionary', () => {
  it('makes regular plurals, takes irregular ones and leaves them out where it is told', () => {
    expect(forms('AMBASSADOR [~GOV]')).toEqual(['AMBASSADOR', 'AMBASSADORS']);
    expect(forms('MINISTRY [~GOV]')).toEqual(['MINISTRY', 'MINISTRIES']);
    expect(forms('CONGRESS [~LEG]')).toEqual(['CONGRESS', 'CONGRESSES']);
    expect(forms('ATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~GOV]')).toEqual(['ATTORNEY GENERAL', 'ATTORNEYS GENERAL']);
    expect(forms('POLICE {} [ ~COP] # always many')).toEqual(['POLICE']);
  });

  it('writes substitutions out, without plurals of its own', () => {
    const text = '!PERSON! = MAN, MEN, WOMAN\nSPOKES!PERSON! [~GOV]';
    expect(forms(text)).toEqual(['SPOKESMAN', 'SPOKESMEN', 'SPOKESWOMAN']);
  });

  it('knows codes that come before that of the actor', () => {
    const { agents } = parsePetrarchAgents('RELIEF_GROUP [NGO~]\nENVOY [~GOV]');
    expect(agents.map(({ code, place }) => `${code} ${place}`)).toEqual(['NGO before', 'GOV after']);
  });

  it('reports what cannot be read, with line and reason, and reads the rest', () => {
    const { agents, problems } = parsePetrarchAgents(
      'ENVOY [~GOV}\nENVOY\n[~GOV]\nENVOY [GOV]\nSPOKES!PEOPLE! [~GOV]\nENVOY [~GOV]',
    );
    expect(problems.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5]);
    expect(problems.at(-1)?.reason).toContain('!PEOPLE!');
    expect(agents.at(-1)?.phrase).toBe('ENVOY');
  });

  it.skipIf(!hasSharedData())('reads the sample of PETRARCH2 without a problem (needs the shared data)', () => {
    const sample = sharedFile('data/events/validate_dicts/PETR.Validate.agents.txt');
    const { agents, substitutions, problems } = parsePetrarchAgents(readFileSync(sample, 'utf8'));
    expect(problems).toEqual([]);
    expect([agents.length, substitutions.size]).toEqual([88, 2]);
  });
});
