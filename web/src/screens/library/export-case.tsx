import { useQueryClient } from '@tanstack/react-query';
import { beginJob, useJobs } from '../../jobs.ts';
import { submitted } from '../../submitted.ts';
import { JobCard } from './work.tsx';

/** Forms in which the case is given away, and for whom. */
const FORMS: readonly (readonly [form: string, name: string, words: string])[] = [
  ['xlsx', 'Workbook (.xlsx)', 'one sheet for each kind of record, for Excel and LibreOffice'],
  [
    'csv',
    'Tables (.csv)',
    'one for each kind of record, with datapackage.json and a codebook page, for R, Stata and Python',
  ],
  ['parquet', 'Tables (.parquet)', 'the same, for DuckDB, Arrow and pandas'],
  ['jsonl', 'Readings (.jsonl)', 'all that is known of each text, a line each, for Entente and programs of your own'],
  ['annotations', 'Web Annotations (.json)', 'marks on the texts as the W3C has them'],
  ['qdpx', 'REFI-QDA project (.qdpx)', 'for NVivo, ATLAS.ti, MAXQDA and QualCoder'],
  ['csl', 'Sources (CSL-JSON)', 'for Zotero and Pandoc'],
  ['bibtex', 'Sources (BibTeX)', 'for LaTeX'],
  ['gold', 'Answer keys', 'of texts whose events were all decided, by which readers are measured'],
];

/** The records go out, in the forms of other programs. */
export function ExportCase() {
  const client = useQueryClient();
  const written = useJobs().filter(({ kind }) => kind === 'export');
  return (
    <>
      <form
        onSubmit={submitted((form) => {
          void beginJob(client, 'export', {
            form: form.get('form'),
            withoutTexts: form.has('withoutTexts'),
            safeCsv: form.has('safeCsv'),
          });
        })}
      >
        <fieldset className="choices">
          <legend className="note">What it is for</legend>
          {FORMS.map(([form, name, words], i) => (
            <label key={form} className="check">
              <input type="radio" name="form" value={form} defaultChecked={i === 0} />
              <span>
                <b>{name}</b> <span className="note">{words}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div className="buttons">
          <label className="check">
            <input type="checkbox" name="withoutTexts" /> without words of the texts: hashes and places only
          </label>
          <label className="check">
            <input type="checkbox" name="safeCsv" /> keep cells from starting a formula
          </label>
        </div>
        <button type="submit">Write it</button>
      </form>
      {written.length > 0 && (
        <section className="group" aria-label="What was written">
          <h2>Written</h2>
          {written.slice(0, 10).map((job) => (
            <JobCard key={job.id} job={job} />
          ))}
        </section>
      )}
    </>
  );
}
