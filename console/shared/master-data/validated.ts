import type { FormInstance } from 'antd';

/** The values of a form; undefined where something is missing or wrong, which the form then says at its fields. */
export async function validated<T>(form: FormInstance<T>): Promise<T | undefined> {
  try {
    return await form.validateFields();
  } catch (error) {
    if (typeof error !== 'object' || error === null || !('errorFields' in error)) throw error;
    const [first] = (error as { readonly errorFields: readonly { readonly name: (string | number)[] }[] }).errorFields;
    if (first) form.scrollToField(first.name, { focus: true, block: 'center' });
    return undefined;
  }
}
