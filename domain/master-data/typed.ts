import { foldPlate, isVin } from '../values/vehicle';

/** What somebody typed in a search, as the fields of a new record that it can be the beginning of. */
export interface TypedFields {
  readonly name?: string;
  readonly phone?: string;
  readonly plate?: string;
  readonly vin?: string;
}

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const beginsLikeAPlate = new RegExp(`^[${PROVINCES}][A-Z][A-Z0-9挂学警港澳使领]*$`, 'u');
/** Longer than the digits of a plate. */
const beginsLikeAPhone = /^(?:1[3-9]|0)[0-9-]{5,}$/;
const mixedLikeAPlate = /^(?=.*[0-9])[A-Z0-9]{3,8}$/;

function fieldOf(word: string): TypedFields {
  const folded = foldPlate(word);
  if (isVin(folded)) return { vin: folded };
  if (beginsLikeAPlate.test(folded)) return { plate: folded };
  const digits = word.normalize('NFKC').replace(/^(?:\+|00)86/u, '');
  if (beginsLikeAPhone.test(digits)) return { phone: digits };
  if (mixedLikeAPlate.test(folded)) return { plate: folded };
  return /\p{Letter}/u.test(word) ? { name: word } : {};
}

/** Word by word; of two of a kind the first, but for names, which may have several words. */
export function typedFieldsOf(query: string): TypedFields {
  let fields: TypedFields = {};
  for (const word of query.trim().split(/\s+/u)) {
    const { name, ...others } = fieldOf(word);
    fields = { ...others, ...fields };
    if (name !== undefined) fields = { ...fields, name: fields.name === undefined ? name : `${fields.name} ${name}` };
  }
  return fields;
}
