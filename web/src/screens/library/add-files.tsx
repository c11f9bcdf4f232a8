import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { askAll, tell } from '../../api.ts';
import { beginJob } from '../../jobs.ts';
import { Notice } from '../../parts/notice.tsx';
import { submitted } from '../../submitted.ts';
import {
  chosenFiles,
  type DroppedFile,
  droppedFiles,
  type Mapping,
  sendFile,
  type Upload,
  type UploadPreview,
} from '../../uploads.ts';
import { Columns, Dropped, usePreview } from './dropped-file.tsx';

/** Files are dropped, looked at, and only then taken in. */
export function AddFiles() {
  const client = useQueryClient();
  const { data: uploads, error } = useQuery({
    queryKey: ['uploads'],
    queryFn: ({ signal }) => askAll<Upload>('/uploads', signal),
  });
  const [sending, setSending] = useState('');
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const take = async (files: readonly DroppedFile[]): Promise<void> => {
    const refused: string[] = [];
    for (const [i, file] of files.entries()) {
      setSending(`Bringing ${i + 1} of ${files.length}: ${file.name}`);
      try {
        await sendFile(file);
      } catch (cause) {
        refused.push(cause instanceof Error ? cause.message : String(cause));
      }
    }
    setSending('');
    setWrong(refused);
    await client.invalidateQueries({ queryKey: ['uploads'] });
  };
  if (error) return <Notice error={error} />;
  return (
    <>
      <DropZone take={(files) => void take(files)} />
      <p role="status" className="note">
        {sending}
      </p>
      {wrong.map((words) => (
        <p key={words} role="alert" className="wrong">
          {words}
        </p>
      ))}
      {uploads?.length === 0 && (
        <p className="empty">
          Nothing waits. Drop texts (.txt, .md, .html, .pdf, .docx, articles in .jsonl), event data (GDELT, ICEWS,
          POLECAT, Phoenix, UCDP, ACLED, a table of your own), roll calls (.csv) or what was coded elsewhere (.dna,
          .qdpx, Web Annotations): you see what they are taken for before anything is done. They stay on this machine.
        </p>
      )}
      {uploads && uploads.length > 0 && <Waiting key={uploads.map(({ id }) => id).join()} uploads={uploads} />}
    </>
  );
}

function DropZone({ take }: { readonly take: (files: readonly DroppedFile[]) => void }) {
  const [over, setOver] = useState(false);
  return (
    <section
      aria-label="Drop files here"
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void droppedFiles(event.dataTransfer).then(take);
      }}
    >
      <p>Drop files or folders here, or</p>
      <label className="pick">
        choose files
        <input type="file" multiple onChange={({ target }) => take(chosenFiles(target.files))} />
      </label>
      <label className="pick">
        choose a folder
        <input
          type="file"
          multiple
          // React knows no such attribute; browsers do.
          {...{ webkitdirectory: '' }}
          onChange={({ target }) => take(chosenFiles(target.files))}
        />
      </label>
    </section>
  );
}

/** So many files are looked at one by one; of more the first ones are. */
const LOOKED_AT = 60;

type Looked = readonly [upload: Upload, preview: UploadPreview];

/** What waits, by what it was taken for: each kind comes in by a way of its own. */
function Waiting({ uploads }: { readonly uploads: readonly Upload[] }) {
  const client = useQueryClient();
  const [previews, setPreviews] = useState<ReadonlyMap<string, UploadPreview>>(new Map());
  const looked = uploads.slice(0, LOOKED_AT);
  const of = (...forms: readonly UploadPreview['form'][]): readonly Looked[] =>
    looked.flatMap((upload): readonly Looked[] => {
      const preview = previews.get(upload.id);
      return preview && forms.includes(preview.form) ? [[upload, preview]] : [];
    });
  const forget = (ids: readonly string[]): void => {
    void Promise.all(ids.map((id) => tell(`/uploads/${id}/forget`, {}))).then(() =>
      client.invalidateQueries({ queryKey: ['uploads'] }),
    );
  };
  const texts = of('text', 'texts');
  const events = of('events');
  const rest = uploads.slice(LOOKED_AT);
  return (
    <>
      {looked.map((upload) => (
        <Looking
          key={upload.id}
          upload={upload}
          found={(found) => setPreviews((all) => new Map(all).set(upload.id, found))}
        />
      ))}
      {previews.size < looked.length && <p className="note">Looking at {looked.length} files …</p>}
      {rest.length > 0 && (
        <p className="note">
          {rest.length.toLocaleString()} more files wait; they are looked at when these are in the case or left out.{' '}
          <button type="button" className="link" onClick={() => forget(rest.map(({ id }) => id))}>
            Leave them out
          </button>
        </p>
      )}
      {texts.length > 0 && <TextGroup texts={texts} forget={forget} />}
      {events.length > 0 && (
        <Group name="Event data" files={events} forget={forget}>
          <button
            type="button"
            onClick={() => void beginJob(client, 'import-events', { uploads: events.map(([{ id }]) => id) })}
          >
            Take {events.length} {events.length === 1 ? 'file' : 'files'} over
          </button>
        </Group>
      )}
      {of('table').map(([upload]) => (
        <TableGroup key={upload.id} upload={upload} forget={forget} />
      ))}
      {of('votes').length > 0 && <VotesGroup files={of('votes')} forget={forget} />}
      {of('dna').map((file) => (
        <DnaGroup key={file[0].id} file={file} forget={forget} />
      ))}
      {of('coded').length > 0 && <CodedGroup files={of('coded')} forget={forget} />}
      {of('unread').length > 0 && (
        <Group name="Cannot be read" files={of('unread')} forget={forget}>
          <button type="button" onClick={() => forget(of('unread').map(([{ id }]) => id))}>
            Leave all of them out
          </button>
        </Group>
      )}
    </>
  );
}

/** Looks at a file, and says what it found. */
function Looking({ upload, found }: { readonly upload: Upload; readonly found: (preview: UploadPreview) => void }) {
  const { data, error } = usePreview(upload);
  const [told, setTold] = useState<UploadPreview>();
  if (data && data !== told) {
    setTold(data);
    queueMicrotask(() => found(data));
  }
  return error ? <Notice error={error} /> : null;
}

function Group({
  name,
  files,
  forget,
  children,
}: {
  readonly name: string;
  readonly files: readonly Looked[];
  readonly forget: (ids: readonly string[]) => void;
  readonly children: React.ReactNode;
}) {
  return (
    <section className="group" aria-label={name}>
      <h2>
        {name} <span className="note">{files.length}</span>
      </h2>
      <div className="buttons">{children}</div>
      {files.map(([upload, preview]) => (
        <Dropped key={upload.id} upload={upload} preview={preview} forget={() => forget([upload.id])} />
      ))}
    </section>
  );
}

function TextGroup({
  texts,
  forget,
}: {
  readonly texts: readonly Looked[];
  readonly forget: (ids: readonly string[]) => void;
}) {
  const client = useQueryClient();
  const known = texts.filter(([, { there }]) => there.some(({ same }) => same !== 'name'));
  const named = texts.some(([, { there }]) => there.some(({ same }) => same === 'name'));
  const only = texts.length === 1 && texts[0]?.[1].form === 'text' ? texts[0] : undefined;
  return (
    <section className="group" aria-label="Texts">
      <h2>
        Texts <span className="note">{texts.length}</span>
      </h2>
      <form
        className="filters"
        onSubmit={submitted((form) => {
          const given = ['date', 'publisher'].flatMap((field) => {
            const value = String(form.get(field) ?? '').trim();
            return value === '' ? [] : [[field, value] as const];
          });
          const uploads = texts.map(([{ id }]) => id);
          void beginJob(client, 'add', { uploads, versions: form.has('versions'), ...Object.fromEntries(given) });
        })}
      >
        <p className="field">
          <label htmlFor="publisher">Publisher, if they do not say it</label>
          <input id="publisher" name="publisher" />
        </p>
        {only && (
          <p className="field">
            <label htmlFor="date">Day of publication</label>
            <input id="date" name="date" type="date" defaultValue={only[1].text?.date ?? ''} />
          </p>
        )}
        {named && (
          <label className="check">
            <input type="checkbox" name="versions" /> files of a name that was there before are new versions of these
            texts
          </label>
        )}
        <button type="submit">
          Read {texts.length} {texts.length === 1 ? 'file' : 'files'} into the case
        </button>
        {known.length > 0 && (
          <button type="button" onClick={() => forget(known.map(([{ id }]) => id))}>
            Leave out {known.length} that {known.length === 1 ? 'is' : 'are'} there
          </button>
        )}
      </form>
      {texts.map(([upload, preview]) => (
        <Dropped key={upload.id} upload={upload} preview={preview} forget={() => forget([upload.id])} />
      ))}
    </section>
  );
}

function TableGroup({
  upload,
  forget,
}: {
  readonly upload: Upload;
  readonly forget: (ids: readonly string[]) => void;
}) {
  const client = useQueryClient();
  const [mapping, setMapping] = useState<Mapping>();
  const { data: preview } = usePreview(upload, mapping);
  if (!preview) return null;
  const { mapping: read } = preview;
  return (
    <section className="group" aria-label={`The table ${upload.name}`}>
      <h2>A table of your own</h2>
      <div className="buttons">
        <button
          type="button"
          disabled={!read}
          onClick={() => void beginJob(client, 'import-events', { uploads: [upload.id], mapping: read })}
        >
          Take its rows over as events
        </button>
        {!read && <p className="note">Say first which column holds the day.</p>}
      </div>
      <Dropped upload={upload} preview={preview} forget={() => forget([upload.id])}>
        <Columns preview={preview} change={setMapping} />
      </Dropped>
    </section>
  );
}

/** A file of the Discourse Network Analyzer: who its coders are here is said before it is taken over. */
function DnaGroup({
  file: [upload, preview],
  forget,
}: {
  readonly file: Looked;
  readonly forget: (ids: readonly string[]) => void;
}) {
  const client = useQueryClient();
  const { coders = [] } = preview;
  return (
    <section className="group" aria-label={`Statements of ${upload.name}`}>
      <h2>Coded statements</h2>
      <form
        className="filters"
        onSubmit={submitted((form) => {
          const named = coders.map((coder) => [coder, String(form.get(coder) ?? '').trim() || coder] as const);
          void beginJob(client, 'import-dna', { uploads: [upload.id], coders: Object.fromEntries(named) });
        })}
      >
        {coders.map((coder) => (
          <p className="field" key={coder}>
            <label htmlFor={`${upload.id} ${coder}`}>
              <bdi>{coder}</bdi> is called here
            </label>
            <input id={`${upload.id} ${coder}`} name={coder} defaultValue={coder} maxLength={200} />
          </p>
        ))}
        <button type="submit">Take its texts and statements over</button>
      </form>
      <Dropped upload={upload} preview={preview} forget={() => forget([upload.id])} />
    </section>
  );
}

/** What other programs coded: what codes mean that are not known by themselves is said before it is taken over. */
function CodedGroup({
  files,
  forget,
}: {
  readonly files: readonly Looked[];
  readonly forget: (ids: readonly string[]) => void;
}) {
  const client = useQueryClient();
  const codes = [...new Set(files.flatMap(([, preview]) => preview.codes ?? []))];
  return (
    <section className="group" aria-label="Work of other programs">
      <h2>
        Work of other programs <span className="note">{files.length}</span>
      </h2>
      <form
        className="filters"
        onSubmit={submitted((form) => {
          const meant = codes.flatMap((code) => {
            const words = String(form.get(code) ?? '').trim();
            return words === '' ? [] : [[code, words] as const];
          });
          const uploads = files.map(([{ id }]) => id);
          void beginJob(client, 'import-coded', { uploads, codes: Object.fromEntries(meant) });
        })}
      >
        {codes.map((code) => (
          <p className="field" key={code}>
            <label htmlFor={`code ${code}`}>
              <bdi>{code}</bdi> means
            </label>
            <input id={`code ${code}`} name={code} placeholder="event:PROTEST" maxLength={500} />
          </p>
        ))}
        <button type="submit">
          Take {files.length} {files.length === 1 ? 'file' : 'files'} over
        </button>
      </form>
      {codes.length > 0 && (
        <p className="note">
          A code of which nothing is said is left out. Write a kind of record, for events with the category: event:AID,
          position, proposal.
        </p>
      )}
      {files.map(([upload, preview]) => (
        <Dropped key={upload.id} upload={upload} preview={preview} forget={() => forget([upload.id])} />
      ))}
    </section>
  );
}

function VotesGroup({
  files,
  forget,
}: {
  readonly files: readonly Looked[];
  readonly forget: (ids: readonly string[]) => void;
}) {
  const client = useQueryClient();
  const [replace, setReplace] = useState(false);
  return (
    <Group name="Votes" files={files} forget={forget}>
      <button
        type="button"
        onClick={() => void beginJob(client, 'import-votes', { uploads: files.map(([{ id }]) => id), replace })}
      >
        Take {files.length} {files.length === 1 ? 'table' : 'tables'} over
      </button>
      <label className="check">
        <input type="checkbox" checked={replace} onChange={({ target }) => setReplace(target.checked)} /> in place of
        the votes that the case holds
      </label>
    </Group>
  );
}
