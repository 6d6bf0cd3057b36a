import { typedFieldsOf } from '../../domain/master-data/typed';

test.each([
  ['沪ZQ7719', { plate: '沪ZQ7719' }],
  ['沪z·q77', { plate: '沪ZQ77' }],
  ['ZQ7719', { plate: 'ZQ7719' }],
  ['1M8GDM9AXKP042788', { vin: '1M8GDM9AXKP042788' }],
  ['13812345678', { phone: '13812345678' }],
  ['+8613812345678', { phone: '13812345678' }],
  ['021-87654321', { phone: '021-87654321' }],
  ['王伟', { name: '王伟' }],
  ['沪生', { name: '沪生' }],
  ['John Smith', { name: 'John Smith' }],
  ['王伟 13812345678 沪A12345', { name: '王伟', phone: '13812345678', plate: '沪A12345' }],
  ['沪A12345 沪B12345', { plate: '沪A12345' }],
  ['12', {}],
  ['  ', {}],
])('what was typed goes where it belongs: %s', (query, fields) => expect(typedFieldsOf(query)).toEqual(fields));
