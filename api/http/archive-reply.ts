import { writeOut } from './write-out';

const ZIP = 'application/zip' as const;

/** The reply that `archiveReply` makes, as an endpoint declares it. */
export const archiveReplies = {
  200: { description: 'the archive', content: [ZIP], headers: { 'Content-Disposition': 'names the file' } },
} as const;

interface Archive {
  /** What the file is called, without the day. */
  readonly of: string;
  readonly at: number;
  /** How many customers it shows. */
  readonly shown: number;
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** A ZIP archive, sent piece by piece as it is made. */
export const archiveReply = ({ of, at, shown, pieces }: Archive) => ({
  status: 200 as const,
  shown,
  type: ZIP,
  headers: { 'Content-Disposition': `attachment; filename="${of}-${new Date(at).toISOString().slice(0, 10)}.zip"` },
  stream: async (res: Parameters<typeof writeOut>[0]): Promise<void> => {
    for await (const piece of pieces) {
      if (res.destroyed) return;
      await writeOut(res, piece);
    }
    res.end();
  },
});
