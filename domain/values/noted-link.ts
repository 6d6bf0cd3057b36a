import { z } from 'zod';
import { Sha256, ShortText, payload } from './field-schemas';

/** Of the hash of its secret: enough to find it again. */
const link = ShortText;
const way = z.enum(['sent', 'shown']);

/** What the API sends with a link that it makes; `description` names the requirement. */
export const noteLinkPayload = (description: string) =>
  payload({ link, way, phoneMark: Sha256.optional() }, description);

/** H2: a link to a customer. `phoneMark` is the hash of the number it was sent to; absent when it is shown in the store. */
export const NotedLink = z.object({ link, way, phoneMark: Sha256.exactOptional() });

export const notedLink = (noted: z.infer<ReturnType<typeof noteLinkPayload>>): z.infer<typeof NotedLink> => ({
  link: noted.link,
  way: noted.way,
  ...(noted.phoneMark !== undefined && { phoneMark: noted.phoneMark }),
});
