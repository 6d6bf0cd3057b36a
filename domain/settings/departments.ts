import { Code, Id } from '../values/field-schemas';
import { staff } from '../values/role-groups';
import { entriesSection } from './entries';
import { personAt } from './people';

const department = (code: string, zh: string, en: string) => ({ code, zh, en, head: null, deputy: null, active: true });

/**
 * H-18, H-23, L-34: who answers for what went wrong. A complaint keeps the Chinese name of the department, because the customer signs it; the code
 * stays the same when the name changes.
 */
export const departments = entriesSection({
  key: 'code',
  id: Code,
  rest: { head: Id.nullable(), deputy: Id.nullable() },
  most: 50,
  needsOne: true,
  initial: () => ({
    items: [
      department('front-desk', '前台', 'Front desk'),
      department('workshop', '车间', 'Workshop'),
      department('parts', '配件', 'Parts'),
      department('customer-relations', '客服', 'Customer relations'),
      department('after-sales', '售后', 'After-sales'),
      department('finance', '财务', 'Finance'),
      department('sales', '销售', 'Sales'),
    ],
  }),
  readers: staff,
  writers: ['storeManager', 'serviceManager', 'crManager', 'operator'],
  faultsIn: ({ head, deputy }) =>
    deputy !== null && deputy === head ? [{ path: ['deputy'], fault: 'deputyIsHead' }] : [],
  namedBy: ({ head, deputy }) => [...personAt(head, ['head']), ...personAt(deputy, ['deputy'])],
});
