import { bilingual } from '../../../domain/values/bilingual';
import { CarLine, CustomerLine } from '../../shared/search/hit-lines';
import { PartyPicker } from '../../shared/master-data/party-picker';
import type { SearchHit } from '../../shared/server/replies';
import { SignIn } from '../../shared/shell/sign-in';
import { useTexts } from '../../shared/texts/use-texts';
import { me, written } from '../data';
import { known, type Story } from '../story';

export const signIn: Story = {
  name: 'sign-in',
  title: bilingual('登录', 'Sign-in'),
  states: [
    { title: bilingual('第一次', 'For the first time'), view: () => <SignIn wasSignedIn={false} /> },
    { title: bilingual('登录已失效', 'A session has ended'), view: () => <SignIn wasSignedIn /> },
  ],
};

const vehicle = { id: 'V-1', plate: written.plate, model: written.model } as SearchHit['vehicles'][number];
const found = (goldCard: boolean, member: boolean): SearchHit =>
  ({
    customer: { id: 'C-1', name: written.customer, phone: written.phone, goldCard, member },
    vehicles: [vehicle],
    openOrders: [],
  }) as unknown as SearchHit;

export const search: Story = {
  name: 'search',
  title: bilingual('搜索结果', 'What a search finds'),
  states: [
    {
      title: bilingual('车辆与车主', 'A car and its owner'),
      view: () => <CarLine vehicle={vehicle} owner={found(false, false).customer} />,
    },
    { title: bilingual('客户', 'A customer'), view: () => <CustomerLine hit={found(false, false)} /> },
    { title: bilingual('金卡会员', 'A member with a gold card'), view: () => <CustomerLine hit={found(true, true)} /> },
  ],
};

function Picker({ customersToo }: { readonly customersToo: boolean }) {
  const { t } = useTexts();
  return (
    <PartyPicker
      label={t('paletteTitle')}
      placeholder={t('paletteHint')}
      customersToo={customersToo}
      onChoose={() => undefined}
    />
  );
}

export const partyPicker: Story = {
  name: 'party-picker',
  title: bilingual('选择客户或车辆', 'To choose a customer or a car'),
  states: [
    {
      title: bilingual('客户或车辆', 'A customer or a car'),
      knows: [known('/me', undefined, me())],
      view: () => <Picker customersToo />,
    },
    {
      title: bilingual('仅车辆', 'A car only'),
      knows: [known('/me', undefined, me())],
      view: () => <Picker customersToo={false} />,
    },
  ],
};
