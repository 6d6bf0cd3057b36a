import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { brands } from '../../domain/policy/brands';
import { benefitKinds } from '../../domain/values/appointment-benefit';
import { bayKinds } from '../../domain/values/bay-kind';
import { brandTexts } from '../../texts/common/brands';
import { useTexts } from '../shared/texts/use-texts';
import { usePersonOptions } from '../shared/forms/persons';
import { useTeams } from '../shared/server/store-lists';
import { ChecklistFields } from './checklist-fields';
import { listKinds, type ListName } from './entries';
import { useSettingTexts } from './wording';

interface FieldProps {
  readonly field: string;
}

/** A person of the store, or nobody; or several. */
function PersonField({ field, several = false }: FieldProps & { readonly several?: boolean }) {
  const { field: label } = useSettingTexts();
  const options = usePersonOptions();
  return (
    <Form.Item name={field} label={label(field)}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        options={options}
        {...(several && { mode: 'multiple' })}
      />
    </Form.Item>
  );
}

function TeamField() {
  const { field: label } = useSettingTexts();
  const { items, nameOf } = useTeams();
  return (
    <Form.Item name="team" label={label('team')}>
      <Select allowClear options={items.map(({ id }) => ({ value: id, label: nameOf(id) }))} />
    </Form.Item>
  );
}

function KindField() {
  const { field: label, choice } = useSettingTexts();
  return (
    <Form.Item name="kind" label={label('kind')}>
      <Radio.Group options={bayKinds.map((kind) => ({ value: kind, label: choice(kind) }))} />
    </Form.Item>
  );
}

/** The same in both languages. */
function BothFields({ field }: FieldProps) {
  const { field: label } = useSettingTexts();
  const { t } = useTexts();
  return (
    <>
      {(['zh', 'en'] as const).map((language) => (
        <Form.Item
          key={language}
          name={[field, language]}
          label={`${label(field)} · ${t(language === 'zh' ? 'chinese' : 'english')}`}
          required
        >
          <Input maxLength={120} />
        </Form.Item>
      ))}
    </>
  );
}

function DayField({ field }: FieldProps) {
  const { field: label } = useSettingTexts();
  return (
    <Form.Item name={field} label={label(field)} required>
      <Input type="date" />
    </Form.Item>
  );
}

function BenefitFields() {
  const { field: label, choice } = useSettingTexts();
  const { language } = useTexts();
  return (
    <>
      <Form.Item name="brand" label={label('brand')}>
        <Select options={brands.map((brand) => ({ value: brand, label: brandTexts[brand].name[language] }))} />
      </Form.Item>
      <Form.Item name="kind" label={label('kind')}>
        <Select options={benefitKinds.map((kind) => ({ value: kind, label: choice(kind) }))} />
      </Form.Item>
      <Form.Item name="discountPercent" label={label('discountPercent')}>
        <InputNumber controls={false} min={0} max={30} precision={0} />
      </Form.Item>
    </>
  );
}

/** What an entry says besides its names. */
const others: { readonly [Name in ListName]: React.ComponentType } = {
  departments: () => (
    <>
      <PersonField field="head" />
      <PersonField field="deputy" />
    </>
  ),
  teams: () => (
    <>
      <PersonField field="foreman" />
      <PersonField field="members" several />
    </>
  ),
  bays: () => (
    <>
      <KindField />
      <TeamField />
    </>
  ),
  posts: () => <PersonField field="members" several />,
  campaigns: () => (
    <>
      <DayField field="from" />
      <DayField field="until" />
      <BothFields field="benefit" />
      <BothFields field="highlights" />
    </>
  ),
  appointmentBenefits: BenefitFields,
  checklistProfiles: ChecklistFields,
  causeCodes: () => null,
  classificationCodes: () => null,
};

/** The fields of an entry. A code is typed once; an id is made by the console and never seen. */
export function EntryFields({ name, isNew }: { readonly name: ListName; readonly isNew: boolean }) {
  const { field: label } = useSettingTexts();
  const Others = others[name];
  return (
    <>
      {listKinds[name].typed && (
        <Form.Item name="code" label={label('code')} required>
          <Input maxLength={40} disabled={!isNew} />
        </Form.Item>
      )}
      <Form.Item name="zh" label={label('zh')} required>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="en" label={label('en')} required>
        <Input maxLength={40} />
      </Form.Item>
      <Others />
    </>
  );
}
