let known: ReadonlyMap<string, readonly number[]> | undefined;

/** Every character of two bytes, as the decoder of this machine has them. */
function twoByteCharacters(): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, readonly number[]>();
  for (let first = 0x81; first <= 0xfe; first += 1)
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const character = decoder.decode(Uint8Array.of(first, second));
      if (Array.from(character).length === 1 && character !== '\ufffd') found.set(character, [first, second]);
    }
  return found;
}

/** Characters beyond the basic plane have four bytes, in their order. */
function fourBytes(point: number): readonly number[] {
  const index = point - 0x1_0000 + 189_000;
  return [
    0x81 + Math.floor(index / 12_600),
    0x30 + (Math.floor(index / 1_260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ];
}

/** What a Chinese Windows saves as CSV. Throws for the rare characters of the basic plane that have four bytes. */
export function encodeGb18030(text: string): Uint8Array {
  const two = (known ??= twoByteCharacters());
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const point = character.codePointAt(0) ?? 0;
      if (point < 0x80) return [point];
      const bytes = two.get(character) ?? (point >= 0x1_0000 ? fourBytes(point) : undefined);
      if (!bytes) throw new Error(`No two bytes for ${character}.`);
      return bytes;
    }),
  );
}
