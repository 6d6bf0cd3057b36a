import fc from 'fast-check';

/** The same tree is always judged the same. `npm run torture` sets another one, and says which. */
fc.configureGlobal({ seed: Number(process.env['RANDOM_SEED'] ?? 20_261_128) });
/** As Node has it: a random test is refused a hundred thousand times, and Jest would keep the last hundred calls before each refusal. */
Error.stackTraceLimit = 10;
