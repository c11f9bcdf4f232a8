import type { ReadingContext } from '../src/reading/context.ts';
import type { ReadOptions } from './reader.ts';

/** The reader up to its actors stage: what a document means before anybody is looked for in it. */
export interface ActorStage {
  readonly context: (text: string, options: ReadOptions) => Promise<ReadingContext>;
}

/** Loads language engine, lexicon and weights once, as the reader does. */
export async function loadActorStage(): Promise<ActorStage> {
  const [{ createEnglish }, { loadLexicon }, { loadCoreference }, { loadMetonymyModel }, { documentFromText }] =
    await Promise.all([
      import('../src/language/english.ts'),
      import('../src/lexicon/load.ts'),
      import('../src/reading/antecedent-model.ts'),
      import('../src/reading/metonymy-model.ts'),
      import('../src/sources/text-document.ts'),
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
      const analysis = await engine.analyse(document.text, regions);
      return { document, analysis, lexicon, coreference, ...(metonymy ? { metonymy } : {}) };
    },
  };
}
