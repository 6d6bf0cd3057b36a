import type { FullNode, Hash } from '../../../domain/proof/merkle-tree';
import { nodeHash } from '../../../domain/proof/merkle-tree';
import { fromBase64, toBase64 } from '../../../domain/proof/base64';
import type { ReadNode } from '../../../domain/proof/make-bundle';
import { ignoreDuplicates } from '../duplicates';
import { majority } from '../feed/lease';
import { below, oneOf } from '../filters';
import type { Models, StoredProofTile } from '../models';

/** Hashes in a full tile: eight levels of the tree lie between a tile and the one above it. */
const WIDTH = 256;
const LEVELS = 8;
const HASH_BYTES = 32;

interface Place {
  readonly level: number;
  readonly index: number;
}

const tileId = (store: string, { level, index }: Place): string =>
  `${store}:${level}:${String(index).padStart(12, '0')}`;

function hashesOf({ hashes }: Pick<StoredProofTile, 'hashes'>): readonly Hash[] {
  const bytes = fromBase64(hashes) ?? new Uint8Array();
  return Array.from({ length: bytes.length / HASH_BYTES }, (_none, at) =>
    bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}

/** The root over hashes whose number is a power of two. */
function rootOfFull(hashes: readonly Hash[]): Hash {
  let level = hashes;
  while (level.length > 1)
    level = Array.from({ length: level.length / 2 }, (_none, at) => nodeHash(level[2 * at]!, level[2 * at + 1]!));
  return level[0]!;
}

async function loadTiles(
  { proofTiles }: Pick<Models, 'proofTiles'>,
  store: string,
  places: readonly Place[],
): Promise<ReadonlyMap<string, readonly Hash[]>> {
  const ids = [...new Set(places.map((place) => tileId(store, place)))];
  const found = await proofTiles.find({ _id: oneOf(ids) }).lean<StoredProofTile[]>();
  return new Map(found.map((tile) => [tile._id, hashesOf(tile)]));
}

/** The right edge of the tree over a log, to which leaves are added. */
export class TileWriter {
  /** The last tile of each level, which is never full. */
  readonly #edge: { index: number; hashes: Hash[] }[] = [];

  private constructor(
    private readonly models: Pick<Models, 'proofTiles'>,
    private readonly store: string,
  ) {}

  /** After the first `size` leaves, whose tiles are stored. Throws a RangeError when they are not. */
  static async open(models: Pick<Models, 'proofTiles'>, store: string, size: number): Promise<TileWriter> {
    const writer = new TileWriter(models, store);
    const edge: (Place & { readonly width: number })[] = [];
    for (let [level, count] = [0, size]; count > 0; level++, count = Math.floor(count / WIDTH))
      edge.push({ level, index: Math.floor(count / WIDTH), width: count % WIDTH });
    const tiles = await loadTiles(models, store, edge);
    for (const place of edge) {
      const hashes = (tiles.get(tileId(store, place)) ?? []).slice(0, place.width);
      if (hashes.length < place.width) throw new RangeError(`tile ${tileId(store, place)} is not there`);
      writer.#edge.push({ index: place.index, hashes });
    }
    return writer;
  }

  /** Adds leaves and stores the tiles that they change. */
  async add(leaves: readonly Hash[]): Promise<void> {
    const changed = new Map<string, readonly Hash[]>();
    for (const leaf of leaves) this.#push(0, leaf, changed);
    for (const [_id, hashes] of changed) {
      const tile = { store: this.store, width: hashes.length, hashes: toBase64(Buffer.concat(hashes)) };
      // another writer may have come further: then its tile begins with these hashes, and stays
      await ignoreDuplicates(
        this.models.proofTiles.updateOne(
          { _id, width: below(hashes.length) },
          { $set: tile },
          { upsert: true, ...majority },
        ),
      );
    }
  }

  #push(level: number, hash: Hash, changed: Map<string, readonly Hash[]>): void {
    const tile = (this.#edge[level] ??= { index: 0, hashes: [] });
    tile.hashes.push(hash);
    changed.set(tileId(this.store, { level, index: tile.index }), [...tile.hashes]);
    if (tile.hashes.length < WIDTH) return;
    this.#edge[level] = { index: tile.index + 1, hashes: [] };
    this.#push(level + 1, rootOfFull(tile.hashes), changed);
  }
}

/** Where the hashes are of which a node of the tree is made. */
function placeOf({ level, index }: FullNode): { readonly tile: Place; readonly from: number; readonly count: number } {
  const above = Math.floor(level / LEVELS);
  const count = 2 ** (level - above * LEVELS);
  const first = index * count;
  return { tile: { level: above, index: Math.floor(first / WIDTH) }, from: first % WIDTH, count };
}

/**
 * What `make` makes of the nodes of a tree: it is called once to see which nodes it asks for, and again with those. It may not choose by their
 * hashes. Throws a RangeError for a node that the tree does not have.
 */
export async function withNodes<T>(
  models: Pick<Models, 'proofTiles'>,
  store: string,
  make: (read: ReadNode) => T,
): Promise<T> {
  const asked: Place[] = [];
  make((node) => {
    asked.push(placeOf(node).tile);
    return new Uint8Array(HASH_BYTES);
  });
  const tiles = await loadTiles(models, store, asked);
  return make((node) => {
    const { tile, from, count } = placeOf(node);
    const hashes = tiles.get(tileId(store, tile))?.slice(from, from + count) ?? [];
    if (hashes.length < count) throw new RangeError(`the log of ${store} lacks a node of level ${node.level}`);
    return rootOfFull(hashes);
  });
}
