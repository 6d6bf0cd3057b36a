import { Errands } from '../../workflows/errands';

const unexpected = async (): Promise<never> => {
  throw new Error('nobody asks for an errand here');
};

/** For a process that asks nothing of others. */
export const noErrands = () => ({
  errands: new Errands({ carryOut: unexpected, reportRefusal: unexpected }),
  errandsOf: () => [],
});
