import { z } from 'zod';
import { Channel, Email, LongText, Phone, ShortText } from '../values/field-schemas';

/** I-02, I-03: the fields of a customer. */
export const Customer = z.strictObject({
  name: ShortText,
  /** B-02: how the customer wishes to be addressed. */
  salutation: ShortText,
  phone: Phone,
  address: ShortText,
  email: Email.nullable().default(null),
  goldCard: z.boolean().default(false),
  member: z.boolean().default(false),
  privateCustomer: z.boolean().default(true),
  preferredChannel: Channel.default('phone'),
  hopedService: LongText.nullable().default(null),
});
export type Customer = z.output<typeof Customer>;
