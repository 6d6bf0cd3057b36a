import { readConfig } from './config';

/** For the health check of a container: whether the program beside it answers. Ends with 0 when it does, else with 1. */
async function main(): Promise<void> {
  const { HEALTH_PORT, PORT } = readConfig();
  const { ok } = await fetch(`http://127.0.0.1:${HEALTH_PORT ?? PORT}/healthz`);
  process.exitCode = ok ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
