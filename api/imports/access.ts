import type { ImportKindName } from '../../domain/imports/kinds';
import type { Session } from '../http/sessions';

/** Who works in a store is for its manager to say; everything else for all who may import. */
export const mayImport = ({ roles }: Pick<Session, 'roles'>, kind: ImportKindName): boolean =>
  kind !== 'staff' || roles.includes('storeManager');
