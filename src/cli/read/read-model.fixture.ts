import { afterEach } from 'vitest';
import { anEvent, who } from '../../second-reader/own-reading.fixture.ts';
import {
  type Asked,
  type Reply,
  type ScriptedServer,
  scriptedServer,
  sentencesOf,
} from '../../second-reader/server/lying-server.fixture.ts';

/** An article of which `answer` tells two events, and one whose words do not stand in it. */
export const ARTICLE =
  'Seoul answers\n\n6 July 2017\n\nSouth Korea condemned the launch on Tuesday. Its president, Moon Jae-in, warned Pyongyang. He said nothing more.\n';

/** A server that the tests of a file script; it is gone after each test. */
export interface AskedModel {
  /** The one that was started last in this test. */
  readonly server: () => ScriptedServer | undefined;
  /** Starts a server, and gives the options by which the command is told of it. */
  readonly model: (reply: (n: number, asked: Asked) => Reply) => Promise<readonly string[]>;
}

export function askedModel(): AskedModel {
  let server: ScriptedServer | undefined;
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });
  return {
    server: () => server,
    model: async (reply) => {
      server = await scriptedServer(reply);
      return ['--engine', 'fast', '--model', 'small', '--endpoint', server.endpoint];
    },
  };
}

/** What a model answers about the article. */
export function answer(asked: Asked): string {
  const [told] = sentencesOf(asked).filter(({ words }) => words.includes('condemned'));
  const [warned] = sentencesOf(asked).filter(({ words }) => words.includes('warned'));
  return JSON.stringify({
    events: [
      anEvent(told?.n ?? 0, 'condemned', { source: [who('South Korea')], when: 'on Tuesday' }),
      anEvent(warned?.n ?? 0, 'warned', {
        source: [who('Moon Jae-in')],
        target: [who('Pyongyang', 'North Korea')],
        category: 'THREATEN',
      }),
      anEvent(told?.n ?? 0, 'strongly condemned', { source: [who('South Korea')] }),
    ],
  });
}
