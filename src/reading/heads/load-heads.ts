import { loadAsset } from '#load-asset';
import { startKernel } from '../../language/kernel.ts';
import { openWeights } from '../../language/weights.ts';
import { createRecordHeads, type RecordHeads, type RecordHeadsInfo } from './record-heads.ts';

const FOLDER = 'models/english';

/**
 * The heads of records that come with the package; undefined where they were removed.
 *
 * @param name of their files; `LanguageEngine.heads` says which read by an engine's vectors
 */
export async function loadRecordHeads(name: string): Promise<RecordHeads | undefined> {
  const [description, weights, code] = await Promise.all(
    [`${name}.json`, `${name}.bin`, 'kernel.wasm'].map((file) => loadAsset(`${FOLDER}/${file}`)),
  );
  if (!description || !weights || !code) return undefined;
  const info = JSON.parse(new TextDecoder().decode(description)) as RecordHeadsInfo;
  const kernel = await startKernel(code);
  return createRecordHeads(info, openWeights(info.sections, weights, kernel), kernel);
}
