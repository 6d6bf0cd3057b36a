interface Sample {
  readonly pages?: number;
  /** Entries of its catalog, as they stand in the file. */
  readonly catalog?: string;
  /** Where the square begins, in points from the left: another place is another picture. */
  readonly left?: number;
}

/** A PDF of A4 pages with a red square on each. */
export function samplePdf({ pages = 1, catalog = '', left = 100 }: Sample = {}): Buffer {
  const drawn = `1 0 0 rg ${left} 100 300 300 re f`;
  const kids = Array.from({ length: pages }, (_none, index) => `${index + 4} 0 R`);
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    `<</Type/Pages/Kids[${kids.join(' ')}]/Count ${pages}>>`,
    `<</Length ${drawn.length}>>stream\n${drawn}\nendstream`,
    ...kids.map(() => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>'),
  ];
  const written = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${written}trailer<</Root 1 0 R>>\n%%EOF`);
}
