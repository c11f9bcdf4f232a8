import { describe, expect, it } from 'vitest';
import { createReader } from '../reader.ts';

const reader = await createReader();

/** Who speaks in each statement that is a turn: side or person. */
async function turns(text: string, date = '2020-03-01'): Promise<readonly string[]> {
  const { statements } = await reader.read(text, { date });
  return statements
    .filter(({ provenance }) => provenance.rule === 'turn')
    .map(({ speakers, actsFor }) => (actsFor.length > 0 ? actsFor : speakers).join('+'));
}

describe('who speaks in a turn', () => {
  it('is whom the label names, and whom the head calls so', async () => {
    expect(
      await turns(
        'Remarks of the President of Kenya and the Prime Minister of Japan\n\nThe President: We thank Japan.\n\nThe Prime Minister: We thank Kenya.',
      ),
    ).toEqual(['KEN', 'JPN']);
    expect(await turns('A debate\n\nRUSSIA: We object.\n\nCHINA: We agree with Russia.')).toEqual(['RUS', 'CHN']);
  });

  it('is who is introduced, not the state that was spoken of last', async () => {
    const text =
      'A Georgian official took our questions.\n\nQ: What of Russia?\n\nA: We wait.\n\nQ: And China?\n\nA: No news.';
    expect(await turns(`Tbilisi waits\n\n${text}`)).toEqual(['', 'GEO', '', 'GEO']);
    expect(
      await turns(
        'Midday briefing of the European Commission\n\nSPOKESPERSON: Belarus must act.\n\nQUESTION: Why?\n\nSPOKESPERSON: We said so.',
      ),
    ).toEqual(['igo:EU', '', 'igo:EU']);
  });

  it('is who is said to have spoken to those who ask, though another is named', async () => {
    const head = 'On Monday Emmanuel Macron closed the valley. A retired teacher spoke to us by telephone.';
    const talk = await turns(`The closed valley\n\n${head}\n\nQ: Why?\n\nA: Nobody told us.`);
    expect(talk[1]).toMatch(/teacher/);
  });

  it('is not whom another label names', async () => {
    const head = 'Secretary Blinken and the Danish Foreign Minister Before Their Meeting';
    const talk = await reader.read(`${head}\n\nSECRETARY BLINKEN: Welcome.\n\nMINISTER KOFOD: I thank you.`, {
      date: '2021-05-17',
    });
    const said = talk.statements.filter(({ provenance }) => provenance.rule === 'turn');
    expect(said.map(({ speakers }) => speakers.includes('per:antony blinken'))).toEqual([true, false]);
  });

  it('stays open where nobody says who it is', async () => {
    expect(await turns('A talk\n\nQ: Will it rain?\n\nA: We do not know.')).toEqual(['', '']);
  });
});

describe('the voice of a document', () => {
  const voiceOf = async (text: string) => (await reader.read(text, { date: '2022-03-01' })).voice;

  it('is the issuer of a release, whom "we" means', async () => {
    const text =
      'Ministry for Foreign Affairs of Finland\n\nWe reject the annexation of Crimea. The government asks Russia for talks.';
    const reading = await reader.read(`A statement\n\n${text}`, { date: '2022-03-01' });
    expect(reading.voice).toMatchObject({ kind: 'release', speakers: ['FIN'], actsFor: ['FIN'] });
    expect(reading.positions.map(({ actor, stance, speaker }) => [actor, stance, speaker])).toContainEqual([
      'FIN',
      '-',
      'FIN',
    ]);
  });

  it('is of all who take a stand together in the first sentence of a joint statement', async () => {
    const text =
      'Office of the Spokesperson\n\nThe United States, Japan, and Australia condemn the launch over the sea.\n\nWe urge Norway to stay calm.';
    expect(await voiceOf(text)).toMatchObject({ kind: 'release', actsFor: ['USA', 'JPN', 'AUS'] });
    expect(
      await voiceOf(text.replace('The United States, Japan, and Australia condemn', 'Norway condemns')),
    ).toMatchObject({
      actsFor: ['USA'],
    });
  });

  it('is who gives a speech by its own name, and the author of an opinion', async () => {
    expect(
      await voiceOf(
        'Mr. President,\n\nChad welcomes the plan. We thank Mali for its help, and our troops stay. Chad supports the fund.',
      ),
    ).toMatchObject({ kind: 'speech', actsFor: ['TCD'] });
    expect(await voiceOf('Opinion: Keep the treaty\n\nEurope must keep the treaty.')).toEqual({
      kind: 'opinion',
      speakers: ['author'],
      actsFor: [],
    });
  });

  it('is nobody’s in a report', async () => {
    expect(await voiceOf('Envoys meet\n\nEnvoys of Chad and Mali met in Geneva on Monday.')).toBeUndefined();
  });
});
