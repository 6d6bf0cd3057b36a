interface Sample {
  readonly pages?: number;
  /** Entries of its catalog, as they stand in the file. */
  readonly catalog?: string;
}

const DRAWN = '1 0 0 rg 100 100 300 300 re f';

/** A PDF of A4 pages with a red square on each. */
export function samplePdf({ pages = 1, catalog = '' }: Sample = {}): Buffer {
  const kids = Array.from({ length: pages }, (_none, index) => `${index + 4} 0 R`);
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    `<</Type/Pages/Kids[${kids.join(' ')}]/Count ${pages}>>`,
    `<</Length ${DRAWN.length}>>stream\n${DRAWN}\nendstream`,
    ...kids.map(() => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>'),
  ];
  const written = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${written}trailer<</Root 1 0 R>>\n%%EOF`);
}
