import type { z } from 'zod';
import type { UploadPreview } from '../../src/intake/preview-upload.ts';
import type { Upload } from '../../src/intake/uploads.ts';
import type { Problem } from '../../src/service/kit/problem.ts';
import type { EventMapping } from '../../src/sources/events/event-mapping.ts';

export type { Upload, UploadPreview };
/** Which columns of a table hold what, as it may be written. */
export type Mapping = z.input<typeof EventMapping>;

/** A file that a person dropped, with the folder from which it came. */
export interface DroppedFile {
  readonly name: string;
  readonly file: File;
}

/** Sends a file to the service, which writes it to the disk piece by piece. */
export async function sendFile({ name, file }: DroppedFile): Promise<Upload> {
  const response = await fetch(`/api/v1/uploads?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file,
  });
  const data: unknown = await response.json();
  if (response.ok) return data as Upload;
  throw new Error(`${name}: ${(data as Problem).error.message}`);
}

/** Files of a drop, also those in folders. */
export async function droppedFiles(data: DataTransfer): Promise<readonly DroppedFile[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const found = await Promise.all(entries.map((entry) => filesOf(entry, '')));
  return found.flat();
}

async function filesOf(entry: FileSystemEntry, folder: string): Promise<readonly DroppedFile[]> {
  if (entry.name.startsWith('.')) return [];
  const name = `${folder}${entry.name}`;
  if (entry.isFile) {
    const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    return [{ name, file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: DroppedFile[] = [];
  // A folder is given in parts; an empty part is the end.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (part.length === 0) return inside;
    for (const one of part) inside.push(...(await filesOf(one, `${name}/`)));
  }
}

/** Files that were chosen in a dialog, with the folder where one was chosen. */
export function chosenFiles(list: FileList | null): readonly DroppedFile[] {
  return [...(list ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}
