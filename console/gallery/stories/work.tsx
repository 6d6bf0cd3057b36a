import { useState } from 'react';
import type { PartLine, WorkLine } from '../../../domain/repair-order/work-line';
import { bilingual } from '../../../domain/values/bilingual';
import { WorkLinesInput } from '../../shared/forms/work-lines';
import { asked } from '../../shared/server/catalogue';
import { written } from '../data';
import { known, type Story } from '../story';

const part = (partNumber: string, name: string, quantity: number, unitPrice: number): PartLine => ({
  partNumber,
  name,
  quantity,
  unitPrice,
  suppliedBy: 'shop',
  origin: 'genuine',
  keyLocation: false,
});
const service: WorkLine = {
  lineId: 'L-1',
  work: written.service,
  labourMinutes: 40,
  labour: 12_000,
  parts: [part('OIL-5W30', written.oil, 1, 32_800), part('FILTER-1', written.filter, 1, 4_500)],
};
const brakes: WorkLine = {
  lineId: 'L-2',
  work: written.brakes,
  labourMinutes: 90,
  labour: 20_000,
  parts: [],
  payer: 'manufacturer',
};

function Lines({ initial }: { readonly initial: readonly WorkLine[] }) {
  const [value, setValue] = useState<readonly WorkLine[] | undefined>(initial);
  return <WorkLinesInput value={value} onChange={setValue} />;
}

const catalogue = [
  known('/parts', { query: asked('') }, { items: [], nextCursor: null }),
  known('/price-menu', { query: asked('') }, { items: [], nextCursor: null }),
];

export const workLines: Story = {
  name: 'work-lines',
  title: bilingual('维修项目', 'Lines of work'),
  states: [
    { title: bilingual('尚无项目', 'None yet'), knows: catalogue, view: () => <Lines initial={[]} /> },
    {
      title: bilingual('有配件，以及由厂家承担', 'With parts, and one that the manufacturer pays'),
      knows: catalogue,
      view: () => <Lines initial={[service, brakes]} />,
    },
  ],
};
