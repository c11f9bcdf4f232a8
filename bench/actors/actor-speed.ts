import { findActors } from '../../src/reading/actors/actors.ts';
import { loadReader } from '../kit/reader.ts';
import { readArticles } from '../texts/articles.ts';
import type { ActorStage } from './actor-stage.ts';

/** So many articles are timed; the first ones are read once before, so that code is compiled and caches are warm. */
const ARTICLES = 30;
const WARM = 5;

/**
 * What finding and resolving actors adds to the time of a reading: its own time as a share of all the rest.
 * @param file articles in the attribution data's form
 */
export async function timeOfActors(file: string, stage: ActorStage): Promise<number> {
  const reader = await loadReader();
  const articles = readArticles(file).slice(0, ARTICLES);
  let all = 0;
  let own = 0;
  for (const [i, { text, options }] of [...articles.slice(0, WARM), ...articles].entries()) {
    const context = await stage.context(text, options);
    const start = performance.now();
    findActors(context);
    const found = performance.now();
    await reader.read(text, options);
    const end = performance.now();
    if (i < WARM) continue;
    own += found - start;
    all += end - found;
  }
  return own / (all - own);
}
