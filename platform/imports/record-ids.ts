import type { RowKey } from '../../domain/imports/check-row';
import type { ImportKindName } from '../../domain/imports/kinds';
import type { ExternalId } from '../../domain/master-data/external-id';
import { fingerprint } from '../../domain/kernel/fingerprint';

/** Names what another system calls a record of the store; it is kept under the code of it. */
export const idOfExternal = (store: string, kind: ImportKindName, { system, id }: ExternalId): string =>
  fingerprint([store, kind, 'id', system, id]);

/** The same for a row, which may be known by nothing but what it is; a hash, because that is somebody's name and phone. */
export const linkIdOf = (store: string, kind: ImportKindName, { externalId, natural }: RowKey): string =>
  externalId ? idOfExternal(store, kind, externalId) : fingerprint([store, kind, 'natural', natural]);

/** The id of the record that a row makes: the same for every try, so that it is made once. */
export const recordIdOf = (prefix: string, linkId: string): string => `${prefix}-${linkId.slice(0, 32)}`;
