import { Form, Input, Select } from 'antd';
import { skills, type Skill } from '../../domain/account/skills';
import type { Role } from '../../domain/kernel/actor';
import { Email, Phone } from '../../domain/values/field-schemas';
import { skillTexts } from '../../texts/common/skills';
import { ruleOf } from '../shared/forms/rules';
import { useTexts } from '../shared/texts/use-texts';

/** What is typed about a person; an empty field is nothing. */
export interface TypedFacts {
  readonly name: string;
  readonly skills?: readonly Skill[];
  readonly phone?: string;
  readonly email?: string;
}

const orNull = (typed: string | undefined): string | null => (typed?.trim() ? typed.trim() : null);

/** As the server takes it. */
export const factsOf = ({ name, skills: able = [], phone, email }: TypedFacts) => ({
  name: name.trim(),
  skills: [...able],
  phone: orNull(phone),
  email: orNull(email),
});

export function RolesField({ choices }: { readonly choices: readonly Role[] }) {
  const { t, role } = useTexts();
  return (
    <Form.Item name="roles" label={t('rolesField')} rules={[{ required: true, message: t('needed') }]}>
      <Select
        mode="multiple"
        optionFilterProp="label"
        options={choices.map((one) => ({ value: one, label: role(one) }))}
      />
    </Form.Item>
  );
}

export function FactsFields() {
  const { t, language } = useTexts();
  return (
    <>
      <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true, message: t('needed') }]}>
        <Input autoComplete="off" maxLength={120} />
      </Form.Item>
      <Form.Item name="skills" label={t('skillsField')}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={skills.map((one) => ({ value: one, label: skillTexts[one][language] }))}
        />
      </Form.Item>
      <Form.Item name="phone" label={t('phone')} rules={[ruleOf(Phone, t('phoneRule'))]}>
        <Input autoComplete="off" inputMode="tel" maxLength={20} />
      </Form.Item>
      <Form.Item name="email" label={t('emailField')} rules={[ruleOf(Email, t('emailRule'))]}>
        <Input autoComplete="off" inputMode="email" maxLength={120} />
      </Form.Item>
    </>
  );
}
