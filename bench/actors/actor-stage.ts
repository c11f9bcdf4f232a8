import type { ActorsContext } from '../../src/reading/actors/actors-context.ts';
import { treesOf } from '../../src/reading/clause/tree.ts';
import type { ReadOptions } from '../kit/reader.ts';

/** The reader up to its actors stage: what a document means before anybody is looked for in it. */
export interface ActorStage {
  readonly context: (text: string, options: ReadOptions) => Promise<ActorsContext>;
}

/** Loads language engine, lexicon and weights once, as the reader does. */
export async function loadActorStage(): Promise<ActorStage> {
  const [{ createEnglish }, { loadLexicon }, { loadCoreference }, { loadMetonymyModel }, { documentFromText }] =
    await Promise.all([
      import('../../src/language/english.ts'),
      import('../../src/lexicon/load.ts'),
      import('../../src/reading/actors/antecedent-model.ts'),
      import('../../src/reading/actors/metonymy-model.ts'),
      import('../../src/sources/text-document.ts'),
    ]);
  const [engine, lexicon, coreference, metonymy] = await Promise.all([
    createEnglish(),
    loadLexicon(),
    loadCoreference(),
    loadMetonymyModel(),
  ]);
  return {
    context: async (text, { name, ...given }) => {
      const document = documentFromText(text, { given, ...(name ? { name } : {}) });
      const regions = document.regions
        .filter(({ kind }) => kind === 'title' || kind === 'heading' || kind === 'body')
        .map(({ span }) => span);
      const analysis = treesOf(await engine.analyse(document.text, regions));
      return { document, analysis, lexicon, coreference, ...(metonymy ? { metonymy } : {}) };
    },
  };
}
