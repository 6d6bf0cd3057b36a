import { z } from 'zod';
import { previewAdoption } from '../../domain/complaint/adoption-preview';
import { ComplaintNumber } from '../../domain/complaint/number';
import { isOver, type Complaint } from '../../domain/complaint/state';
import { StoredInstant } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import { endpoint, type Endpoint } from '../http/endpoint';
import { assertAccess } from '../processes/process-api';
import { readLatest } from '../processes/reading';
import { complaintApi } from './process-api';

const Moved = z
  .object({ key: z.string(), timer: z.string(), now: StoredInstant.nullable(), adopted: StoredInstant.nullable() })
  .meta({
    id: 'MovedDeadline',
    description: 'When it is due by the pinned policy and by the present one; null where it is not',
  });
const Preview = z
  .object({ pinnedVersion: z.int(), presentVersion: z.int(), items: z.array(Moved) })
  .meta({ id: 'AdoptionPreview' });

/** What adopting the present policy would move on an open complaint. Nothing is changed. */
export const previewPolicy = (context: Context): Endpoint =>
  endpoint({
    operation: 'complaint.previewPolicy',
    method: 'get',
    path: '/complaints/:number/policy-preview',
    tag: 'complaints',
    summary: 'The deadlines that would move if the complaint adopted the present policy of the store',
    params: z.strictObject({ number: ComplaintNumber }),
    replies: { 200: { description: 'what would move', body: Preview } },
    handle: async ({ params: { number }, session }) => {
      await assertAccess(context, complaintApi, session, number);
      const complaint = (await readLatest(context, complaintApi, number, 1)) as Complaint;
      const policy = await currentPolicy(context, session.store);
      const items = isOver(complaint) ? [] : previewAdoption(complaint, policy);
      const versions = { pinnedVersion: complaint.policy.version, presentVersion: policy.version };
      return { status: 200, body: { ...versions, items: [...items] } };
    },
  });
