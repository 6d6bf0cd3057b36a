/** What is kept of an upload: clean of everything but what can be seen. */
export interface Clean {
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';
  readonly bytes: Buffer;
  /** WebP. */
  readonly thumbnail: Buffer;
  /** In pixels; null for a scan, whose pages differ. */
  readonly width: number | null;
  readonly height: number | null;
}

/** A drawing is a signature; an upload is a photo or a scan. */
export type FileUse = 'upload' | 'drawing';

export const fileFaults = ['fileNotTaken', 'pictureTooLarge', 'scanTooLong', 'fileTakesTooLong', 'tooMany'] as const;
export type FileFault = (typeof fileFaults)[number];

/** Why a file is not taken; `tooMany` when it may be next time. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  constructor(readonly fault: FileFault) {
    super(fault);
  }
}

/** What the process that cleans is asked. */
export type CleaningRequest =
  | { readonly task: 'clean'; readonly bytes: Buffer; readonly use: FileUse }
  | { readonly task: 'printable'; readonly bytes: Buffer };
/** What it answers; a picture as papers print it, as PNG. */
export type CleaningAnswer =
  | { readonly clean: Clean }
  | { readonly printable: Buffer }
  | { readonly fault: FileFault }
  | { readonly defect: string };
