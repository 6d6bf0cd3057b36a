import { Form, Input, Typography } from 'antd';
import { MIN_PASSWORD_LENGTH, normalisedPassword } from '../../domain/account/password-rules';
import { useTexts } from '../shared/texts/use-texts';

/** A password that somebody chooses, twice; the server says whether it can be guessed. */
export function NewPassword() {
  const { t } = useTexts();
  return (
    <>
      <Typography.Paragraph type="secondary">{t('passwordHint', { n: MIN_PASSWORD_LENGTH })}</Typography.Paragraph>
      <Form.Item
        name="password"
        label={t('newPassword')}
        validateTrigger="onBlur"
        rules={[
          { required: true },
          {
            validator: async (_rule, typed: string | undefined) => {
              if (typed && Array.from(normalisedPassword(typed)).length < MIN_PASSWORD_LENGTH)
                throw new Error(t('passwordShort', { n: MIN_PASSWORD_LENGTH }));
            },
          },
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeated"
        label={t('repeatPassword')}
        dependencies={['password']}
        validateTrigger="onBlur"
        rules={[
          { required: true },
          ({ getFieldValue }) => ({
            validator: async (_rule, typed: string | undefined) => {
              if (typed && typed !== getFieldValue('password')) throw new Error(t('passwordDiffers'));
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
